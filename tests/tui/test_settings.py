"""What can be set: the file, what is wrong in it, and what it does to the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style

from tests.tui.conftest import OpenReader
from tui import actions
from tui.keymap import Keymap
from tui.settings import SETTINGS, Settings


def _written(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    return Settings(path)


def test_what_is_missing_has_its_default(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "none.toml")
    assert settings.problems == []
    assert all(settings[setting.name] == setting.default for setting in SETTINGS)


def test_a_change_keeps_comments_and_comes_back(tmp_path: Path) -> None:
    settings = _written(tmp_path, "# mine\n[reading]\nwidth = 75  # as in print\n")
    assert settings.number("reading.width") == 75
    settings.change("reading.justify", True)
    settings.change("interface.theme", "sepia")
    text = (tmp_path / "config.toml").read_text("utf-8")
    assert "# mine" in text and "75  # as in print" in text
    again = Settings(tmp_path / "config.toml")
    assert (again["reading.justify"], again["interface.theme"]) == (True, "sepia")
    assert sorted(tmp_path.iterdir()) == [tmp_path / "config.toml"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[reading]\nwidth = 7\n", "reading.width"),
        ('[reading]\nwidth = "wide"\n', "reading.width"),
        ("[reading]\njustify = 1\n", "reading.justify"),
        ('[interface]\ntheme = "pink"\n', "interface.theme"),
        ("[reading]\ncolour = 1\n", "reading.colour"),
        ("reading = 3\n", "reading"),
        ("[keys]\ndown = 3\n", "keys.down"),
        ("[reading\n", "config.toml"),
        ("[commands]\nspeak = ''\n", "commands.speak"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(tmp_path: Path, text: str, place: str) -> None:
    settings = _written(tmp_path, text)
    assert len(settings.problems) == 1
    assert place in settings.problems[0] and "config.toml" in settings.problems[0]
    assert settings.number("reading.width") == 92


def test_a_file_that_is_wrong_is_never_overwritten(tmp_path: Path) -> None:
    settings = _written(tmp_path, "[reading\n")
    settings.change("reading.focus", True)
    assert (tmp_path / "config.toml").read_text("utf-8") == "[reading\n"
    assert settings["reading.focus"] is True
    assert len(settings.problems) == 2


def test_keys_are_remapped_and_taken_from_others(tmp_path: Path) -> None:
    settings = _written(tmp_path, '[keys]\npage_down = ["j", "g z"]\nnothing = "x"\n')
    try:
        assert actions.remap(settings.keys) == ["nothing"]
        keymap = Keymap()
        chosen = keymap.press("j", "text")
        assert chosen is not None and chosen.action == "page_down"
        assert keymap.press("g", "text") is None
        chosen = keymap.press("z", "text")
        assert chosen is not None and chosen.action == "page_down"
        chosen = keymap.press("down", "text")
        assert chosen is not None and chosen.action == "down"
    finally:
        actions.remap({})


async def test_settings_change_the_text_at_once_and_stay(open_reader: OpenReader) -> None:
    async with open_reader("pr", size=(100, 30)) as reader:
        await reader.press("S")
        assert "Straight right edge" in reader.shown
        line = next(
            number for number, setting in enumerate(SETTINGS) if setting.name == "reading.justify"
        )
        await reader.press(*["j"] * line, "enter", "escape")
        view = reader.screen.text.view
        full = [row for row in reader.rows[:10] if row]
        assert view.look.justified
        assert len({len(row.split("│")[0].rstrip()) for row in full[:4]}) == 1
    async with open_reader("pr") as reader:
        assert reader.screen.text.view.look.justified


async def test_justified_text_is_pointed_at_where_it_is_drawn(open_reader: OpenReader) -> None:
    async with open_reader("pr", size=(80, 24)) as reader:
        reader.screen.preferences.change("reading.justify", True)
        reader.screen.preferences.change("reading.hyphenate", True)
        await reader.settle()
        row = reader.rows[1]
        word = row.split()[-2]
        await reader.pilot.click(offset=(row.rindex(word), 1))
        start, end = reader.screen.text.view.word()
        assert reader.screen.text.view.text[start:end] == word.strip(",.;:«»()")
        before = reader.screen.text.view.at
        await reader.press("j", "k")
        assert reader.screen.text.view.at == before


async def test_two_columns_hold_twice_the_text(open_reader: OpenReader) -> None:
    async with open_reader("pr", size=(160, 20)) as reader:
        one = len([row for row in reader.screen.text._rows if row is not None])
        reader.screen.preferences.change("reading.columns", 2)
        await reader.settle()
        view = reader.screen.text.view
        assert view.columns == 2
        assert len([row for row in reader.screen.text._rows if row is not None]) == 2 * one
        below = reader.screen.text._rows[-1]
        await reader.press("space")
        assert view.top == below


async def test_focus_dims_all_but_the_paragraph(open_reader: OpenReader) -> None:
    async with open_reader("pr") as reader:
        await reader.press("F", "}")
        pane = reader.screen.text
        styles: dict[bool, Style] = {
            row.block == pane.view.block: segment.style
            for row in pane._rows
            if row is not None and pane.view.flow.line(row) is not None
            for segment in pane._draw(row, 0)[-1:]
            if segment.style is not None
        }
        assert styles[False].dim and not styles[True].dim


async def test_sentences_headings_and_percentage(open_reader: OpenReader, tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    chapters = [f"{n}-ТАРАУ\n\nБірінші сөйлем. Екінші сөйлем.\n\nТағы абзац." for n in range(1, 9)]
    path.write_text("\n\n".join(chapters), "utf-8")
    async with open_reader(str(path)) as reader:
        view = reader.screen.text.view
        await reader.press("}", ")")
        assert view.text[view.at :].startswith("Екінші")
        await reader.press("(", "(")
        assert view.at == 0
        await reader.press("5", "0", "%")
        assert abs(view.block - view.flow.main.known // 2) <= 2
