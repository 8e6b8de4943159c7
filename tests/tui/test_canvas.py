"""Only cells that differ are written: frame after frame compared cell for cell by a terminal."""

from __future__ import annotations

import re

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.canvas import Canvas

WIDTH, HEIGHT = 30, 6
STYLE = re.compile(r"\x1b\[[\d;]*m")
PIECES = st.sampled_from(
    [
        "a",
        "қазақ",
        "қазақша мәтін",
        "      ",
        " " * 11,
        "\x1b[7m        \x1b[0m",
        "\x1b[1mсөз\x1b[0m",
        "\x1b[1;31;44mсөз\x1b[0m",
        "\x1b[2m \x1b[0m",
        "世界",
        "é",
    ]
)
ROWS = st.lists(
    st.tuples(
        st.integers(1, HEIGHT), st.sampled_from([1, 1, 1, 9]), st.lists(PIECES, max_size=4)
    ),
    max_size=HEIGHT, unique_by=lambda row: row[0],
)  # fmt: skip
CURSOR = st.tuples(st.integers(1, HEIGHT), st.integers(1, WIDTH))
FRAMES = st.lists(st.tuples(ROWS, CURSOR), min_size=1, max_size=5)


class Terminal:
    """What a terminal shows of what is written to it."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(WIDTH, HEIGHT)
        self._stream = pyte.Stream(self._screen)
        self._stream.feed("\x1b[?7l")
        for y in range(HEIGHT):
            self._stream.feed(f"\x1b[{y + 1};1H" + "ескі мәтін мұнда тұр, толық."[:WIDTH])

    def feed(self, data: str) -> None:
        """Take what is written; its driver turns a line feed into both."""
        self._stream.feed(data.replace("\r\n", "\n").replace("\n", "\r\n"))

    def shown(self) -> tuple[object, ...]:
        """Return the cells and the place of the cursor."""
        cells = [self._screen.buffer[y][x] for y in range(HEIGHT) for x in range(WIDTH)]
        return cells, self._screen.cursor.y, self._screen.cursor.x


def frame(rows: list[tuple[int, int, list[str]]], cursor: tuple[int, int]) -> str:
    """Return a frame as the framework writes it: rows in order, none beyond the edge."""
    written = []
    for y, x, pieces in sorted(rows):
        room, taken = WIDTH - x + 1, ""
        for piece in pieces:
            room -= cell_len(STYLE.sub("", piece))
            if room < 0:
                break
            taken += piece
        written.append(f"\x1b[{y};{x}H{taken}")
    return "\n".join(written) + f"\x1b[{cursor[0]};{cursor[1]}H"


@settings(max_examples=100, deadline=None)
@given(FRAMES, st.sets(st.integers(0, 4)))
def test_frame_after_frame_looks_the_same(
    frames: list[tuple[list[tuple[int, int, list[str]]], tuple[int, int]]], forgotten: set[int]
) -> None:
    canvas, whole, less = Canvas(), Terminal(), Terminal()
    for number, (rows, cursor) in enumerate(frames):
        if number in forgotten:
            canvas.forget()
        full = frame(rows, cursor)
        whole.feed(full)
        less.feed(canvas.reduced(full))
        assert less.shown() == whole.shown()
        # The same again changes nothing but the cells whose place only the terminal knows.
        again = canvas.reduced(full)
        less.feed(again)
        assert less.shown() == whole.shown()
        if full.isascii():
            assert again == ""


@pytest.mark.parametrize(
    ("frames", "written"),
    [
        pytest.param(["\x1b[2;1Hбір сөз\x1b[1;1H"] * 2, "", id="nothing new"),
        pytest.param(
            ["\x1b[2;1Hбір екінші сөз\x1b[1;1H", "\x1b[2;1Hбір \x1b[7mекінші\x1b[0m сөз\x1b[1;1H"],
            "\x1b[2;5H\x1b[7mекінші\x1b[m\x1b[1;1H",
            id="a word in another style",
        ),
        pytest.param(
            ["\x1b[2;1Hабвгдежзик\x1b[1;1H", "\x1b[2;1HАбвгдежзиК\x1b[1;1H"],
            "\r\nА\x1b[8CК\x1b[1;1H",
            id="two words of a row",
        ),
        pytest.param(
            ["\x1b[2;1Hсоңына дейін\x1b[1;1H", "\x1b[2;1Hсоң         \x1b[1;1H"],
            "\x1b[2;4H\x1b[9X\x1b[1;1H",
            id="a shorter row",
        ),
        pytest.param(
            ["\x1b[2;1H世界 a\x1b[1;1H"] * 2, "\r\n世界 a\x1b[1;1H", id="wide letters each time"
        ),
    ],
)
def test_what_is_written(frames: list[str], written: str) -> None:
    canvas = Canvas()
    first = canvas.reduced(frames[0])
    assert first
    assert canvas.reduced(frames[1]) == written


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("\x1b[?1049h", id="the other screen"),
        pytest.param("\x1b[2J", id="erased"),
        pytest.param("\x1b_Ga=T;AAAA\x1b\\", id="a picture"),
        pytest.param("text without a place", id="text"),
    ],
)
def test_after_what_is_no_frame_nothing_is_known(other: str) -> None:
    canvas, shown = Canvas(), "\x1b[2;1Hсөз\x1b[1;1H"
    first = canvas.reduced(shown)
    assert canvas.reduced(other) == other
    assert canvas.reduced(shown) == first


@pytest.mark.parametrize("mode", ["\x1b[?2026h", "\x1b[?2026l", "\x1b[?25l", "\x1b[6n", "\x07"])
def test_a_mode_or_a_question_leaves_the_cells_known(mode: str) -> None:
    canvas, shown = Canvas(), "\x1b[2;1Hсөз\x1b[1;1H"
    canvas.reduced(shown)
    assert canvas.reduced(mode) == mode
    assert canvas.reduced(shown) == ""
