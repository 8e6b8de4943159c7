"""Selecting from the keyboard, on any layout, and what a selection is good for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import OpenReader


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text("Мемлекеттік орган имиджі туралы. Екінші сөйлем.\n\nСоңғы абзац.", "utf-8")
    return str(path)


@pytest.mark.parametrize("keys", [("v", "w"), ("м", "ц")], ids=["Latin", "Cyrillic"])
async def test_words_are_selected_looked_up_and_copied(
    open_reader: OpenReader, text: str, keys: tuple[str, str]
) -> None:
    async with open_reader(text) as reader:
        await reader.press(*keys)
        view = reader.screen.text.view
        assert view.selected_text() == "Мемлекеттік орган"
        await reader.press("enter")
        assert reader.screen.entries.concept == "state-body"
        await reader.press("tab", "tab")
        reader.screen.text.focus()
        await reader.press("s")
        assert "мемлекеттік орган" in reader.shown
        await reader.press("escape", "y")
        assert reader.app.clipboard == "Мемлекеттік орган"
        assert view.anchor is None
        await reader.press("y")
        assert reader.app.clipboard == "Мемлекеттік орган имиджі туралы."


async def test_lines_and_paragraphs_and_dropping(open_reader: OpenReader, text: str) -> None:
    async with open_reader(text) as reader:
        view = reader.screen.text.view
        await reader.press("V", "j")
        assert view.selected_text() == (
            "Мемлекеттік орган имиджі туралы. Екінші сөйлем.\n\nСоңғы абзац."
        )
        await reader.press("v", "k")
        assert view.selected_text() == "Мемлекеттік"
        await reader.press("escape")
        assert view.anchor is None
        await reader.press("w", "v", "b")
        assert view.selected_text() == "Мемлекеттік орган"
        await reader.press("v")
        assert view.anchor is None


async def test_what_is_selected_is_drawn_reversed(open_reader: OpenReader, text: str) -> None:
    async with open_reader(text) as reader:
        await reader.press("v", "w", "w")
        pane = reader.screen.text
        reversed_text = "".join(
            segment.text
            for segment in pane._draw(pane.view.row(), 0)
            if segment.style is not None and segment.style.reverse
        )
        assert reversed_text == "Мемлекеттік орган имиджі"
