"""Wrapping, without an app."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from tui.panes.wrap import Line, column_of, line_of, offset_at, wrap
from tui.sanitise import visible

WIDTHS = st.integers(2, 40)
TEXTS = st.one_of(
    st.text(st.sampled_from("абвқ әі –-.,\u00a0")),
    st.text(st.sampled_from("a b日本語 e\u0301👩\u200d🚀й\u3000\n")),
    st.text(st.characters(exclude_categories=["Cs"])),
).map(lambda text: visible(text, keep="\n"))


def shown(text: str, width: int) -> list[str]:
    return [text[line.start : line.shown] for line in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("", 10, [""], id="an empty block has one line"),
        pytest.param("баспасөз хатшысы", 20, ["баспасөз хатшысы"], id="fits"),
        pytest.param("баспасөз хатшысы", 10, ["баспасөз", "хатшысы"], id="breaks at the space"),
        pytest.param("баспасөз хатшысы", 8, ["баспасөз", "хатшысы"], id="space beyond the edge"),
        pytest.param("а   б", 2, ["а", "б"], id="spaces at a break are not drawn"),
        pytest.param("қоғамдық", 3, ["қоғ", "амд", "ық"], id="a long word is cut"),
        pytest.param("1\u00a0807 жыл", 5, ["1\u00a0807", "жыл"], id="no break at a no-break space"),
        pytest.param("日本語", 4, ["日本", "語"], id="wide characters break anywhere"),
        pytest.param("日本語", 3, ["日", "本", "語"], id="half a wide character is not drawn"),
        pytest.param("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"], id="clusters"),
        pytest.param("а\nб", 9, ["а", "б"], id="forced break"),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert shown(text, width) == lines


@given(TEXTS, WIDTHS)
def test_lines_rejoin_to_the_block(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert lines[0].start == 0 and lines[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(lines))
    assert all(line.start <= line.shown <= line.end for line in lines)


@given(TEXTS, WIDTHS)
def test_only_spaces_and_breaks_are_not_drawn(text: str, width: int) -> None:
    assert all(not text[line.shown : line.end].strip() for line in wrap(text, width))


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_the_pane(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in shown(text, width))


@given(st.text(st.sampled_from("a b日本e\u0301👩\u200d🚀"), max_size=40), WIDTHS)
def test_no_grapheme_cluster_is_parted(text: str, width: int) -> None:
    edges = {end for _start, end, _cells in split_graphemes(text)[0]} | {0}
    assert all(line.start in edges for line in wrap(text, width))


@given(TEXTS.filter(bool), WIDTHS, st.data())
def test_an_offset_is_found_where_it_is_drawn(text: str, width: int, data: st.DataObject) -> None:
    lines = wrap(text, width)
    offset = data.draw(st.integers(0, len(text) - 1))
    line = lines[line_of(lines, offset)]
    assert line.start <= offset <= line.end
    column = column_of(text, line, offset)
    if offset < line.shown:
        assert column_of(text, line, offset_at(text, line, column)) <= column


def test_a_column_beyond_the_line_is_its_last_cluster() -> None:
    assert offset_at("ab日", Line(0, 3, 3), 99) == 2
    assert offset_at("аб", Line(0, 2, 2), 99) == 1
