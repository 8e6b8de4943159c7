"""What is kept as it was drawn is what would be drawn now; the screen can be drawn anew."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.strip import Strip

from tests.tui.conftest import OpenReader, Reader
from tests.tui.terminals import terminal
from tui.panes import ahead
from tui.panes.flow import Row

MOVES = {
    "lines and pages": "jjjj    kkjjjjjjjjjjjjjjjjjjjjjjjjuudd",
    "words and terms": "wwwnnnnnn  NNNbb}}{{ nn",
    "what is selected": "vjjjjjjjjjjjjjjjjjjjjjjjjjjjvkkkVjjj  Vk",
    "marks in other strengths": "  TT  kkkkkkkkkkkkkkkkkkkkT jjj",
    "with a language beside": "t  jjj wwwjjjjjjjjjjjjjjjjjjjkkk  t jjt jj",
}


def _drawn(reader: Reader) -> list[object]:
    pane = reader.screen.text
    lines = pane.render_lines(Region(0, 0, *pane.size))
    return [[(one.text, one.style) for one in strip] for strip in lines]


@pytest.mark.parametrize("moves", MOVES.values(), ids=MOVES.keys())
async def test_kept_rows_are_those_that_would_be_drawn(open_reader: OpenReader, moves: str) -> None:
    async with open_reader("pr", size=(140, 20)) as reader:
        for number, key in enumerate(moves):
            await reader.pilot.press("space" if key == " " else key)
            if number % 8:
                continue
            await asyncio.sleep(2 * ahead.REST)  # the next page is drawn meanwhile
            kept = _drawn(reader)
            reader.screen.text.refresh()
            assert kept == _drawn(reader), moves[: number + 1]


async def test_a_search_marks_and_unmarks_what_was_drawn(open_reader: OpenReader) -> None:
    async with open_reader("pr") as reader:
        for keys in (("/", "м", "е", "м"), ("backspace", "о"), ("enter",), ("n", "n"), ("escape",)):
            await reader.press(*keys)
            kept = _drawn(reader)
            reader.screen.text.refresh()
            assert kept == _drawn(reader), keys


async def test_a_page_was_drawn_before_it_is_asked_for(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader("pr") as reader:
        await reader.press("space")
        for _ in range(100):
            await reader.pilot.pause(0.02)
            if reader.screen.text._ahead._timer is None:
                break
        pane = reader.screen.text
        drawn: list[Row | None] = []
        draw = pane._draw_line

        def noted(rows: Sequence[Row | None]) -> Strip:
            drawn.extend(rows)
            return draw(rows)

        monkeypatch.setattr(pane, "_draw_line", noted)
        await reader.pilot.press("space")
        _drawn(reader)
        here = [row for row in drawn if row in pane._rows]
        # The rows of the cursor, and no others.
        assert set(here) <= pane._marked | {None}


def test_the_screen_is_drawn_anew_when_asked(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Мемлекеттік орган имиджі туралы.\n\nСоңғы абзац.", "utf-8")
    more = {"TILMASH_DATA_DIR": str(tmp_path / "data"), "TILMASH_CACHE_DIR": str(tmp_path / "c")}
    with terminal("read", str(text), more=more) as term:
        term.wait_for("Look up")
        term.rest(0.5)
        before = list(term.screen.display)
        term.screen.erase_in_display(2)  # as another program might
        term.send("w")
        term.rest(0.3)
        assert term.screen.display[2].strip() != before[2].strip()
        term.send("b\x0c")
        term.wait_for("Соңғы абзац.")
        term.rest(0.3)
        assert [row.rstrip() for row in term.screen.display[:4]] == [
            row.rstrip() for row in before[:4]
        ]
        term.send("q")
        assert term.end() == 0


def test_a_screen_of_another_size_is_written_whole(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Мемлекеттік орган имиджі туралы.\n\nСоңғы абзац.", "utf-8")
    more = {"TILMASH_DATA_DIR": str(tmp_path / "data"), "TILMASH_CACHE_DIR": str(tmp_path / "c")}
    with terminal("read", str(text), more=more) as term:
        term.wait_for("Look up")
        term.rest(0.5)
        term.screen.erase_in_display(2)  # a terminal may clear or rewrap what stood there
        term.resize(80, 20)
        term.wait_for("Соңғы абзац.")
        assert "имиджі туралы" in term.screen.display[0]
        term.send("q")
        assert term.end() == 0
