"""What a slow pipe has brought so far, shown before it is enough to be cut into segments.

Where a segment ends depends on what stands behind it (:mod:`texts.segments`), so of a pipe that
has brought less than a segment and what follows it, nothing could be shown. Such a beginning is
opened as a text of its own instead, and again with what has come since, until there is enough.
"""

from __future__ import annotations

from collections.abc import Callable

from texts.errors import TextsError
from texts.paged import STEP, PagedText
from texts.plain import STANDARD_INPUT
from texts.segments import SEEK
from texts.spool import SoFar, Spool

ENOUGH = STEP + SEEK + 4
"""Bytes with which the first segment is found as it would be in the whole text."""
SILENCE = 0.2
"""Seconds in which nothing comes, after which what has come is shown."""


class Beginning(PagedText):
    """What had come through a pipe when it fell silent.

    Args:
        spool: The pipe.
        so_far: What had come.
        encoding: What it is in; told by its letters if none is given.

    Raises:
        TextsError: That is no text.
    """

    def __init__(self, spool: Spool, so_far: SoFar, encoding: str | None) -> None:
        super().__init__(STANDARD_INPUT, encoding, spool=so_far)
        self._spool = spool
        self._shown = so_far.size
        self._named = encoding

    def more(self, go_on: Callable[[], bool]) -> PagedText | None:
        """Wait for more of it; see :func:`opened`.

        Raises:
            TextsError: What has come is no text after all.
        """
        return opened(self._spool, self._named, go_on, self._shown)


def opened(
    spool: Spool, encoding: str | None, go_on: Callable[[], bool], shown: int = 0
) -> PagedText | None:
    """Open what comes through a pipe, as soon as there is enough, or silence after something new.

    Args:
        spool: The pipe.
        encoding: What it is in; told by its letters if none is given.
        go_on: Asked several times a second; False stops.
        shown: Bytes that are shown already.

    Returns:
        None if it was stopped.

    Raises:
        TextsError: All of it is there, or enough, and it is no text.
    """
    before = -1
    while not spool.wait(ENOUGH, SILENCE):
        if not go_on():
            return None
        size = spool.size
        if size == before and (so_far := spool.so_far()) is not None and so_far.size > shown:
            try:
                return Beginning(spool, so_far, encoding)
            except TextsError:
                # It may become one with what comes; else that is said in the end.
                shown = so_far.size
        before = size
    return PagedText(STANDARD_INPUT, encoding, spool=spool)
