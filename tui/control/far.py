"""Looking for what may be far away: what is at hand at once, the rest in a worker that can stop.

A worker tells how far it has come, and keys are answered meanwhile; ``Esc`` stops it, and so does
whatever is looked for next.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from texts.reach import is_found
from tui.messages import _
from tui.search.seeking import Offsets, Place, onwards

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen

AT_ONCE = 200
"""Blocks that are searched before a worker takes over: some milliseconds."""
REPORT = 0.25
"""Seconds between two reports of how far a search has come; shorter ones need none."""
SEEKING = "seek"
"""Group of the workers that look for a place; a new one takes the place of the one before."""


def look(
    reader: ReaderScreen, inside: Offsets, block: int, direction: int, count: int,
    arrive: Callable[[Place], None], missed: Callable[[], None],
) -> None:  # fmt: skip
    """Find what is so many further on, up to the end of the document.

    Args:
        reader: Who reads.
        inside: From a block number to the offsets of what is sought in it; asked in a worker too.
        block: The first block that is looked into.
        direction: 1 forwards, -1 backwards.
        count: Which one is wanted, from 1.
        arrive: Called with its place.
        missed: Called if there are not so many.
    """
    source, app = reader.reading.source, reader.app
    reader.workers.cancel_group(reader, SEEKING)
    left = count
    for _step in range(AT_ONCE):
        if not is_found(source, block):
            break
        offsets = inside(block)[::direction]
        if len(offsets) >= left:
            arrive((block, offsets[left - 1]))
            return
        left -= len(offsets)
        block += direction

    def work() -> None:
        worker = get_current_worker()
        go_on = reporting(reader, _("Searching: {percent} % (Esc stops)"))
        places = onwards(source, inside, block, go_on, direction)
        place = next(islice(places, left - 1, None), None)
        if not worker.is_cancelled:
            app.call_from_thread(come, place)

    def come(place: Place | None) -> None:
        reader.status.say(progress="")
        if reader.reading.source is not source:
            return
        if place is None:
            missed()
        else:
            arrive(place)

    reader.run_worker(work, thread=True, group=SEEKING, exclusive=True)


def reporting(reader: ReaderScreen, sentence: str) -> Callable[[float], bool]:
    """Return what says how far the worker that calls it has come, and whether to go on.

    Args:
        reader: Whose status line says it.
        sentence: With ``{percent}``.
    """
    app, worker, told = reader.app, get_current_worker(), time.monotonic()

    def go_on(share: float) -> bool:
        nonlocal told
        if worker.is_cancelled:
            return False
        if time.monotonic() - told > REPORT:
            told = time.monotonic()
            said = sentence.format(percent=int(100 * share))
            app.call_from_thread(reader.status.say, progress=said)
        return not worker.is_cancelled

    return go_on
