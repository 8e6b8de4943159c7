"""Imports among one's own grades: in any order, once or twice, the log alone tells the cards."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.study.card import CardKind, Grade, Memory, Milliseconds
from glossary.study.deck import Deck
from glossary.study.schedule import Schedule
from tests.glossary.study.conftest import DAY, MINUTE, NOON, contents, empty_deck, fill

SCHEDULE = Schedule(Schedule().options._replace(leech=2))
CARDS = (1, 2)
Row = tuple[int, Milliseconds, Grade, Milliseconds]
# A millisecond past the minute: an answer from elsewhere is never at the instant of one from here.
IMPORTED = st.lists(
    st.tuples(
        st.sampled_from(CARDS),
        st.integers(-20, 20).map(lambda days: NOON + days * DAY + 1),
        st.sampled_from(Grade),
        st.just(5_000),
    ),
    max_size=8,
    unique_by=lambda row: row[:2],
)


class Deed(NamedTuple):
    """Something done here."""

    card: int
    day: int
    what: Grade | str


DEEDS = st.lists(
    st.builds(
        Deed,
        st.sampled_from(CARDS),
        st.integers(0, 6),
        st.one_of(st.sampled_from(Grade), st.sampled_from(["suspend", "bury", "postpone"])),
    ),
    max_size=8,
)


def opened() -> Deck:
    deck = empty_deck()
    fill(deck, len(CARDS), (CardKind.KK_RU,))
    return deck


def do(deck: Deck, deeds: list[Deed], at: Milliseconds = NOON) -> Milliseconds:
    for deed in deeds:
        at += deed.day * DAY + MINUTE
        card = deck.card(deed.card)
        if isinstance(deed.what, Grade):
            deck.grade(card, deed.what, at, SCHEDULE.after)
        elif deed.what == "suspend":
            deck.suspend(card, at)
        elif deed.what == "bury":
            deck.bury(card, at, 9)
        else:
            deck.postpone(card, at, at + 3 * DAY)
    return at


def told(deck: Deck) -> list[tuple[Memory, list[tuple[object, ...]]]]:
    """What is remembered of each card, and its log without the numbers of the rows."""
    return [
        (deck.card(card).memory, [entry[2:] for entry in deck.log.of(card)]) for card in CARDS
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(DEEDS, IMPORTED, DEEDS)
def test_undoing_all_deeds_leaves_what_was_imported(
    before: list[Deed], rows: list[Row], after: list[Deed]
) -> None:
    deck, only = opened(), opened()
    only.imported(rows, SCHEDULE.after)
    at = do(deck, before)
    deck.imported(rows, SCHEDULE.after)
    do(deck, after, at)
    for _deed in (*before, *after):
        assert deck.undo(SCHEDULE.after) is not None
    assert deck.undo(SCHEDULE.after) is None
    assert told(deck) == told(only)


@settings(max_examples=60, deadline=None)
@given(DEEDS, IMPORTED, DEEDS)
def test_undoing_what_came_after_an_import_gives_back_the_deck_after_it(
    before: list[Deed], rows: list[Row], after: list[Deed]
) -> None:
    deck = opened()
    at = do(deck, before)
    deck.imported(rows, SCHEDULE.after)
    expected = contents(deck)
    do(deck, after, at)
    for _deed in after:
        deck.undo(SCHEDULE.after)
    assert contents(deck) == expected


@settings(max_examples=60, deadline=None)
@given(DEEDS, IMPORTED, st.integers(0, 8))
def test_an_import_once_more_or_in_two_parts_changes_nothing(
    deeds: list[Deed], rows: list[Row], part: int
) -> None:
    deck, parted = opened(), opened()
    do(deck, deeds)
    do(parted, deeds)
    cards = len({row[0] for row in rows})
    assert deck.imported(rows, SCHEDULE.after) == (len(rows), cards)
    expected = contents(deck)
    assert deck.imported(rows, SCHEDULE.after) == (0, 0)
    assert contents(deck) == expected
    parted.imported(rows[part:], SCHEDULE.after)
    parted.imported(rows, SCHEDULE.after)
    assert told(parted) == told(deck)
