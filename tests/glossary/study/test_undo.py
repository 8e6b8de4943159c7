"""The log is the truth: what is undone never was."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.study.card import CardKind, Grade, Memory
from glossary.study.day import Days
from glossary.study.queue import Limits
from glossary.study.schedule import Schedule
from glossary.study.session import Session
from tests.glossary.study.conftest import (
    ALMATY,
    DAY,
    MINUTE,
    HandClock,
    contents,
    empty_deck,
    fill,
)

SCHEDULE = Schedule(Schedule().options._replace(leech=2))
DEEDS = st.one_of(
    st.sampled_from(Grade), st.sampled_from(["suspend", "bury", "postpone", "undo", "begin"])
)
STEPS = st.lists(
    st.tuples(DEEDS, st.sampled_from([0, 1, MINUTE, 11 * MINUTE, DAY, 40 * DAY, -3 * DAY])),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_any_deeds_and_as_many_undos_leave_nothing(
    steps: list[tuple[Grade | str, int]],
) -> None:
    deck, clock = empty_deck(), HandClock()
    fill(deck, 3, (CardKind.KK_RU, CardKind.RU_KK))
    session = Session(deck, SCHEDULE, Days(4, ALMATY), Limits(4, 4), clock)
    before, asked = contents(deck), session.card
    for deed, time in steps:
        clock.now += time
        if deed in ("undo", "begin"):
            getattr(session, str(deed))()
        elif session.card is None:
            session.begin()
        elif isinstance(deed, Grade):
            session.grade(deed)
        elif deed == "postpone":
            session.postpone(2)
        else:
            getattr(session, deed)()
        assert deck.cards() == [
            one._replace(memory=deck.log.memory(one.number)) for one in deck.cards()
        ]
    while session.undo() is not None:
        pass
    assert contents(deck) == before
    clock.now = HandClock().now
    session.begin()
    assert session.card == asked
    assert session.graded == 0


@settings(max_examples=60, deadline=None)
@given(STEPS, STEPS)
def test_undoing_what_came_later_gives_back_what_was_before(
    first: list[tuple[Grade | str, int]], later: list[tuple[Grade | str, int]]
) -> None:
    deck, clock = empty_deck(), HandClock()
    fill(deck, 2)
    session = Session(deck, SCHEDULE, Days(4, ALMATY), Limits(), clock)

    def grade(steps: list[tuple[Grade | str, int]]) -> int:
        done = 0
        for deed, time in steps:
            clock.now += max(0, time)
            session.begin()
            if isinstance(deed, Grade) and session.card is not None:
                session.grade(deed)
                done += 1
        return done

    grade(first)
    before = contents(deck)
    for _ in range(grade(later)):
        session.undo()
    assert contents(deck) == before


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_the_log_alone_tells_the_cards(steps: list[tuple[Grade | str, int]]) -> None:
    deck, clock = empty_deck(), HandClock()
    fill(deck, 2)
    session = Session(deck, SCHEDULE, Days(4, ALMATY), Limits(), clock)
    for deed, time in steps:
        clock.now += time
        session.begin()
        if session.card is None:
            continue
        if isinstance(deed, Grade):
            session.grade(deed)
        elif deed in ("suspend", "bury"):
            getattr(session, deed)()
        elif deed == "postpone":
            session.postpone(2)
    cards, log = deck.cards(), [deck.log.of(number) for number in (1, 2)]
    for card in cards:
        deck._keep(card.number, Memory())
        deck.replay(card.number, SCHEDULE.after)
    assert deck.cards() == cards
    assert [deck.log.of(number) for number in (1, 2)] == log
