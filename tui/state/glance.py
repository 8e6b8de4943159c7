"""Where a document was left, asked of the state before there is time to open it."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple


class Left(NamedTuple):
    """Where a document was left."""

    document: str
    """Id in the library, or absolute path."""
    block: str
    """Id of the block."""
    offset: int
    """Block offset, in code points."""
    beside: str
    """Language shown beside; empty for none."""
    quote: str = ""
    """The words that stood there; empty if they were not kept."""


def glance(path: str, document: str = "") -> Left | None:
    """Return where a document was left, or the one read last if none is named.

    Args:
        path: The file of the state.
        document: Id in the library, or absolute path.

    Returns:
        None if that is not known, or the state is not at hand.
    """
    condition = "WHERE document = ?1" if document else "ORDER BY read_at DESC LIMIT 1"
    try:
        database = sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True, timeout=0.05)
        try:
            query = f"SELECT * FROM place {condition}"
            database.row_factory = sqlite3.Row
            row = database.execute(query, (document,) if document else ()).fetchone()
        finally:
            database.close()
    except sqlite3.Error:
        return None
    if row is None:
        return None
    # A state of before has no quotations; the app brings it up to date in a moment.
    return Left(*(row[name] for name in Left._fields if name in row.keys()))  # noqa: SIM118


def _quoted(path: str) -> str:
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
