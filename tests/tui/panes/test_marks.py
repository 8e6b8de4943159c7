"""Marks are told apart without colour, without slant and without faintness: by shape alone."""

from __future__ import annotations

from itertools import combinations

import pytest
from rich.style import Style
from textual.color import Color
from textual.filter import NoColor

from texts.document import Annotation, Link
from tui.palette import COLOURLESS
from tui.panes.margin import LINKED, NOTED, REMARKED, sign
from tui.panes.paint import (
    CURSOR,
    HIT,
    LINK,
    NOTE,
    PLAIN,
    REMARK,
    SELECTED,
    STATES,
    TERM,
    segments,
    term_mark,
)  # fmt: skip
from tui.panes.wrap import Line
from tui.themes import THEMES

BLACK = Color(0, 0, 0)
MARKS: dict[str, tuple[Style, str]] = {
    "plain": (PLAIN, " "),
    "term": (TERM, " "),
    "learning": (STATES["learning"], " "),
    "note": (NOTE, NOTED),
    "link": (LINK, LINKED),
    "remark": (REMARK, REMARKED),
    "hit": (HIT, " "),
    "cursor": (CURSOR, " "),
    "selection": (SELECTED, " "),
}


def _shape(name: str) -> tuple[object, ...]:
    """What a console shows that knows bold, underline and reverse only."""
    style, margin = MARKS[name]
    return bool(style.bold), bool(style.underline), bool(style.reverse), margin


@pytest.mark.parametrize(("one", "other"), combinations(MARKS, 2))
def test_two_marks_differ_in_shape(one: str, other: str) -> None:
    assert _shape(one) != _shape(other)


def test_no_mark_is_a_colour() -> None:
    for style in (*STATES.values(), *(style for style, _sign in MARKS.values())):
        assert style.color is None and style.bgcolor is None and not style.dim


def _drawn(state: str) -> list[tuple[bool, bool]]:
    """Return what of each letter of a term a console shows that has no colours, as theme `none`."""
    text = "бұқаралық ақпарат"
    return [
        (bool(style.bold), bool(style.underline))
        for segment in NoColor().apply(segments(text, 0, 17, [term_mark(2, 10, state)]), BLACK)
        for style in [segment.style or PLAIN]
        for _letter in segment.text
    ]


@pytest.mark.parametrize(("one", "other"), combinations(STATES, 2))
def test_what_is_known_of_a_term_is_told_by_shape(one: str, other: str) -> None:
    assert _drawn(one) != _drawn(other)


def test_of_a_known_term_the_first_letter_is_underlined() -> None:
    assert [under for _bold, under in _drawn("known")] == [False] * 2 + [True] + [False] * 14


@pytest.mark.parametrize("theme", [one for one in THEMES if one.name in ("16", COLOURLESS)],
                         ids=lambda theme: theme.name)  # fmt: skip
def test_themes_of_few_colours_name_those_of_the_terminal(theme: object) -> None:
    for name in ("primary", "secondary", "accent", "foreground", "background", "surface", "panel"):
        colour = getattr(theme, name)
        assert colour is None or colour.startswith("ansi_"), name


@pytest.mark.parametrize(
    ("notes", "links", "remarks", "said"),
    [
        ([], [], [], " "),
        ([(0, 5, None)], [Link(0, 5, "#a")], [], NOTED),
        ([(10, 15, None)], [Link(4, 10, "#a")], [], LINKED),
        ([], [Link(10, 12, "#a")], [(2, 3)], REMARKED),
        ([(20, 25, None)], [], [(11, 12)], " "),
    ],
)
def test_the_margin_says_what_is_on_its_line(
    notes: list[tuple[int, int, object]],
    links: list[Link],
    remarks: list[tuple[int, int]],
    said: str,
) -> None:
    line = Line(0, 10, 10)
    annotations = [Annotation("b", start, end, "x", "y") for start, end in remarks]
    assert sign(line, notes, links, annotations) == said
    assert sign(None, notes, links, annotations) == " "
