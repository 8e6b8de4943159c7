"""What was looked up and searched for, the latest first."""

from __future__ import annotations

import time
from typing import NamedTuple

from tui.state.store import REMEMBERED, State


class Lookup(NamedTuple):
    """Something that was looked up."""

    query: str
    """What was typed."""
    concept: str
    """Id of the concept that was opened; empty if none was."""
    at: float
    """Seconds since the epoch."""


def lookups(state: State) -> list[Lookup]:
    """Return all lookups that are kept, the latest first."""
    rows = state.rows("SELECT query, concept, asked_at FROM lookup ORDER BY asked_at DESC")
    return [Lookup(*row) for row in rows]


def searches(state: State) -> list[str]:
    """Return what was searched for in texts, the latest first."""
    return [str(row[0]) for row in state.rows("SELECT words FROM searched ORDER BY at DESC")]


def save_search(state: State, words: str) -> None:
    """Remember a search; the oldest beyond :data:`tui.state.store.REMEMBERED` are forgotten."""
    state.write("INSERT OR REPLACE INTO searched VALUES (?, ?)", words, time.time())
    state.write(
        "DELETE FROM searched WHERE words NOT IN "
        "(SELECT words FROM searched ORDER BY at DESC LIMIT ?)",
        REMEMBERED,
    )
