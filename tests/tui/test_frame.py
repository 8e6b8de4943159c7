"""Frames in fewer bytes look the same: compared cell for cell by a terminal."""

from __future__ import annotations

import re

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.frame import shortened

WIDTH, HEIGHT = 30, 8
PIECES = st.sampled_from(
    [
        "a",
        "қазақ",
        "      ",
        " " * 17,
        "\x1b[7m        \x1b[0m",
        "\x1b[1mсөз\x1b[0m",
        "\x1b[2m \x1b[0m",
    ]
)
# Rows of a pane that begins at a column, as the framework writes them: not all of them, in order.
ROWS = st.lists(
    st.tuples(
        st.integers(1, HEIGHT), st.sampled_from([1, 1, 1, 9]), st.lists(PIECES, max_size=3)
    ),
    min_size=1, max_size=HEIGHT, unique_by=lambda row: row[0],
)  # fmt: skip


def cells(*written: str) -> list[tuple[str, bool, bool]]:
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for data in written:
        # The terminal's driver turns a line feed into both.
        stream.feed(data.replace("\r\n", "\n").replace("\n", "\r\n"))
    found = (screen.buffer[y][x] for y in range(HEIGHT) for x in range(WIDTH))
    return [(cell.data, cell.bold, cell.reverse) for cell in found]


def _fitting(parts: list[str], room: int) -> str:
    taken: list[str] = []
    for part in parts:
        room -= len(re.sub(r"\x1b\[[\d;]*m", "", part))
        if room < 0:
            break
        taken.append(part)
    return "".join(taken)


@settings(max_examples=200, deadline=None)
@given(ROWS, st.integers(1, HEIGHT), st.integers(1, 3))
def test_a_frame_looks_the_same(
    rows: list[tuple[int, int, list[str]]], down: int, right: int
) -> None:
    full = "\n".join(
        f"\x1b[{y + 1};1H" + "ескі мәтін мұнда тұр, толық."[:WIDTH] for y in range(HEIGHT)
    )
    # A row ends within the terminal, as the framework's do: what is longer would wrap.
    frame = "\n".join(f"\x1b[{y};{x}H" + _fitting(parts, WIDTH - x) for y, x, parts in sorted(rows))
    frame += f"\x1b[{down};{right}H"  # the cursor, anywhere
    assert cells(full, shortened(frame)) == cells(full, frame)
    assert len(shortened(frame)) <= len(frame)
    assert shortened(shortened(frame)) == shortened(frame)


@pytest.mark.parametrize(
    ("frame", "short"),
    [
        pytest.param("\x1b[3;1Ha\n\x1b[4;1Hb", "\x1b[3;1Ha\r\nb", id="the row below"),
        pytest.param("\x1b[3;1Ha\n\x1b[5;1Hb", "\x1b[3;1Ha\x1b[5;1Hb", id="a row further below"),
        pytest.param("a" + " " * 90 + "\x1b[1;2H", "a\x1b[90X\x1b[1;2H", id="blank cells"),
        pytest.param("a   \x1b[1;2H", "a   \x1b[1;2H", id="few"),
        pytest.param(
            "\x1b[1ma\x1b[0m\x1b[2;3mb\x1b[0m", "\x1b[1ma\x1b[0;2;3mb\x1b[0m", id="styles"
        ),
    ],
)
def test_what_is_said_shorter(frame: str, short: str) -> None:
    assert shortened(frame) == short
