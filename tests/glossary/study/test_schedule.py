"""The scheduler is the library's: the same due dates, card for card."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import fsrs
import pytest

from glossary.study.card import Grade, Memory
from glossary.study.deck import Deck
from glossary.study.schedule import Options, Schedule
from tests.glossary.study.conftest import DAY, NOON, fill

REVIEWS, CARDS = 10_000, 400
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
OPTIONS = [
    Options(),
    Options(0.8, (60,), (60, 900)),
    Options(0.95, (), ()),
]


@pytest.mark.parametrize("options", OPTIONS, ids=["usual", "one step", "no steps"])
def test_ten_thousand_reviews_get_the_librarys_due_dates(deck: Deck, options: Options) -> None:
    """A simulation of its own with the library, beside the deck that is written and read back."""
    fill(deck, CARDS)
    schedule = Schedule(options._replace(leech=0))
    library = fsrs.Scheduler(
        desired_retention=options.retention,
        learning_steps=[timedelta(seconds=one) for one in options.learning],
        relearning_steps=[timedelta(seconds=one) for one in options.relearning],
        enable_fuzzing=False,
    )
    theirs = {number: fsrs.Card(number) for number in range(1, CARDS + 1)}
    chance, at = random.Random(7), NOON
    for _review in range(REVIEWS):
        number = chance.randint(1, CARDS)
        grade = chance.choices(list(Grade), (1, 1, 6, 2))[0]
        at += chance.choice((1, 999, 61_000, 3_600_123, DAY // 3))
        when = EPOCH + timedelta(milliseconds=at)
        theirs[number], _log = library.review_card(theirs[number], fsrs.Rating(grade), when)
        deck.grade(deck.card(number), grade, at, schedule.after)
    for number, card in theirs.items():
        mine = deck.card(number).memory
        if card.last_review is None:
            assert mine == Memory()
            continue
        assert EPOCH + timedelta(milliseconds=mine.due) == card.due
        assert EPOCH + timedelta(milliseconds=mine.last) == card.last_review
        assert (mine.phase, mine.step) == (card.state, card.step or 0)
        assert (mine.stability, mine.difficulty) == (card.stability, card.difficulty)
    assert len(deck.log.of(1)) > 5


def test_the_intervals_shown_are_those_that_are_kept(deck: Deck) -> None:
    fill(deck, 1)
    schedule = Schedule()
    promised = schedule.intervals(deck.card(1).memory, NOON)
    assert list(promised.values()) == sorted(promised.values())
    for grade, interval in promised.items():
        card = deck.grade(deck.card(1), grade, NOON, schedule.after)
        assert card.memory.due == NOON + interval
        deck.undo(Schedule().after)


def test_a_clock_set_back_keeps_the_log_in_order(deck: Deck) -> None:
    fill(deck, 1)
    schedule = Schedule()
    first = deck.grade(deck.card(1), Grade.GOOD, NOON, schedule.after)
    second = deck.grade(first, Grade.GOOD, NOON - 400 * DAY, schedule.after)
    assert second.memory.last == NOON
    assert second.memory.due > NOON
    assert [entry.at for entry in deck.log.of(1)] == [NOON, NOON]
    assert deck.undo(Schedule().after) == first


def test_weights_that_the_library_refuses_are_not_used() -> None:
    assert Schedule(Options(parameters=(1.0,))).intervals(Memory(), NOON) == Schedule().intervals(
        Memory(), NOON
    )
