"""Pictures of study: whole numbers on their scales, a sentence where there is nothing to draw."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.study.card import CardKind, Grade
from glossary.study.deck import Deck
from glossary.study.figures import figures
from glossary.study.schedule import Schedule
from tests.tui.conftest import OpenReader
from tests.tui.study_keys import deck, fill
from tui import messages
from tui.pictures import nothing, ticks
from tui.state.study import now

__all__ = ["deck"]
DAY = 86_400_000


@pytest.mark.parametrize(
    ("most", "marks"),
    [
        pytest.param(0, [0, 1], id="nothing"),
        pytest.param(3, [0, 1, 2, 3], id="each"),
        pytest.param(6, [0, 2, 4, 6], id="twos"),
        pytest.param(109, [0, 25, 50, 75, 100, 125], id="quarters of a hundred, never of ten"),
        pytest.param(939, [0, 200, 400, 600, 800, 1000], id="hundreds"),
    ],
)
def test_marks_of_a_scale(most: int, marks: list[int]) -> None:
    assert ticks(most) == marks


@given(st.integers(0, 10**9))
def test_a_scale_is_whole_even_short_and_reaches_its_greatest_count(most: int) -> None:
    marks = ticks(most)
    assert marks[0] == 0 and marks[-1] >= most and 2 <= len(marks) <= 6
    assert len({after - before for before, after in itertools.pairwise(marks)}) == 1


def test_a_picture_without_anything_to_show_is_a_sentence(deck: Deck) -> None:
    from glossary.study.day import Days

    def empty() -> set[str]:
        return set(nothing(figures(deck, Days(4), now()), 14))

    assert empty() == {"deck", "forecast", "retention", "calendar", "stability"}
    fill(deck, 1, CardKind.KK_RU)
    assert empty() == {"forecast", "retention", "calendar", "stability"}
    schedule = Schedule()
    deck.grade(deck.card(1), Grade.EASY, now() - 30 * DAY, schedule.after)
    assert empty() == {"retention"}
    card = deck.grade(deck.card(1), Grade.GOOD, now() - 20 * DAY, schedule.after)
    assert card.memory.due > now() + 14 * DAY
    assert empty() == {"forecast"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "No card is due in the next days."),
        ("kk", "Алдағы күндері қайталанатын карта жоқ."),
        ("ru", "В ближайшие дни повторять нечего."),
    ],
)
async def test_progress_with_little_to_show(
    open_reader: OpenReader, deck: Deck, language: str, words: str
) -> None:
    messages.set_language(language)
    fill(deck, 1)
    async with open_reader(glossary=False, size=(60, 20)) as reader:
        await reader.press("g", "p")
        assert words in reader.shown
        assert "┤" not in reader.shown and "0.33" not in reader.shown
        assert all(len(row) <= 60 for row in reader.rows)
