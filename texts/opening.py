"""Opening whatever a reader names: an id of the library, or a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from math import inf
from time import monotonic

from texts.document import BlockSource
from texts.errors import TextsError
from texts.paged import PagedText
from texts.plain import STANDARD_INPUT

PATIENCE = 1.0
"""Seconds after which it is said that a pipe is waited for."""
FIRST = "pr"
"""The document of the library that is opened where nothing has been read: the catalogue's first."""


def open_source(name: str, language: str | None = None, encoding: str | None = None) -> BlockSource:
    """Open a document.

    Args:
        name: An id of the library, or a path; a file of the same name as an id is opened by
            ``./name``.
        language: For a document of the library, which of its languages; the original's if none.

        encoding: For plain text, what it is in; told by its letters if none is given.

    Returns:
        The document, at once whatever its size.

    Raises:
        TextsError: There is no such document, or it cannot be read.
    """
    if is_shipped(name):
        from texts import shelf

        return shelf.load(name, language)
    if name != STANDARD_INPUT and encoding is None:
        from texts.formats.detect import rich

        opens = rich(name)
        if opens is not None:
            return opens()
    return PagedText(name, encoding)


def open_beginning(
    name: str, rows: int, measure: int, encoding: str | None = None
) -> tuple[BlockSource, bool]:
    """Open a document as far as its first page, from its beginning.

    Args:
        name: As for :func:`open_source`.
        rows: Rows that the page has at most.
        measure: Cells of the widest line.
        encoding: As for :func:`open_source`.

    Returns:
        The document, and whether it is all of it.

    Raises:
        TextsError: There is no such document, or it cannot be read.
    """
    if not is_shipped(name) and name != STANDARD_INPUT and encoding is None:
        from texts.formats.detect import beginning

        source = beginning(name, rows, measure)
        if source is not None:
            from texts.formats.brief import Brief

            return source, not isinstance(source, Brief)
    return open_source(name, encoding=encoding), True


def open_piped(pipe: int, encoding: str | None, waiting: Callable[[], None]) -> BlockSource:
    """Open what comes through a pipe, as soon as the beginning of it has come.

    Args:
        pipe: Its file descriptor.
        encoding: What it is in; told by its letters if none is given.
        waiting: Called once if that takes a while.

    Returns:
        A :class:`texts.piped.Beginning` if the pipe fell silent before it had brought a segment.

    Raises:
        TextsError: It is empty, binary, or there is no place to keep it.
    """
    from texts.piped import opened
    from texts.spool import Spool

    try:
        spool = Spool(pipe)
    except OSError as error:
        raise TextsError(
            "standard input cannot be kept ({reason})",
            remedy="set TMPDIR to a folder with room",
            reason=error.strerror or str(error),
        ) from error
    said_at = monotonic() + PATIENCE

    def still_waiting() -> bool:
        nonlocal said_at
        if monotonic() > said_at:
            said_at = inf
            waiting()
        return True

    source = opened(spool, encoding, still_waiting)
    assert source is not None  # as nobody stops it
    return source


def is_shipped(name: str) -> bool:
    """Tell whether a name is an id of the library, without reading the catalogue."""
    if os.sep in name or not name:
        return False
    folder = os.path.join(os.path.dirname(__file__), "library")
    return any(one.startswith(f"{name}.") and one.endswith(".txt") for one in os.listdir(folder))
