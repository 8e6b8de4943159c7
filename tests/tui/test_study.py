"""From the text into the deck and back: what is read becomes cards, what is known shows."""

from __future__ import annotations

import pytest
from rich.style import Style

from glossary.draft import Row
from glossary.own import OwnTermbase
from glossary.study.card import CardKind, Sentence
from glossary.study.deck import Deck
from tests.tui.conftest import OpenReader, Reader
from tests.tui.study_keys import LAYOUTS, content, deck, fill, graded, review, status, typed
from tui.panes.paint import STATES
from tui.panes.targets import ToBranch, ToConcept, ToPlace
from tui.screens.entry_form import EntryForm
from tui.termbases import mine

__all__ = ["deck"]


@pytest.mark.parametrize("name", LAYOUTS)
async def test_e_edits_the_entry_and_the_card_shows_it(
    open_reader: OpenReader, deck: Deck, name: str
) -> None:
    layout = LAYOUTS[name]
    async with open_reader() as reader:
        await reader.to_term("democratization")
        await typed(reader, layout, "+gs")
        concept = next(deck.notes()).concept
        deck.edit(1, {"kk": "өз сөзім", "ru": "своё слово"})
        await typed(reader, layout, "_e")
        form = reader.app.screen
        assert isinstance(form, EntryForm)
        rows = [item.target for item in form.lines.items]
        at = next(
            n for n, row in enumerate(rows)
            if isinstance(row, Row) and row.path[:2] == ("term", "kk") and row.path[3] == "text"
        )  # fmt: skip
        form.lines.do_top(at + 1)
        await reader.press("enter", "end")
        await reader.type("-жаңа")
        await reader.press("enter")
        await typed(reader, layout, "w")
        # The card is there again, the answer shown, and says what the entry says.
        assert review(reader).asked is not None and "The entry is saved." in status(reader)
        note = next(deck.notes())
        assert note.content.term("kk").endswith("-жаңа") and "-жаңа" in reader.shown
        assert note.content.term("ru") == "своё слово"  # not changed in the entry
        mine_now = OwnTermbase(mine()).get(concept)
        assert mine_now is not None and mine_now.headword("kk").endswith("-жаңа")
        await typed(reader, layout, "3")
        assert graded(deck) == [3]
        await typed(reader, layout, "u")  # asked again, from the glossary that was opened anew
        assert "-жаңа" in reader.shown


async def test_an_entry_that_is_left_as_it_was_changes_nothing(
    open_reader: OpenReader, deck: Deck
) -> None:
    async with open_reader() as reader:
        await reader.to_term("democratization")
        await reader.press("+", "g", "s", "e", "escape")
        review(reader)
        assert not mine().exists()


async def _to_line(reader: Reader, words: str) -> None:
    """Put the cursor of the list on a line with some words."""
    pane = reader.screen.list
    at = next(n for n, item in enumerate(pane.items) if item.target and words in item.text)
    pane.do_top(at + 1)
    await reader.settle()


@pytest.mark.parametrize("name", LAYOUTS)
async def test_a_passage_listed_is_learnt_with_its_sentence(
    open_reader: OpenReader, deck: Deck, name: str
) -> None:
    layout = LAYOUTS[name]
    async with open_reader() as reader:
        await reader.to_term("democratization")
        await typed(reader, layout, "gr")
        lines = [item for item in reader.screen.list.items if isinstance(item.target, ToPlace)]
        assert len(lines) > 1
        reader.screen.list.do_bottom(0)
        place = reader.screen.list.target()
        await typed(reader, layout, "+")
        assert "cards added" in status(reader)
        note = next(deck.notes())
        assert note.concept == "democratization" and note.sentence is not None
        assert isinstance(place, ToPlace)
        assert (note.sentence.block, note.sentence.offset) == (place.block, place.offset)
        assert note.sentence.document == place.document
        assert note.sentence.text[note.sentence.start :].startswith(note.sentence.surface)
        assert CardKind.CLOZE in {card.kind for card in deck.cards()}


async def test_a_term_listed_is_learnt_with_the_first_sentence_it_stands_in(
    open_reader: OpenReader, deck: Deck
) -> None:
    async with open_reader() as reader:
        await reader.press("g", "t", "+")
        note = next(deck.notes())
        assert note.sentence is not None and note.sentence.surface
        assert "◐" in reader.shown and reader.screen.list.has_focus


async def test_a_note_and_a_lookup_listed_are_learnt(open_reader: OpenReader, deck: Deck) -> None:
    async with open_reader() as reader:
        await reader.to_term("democratization")
        await reader.press("v", "enter", "escape", "i")
        await reader.type("x")
        await reader.press("enter", "g", "n", "+")
        note = next(deck.notes())
        assert note.sentence is not None and note.sentence.document == "pr"
        await reader.press("escape", "s")
        await reader.type("имидж")
        await reader.press("enter", "g", "h", "+")
        assert "image" in {one.concept for one in deck.notes()}


async def test_a_line_without_a_term_is_not_learnt(open_reader: OpenReader, deck: Deck) -> None:
    async with open_reader() as reader:
        await reader.press("c", "+")
        assert "Put the cursor on a term to learn." in status(reader)
        assert not deck.count()


async def test_an_entry_is_learnt_with_the_sentence_it_was_opened_from(
    open_reader: OpenReader, deck: Deck
) -> None:
    async with open_reader() as reader:
        await reader.to_term("democratization")
        surface = reader.screen.text.current_query()
        await reader.press("enter", "enter", "+")
        note = next(deck.notes())
        assert note.sentence is not None and note.sentence.surface == surface
        # A line of the tree is a term of its own.
        target = next(one.target for one in reader.screen.entry.items
                      if isinstance(one.target, ToConcept | ToBranch))  # fmt: skip
        reader.screen.entry.do_top(
            1 + next(n for n, one in enumerate(reader.screen.entry.items) if one.target is target)
        )
        await reader.press("+")
        assert {one.concept for one in deck.notes()} == {"democratization", target.concept}


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
