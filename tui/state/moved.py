"""Documents that were moved: what is remembered of them follows."""

from __future__ import annotations

import os
import time

from texts.identity import digest
from tui.state.store import State

TABLES = ("place", "bookmark", "note", "alignment", "read_on")
"""What is remembered of a document, by the column ``document``."""


def recognise(state: State, path: str) -> str:
    """Remember what a file holds; take over what is remembered of one that was moved here.

    Args:
        state: What is remembered.
        path: The absolute path of a file.

    Returns:
        The path where it was before; empty if it was not moved, or still stands there too.
    """
    told = digest(path)
    if not told:
        return ""
    before = ""
    if not state.rows("SELECT 1 FROM identity WHERE document = ?", path):
        query = "SELECT document FROM identity WHERE digest = ? AND document != ? ORDER BY seen_at"
        gone = [old for (old,) in state.rows(query, told, path) if not os.path.exists(old)]
        before = gone[-1] if gone else ""
    if before:
        for table in TABLES:
            state.write(f"UPDATE OR REPLACE {table} SET document = ? WHERE document = ?",
                        path, before)  # fmt: skip
        state.write("DELETE FROM identity WHERE document = ?", before)
    state.write("INSERT OR REPLACE INTO identity VALUES (?, ?, ?)", path, told, time.time())
    return before
