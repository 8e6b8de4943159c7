"""KWIC lines are slices of their block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.concordance import concordance
from texts.document import Block, BlockKind

BLOCK = Block("p01", BlockKind.PARAGRAPH, "бұқарамен байланыс бөлімдерінің  қызметі тиісті")


@pytest.mark.parametrize(
    ("node", "width", "left", "right"),
    [
        pytest.param(
            "бөлімдерінің", 100, "бұқарамен байланыс ", "  қызметі тиісті", id="all of it"
        ),
        pytest.param("бөлімдерінің", 12, "байланыс ", "  қызметі", id="cut at words"),
        pytest.param("лім", 3, "бө", "дер", id="within one long word"),
        pytest.param("бұқарамен", 0, "", "", id="no width"),
    ],
)
def test_line(node: str, width: int, left: str, right: str) -> None:
    start = BLOCK.text.index(node)
    (line,) = concordance(BLOCK, [(start, start + len(node))], width)
    assert (line.left, line.node, line.right) == (left, node, right)
    assert (line.block, line.start, line.end) == ("p01", start, start + len(node))


@given(st.text("аб \n-"), st.data(), st.integers(0, 20))
def test_line_is_a_slice_of_the_block(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (line,) = concordance(Block("p01", BlockKind.PARAGRAPH, text), [(start, end)], width)
    begin = start - len(line.left)
    assert text[begin:].startswith(line.left + line.node + line.right)
    assert line.node == text[start:end]
    assert max(len(line.left), len(line.right)) <= width
