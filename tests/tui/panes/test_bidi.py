"""Right-to-left text: the order of the screen, letters joined, cells and offsets both ways."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style

from tests.tui.conftest import OpenReader
from tui.panes import bidi
from tui.panes.joining import joined


def _drawn(text: str) -> str:
    segments = bidi.turned([Segment(text, Style.null())], text, 0, len(text))
    return "".join(segment.text for segment in segments)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("abc", "abc"),
        ("שלום", "םולש"),
        ("abc שלום def", "abc םולש def"),
        ("שלום abc עולם", "םלוע abc םולש"),
        ("שלום (12) עולם", "םלוע (12) םולש"),
        ("қаз שלום!", "қаз םולש!"),
        ("שלום!", "!םולש"),
        ("ש\u05b0לום", "םולש\u05b0"),
    ],
)
def test_a_line_is_drawn_in_the_order_of_the_screen(text: str, drawn: str) -> None:
    assert _drawn(text) == drawn


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("ب", "\ufe8f"),
        ("بب", "\ufe91\ufe90"),
        ("ببب", "\ufe91\ufe92\ufe90"),
        ("با ب", "\ufe91\ufe8e \ufe8f"),
        ("لا", "\ufedf\ufe8e"),
        ("تىل", "\ufe97\ufbe9\ufede"),  # Kazakh ы joins on both sides
        ("ەل", "\ufee9\ufedd"),  # ә does not join on
        ("بەل", "\ufe91\ufeea\ufedd"),
        ("دىڭ", "\ufea9\ufbe8\ufbd4"),
        ("بَب", "\ufe91\u064e\ufe90"),
        ("abc", "abc"),
    ],
)
def test_letters_are_joined(text: str, forms: str) -> None:
    assert joined(text) == forms


_TEXTS = st.text(st.sampled_from("abқ אבגשםاب۱1 ().,\u05b0\u064eم😀漢"), min_size=1, max_size=30)


@given(_TEXTS)
def test_cells_and_offsets_agree(text: str) -> None:
    clusters = bidi.clusters(text, 0, len(text))
    assert sorted(at for one in clusters for at in range(one.start, one.end)) == list(
        range(len(text))
    )
    for one in clusters:
        column = bidi.column_of(text, 0, len(text), one.start)
        if one.cells:
            assert bidi.offset_at(text, 0, len(text), column) == one.start
    assert len(joined(text)) == len(text)


async def test_right_to_left_text_stands_at_its_edge_and_the_cursor_moves_by_sight(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("שלום עולם\n\nҚазақша", "utf-8")
    async with open_reader(str(path), (40, 12), glossary=False) as reader:
        assert reader.rows[0] == "▌" + "םלוע םולש".rjust(39)
        assert reader.rows.count("  Қазақша") == 1
        await reader.press("left")
        assert reader.screen.text.view.at == 1
        await reader.press("right")
        assert reader.screen.text.view.at == 0
        await reader.pilot.click("#text", offset=(39, 0))
        assert reader.screen.text.view.at == 0
        await reader.pilot.click("#text", offset=(31, 0))
        assert reader.screen.text.view.at == 8
