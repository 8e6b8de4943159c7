"""From the text into the deck and back: what is read becomes cards, what is known shows."""

from __future__ import annotations

import pytest
from rich.style import Style

from glossary.study.card import CardKind, Sentence
from glossary.study.deck import Deck
from tests.tui.conftest import OpenReader
from tests.tui.study_keys import LAYOUTS, content, deck, fill, graded, review, status, typed
from tui.panes.paint import STATES

__all__ = ["deck"]


@pytest.mark.parametrize("name", LAYOUTS)
async def test_a_term_read_becomes_cards_with_its_sentence(
    open_reader: OpenReader, deck: Deck, name: str
) -> None:
    layout = LAYOUTS[name]
    async with open_reader() as reader:
        await reader.to_term("democratization")
        start, end = reader.screen.text.cursor_span()
        surface = reader.screen.text.view.text[start:end]
        await typed(reader, layout, "+")
        assert "cards added" in status(reader)
        note = next(deck.notes())
        assert note.concept == "democratization" and note.sentence is not None
        assert note.sentence.surface == surface
        kinds = {card.kind for card in deck.cards()}
        assert CardKind.CLOZE in kinds and CardKind.KK_EN not in kinds
        await typed(reader, layout, "+")
        assert "is in the deck" in status(reader)
        assert len(deck.cards()) == len(kinds)


async def test_the_sentence_opens_at_its_place_and_h_comes_back(
    open_reader: OpenReader, deck: Deck
) -> None:
    async with open_reader() as reader:
        await reader.to_term("democratization")
        place = reader.screen.text.view.block, reader.screen.text.view.at
        start, end = reader.screen.text.cursor_span()
        deck.add("democratization", content(1), [CardKind.CLOZE], Sentence(
            "Бұл демократиялану үдерісі.", 4, 18, "pr",
            reader.screen.reading.source.block(place[0]).id, start,
        ))  # fmt: skip
        await reader.press("G", "g", "s", "space")
        assert "Бұл демократиялану үдерісі." in reader.shown
        await reader.press("o")
        assert (reader.screen.text.view.block, reader.screen.text.view.at) == (place[0], start)
        assert "H goes back to the review" in status(reader)
        await reader.press("H")
        assert "Бұл демократиялану үдерісі." in reader.shown  # as it was left: the answer shown
        await reader.press("3")
        assert graded(deck) == [3]
        del end


async def test_gd_opens_the_definition(open_reader: OpenReader, deck: Deck) -> None:
    async with open_reader() as reader:
        await reader.to_term("democratization")
        await reader.press("+", "g", "s", "g", "d")
        assert "Place among concepts" in reader.shown or "●" in reader.shown
        await reader.press("escape")
        review(reader)


async def test_a_concept_deleted_from_the_termbase_is_said_and_its_card_stays(
    open_reader: OpenReader, deck: Deck
) -> None:
    fill(deck, 1)
    async with open_reader() as reader:
        await reader.press("g", "s")
        assert "is no longer in the termbase" in " ".join(reader.rows[-3:])
        await reader.press("space", "3")
        assert graded(deck) == [3]


async def test_the_document_is_learnt_by_frequency_less_what_is_known(
    open_reader: OpenReader, deck: Deck
) -> None:
    async with open_reader() as reader:
        await reader.to_term("democratization")
        known = reader.screen.entries.under_cursor()[1][0]
        await reader.press("=", "g", "+")
        assert "terms added" in status(reader)
        notes = list(deck.notes())
        assert len(notes) > 100
        assert known not in {note.concept for note in notes}
        assert all(note.sentence is not None for note in notes)
        for note in notes[:20]:
            assert note.sentence is not None
            source = reader.screen.reading.source
            number = source.number(note.sentence.block)
            assert number is not None
            at = note.sentence.offset
            text = source.block(number).text
            assert text[at : at + len(note.sentence.surface)] == note.sentence.surface


async def test_a_branch_of_the_concept_tree_is_learnt(open_reader: OpenReader, deck: Deck) -> None:
    async with open_reader(size=(120, 40)) as reader:
        await reader.to_term("society")
        await reader.press("enter", "enter", "g", "b")
        found = {note.concept for note in deck.notes()}
        glossary = reader.screen.recognition.glossary
        assert glossary is not None
        assert found >= {"society", *glossary.narrower("society")}


async def test_what_is_known_shows_in_the_text_by_shape(
    open_reader: OpenReader, deck: Deck
) -> None:
    async with open_reader() as reader:
        await reader.to_term("democratization")
        text = reader.screen.text

        def shape() -> tuple[int, Style]:
            row = text.view.row()
            start, _end = text.cursor_span()
            mark = next(mark for mark in text._marks(row, 0) if mark.start == start)
            return mark.end - mark.start, mark.style

        start, end = text.cursor_span()
        assert shape() == (end - start, STATES[""])
        await reader.press("+")
        assert shape() == (end - start, STATES["learning"])
        assert reader.screen.entries.gloss().endswith("(learning)")
        await reader.press("=")
        assert shape() == (1, STATES["known"])
        assert reader.screen.entries.gloss().endswith("(known)")
        await reader.press("-")
        assert shape() == (end - start, STATES["ignored"])
        await reader.press("-")
        assert shape() == (end - start, STATES["learning"])


async def test_coverage_follows_what_is_known(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("g", "t")
        assert "0 learning, 0 known: 0 %" in reader.shown
        await reader.press("=")
        assert "1 known" in reader.shown and "✓" in reader.shown
        await reader.press("j", "-")
        assert "–" in reader.shown
        await reader.press("j", "+")
        assert "is in the deck" in status(reader) or "added" in status(reader)
