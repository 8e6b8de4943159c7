"""Weights fitted to one's own log; needs PyTorch, which tilmash does not require."""

from __future__ import annotations

import importlib.util
import math
import random

import pytest

from glossary.errors import GlossaryError
from glossary.study.card import CardKind, Grade, Memory, Phase
from glossary.study.deck import Deck
from glossary.study.optimise import LEAST, optimised
from glossary.study.schedule import USUAL, Schedule
from tests.glossary.study.conftest import DAY, NOON, empty_deck, fill

HAS_TORCH = importlib.util.find_spec("torch") is not None
needs_torch = pytest.mark.skipif(not HAS_TORCH, reason="PyTorch is not installed here")


def learnt(reviews: int) -> Deck:
    """A deck of somebody who forgets more than the library's weights believe."""
    deck, schedule, chance = empty_deck(), Schedule(), random.Random(7)
    fill(deck, 60, (CardKind.KK_RU,))
    due = {number: NOON + chance.randrange(20 * DAY) for number in range(1, 61)}
    for _review in range(reviews):
        number = min(due, key=lambda one: due[one])
        card = deck.card(number)
        weights = (3, 1, 5, 1) if card.memory.phase == Phase.REVIEW else (1, 1, 5, 3)
        (grade,) = chance.choices(list(Grade), weights)
        card = deck.grade(card, grade, due[number], schedule.after)
        if card.memory.suspended:
            card = deck.suspend(card, due[number], suspended=False)
        due[number] = card.memory.due + chance.randrange(DAY)
    return deck


def loss(deck: Deck, schedule: Schedule) -> float:
    """The mean log loss of what a scheduler foretells of the log's reviews."""
    memories: dict[int, Memory] = {}
    losses = []
    for number, at, grade, _was, _took in deck.log.graded():
        memory = memories.get(number, Memory())
        if memory.phase == Phase.REVIEW and at - memory.last > DAY:
            recall = min(0.999, max(0.001, schedule.recall(memory, at)))
            losses.append(-math.log(recall if grade > 1 else 1 - recall))
        memories[number] = schedule.after(memory, Grade(grade), at)
    return sum(losses) / len(losses)


@needs_torch
def test_fitted_weights_foretell_the_log_better_than_the_usual_ones() -> None:
    deck, told = learnt(1200), list[int]()
    parameters = optimised(deck.log, told.append)
    assert LEAST <= told[0] < 1200
    # With too few reviews the library returns its own weights without a word.
    assert len(parameters) == len(USUAL.parameters) and parameters != USUAL.parameters
    fitted = Schedule(USUAL._replace(parameters=parameters))
    # The library takes them: a scheduler that refused them would have fallen back on its own.
    assert fitted._scheduler.parameters == parameters
    assert loss(deck, fitted) < loss(deck, Schedule())


@needs_torch
def test_reviews_of_one_day_do_not_make_a_log_long() -> None:
    deck, schedule = empty_deck(), Schedule()
    fill(deck, 1, (CardKind.KK_RU,))
    for minute in range(2 * LEAST):
        deck.grade(deck.card(1), Grade.GOOD, NOON + 60_000 * minute, schedule.after)
    with pytest.raises(GlossaryError, match=f"has 0 reviews .* fewer than the {LEAST}"):
        optimised(deck.log, lambda _count: None)


@pytest.mark.skipif(HAS_TORCH, reason="PyTorch is installed here")
def test_without_pytorch_one_sentence_says_so() -> None:
    with pytest.raises(GlossaryError, match="needs PyTorch"):
        optimised(learnt(3).log, lambda _count: None)
