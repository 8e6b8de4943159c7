"""Passages one under another: every node begins in the same cell, whatever stands before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from texts.concordance import KwicLine
from tui.aligned import ELLIPSIS
from tui.panes.kwic import kwic

_TEXT = st.text("ab ғ\n中日é́\u0301\u200d👩👧🏽अ्ष", max_size=90)


@given(_TEXT, st.text("аб中", min_size=1, max_size=6), _TEXT, st.integers(24, 100))
def test_the_node_begins_at_a_third_and_the_line_fits(
    left: str, node: str, right: str, width: int
) -> None:
    # A sign at the very beginning would join the letter before it.
    line = KwicLine(left + " ", node, " " + right, "b", 0, len(node))
    item = kwic(line, None, width)
    (mark,) = item.marks
    assert item.text[mark.start : mark.end] == node
    assert cell_len(item.text[: mark.start]) == width // 3
    assert cell_len(item.text) <= width and "\n" not in item.text


@pytest.mark.parametrize(
    ("left", "right", "width", "text"),
    [
        ("", "", 24, "        имидж"),
        ("жағымды ", " керек", 24, "жағымды имидж керек"),
        ("өте жағымды ", " керек екені белгілі", 24, "…ағымды имидж керек еке…"),
        ("中文字中文字 ", " 中文字中文字", 24, "…中文字 имидж 中文字中…"),
        ("a\nb ", "\nc", 24, "    a b имидж c"),
    ],
)
def test_what_does_not_fit_is_cut_with_a_sign(left: str, right: str, width: int, text: str) -> None:
    item = kwic(KwicLine(left, "имидж", right, "b", 0, 5), None, width)
    assert item.text == text and item.text.count(ELLIPSIS) == text.count("…")
