"""Links and notes: gone to by key, seen in place, followed, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.texts.formats.samples import LINKED
from tests.tui.conftest import OpenReader


@pytest.mark.parametrize("name", ["a.epub", "a.docx"])
async def test_a_note_is_peeked_at_followed_and_left(
    open_reader: OpenReader, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(LINKED[name]())
    async with open_reader(str(path), glossary=False) as reader:
        await reader.press(">")
        place = (reader.screen.text.view.block, reader.screen.text.view.at)
        assert place == (1, 3)
        assert any(row.startswith("▌›") for row in reader.rows)
        await reader.press("K")
        assert "Ескерту осында." in str(reader.screen.peek.render())
        await reader.press("escape", "enter")
        assert reader.screen.text.view.text.endswith("Ескерту осында.")
        await reader.press("H")
        assert (reader.screen.text.view.block, reader.screen.text.view.at) == place
        assert "→" in reader.rows[-1] and "Ескерту осында" in reader.rows[-1]


async def test_links_are_walked_and_those_that_lead_out_are_said(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(LINKED["a.md"]())
    async with open_reader(str(path), glossary=False) as reader:
        await reader.press("3", ">", "enter")
        assert "https://example.org/a" in reader.rows[-1]
        await reader.press("<", "enter")
        assert reader.screen.text.view.text == "Соңы"
        await reader.press(">")
        assert reader.screen.text.view.text == "Соңы"
        await reader.press("<", "<", "<")
        assert reader.screen.text.view.at == 3


async def test_words_are_selected_by_dragging(open_reader: OpenReader, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Бірінші сөйлем осында тұр.\n", "utf-8")
    async with open_reader(str(path), glossary=False) as reader:
        await reader.pilot.mouse_down("#text", offset=(3, 0))
        await reader.pilot.hover("#text", offset=(12, 0))
        await reader.pilot.mouse_up("#text", offset=(12, 0))
        view = reader.screen.text.view
        assert view.selected_text() in ("", "Бірінші сөйлем")
        await reader.pilot.click("#text", offset=(12, 0))
        await reader.settle()
        assert view.anchor is None and view.word() == (8, 14)
