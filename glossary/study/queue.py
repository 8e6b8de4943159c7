"""What is asked today, and in which order. Reads the deck and changes nothing.

Order: learning cards whose time has come; then reviews with new cards spread evenly among them;
then learning cards whose time comes within :data:`AHEAD`. Reviews go by the day they were due on,
mixed within a day; new cards in the order in which they were added. One card of a note is asked a
day: once a sibling has been graded today, or is being learnt, the others wait for tomorrow.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from glossary.study.card import Milliseconds, Phase
from glossary.study.day import Days
from glossary.study.faults import told

AHEAD = 20 * 60_000
"""Milliseconds by which a learning card may come early when nothing else is left (Anki's usual)."""
_MIX = 2_654_435_761
"""Knuth's multiplicative hash: mixes the cards of a day, the same way whenever it is asked."""


class Limits(NamedTuple):
    """How much is asked on a day."""

    new: int = 20
    """New cards."""
    reviews: int = 200
    """Cards that have been learnt; those being learnt come besides."""


class Done(NamedTuple):
    """What has been done on a day."""

    new: int
    """New cards begun."""
    reviews: int
    """Reviews of cards that had been learnt."""
    notes: frozenset[int]
    """Numbers of the notes graded."""


class Queue(NamedTuple):
    """What is left for the day."""

    learning: list[tuple[Milliseconds, int]]
    """Cards being learnt: when each is due, its number; ascending."""
    main: list[tuple[int, int]]
    """Reviews and new cards in the order of asking: number, and phase."""

    def due(self, now: Milliseconds) -> int:
        """Return how many cards can be asked now; those being learnt that come later cannot."""
        return len(self.main) + sum(due <= now + AHEAD for due, _number in self.learning)

    def left(self) -> tuple[int, int, int]:
        """Return how many new, learning and review cards are left."""
        new = sum(phase == Phase.NEW for _number, phase in self.main)
        return new, len(self.learning), len(self.main) - new


@told()
def queue(
    database: sqlite3.Connection, days: Days, limits: Limits, now: Milliseconds
) -> Queue:  # fmt: skip
    """Return what is left for the day that an instant belongs to.

    Args:
        database: The deck.
        days: When days begin.
        limits: For the whole day; what has been done of it counts.
        now: The instant.

    Raises:
        StudyFault: The deck cannot be read.
    """
    day = days.day(now)
    end = days.start(day + 1)
    finished = done(database, days.start(day), end)
    learning = [
        (due, number, note)
        for number, note, due in database.execute(
            "SELECT number, note, due FROM study_card WHERE phase IN (1, 3) AND due < ? "
            "AND suspended = 0 AND buried <> ? ORDER BY due, number",
            (end, day),
        )
    ]
    busy = set(finished.notes)
    busy.update(note for (note,) in database.execute(
        "SELECT note FROM study_card WHERE phase IN (1, 3) AND due < ? AND suspended = 0", (end,)
    ))  # fmt: skip
    reviews = _reviews(database, days, day, busy, max(0, limits.reviews - finished.reviews))
    new = _new(database, day, busy, max(0, limits.new - finished.new))
    main = list(_spread(reviews, new))
    return Queue([(due, number) for due, number, _note in learning], main)


def done(database: sqlite3.Connection, start: Milliseconds, end: Milliseconds) -> Done:
    """Return what has been done between two instants."""
    rows = database.execute(
        "SELECT card.note, log.was, log.grade FROM study_log log INDEXED BY study_log_at "
        "JOIN study_card card ON card.number = log.card "
        "WHERE log.at >= ? AND log.at < ? AND log.grade > 0",
        (start, end),
    ).fetchall()
    return Done(
        sum(was == Phase.NEW for _note, was, _grade in rows),
        sum(was == Phase.REVIEW for _note, was, _grade in rows),
        frozenset(note for note, _was, _grade in rows),
    )


@told()
def next_due(
    database: sqlite3.Connection, days: Days, limits: Limits, now: Milliseconds
) -> Milliseconds | None:  # fmt: skip
    """Return when something is asked next once the day's queue is empty; None if never.

    A learning card is due to the minute, a review from the beginning of its day, new cards and what
    the limits or siblings put off from the beginning of tomorrow.
    """
    day = days.day(now)
    tomorrow = days.start(day + 1)
    usable = "suspended = 0 AND buried <> ?"
    learning = database.execute(
        f"SELECT min(due) FROM study_card WHERE phase IN (1, 3) AND {usable}", (day,)
    ).fetchone()[0]
    review = database.execute(
        "SELECT min(due) FROM study_card WHERE phase = 2 AND suspended = 0"
    ).fetchone()[0]
    new = database.execute(
        "SELECT 1 FROM study_card WHERE phase = 0 AND suspended = 0 LIMIT 1"
    ).fetchone()
    buried = database.execute(
        "SELECT 1 FROM study_card WHERE buried = ? AND suspended = 0 LIMIT 1", (day,)
    ).fetchone()
    times = []
    if learning is not None:
        times.append(max(now, learning) if learning < tomorrow else learning)
    if review is not None and limits.reviews:
        times.append(max(tomorrow, days.start(days.day(review))))
    if (new is not None and limits.new) or buried is not None:
        times.append(tomorrow)
    return min(times, default=None)


def _reviews(
    database: sqlite3.Connection, days: Days, day: int, busy: set[int], most: int
) -> list[int]:  # fmt: skip
    """Return the reviews of a day, and mark their notes as busy."""
    found: list[int] = []
    if not most:
        return found
    rows = database.execute(
        "SELECT number, note, due FROM study_card WHERE phase = 2 AND due < ? "
        "AND suspended = 0 AND buried <> ? ORDER BY due",
        (days.start(day + 1), day),
    )
    for number, note in _mixed(rows, days, day):
        if note not in busy:
            busy.add(note)
            found.append(number)
            if len(found) == most:
                break
    return found


def _mixed(
    rows: Iterator[tuple[int, int, Milliseconds]], days: Days, today: int
) -> Iterator[tuple[int, int]]:  # fmt: skip
    """Yield cards by the day that they were due on, those of one day mixed."""
    batch: list[tuple[int, int]] = []
    end = 0
    for number, note, due in rows:
        if due >= end:
            yield from sorted(batch, key=lambda one: (one[0] * _MIX + today) & 0xFFFFFFFF)
            batch = []
            end = days.start(days.day(due) + 1)
        batch.append((number, note))
    yield from sorted(batch, key=lambda one: (one[0] * _MIX + today) & 0xFFFFFFFF)


def _new(database: sqlite3.Connection, day: int, busy: set[int], most: int) -> list[int]:
    found: list[int] = []
    if not most:
        return found
    rows = database.execute(
        "SELECT number, note FROM study_card WHERE phase = 0 AND suspended = 0 AND buried <> ? "
        "ORDER BY due, number",
        (day,),
    )
    for number, note in rows:
        if note not in busy:
            busy.add(note)
            found.append(number)
            if len(found) == most:
                break
    return found


def _spread(reviews: list[int], new: list[int]) -> Iterator[tuple[int, int]]:
    """Yield reviews with new cards spread evenly among them; a review comes first."""
    total = len(reviews) + len(new)
    taken = 0
    for place in range(total):
        if (taken + 1) * total <= (place + 1) * len(new):
            yield new[taken], Phase.NEW
            taken += 1
        else:
            yield reviews[place - taken], Phase.REVIEW
