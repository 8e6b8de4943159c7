"""What tests of studying share: three layouts, a deck, what the log says."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from glossary.study.card import CardKind, Content
from glossary.study.deck import Deck
from tests.tui.conftest import Reader
from tui.screens.review import ReviewScreen
from tui.state.store import State
from tui.state.study import deck_of

LAYOUTS = {
    # What the keys of 1 2 3 4, h j k l, u, e, g d, o, q, r t n w, + send.
    "latin": dict(zip("1234hjkluegdoqrtnw+", "1234hjkluegdoqrtnw+", strict=True)),
    "russian": dict(zip("1234hjkluegdoqrtnw+", "1234ролдгупвщйкетц+", strict=True)),
    "kazakh": dict(zip("1234hjkluegdoqrtnw+", '"әіңролдгупвщйкетцҺ', strict=True)),
}
NAMES = {'"': "quotation_mark", "+": "plus"}


def content(number: int) -> Content:
    return Content(
        {"kk": (f"термин{number}",), "ru": (f"слово{number}",)}, {"kk": f"{number}-анықтама"}
    )


@pytest.fixture
def deck(tmp_path: Path) -> Iterable[Deck]:
    state = State(tmp_path / "data")
    yield deck_of(state)
    state.close()


def fill(deck: Deck, count: int, kind: CardKind = CardKind.KK_RU) -> None:
    for number in range(count):
        deck.add(f"concept-{number}", content(number), [kind])


def review(reader: Reader) -> ReviewScreen:
    assert isinstance(reader.app.screen, ReviewScreen)
    return reader.app.screen


def status(reader: Reader) -> str:
    return reader.rows[-1] + reader.rows[-2] + reader.rows[-3]


async def typed(reader: Reader, layout: dict[str, str], keys: str) -> None:
    """Press keys of a layout: ``_`` is the space bar."""
    sent = (layout.get(key, key) for key in keys)
    await reader.press(*("space" if one == "_" else NAMES.get(one, one) for one in sent))


def graded(deck: Deck) -> list[int]:
    return [grade for _card, _at, grade, _was, _took in deck.log.graded()]
