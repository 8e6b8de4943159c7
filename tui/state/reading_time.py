"""How long and how much was read, by document and day."""

from __future__ import annotations

from typing import NamedTuple

from tui.state.store import State

USUAL_SPEED = 180.0
"""Words a minute of who has not read enough here to tell: reading long Russian and Kazakh words
is slower than the 238 of English (Brysbaert 2019, *How many words do we read per minute?*)."""
ENOUGH = 300.0
"""Seconds of reading that tell the speed."""
SLOWEST, FASTEST = 30.0, 900.0
"""Words a minute between which a measured speed is believed."""


class Day(NamedTuple):
    """What was read of a document on a day."""

    day: str
    """ISO 8601."""
    document: str
    """What the state knows it by."""
    title: str
    """What it is called."""
    seconds: float
    """Without those in which nothing was done."""
    words: int
    """In the paragraphs passed."""


def add(state: State, day: Day) -> None:
    """Add to what was read of a document on a day."""
    state.write(
        "INSERT INTO read_on VALUES (?, ?, ?, ?, ?) ON CONFLICT (document, day) DO UPDATE SET "
        "title = excluded.title, seconds = seconds + excluded.seconds, "
        "words = words + excluded.words",
        day.document, day.day, day.title, day.seconds, day.words,
    )  # fmt: skip


def days(state: State, limit: int = 400) -> list[Day]:
    """Return what was read, the latest day first, on each the longest read first."""
    rows = state.rows(
        "SELECT day, document, title, seconds, words FROM read_on "
        "ORDER BY day DESC, seconds DESC LIMIT ?",
        limit,
    )
    return [Day(*row) for row in rows]


def speed(state: State, document: str = "") -> float:
    """Return words a minute, in a document or, where too little of it was read, in all."""
    for condition, values in (("WHERE document = ?", (document,)), ("", ())):
        query = f"SELECT sum(seconds), sum(words) FROM read_on {condition}"
        for seconds, words in state.rows(query, *values):
            if seconds and seconds >= ENOUGH:
                return min(FASTEST, max(SLOWEST, 60 * float(words) / float(seconds)))
    return USUAL_SPEED
