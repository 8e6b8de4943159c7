"""Documents that were moved, changed or not: what is remembered of them follows."""

from __future__ import annotations

import contextlib
import os
import time
from array import array
from collections.abc import Callable, Sequence
from typing import NamedTuple

from texts.document import BlockSource
from texts.identity import digest, resemblance, sample
from tui.state.store import State

TABLES = ("place", "bookmark", "note", "alignment", "read_on")
"""What is remembered of a document, by the column ``document``."""
ENOUGH = 0.5
"""Share of a document's groups of words that must stand in another for it to be the same, changed:
two reports made from one form share less of what is sampled all over them."""
LARGER = 2.5
"""How many times as large or as small it may be."""
_NONE = b"-"
"""Sample of a document too short for one."""
_WAITING = b""
"""Sample of a document that has been opened and not looked at closely yet."""


class Known(NamedTuple):
    """What a file was recognised by at once."""

    before: str
    """The path where it was, unchanged; empty if it was not moved or still stands there too."""
    closely: bool
    """Whether it has to be looked at closely: what it holds is new."""


def recognise(state: State, path: str) -> Known:
    """Remember what a file holds; take over what is remembered of one that was moved here.

    Args:
        state: What is remembered.
        path: The absolute path of a file.

    Returns:
        What can be told without reading the file.
    """
    told = digest(path)
    if not told:
        return Known("", False)
    before, taken = "", None
    if rows := state.rows("SELECT digest, sample FROM identity WHERE document = ?", path):
        same = rows[0][0] == told
        # One that has been known is never taken for another, whatever it holds now.
        taken = rows[0][1] if same or rows[0][1] == _WAITING else None
    else:
        query = (
            "SELECT document, sample FROM identity WHERE digest = ? AND document != ? "
            "ORDER BY seen_at"
        )
        gone = [row for row in state.rows(query, told, path) if not os.path.exists(row[0])]
        before, taken = gone[-1] if gone else ("", _WAITING)
    if before:
        _adopt(state, path, before)
    _keep(state, path, told, taken)
    return Known(before, taken in (None, _WAITING))


def look_closely(state: State, path: str, source: BlockSource, go_on: Callable[[], bool]) -> str:
    """Take over what is remembered of a document that was moved here and changed a little.

    Args:
        state: What is remembered.
        path: The absolute path of a file that has been given to :func:`recognise`.
        source: The document, opened for this: another thread may read the one on the screen.
        go_on: Asked now and then; False ends it, and nothing is taken over.

    Returns:
        The path where it was before; empty if it is none that was moved.

    Raises:
        TextsError: It cannot be read.
    """
    rows = state.rows("SELECT digest, size, sample FROM identity WHERE document = ?", path)
    if not rows:
        return ""
    told, size, taken = rows[0]
    before = _resembling(state, path, size, source, go_on) if taken == _WAITING else ""
    groups = sample(source)
    if not go_on():
        return ""
    if before:
        _adopt(state, path, before)
    _keep(state, path, told, _packed(groups))
    return before


def _resembling(
    state: State, path: str, size: int, source: BlockSource, go_on: Callable[[], bool]
) -> str:
    """Return the path of the document that most of one comes from, if that is gone."""
    query = (
        "SELECT document, sample FROM identity WHERE document != ? AND length(sample) > 1 "
        "AND size * ? > ? AND size < ? * ?"
    )
    best, most = "", ENOUGH
    for document, taken in state.rows(query, path, LARGER, size, size, LARGER):
        if go_on() and not os.path.exists(document):
            share = resemblance(_unpacked(taken), source, go_on)
            if share >= most:
                best, most = document, share
    return best


def _adopt(state: State, path: str, before: str) -> None:
    for table in TABLES:
        state.write(f"UPDATE OR REPLACE {table} SET document = ? WHERE document = ?",
                    path, before)  # fmt: skip
    state.write("DELETE FROM identity WHERE document = ?", before)


def _keep(state: State, path: str, told: str, taken: bytes | None) -> None:
    size = 0
    with contextlib.suppress(OSError):  # it went away meanwhile; the reader says so
        size = os.path.getsize(path)
    state.write(
        "INSERT OR REPLACE INTO identity (document, digest, seen_at, size, sample) "
        "VALUES (?, ?, ?, ?, ?)",
        path, told, time.time(), size, taken,
    )  # fmt: skip


def _packed(groups: Sequence[int]) -> bytes:
    return array("I", groups).tobytes() if groups else _NONE


def _unpacked(taken: bytes) -> Sequence[int]:
    return array("I", taken) if len(taken) % array("I").itemsize == 0 else ()
