"""What the deck and its log say in figures: forecast, retention, calendar, stability, progress."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from glossary.study.card import Milliseconds, Phase
from glossary.study.content import load_content
from glossary.study.day import Days
from glossary.study.deck import Deck
from glossary.study.faults import told

MATURE = 21.0
"""Days of stability from which a card counts as known (Anki's *mature*: an interval of 21 days)."""
AHEAD = 30
"""Days of the forecast."""
WEEKS = 26
"""Weeks of the calendar: half a year fits into 60 columns."""
STABILITIES = (1, 3, 7, 14, 21, 30, 60, 90, 180, 365)
"""Edges of the histogram, in days; the last bar holds all beyond."""


class Share(NamedTuple):
    """How many of how many."""

    passed: int
    of: int

    @property
    def percent(self) -> int | None:
        """The share in per cent; None of nothing."""
        return round(100 * self.passed / self.of) if self.of else None


class Branch(NamedTuple):
    """How far a part of the concept tree has come, counted in concepts."""

    name: str
    """The topmost concept's; empty for concepts under none."""
    new: int
    learning: int
    known: int


class Figures(NamedTuple):
    """All figures of a deck at an instant."""

    cards: int
    new: int
    learning: int
    """Being learnt, or learnt and remembered for less than three weeks."""
    known: int
    suspended: int
    reviews: int
    """Gradings in the log."""
    today: int
    """Gradings of today."""
    minutes: int
    """Minutes spent today."""
    streak: int
    """Days in a row with at least one grading, today or yesterday the last."""
    forecast: tuple[int, ...]
    """Cards due on each day from today on; those overdue are due today."""
    retention: tuple[tuple[str, Share], ...]
    """Reviews remembered: of ``today``, ``week``, ``month``, ``year``, ``all``."""
    weekly: tuple[Share, ...]
    """The same for each of the last weeks, the present one last."""
    calendar: tuple[tuple[int, int], ...]
    """Days with gradings in the last weeks, as ordinals, and how many; ascending."""
    stability: tuple[int, ...]
    """Learnt cards by stability: one more bar than :data:`STABILITIES`."""
    branches: tuple[Branch, ...]
    """By name of the topmost concept, the most concepts first."""


def figures(deck: Deck, days: Days, now: Milliseconds) -> Figures:
    """Return all figures of a deck.

    Raises:
        StudyFault: It cannot be read.
    """
    today = days.day(now)
    with told():
        cards = deck.database.execute(
            "SELECT note, phase, due, stability, suspended FROM study_card"
        ).fetchall()
        log = list(deck.log.graded())
    calendar, spent = _calendar(log, days, today)
    weekly, spans = _retention(log, days, today)
    asked = [card for card in cards if not card[4]]
    states = Counter(_state(phase, stability) for _n, phase, _d, stability, _s in asked)
    return Figures(
        len(cards), states["new"], states["learning"], states["known"], len(cards) - len(asked),
        len(log), calendar.get(today, 0), round(spent / 60_000), _streak(calendar, today),
        _forecast(asked, days, today), spans, weekly,
        tuple(sorted((day, n) for day, n in calendar.items() if day > today - 7 * WEEKS)),
        _histogram([stability for _n, phase, _d, stability, _s in asked if phase == Phase.REVIEW]),
        _branches(deck, asked),
    )  # fmt: skip


def states(deck: Deck) -> dict[str, str]:
    """Return what is known of each concept of the deck.

    Returns:
        By id of the concept: ``new`` until one of its cards is graded, ``known`` once all that are
        asked are remembered for three weeks, else ``learning``.
    """
    with told():
        rows = deck.database.execute(
            "SELECT concept, max(phase), min(CASE WHEN phase = 2 THEN stability ELSE 0 END) "
            "FROM study_card JOIN study_note ON study_note.number = note "
            "WHERE suspended = 0 GROUP BY note"
        ).fetchall()
    return {
        concept: "new" if not phase else "known" if least >= MATURE else "learning"
        for concept, phase, least in rows
    }


def _state(phase: int, stability: float | None) -> str:
    if phase == Phase.NEW:
        return "new"
    mature = phase == Phase.REVIEW and stability is not None and stability >= MATURE
    return "known" if mature else "learning"


_Log = list[tuple[int, Milliseconds, int, int, int]]


def _calendar(log: _Log, days: Days, today: int) -> tuple[dict[int, int], Milliseconds]:
    """Return gradings by day, and the time spent today."""
    found: dict[int, int] = {}
    spent = 0
    day, end = 0, 0
    for _card, at, _grade, _was, took in log:
        if at >= end:
            day = days.day(at)
            end = days.start(day + 1)
        found[day] = found.get(day, 0) + 1
        spent += took if day == today else 0
    return found, spent


def _streak(calendar: dict[int, int], today: int) -> int:
    day = today if today in calendar else today - 1
    length = 0
    while day - length in calendar:
        length += 1
    return length


def _retention(
    log: _Log, days: Days, today: int
) -> tuple[tuple[Share, ...], tuple[tuple[str, Share], ...]]:  # fmt: skip
    """Return the shares remembered by week, and in spans that end today."""
    by_day: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    day, end = 0, 0
    for _card, at, grade, was, _took in log:
        if was != Phase.REVIEW:
            continue
        if at >= end:
            day = days.day(at)
            end = days.start(day + 1)
        by_day[day][0] += grade > 1
        by_day[day][1] += 1

    def share(first: int, last: int) -> Share:
        found = [by_day[day] for day in list(by_day) if first <= day <= last]
        return Share(sum(one[0] for one in found), sum(one[1] for one in found))

    weeks = tuple(
        share(today - 7 * week - 6, today - 7 * week) for week in reversed(range(WEEKS))
    )  # fmt: skip
    spans = {"today": 1, "week": 7, "month": 30, "year": 365, "all": today}
    return weeks, tuple((name, share(today - n + 1, today)) for name, n in spans.items())


def _forecast(
    cards: list[tuple[int, int, Milliseconds, float | None, int]], days: Days, today: int
) -> tuple[int, ...]:  # fmt: skip
    ends = [days.start(today + 1 + n) for n in range(AHEAD)]
    counts = [0] * AHEAD
    dues = sorted(due for _note, phase, due, _s, _x in cards if phase and due < ends[-1])
    place = 0
    for due in dues:
        while due >= ends[place]:
            place += 1
        counts[place] += 1
    return tuple(counts)


def _histogram(stabilities: list[float | None]) -> tuple[int, ...]:
    counts = [0] * (len(STABILITIES) + 1)
    for stability in stabilities:
        place = sum((stability or 0) >= edge for edge in STABILITIES)
        counts[place] += 1
    return tuple(counts)


def _branches(
    deck: Deck, cards: list[tuple[int, int, Milliseconds, float | None, int]]
) -> tuple[Branch, ...]:  # fmt: skip
    """Return how far each top branch is; a concept is as far as the least known of its cards."""
    of_note: dict[int, list[str]] = defaultdict(list)
    for note, phase, _due, stability, _suspended in cards:
        of_note[note].append(_state(phase, stability))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with told():
        rows = deck.database.execute("SELECT number, content FROM study_note").fetchall()
    contents = [(of_note[number], load_content(text)) for number, text in rows if number in of_note]
    tops = {content.branch[0] for _of, content in contents if content.branch}
    for of, content in contents:
        # A topmost concept belongs to the branch that it is the name of.
        own = content.term("kk") if content.term("kk") in tops else ""
        state = of[0] if len(set(of)) == 1 else "learning"
        counts[content.branch[0] if content.branch else own][state] += 1
    found = [Branch(name, n["new"], n["learning"], n["known"]) for name, n in counts.items()]
    return tuple(sorted(found, key=lambda one: (-sum(one[1:]), one.name)))
