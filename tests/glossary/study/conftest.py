"""A deck in memory and a clock that is set by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from glossary.study.card import CardKind, Content, Milliseconds
from glossary.study.day import Days
from glossary.study.deck import Deck
from tui.state.schema import MIGRATIONS

ALMATY = ZoneInfo("Asia/Almaty")
NOON = 1_718_002_800_000
"""2024-06-10, 12:00 in Almaty (UTC+5 since that March)."""
MINUTE, DAY = 60_000, 86_400_000


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: Milliseconds = NOON) -> None:
        self.now = now

    def __call__(self) -> Milliseconds:
        return self.now


def content(number: int) -> Content:
    return Content(
        {"kk": (f"термин{number}",), "ru": (f"термин-{number}",), "en": (f"term {number}",)},
        {"kk": f"{number}-анықтама"},
    )


def fill(deck: Deck, count: int, kinds: tuple[CardKind, ...] = (CardKind.KK_RU,)) -> None:
    for number in range(count):
        deck.add(f"concept-{number}", content(number), kinds)


def empty_deck() -> Deck:
    database = sqlite3.connect(":memory:", isolation_level=None)
    for step in MIGRATIONS:
        database.executescript(step)
    return Deck(database)


def contents(deck: Deck) -> list[str]:
    """All that is in the database, as SQL."""
    return list(deck.database.iterdump())


@pytest.fixture
def deck() -> Iterator[Deck]:
    opened = empty_deck()
    yield opened
    opened.database.close()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def days() -> Days:
    return Days(4, ALMATY)
