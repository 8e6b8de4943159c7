"""Which termbases are asked, and opening them for the command line."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import glossary
from glossary.cache import Opened, Progress, default_folder, open_index
from glossary.collection import MINE, SHIPPED, Member, members
from glossary.embedded import IndexedGlossary
from tui.folders import SETTINGS_FILE
from tui.folders import folder as place
from tui.messages import _, sentence
from tui.sanitise import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from glossary.fresh import FreshGlossary
    from glossary.lookup import Glossary
    from tui.request import OpenGlossary, Progress

LOCK_WAIT = 10.0
"""Seconds to wait for who writes the same termbase."""
PATIENCE = 0.3
"""Seconds before a progress bar appears: a short build needs none."""
WIDTH = 24
"""Cells of the bar."""
SCALE = 1000
"""Steps of a part of the work, where it has several."""


def shipped() -> Path:
    """Return the path of the termbase that comes with the program."""
    return Path(glossary.__file__).with_name("termbase.tbx")


def folder() -> Path:
    """Return where one's own termbases and those imported are."""
    from tui.state.place import default_folder as data_folder

    return data_folder() / "termbases"


def mine() -> Path:
    """Return the file of the termbase that additions and edits go to."""
    return folder() / f"{MINE}.tbx"


def locked(target: Path) -> AbstractContextManager[object]:
    """Keep others away from a termbase in the folder while it is replaced.

    Raises:
        TermbaseError: Somebody else has been writing it for too long, or the folder is closed.
    """
    if target.resolve().parent != folder().resolve():
        return nullcontext()  # a file elsewhere has one user
    from glossary.cache import lock
    from glossary.formats.atomic import unwritable

    try:
        return lock(target.with_name(f".{target.name}.lock"), LOCK_WAIT)
    except OSError as error:
        raise unwritable(target, error) from error


def all_members() -> list[Member]:
    """Return all termbases of this person, those not to be asked too, in the order of asking."""
    where = folder()
    if not where.is_dir():
        return [Member(SHIPPED, shipped(), True)]
    if not (Path(place("config")) / SETTINGS_FILE).exists():  # nor need their reader be imported
        return members(where, shipped())
    from tui.settings import Settings, default_path

    settings = Settings(default_path())
    return members(where, shipped(), settings.order, settings.off)


def chosen(named: Sequence[Path]) -> list[Path]:
    """Return the termbases to ask: those named, or all that are on; at least the shipped one."""
    if named:
        return list(named)
    return [one.path for one in all_members() if one.on] or [shipped()]


def open_chosen(
    named: Sequence[Path], progress: Progress = lambda done, total: None, *, rebuild: bool = False
) -> Opened:
    """Open the index over the termbases to ask.

    Raises:
        GlossaryError: A termbase cannot be read, or the index neither opened nor built.
    """
    return open_index(
        chosen(named), default_folder(), progress, rebuild=rebuild, own=overlaid(named)
    )


def overlaid(named: Sequence[Path]) -> tuple[Path, ...]:
    """Return the termbases whose entries take the place of others' with the same id."""
    return () if named else (mine(),)


def open_glossary(named: Sequence[Path], *, rebuild: bool = False) -> IndexedGlossary:
    """Open the termbases, building their index first where needed.

    Args:
        named: Termbase files named by the user; none means all of this person.
        rebuild: Build the index even if it is whole.

    Returns:
        The lookup over them. A bar on standard error shows the building, in a terminal.

    Raises:
        GlossaryError: A termbase cannot be read, or the index neither opened nor built.
    """
    with Bar(_("Building the index")) as bar:
        opened = open_chosen(named, bar, rebuild=rebuild)
    if opened.notice:
        print(f"tilmash: {visible(sentence(opened.notice))}", file=sys.stderr)
    return IndexedGlossary(opened.store)


def opener(named: Sequence[Path]) -> OpenGlossary:
    """Return what opens the termbases for the app, in a worker.

    Args:
        named: Termbase files named by the user; none means the shipped one.
    """

    def open_fresh(progress: Progress) -> Glossary:
        return fresh(named, progress)

    return open_fresh


def fresh(named: Sequence[Path], progress: Progress = lambda done, total: None) -> FreshGlossary:
    """Open termbases that may change, come and go while they are asked; as ``opener``."""
    from glossary.fresh import FreshGlossary

    return FreshGlossary(
        chosen(named),
        default_folder(),
        progress,
        own=overlaid(named),
        folder=None if named else folder(),
        listed=lambda: chosen(named),
    )


class Bar:
    """A progress bar on standard error; silent where that is no terminal."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._start = time.monotonic()
        self._drawn = False

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.clear()

    def clear(self) -> None:
        """Take the bar off the screen, for something else to be printed."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._drawn = False

    def part(self, number: int, parts: int) -> Progress:
        """Return what is told how far one of several parts of the work has come.

        Args:
            number: Of the part, from 0.
            parts: How many there are.
        """
        return lambda done, total: self(
            number * SCALE + SCALE * done // max(total, 1), parts * SCALE
        )

    def __call__(self, done: int, total: int) -> None:
        """Draw how far the work has come."""
        if not sys.stderr.isatty() or time.monotonic() - self._start < PATIENCE:
            return
        share = done / total if total else 1.0
        filled = round(share * WIDTH)
        bar = "█" * filled + "░" * (WIDTH - filled)
        self._drawn = True  # before it is: an interrupt may come in between
        sys.stderr.write(f"\r{self._label} {bar} {share:4.0%}\x1b[K")
        sys.stderr.flush()
