"""Right-to-left text as it is drawn: cells from left to right, letters joined. No widget.

By the *Unicode Bidirectional Algorithm* (Unicode Standard Annex 9), levels from ICU and reordering
by rule L2. Most terminals draw cells in the order in which they are given; one that turns text
round itself is told apart by the setting ``reading.bidi``. Embedding and override controls never
come here: :mod:`tui.sanitise` shows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style

from tui.panes.joining import joined
from tui.panes.wrap import TURNED

if TYPE_CHECKING:
    from tui.panes.flow import Row
    from tui.panes.view import View

KEPT = 400
"""Blocks whose levels are kept."""
_DEFAULT_LEFT = 0xFE
"""ICU's ``UBIDI_DEFAULT_LTR``: the first strong letter tells the direction of a paragraph."""


class Cluster(NamedTuple):
    """A grapheme cluster in the order of the screen."""

    start: int
    """First block offset."""
    end: int
    """Block offset after its last."""
    cells: int
    """Cells that it takes."""
    level: int
    """Its embedding level; odd for right to left."""


def is_turned(text: str) -> bool:
    """Tell whether any of a text is written from right to left."""
    return TURNED.search(text) is not None


@lru_cache(maxsize=KEPT)
def levels(text: str) -> tuple[int, ...]:
    """Return the level of a paragraph and then that of each of its code points."""
    import icu

    bidi = icu.Bidi()
    # A line break within a stanza ends a paragraph for the algorithm; a space does not.
    bidi.setPara(icu.UnicodeString(text.replace("\n", " ")), _DEFAULT_LEFT)
    units = bidi.getLevels()
    found, at = [bidi.getParaLevel()], 0
    for letter in text:
        found.append(units[at])
        at += 2 if letter > "\uffff" else 1
    return tuple(found)


def starts_right(text: str) -> bool:
    """Tell whether a paragraph begins at the right edge."""
    return is_turned(text) and levels(text)[0] % 2 == 1


@lru_cache(maxsize=KEPT)
def clusters(text: str, start: int, end: int) -> tuple[Cluster, ...]:
    """Return a line of a paragraph in the order of the screen."""
    known = levels(text)
    line = [
        Cluster(start + first, start + last, cells, known[start + first + 1])
        for first, last, cells in split_graphemes(text[start:end])[0]
    ]
    for level in range(max((one.level for one in line), default=0), 0, -1):
        at = 0
        while at < len(line):
            stop = at
            while stop < len(line) and line[stop].level >= level:
                stop += 1
            line[at:stop] = line[at:stop][::-1]
            at = max(stop, at + 1)
    return tuple(line)


def turned(drawn: Sequence[Segment], text: str, start: int, end: int) -> list[Segment]:
    """Return the segments of a line in the order of the screen.

    Args:
        drawn: The line's text, from its first offset on, styled; what follows it stays behind.
        text: The paragraph.
        start: First block offset of the line.
        end: Block offset after its last.
    """
    import icu

    shaped = joined(text)
    styles = [segment.style for segment in drawn for _letter in segment.text]
    result: list[Segment] = []
    for one in clusters(text, start, end):
        words = shaped[one.start : one.end]
        if one.level % 2 and len(words) == 1:
            words = icu.Char.charMirror(words)
        style = styles[one.start - start]
        if result and result[-1].style == style:
            result[-1] = Segment(result[-1].text + words, style)
        else:
            result.append(Segment(words, style))
    return result


def column_of(text: str, start: int, end: int, offset: int) -> int:
    """Return the cell of the screen at which an offset of a line is drawn, from its left end."""
    cell = 0
    for one in clusters(text, start, end):
        if one.start <= offset < one.end:
            return cell
        cell += one.cells
    return cell


def offset_at(text: str, start: int, end: int, column: int) -> int:
    """Return the offset of a line that is drawn at a cell, that of its last beyond its end."""
    cell, at = 0, start
    for one in clusters(text, start, end):
        at = one.start
        cell += one.cells
        if cell > column:
            break
    return at


def placed(view: View, drawn: Sequence[Segment], row: Row, side: int) -> list[Segment]:
    """Return a line as it is drawn: in the order of the screen, at the edge where it begins."""
    line = view.flow.line(row, side)
    if line is None:
        return list(drawn)
    text = view.flow.laid(row.block).texts[side]
    room = Segment(" " * view.lead(row, side), Style.null())
    return [room, *turned(drawn, text, line.start, line.shown)]
