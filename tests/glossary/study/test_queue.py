"""What is asked on a day, in which order, and how much of it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from glossary.study.card import CardKind, Grade, Memory, Phase
from glossary.study.day import Days
from glossary.study.deck import Deck
from glossary.study.queue import AHEAD, Limits, next_due, queue
from glossary.study.schedule import Schedule
from glossary.study.session import Session
from tests.glossary.study.conftest import DAY, MINUTE, NOON, HandClock, fill

LEARNING, REVIEW, RELEARNING = Phase.LEARNING, Phase.REVIEW, Phase.RELEARNING


class C(NamedTuple):
    """A card: its phase and when it is due from now."""

    phase: int = Phase.NEW
    due: int = 0
    suspended: int = 0
    buried_today: bool = False


def put(deck: Deck, days: Days, cards: list[C]) -> None:
    fill(deck, len(cards))
    for number, card in enumerate(cards, 1):
        buried = days.day(NOON) if card.buried_today else 0
        stable = None if card.phase == Phase.NEW else 5.0
        due = NOON + card.due if card.phase != Phase.NEW else 0
        memory = Memory(card.phase, 0, stable, stable, due, 0, 0, card.suspended, buried)
        deck._keep(number, memory)


N, R, L = C(), C(REVIEW, -DAY), C(LEARNING, -MINUTE)
ORDERS = [
    ("new cards in the order of adding", [N, N, N], Limits(), [1, 2, 3]),
    ("no more new ones than the limit", [N, N, N, N], Limits(new=2), [1, 2]),
    ("none if the limit is none", [N, N, R], Limits(new=0), [3]),
    ("reviews up to their limit", [R, C(REVIEW, -2 * DAY), C(REVIEW, -3 * DAY)],
     Limits(reviews=2), [3, 2]),
    ("reviews by the day they were due on", [R, C(REVIEW, -9 * DAY), C(REVIEW, -4 * DAY)],
     Limits(), [2, 3, 1]),
    ("a review is due on its day from the morning", [C(REVIEW, 8 * 60 * MINUTE)], Limits(), [1]),
    ("not on the day before", [C(REVIEW, 17 * 60 * MINUTE)], Limits(), []),
    ("new ones spread among reviews, a review first",
     [N, N, *(C(REVIEW, -n * DAY) for n in (9, 8, 7, 6))], Limits(), [3, 4, 1, 5, 6, 2]),
    ("learning comes first", [N, R, L], Limits(), [3, 2, 1]),
    ("learning by its time", [L, C(RELEARNING, -2 * MINUTE)], Limits(), [2, 1]),
    ("learning that is not due waits for the others", [C(LEARNING, 5 * MINUTE), N], Limits(),
     [2, 1]),
    ("and is not asked far ahead of its time", [C(LEARNING, AHEAD + 1)], Limits(), []),
    ("suspended ones are not asked", [C(REVIEW, -DAY, 1), C(suspended=1), C(LEARNING, -1, 1)],
     Limits(), []),
    ("nor those buried today", [N._replace(buried_today=True), N], Limits(), [2]),
    ("learning is not limited", [L, L, N, R], Limits(0, 0), [1, 2]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cards", "limits", "asked"), [case[1:] for case in ORDERS], ids=[case[0] for case in ORDERS]
)
def test_order(
    deck: Deck, days: Days, clock: HandClock, cards: list[C], limits: Limits, asked: list[int]
) -> None:
    put(deck, days, cards)
    session = Session(deck, Schedule(), days, limits, clock)
    found = []
    while session.card is not None:
        found.append(session.card.number)
        session._take()
    assert found == asked


def test_what_was_done_today_counts_against_the_limits(
    deck: Deck, days: Days, clock: HandClock
) -> None:
    put(deck, days, [N, N, N, C(REVIEW, -9 * DAY), C(REVIEW, -8 * DAY), C(REVIEW, -7 * DAY)])
    limits = Limits(2, 2)
    session = Session(deck, Schedule(), days, limits, clock)
    while session.card is not None:
        session.grade(Grade.EASY)
    assert session.graded == 4
    assert queue(deck.database, days, limits, clock.now).main == []
    clock.now += DAY
    left = queue(deck.database, days, limits, clock.now)
    assert [number for number, _phase in left.main] == [6, 3]


def test_siblings_wait_for_tomorrow(deck: Deck, days: Days, clock: HandClock) -> None:
    fill(deck, 2, (CardKind.KK_RU, CardKind.RU_KK, CardKind.DEFINITION_TERM))
    session = Session(deck, Schedule(), days, Limits(), clock)
    asked = []
    while session.card is not None:
        asked.append(session.card.note)
        session.grade(Grade.EASY)
    assert asked == [1, 2]
    clock.now += DAY
    session.begin()
    assert session.left() == (2, 0, 0)


def test_a_sibling_that_is_being_learnt_makes_the_others_wait(
    deck: Deck, days: Days, clock: HandClock
) -> None:
    fill(deck, 1, (CardKind.KK_RU, CardKind.RU_KK))
    session = Session(deck, Schedule(), days, Limits(), clock)
    session.grade(Grade.AGAIN)
    assert session.card is not None and session.card.number == 1
    clock.now = days.start(days.day(clock.now) + 1) - MINUTE
    assert queue(deck.database, days, Limits(), clock.now).main == []


def test_undoing_gives_the_siblings_back(deck: Deck, days: Days, clock: HandClock) -> None:
    fill(deck, 1, (CardKind.KK_RU, CardKind.RU_KK))
    session = Session(deck, Schedule(), days, Limits(), clock)
    session.grade(Grade.EASY)
    assert session.card is None
    session.undo()
    session.suspend()
    session.begin()
    assert session.card is not None and session.card.number == 2


@pytest.mark.parametrize(
    ("cards", "due"),
    [
        ([], None),
        ([C(LEARNING, 30 * MINUTE)], 30 * MINUTE),
        ([C(REVIEW, 3 * DAY)], 3 * DAY - 8 * 60 * MINUTE),
        ([N], 16 * 60 * MINUTE),
        ([C(REVIEW, DAY, 1)], None),
        ([N._replace(buried_today=True)], 16 * 60 * MINUTE),
    ],
    ids=["empty", "a learning card", "a review, from its day's beginning", "more new tomorrow",
         "suspended", "buried"],
)  # fmt: skip
def test_next_due(deck: Deck, days: Days, cards: list[C], due: int | None) -> None:
    put(deck, days, cards)
    assert next_due(deck.database, days, Limits(), NOON) == (None if due is None else NOON + due)


def test_a_leech_is_put_aside(deck: Deck, days: Days, clock: HandClock) -> None:
    fill(deck, 1)
    schedule = Schedule(Schedule().options._replace(leech=2))
    card = before = deck.card(1)
    for grade in (Grade.EASY, Grade.AGAIN, Grade.EASY, Grade.AGAIN):
        clock.now += 30 * DAY
        before, card = card, deck.grade(card, grade, clock.now, schedule.after)
    assert (before.memory.lapses, before.memory.suspended) == (1, 0)
    assert (card.memory.lapses, card.memory.suspended) == (2, 1)
    assert deck.undo(Schedule().after) == before


def test_what_was_put_aside_is_taken_back(deck: Deck, days: Days, clock: HandClock) -> None:
    fill(deck, 1, (CardKind.KK_RU, CardKind.RU_KK))
    session = Session(deck, Schedule(), days, Limits(), clock)
    session.suspend()
    assert deck.take_back("concept-0", clock.now) == 1
    assert deck.take_back("concept-0", clock.now) == 0
    assert not any(card.memory.suspended for card in deck.cards())


def test_what_comes_later_today_is_not_due_now(deck: Deck, days: Days) -> None:
    put(deck, days, [C(LEARNING, AHEAD + MINUTE), C(LEARNING, AHEAD), N])
    left = queue(deck.database, days, Limits(), NOON)
    assert (left.due(NOON), sum(left.left())) == (2, 3)


def test_what_is_postponed_comes_on_its_day(deck: Deck, days: Days, clock: HandClock) -> None:
    put(deck, days, [R])
    session = Session(deck, Schedule(), days, Limits(), clock)
    card = session.postpone(3)
    assert session.card is None
    assert days.day(card.memory.due) == days.day(clock.now) + 3
    assert session.next_due() == card.memory.due
    clock.now += 3 * DAY
    session.begin()
    assert session.card is not None and session.card.memory.stability == 5.0


def test_a_day_that_ends_in_the_middle_begins_anew(
    deck: Deck, days: Days, clock: HandClock
) -> None:
    fill(deck, 4)
    session = Session(deck, Schedule(), days, Limits(new=2), clock)
    session.grade(Grade.EASY)
    clock.now = days.start(days.day(clock.now) + 1)
    session.grade(Grade.EASY)
    assert session.left() == (1, 0, 0)
