"""The review log: what was done to cards, and what was remembered of each after it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from glossary.study.card import Grade, Memory, Milliseconds

IMPORTED = "imported"
"""What a row says that came from another program; it cannot be undone."""
_MEMORY = ", ".join(Memory._fields)
_ENTRY = f"number, card, at, grade, done, took, was, {_MEMORY}"


class Entry(NamedTuple):
    """Something that was done to a card."""

    number: int
    """Its own, ascending in the order of doing; 0 for one that is not in the log yet."""
    card: int
    at: Milliseconds
    grade: int
    """1 to 4; 0 for anything but a grade."""
    by: str
    """``grade``, ``suspend``, ``bury``, ``postpone`` or ``imported``."""
    took: Milliseconds
    """How long the card was looked at."""
    was: int
    """The card's phase before."""
    memory: Memory
    """What was remembered after."""


class Log:
    """The log of a deck. It opens no transaction of its own."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def add(self, entry: Entry) -> None:
        """Add a row at the end."""
        marks = ", ".join("?" * (6 + len(Memory._fields)))
        self._database.execute(
            f"INSERT INTO study_log (card, at, grade, done, took, was, {_MEMORY}) VALUES ({marks})",
            (*entry[1:7], *entry.memory),
        )

    def add_imported(self, card: int, at: Milliseconds, grade: Grade, took: Milliseconds) -> int:
        """Add a grading from elsewhere unless it is there; return how many rows were added."""
        here = self._database.execute(
            "SELECT 1 FROM study_log WHERE card = ? AND at = ? AND grade > 0", (card, at)
        ).fetchone()
        if here is not None:
            return 0
        self.add(Entry(0, card, at, int(grade), IMPORTED, took, 0, Memory()))
        return 1

    def last(self) -> Entry | None:
        """Return what was done last here; None if nothing was."""
        return next(
            self._entries("WHERE done <> ? ORDER BY number DESC LIMIT 1", (IMPORTED,)), None
        )

    def of(self, card: int) -> list[Entry]:
        """Return what was done to a card, in the order of time."""
        return list(self._entries("WHERE card = ? ORDER BY at, number", (card,)))

    def has_since(self, entry: Entry) -> bool:
        """Tell whether anything was done to an entry's card after it, in the order of time."""
        found = self._database.execute(
            "SELECT 1 FROM study_log WHERE card = ? AND (at, number) > (?, ?) LIMIT 1",
            (entry.card, entry.at, entry.number),
        ).fetchone()
        return found is not None

    def memory(self, card: int) -> Memory:
        """Return what the log says is remembered of a card."""
        entries = self._entries("WHERE card = ? ORDER BY at DESC, number DESC LIMIT 1", (card,))
        return next((entry.memory for entry in entries), Memory())

    def remove(self, entry: Entry) -> None:
        """Take a row away."""
        self._database.execute("DELETE FROM study_log WHERE number = ?", (entry.number,))

    def rewrite(self, entry: Entry, was: int, memory: Memory) -> None:
        """Let a row say something else of what was remembered."""
        values = ", ".join(f"{name} = ?" for name in Memory._fields)
        self._database.execute(
            f"UPDATE study_log SET was = ?, {values} WHERE number = ?",
            (was, *memory, entry.number),
        )

    def graded(self, since: Milliseconds = 0) -> Iterator[tuple[int, Milliseconds, int, int, int]]:
        """Yield card, time, grade, phase before and time taken of each grading, by time."""
        yield from self._database.execute(
            "SELECT card, at, grade, was, took FROM study_log WHERE at >= ? AND grade > 0 "
            "ORDER BY at, number",
            (since,),
        )

    def latest_of(self, card: int) -> Milliseconds:
        """Return the time of a card's latest row; 0 if there is none."""
        found = self._database.execute(
            "SELECT max(at) FROM study_log WHERE card = ?", (card,)
        ).fetchone()[0]
        return int(found or 0)

    def latest(self) -> Milliseconds:
        """Return the time of the latest row; 0 if there is none."""
        found = self._database.execute("SELECT max(at) FROM study_log").fetchone()[0]
        return int(found or 0)

    def _entries(self, condition: str, values: tuple[object, ...]) -> Iterator[Entry]:
        rows = self._database.execute(f"SELECT {_ENTRY} FROM study_log {condition}", values)
        for row in rows:
            number, card, at, grade, by, took, was, *memory = row
            yield Entry(number, card, at, grade, by, took, was, Memory(*memory))
