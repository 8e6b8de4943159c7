"""The keys of the reader, on the real text."""

from __future__ import annotations

import threading
from typing import Any, NoReturn

import pytest

from glossary.embedded import IndexedGlossary
from glossary.errors import IndexFault
from glossary.match import Match
from tests.tui.conftest import OpenReader, Reader
from tui.keymap import Chosen
from tui.panes.targets import ToPassage
from tui.screens.lookup import LookupScreen


def _place(reader: Reader) -> tuple[int, int]:
    view = reader.screen.text.view
    return view.block, view.at


def _word(reader: Reader) -> str:
    """The word under the cursor."""
    start, end = reader.screen.text.view.word()
    source = reader.screen.reading.source
    return source.block(reader.screen.text.view.block).text[start:end]


def _concepts(reader: Reader) -> tuple[str, ...]:
    return reader.screen.entries.under_cursor()[1]


def _steps(reader: Reader, item: int) -> int:
    """How often j leads from the entry's first line to an item."""
    return item - reader.screen.entry.current


async def test_text_is_there_and_terms_are_marked(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        assert "мемлекеттік құрылымды қолдау" in reader.rows[0]
        assert reader.screen.text.terms_of(0, 0)


async def test_n_goes_from_term_to_term_and_enter_opens_the_definition(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await reader.press("n", "n", "enter")
        first = reader.screen.entries.concept
        assert first and reader.screen.entry.display
        await reader.press("N", "g", "d")
        assert reader.screen.entries.concept not in (None, first)


async def test_gr_lists_every_passage_with_the_term_and_jumps_to_one(
    open_reader: OpenReader,
) -> None:
    async with open_reader(size=(100, 30)) as reader:
        await reader.to_term("democratization")
        await reader.press("g", "r")
        listed = [row for row in reader.rows if "демократиялан" in row.lower()]
        assert reader.screen.list.display
        assert "passages with “демократиялану”" in reader.shown
        assert len(listed) >= 2
        await reader.press("j", "enter")
        assert "democratization" in _concepts(reader)


async def test_jump_list_goes_back_and_forward(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        start = _place(reader)
        await reader.press("G")
        end = _place(reader)
        assert end[0] > start[0]
        await reader.press("H")
        assert _place(reader) == start
        await reader.press("L")
        assert _place(reader) == end
        await reader.press("ctrl+o")
        assert _place(reader) == start
        await reader.press("H")
        assert "This is where you began." in reader.shown


async def test_search_finds_walks_wraps_and_ends(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("имиджеология")
        await reader.press("enter")
        first = _place(reader)
        assert "имиджеология" in _word(reader).lower()
        assert "hit 1 of" in reader.rows[-1]
        await reader.press("n")
        assert _place(reader) != first
        assert "имиджеология" in _word(reader).lower()
        await reader.press("N", "N")
        assert "on from the end" in reader.rows[-1]
        await reader.press("escape", "n")
        assert "имиджеология" not in _word(reader).lower()


async def test_search_is_forgiving_to_keyboard_and_case(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("ТОМАС")
        await reader.press("enter")
        assert _word(reader) == "Томас"


async def test_search_without_a_hit_says_so_and_stays(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        start = _place(reader)
        await reader.press("slash")
        await reader.type("жоқсөз")
        await reader.press("enter")
        assert "“жоқсөз” is not in the text." in reader.rows[-1]
        assert _place(reader) == start


async def test_t_puts_english_then_russian_beside_then_none(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 30)) as reader:
        await reader.press("t")
        assert "performs the function" in reader.rows[0]
        await reader.press("t")
        assert "выполняет функцию" in reader.rows[0]
        await reader.press("t")
        assert "выполняет" not in reader.shown
    async with open_reader(size=(170, 30)) as reader:
        await reader.press("t", "t", "t")
        assert "performs" in reader.rows[0] and "выполняет" in reader.rows[0]
        await reader.press("t")
        assert "performs" not in reader.shown


async def test_translation_scrolls_with_the_text_by_paragraph(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 30)) as reader:
        await reader.press("t", "G")
        assert "Имидж" in reader.shown or "имиджеология" in reader.shown
        assert "imageology" in reader.shown


async def test_s_answers_as_one_types_in_any_language_and_opens(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("s")
        await reader.type("associations")
        assert "бірлестік" in reader.shown
        await reader.press("enter")
        assert reader.screen.entries.concept == "association"
        await reader.press("s")
        assert "associations" in reader.shown  # the history


async def test_enter_before_the_answers_waits_for_those_of_what_was_typed(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_answer, complete = threading.Event(), IndexedGlossary.complete

    def slow(*arguments: Any, **named: Any) -> list[Match]:
        may_answer.wait(30)
        return complete(*arguments, **named)

    async with open_reader() as reader:
        await reader.press("s")
        await reader.type("билік")  # its answers stand there while the next word is typed
        monkeypatch.setattr(IndexedGlossary, "complete", slow)
        await reader.pilot.press(*["backspace"] * 5, *"имидж", "enter")
        assert isinstance(reader.app.screen, LookupScreen)
        may_answer.set()
        await reader.settle()
        assert reader.screen.entries.concept == "image"


async def test_enter_before_nothing_is_found_opens_nothing(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("s")
        await reader.pilot.press(*"qqqq", "enter")
        await reader.settle()
        assert isinstance(reader.app.screen, LookupScreen)
        assert "Nothing found for “qqqq”." in reader.shown


async def _open_passage(reader: Reader) -> None:
    """Go down the answers to the first passage of the library, and open it."""
    screen = reader.app.screen
    assert isinstance(screen, LookupScreen)
    while not isinstance(screen.lines.target(), ToPassage):
        before = screen.lines.current
        await reader.press("down")
        assert screen.lines.current > before, "no passage among the answers"
    await reader.press("enter")


async def test_s_finds_passages_of_the_library_and_opens_them(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 40)) as reader:
        await reader.press("s")
        await reader.type("өзі болатын қалыптастыр")
        assert "kk, passage of “Мемлекеттік органдардағы бұқарамен байланыс”" in reader.shown
        await _open_passage(reader)
        assert _word(reader).lower().startswith(("өз", "бол", "қалыптас"))


async def test_a_passage_in_another_language_opens_beside_the_text(
    open_reader: OpenReader,
) -> None:
    async with open_reader(size=(120, 40)) as reader:
        await reader.press("s")
        await reader.type("clearer strengthens")
        assert "en, passage of “Public relations in state bodies”" in reader.shown
        await _open_passage(reader)
        view = reader.screen.text.view
        source = view.flow.sources[view.side]
        assert source.language == "en"
        number = source.number(view.flow.sources[0].block(view.block).id)
        assert number is not None
        assert source.block(number).text[view.at :].startswith(("clearer", "strengthens"))


async def test_s_says_when_nothing_is_found(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("s")
        await reader.type("qqqq")
        assert "Nothing found for “qqqq”." in reader.shown
        await reader.press("escape")
        assert "Nothing found" not in reader.shown


async def test_a_glossary_lost_on_the_way_says_so_and_reading_goes_on(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_named: object) -> NoReturn:
        raise IndexFault("the index is damaged", remedy="run `tilmash index --rebuild`")

    async with open_reader() as reader:
        monkeypatch.setattr(IndexedGlossary, "complete", broken)
        await reader.press("s")
        await reader.type("имидж")
        await reader.press("escape")
        assert "Reading without a glossary. the index is damaged" in reader.shown
        before = _place(reader)
        await reader.press("ctrl+f")
        assert _place(reader) > before


async def test_peek_shows_the_definition_in_place(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("n", "K")
        assert reader.screen.peek.display
        before = _place(reader)
        await reader.press("escape")
        assert not reader.screen.peek.display
        assert _place(reader) == before


async def test_help_shows_the_keys_of_the_place_and_does_them(open_reader: OpenReader) -> None:
    async with open_reader(size=(100, 50)) as reader:
        await reader.press("question_mark")
        assert "List every passage with the term" in reader.shown
        await reader.press("escape", "question_mark", "enter")  # the first line: look up
        assert "Look up a word in any form" in reader.shown


async def test_palette_has_every_action_of_the_place(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("colon")
        await reader.type("Contents")
        await reader.pilot.pause(0.5)
        assert "Contents of the document" in reader.shown
        await reader.press("enter")
        await reader.settle()
        assert reader.screen.list.display


async def test_tab_zoom_and_close(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 30)) as reader:
        await reader.press("n", "enter", "tab")
        assert reader.screen.entry.has_focus
        await reader.press("z")
        assert not reader.screen.text.display
        await reader.press("z")
        assert reader.screen.text.display
        await reader.press("escape")
        assert reader.screen.text.has_focus


async def test_keys_work_by_position_on_the_russian_layout(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        start = _place(reader)
        await reader.press("о", "о")  # j j
        assert _place(reader) > start
        await reader.press("п", "п")  # g g
        assert _place(reader) == start
        await reader.press("ы")  # s
        assert "Look up a word in any form" in reader.shown


async def test_bookmarks(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("j", "j", "m", "a", "G", "apostrophe", "a")
        assert reader.screen.text.view.block == 0
        await reader.press("M")
        assert reader.screen.list.display


async def test_the_place_is_restored(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("space", "space", "w")
        place = _place(reader)
        await reader.press("q")
    async with open_reader() as reader:
        assert _place(reader) == place


async def test_entry_is_walked_up_and_down_the_concept_tree(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 40)) as reader:
        reader.screen.entries.open(("press-secretary",))
        await reader.settle()
        assert "баспасөз хатшысы" in reader.shown
        await reader.press("tab")
        items = reader.screen.entry.items
        above = next(number for number, item in enumerate(items) if item.text.startswith("▾"))
        await reader.press(*["j"] * _steps(reader, above), "enter")
        assert reader.screen.entries.concept != "press-secretary"
        await reader.press("H")
        assert reader.screen.entries.concept == "press-secretary"


async def test_themes_and_languages_change_at_run_time(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        theme = reader.app.theme
        reader.screen.perform(Chosen("theme", 0, ""))
        await reader.settle()
        assert reader.app.theme != theme
        reader.screen.perform(Chosen("language", 0, ""))
        await reader.settle()
        assert "Look up" not in reader.rows[-1]


async def test_small_screens_still_show_text_and_entry(open_reader: OpenReader) -> None:
    for size in ((60, 20), (40, 10), (20, 5)):
        async with open_reader(size=size) as reader:
            assert "мемлекет" in reader.shown
            await reader.press("n", "enter")
            assert any("kk" in row or "▌" in row for row in reader.rows)
            assert all(len(row) <= size[0] for row in reader.rows)


async def test_reads_without_a_glossary(open_reader: OpenReader) -> None:
    async with open_reader(glossary=False) as reader:
        await reader.press("n", "enter", "g", "r", "K")
        assert "мемлекеттік" in reader.shown


async def test_misprints_stay_and_are_explained(open_reader: OpenReader) -> None:
    async with open_reader(size=(100, 30)) as reader:
        await reader.press("slash")
        await reader.type("саяи")
        await reader.press("enter", "h", "l")
        assert _word(reader) == "саяи"
        assert "read “саяси”" in reader.rows[-1]


async def test_the_terms_within_a_longer_one_are_a_key_away(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 40)) as reader:
        await reader.press("slash")
        await reader.type("заңнаманы жүзеге")
        await reader.press("enter", "escape", "enter")
        assert reader.screen.entries.concept == "goal-legislation"
        await reader.press("tab", "n")
        assert reader.screen.entries.concept == "legislation"
