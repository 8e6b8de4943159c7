"""A whole sitting by keys alone, on three layouts."""

from __future__ import annotations

import pytest

from glossary.study.card import CardKind, Content, Grade, Sentence
from glossary.study.deck import Deck
from tests.tui.conftest import OpenReader
from tests.tui.study_keys import LAYOUTS, deck, fill, graded, status, typed

__all__ = ["deck"]


@pytest.mark.parametrize("name", LAYOUTS)
async def test_a_whole_sitting(open_reader: OpenReader, deck: Deck, name: str) -> None:
    layout = LAYOUTS[name]
    fill(deck, 9)
    async with open_reader(glossary=False) as reader:
        await typed(reader, layout, "gs")
        assert "термин0" in reader.shown and "слово0" not in reader.shown
        assert reader.rows[0].endswith("9 new")
        await typed(reader, layout, "_")
        assert "слово0" in reader.shown
        assert "1 min" in reader.shown and "10 min" in reader.shown
        await typed(reader, layout, "1_2_3_4_h_j_k_l")
        assert graded(deck) == [1, 2, 3, 4, 1, 2, 3, 4]
        assert "термин8" in reader.shown
        await typed(reader, layout, "uuuuuuuu")
        assert graded(deck) == [] and "термин0" in reader.shown
        assert reader.rows[0].endswith("9 new")
        await typed(reader, layout, "u")
        assert "nothing to take back" in status(reader)
        await typed(reader, layout, "_4q")
        assert "мемлекеттік құрылымды" in reader.shown
        assert graded(deck) == [4]


async def test_a_grade_before_the_answer_shows_the_answer(
    open_reader: OpenReader, deck: Deck
) -> None:
    fill(deck, 1)
    async with open_reader(glossary=False) as reader:
        await reader.press("g", "s", "3")
        assert "слово0" in reader.shown and graded(deck) == []
        await reader.press("3")
        assert graded(deck) == [3]


async def test_the_end_says_when_the_next_card_comes(open_reader: OpenReader, deck: Deck) -> None:
    fill(deck, 1)
    async with open_reader(glossary=False) as reader:
        await reader.press("g", "s", "space", "4")
        assert "1 card reviewed." in reader.shown
        assert "the next card comes on 20" in reader.shown
        await reader.press("u")
        assert "термин0" in reader.shown


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_it_fits(open_reader: OpenReader, deck: Deck, size: tuple[int, int]) -> None:
    long = Content({"kk": ("ұзақ термин",), "ru": ("длинное слово",)}, {"kk": "анықтама " * 400})
    deck.add("long", long, [CardKind.TERM_DEFINITION])
    async with open_reader(glossary=False, size=size) as reader:
        await reader.press("g", "s", "space")
        assert any("Again" in row for row in reader.rows)
        assert any(" 1 min" in row for row in reader.rows)
        assert "▼" in reader.shown or "▲" in reader.shown
        assert all(len(row) <= size[0] for row in reader.rows)
        await reader.press(*["down"] * 20)
        assert "длинное слово" in reader.shown


async def test_an_answer_typed_on_the_russian_layout_is_a_slip(
    open_reader: OpenReader, deck: Deck
) -> None:
    opinion = Content({"kk": ("қоғамдық пікір",), "ru": ("общественное мнение",)}, {})
    deck.add("opinion", opinion, [CardKind.RU_KK])
    async with open_reader(glossary=False) as reader:
        await reader.press("g", "s", "t")
        await reader.type("когамдык пикир")
        await reader.press("enter")
        rows = reader.rows
        at = next(n for n, row in enumerate(rows) if "когамдык пикир" in row)
        assert rows[at + 1].strip() == "~ ~    ~  ~ ~".strip()
        assert rows[at + 2].strip() == "қоғамдық пікір"
        assert "another keyboard" in reader.shown
        await reader.press("space")
        assert graded(deck) == [Grade.GOOD]


async def test_a_wrong_answer_suggests_again(open_reader: OpenReader, deck: Deck) -> None:
    fill(deck, 2)
    async with open_reader(glossary=False) as reader:
        await reader.press("g", "s", "t")
        await reader.type("нет")
        await reader.press("enter", "enter")
        assert graded(deck) == [Grade.AGAIN]
        assert reader.app.focused is not None  # the next answer can be typed at once
        await reader.press("escape")
        assert "слово1" in reader.shown


async def test_cards_are_put_aside_and_taken_back(open_reader: OpenReader, deck: Deck) -> None:
    fill(deck, 3)
    async with open_reader(glossary=False) as reader:
        await reader.press("g", "s", "b")
        assert "waits until tomorrow" in status(reader) and "термин1" in reader.shown
        await reader.press("x")
        assert "is put aside" in status(reader) and "термин2" in reader.shown
        await reader.press("p", "enter")
        assert "comes in 7 days" in status(reader)
        await reader.press("u", "u", "u")
        assert "термин0" in reader.shown
        assert [entry for number in (1, 2, 3) for entry in deck.log.of(number)] == []


async def test_editing_changes_the_card_and_not_the_schedule(
    open_reader: OpenReader, deck: Deck
) -> None:
    fill(deck, 1)
    before = deck.cards()
    async with open_reader(glossary=False) as reader:
        await reader.press("g", "s", "E")
        await reader.press("end")
        await reader.type("-өз")
        await reader.press("enter")
        assert "термин0-өз" in reader.shown
        assert deck.cards() == before
        assert deck.note(1).content.terms["kk"] == ("термин0-өз", "термин0")


async def test_a_cloze_asks_for_the_form_or_the_lemma(open_reader: OpenReader, deck: Deck) -> None:
    image = Content({"kk": ("имидж",), "ru": ("имидж",)}, {})
    deck.add("image", image, [CardKind.CLOZE], Sentence("Елдің имиджін көтеру.", 6, 13))
    async with open_reader(glossary=False) as reader:
        await reader.press("g", "s", "t")
        assert "Елдің […] көтеру." in reader.shown
        await reader.type("имидж")
        await reader.press("enter")
        assert "✓ имидж" in reader.shown and "Елдің имиджін көтеру." in reader.shown
        await reader.press("escape", "g", "s")
        await reader.type("имиджін")
        await reader.press("enter")
        assert "✓ имиджін" in reader.shown


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_progress_is_shown_in_pictures(
    open_reader: OpenReader, deck: Deck, size: tuple[int, int]
) -> None:
    from glossary.study.schedule import Schedule
    from tui.state.study import now

    fill(deck, 3)
    for card in deck.cards():
        deck.grade(card, Grade.EASY, now(), Schedule().after)
    async with open_reader(glossary=False, size=size) as reader:
        await reader.press("g", "p")
        assert "3 cards: 0 new" in reader.shown
        assert "Due in the next days" in reader.shown
        await reader.press("G")
        assert "Concepts known by branch" in reader.shown
        await reader.press("escape")
        assert reader.app.screen is reader.screen
