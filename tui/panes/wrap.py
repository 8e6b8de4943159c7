"""Breaking a block of text into lines of a width. Plain functions: no widget, no app.

Coordinate spaces, named the same wherever the reading pane counts:

- *offset*: a code point of the block's text, half-open ranges;
- *line*: an index into the lines of one wrapped block, from 0;
- *column*: a terminal cell within a line, from 0.

Lines never part a grapheme cluster (Unicode Standard Annex 29), and cells are counted as the
library that draws them counts, so a line never spills over its pane.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

NARROW = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058a"
    "\u2010-\u2015\u2018-\u2027\u2032-\u203a\u2500-\u259f]*"
)
"""Text of which every code point is one cell wide and stands alone: ASCII, Latin, Greek, Cyrillic
(without its combining signs), common punctuation, lines and blocks. 99 % of what is read takes this
path, 20 times faster than counting clusters."""
TURNED = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters that are written from right to left."""
_LETTERS = re.compile(r"[^\W\d_]+")
WIDEST = 4
"""Cells that a space may grow by where lines are made equally long."""
_SPACES = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"


class Line(NamedTuple):
    """One line of a wrapped block."""

    start: int
    """Offset of its first code point."""
    shown: int
    """Offset after its last code point that is drawn; trailing spaces are not."""
    end: int
    """Offset at which the next line starts; the length of the block for the last line."""
    hyphen: bool = False
    """Whether it parts a word, so that a hyphen is drawn after it."""


Breaks = Callable[[str], Sequence[int]]
"""From a word to the offsets in it before which a hyphen may end a line, ascending."""


def wrap(text: str, width: int, breaks: Breaks | None = None) -> tuple[Line, ...]:
    """Break a block into lines.

    Args:
        text: The block; ``"\\n"`` forces a break.
        width: Cells of a line, at least 2: a wide character must fit.
        breaks: Where words may be parted; none are if it is None.

    Returns:
        At least one line. Each starts where the one before ends, the first at 0, and the last
        ends with the text.
    """
    width = max(width, 2)
    if NARROW.fullmatch(text):
        return tuple(_narrow(text, 0, len(text), width, breaks))
    lines: list[Line] = []
    at = 0
    for part in text.split("\n"):
        stop = at + len(part)
        if NARROW.fullmatch(part):
            lines.extend(_narrow(text, at, stop, width, breaks))
        else:
            lines.extend(_wide(text, at, stop, width))
        if stop < len(text):
            last = lines[-1]
            lines[-1] = Line(last.start, last.shown, stop + 1)
        at = stop + 1
    return tuple(lines)


def line_of(lines: Sequence[Line], offset: int) -> int:
    """Return the index of the line that an offset lies in; the last one for the block's end."""
    return max(0, bisect_right(lines, offset, key=lambda line: line.start) - 1)


def column_of(text: str, line: Line, offset: int) -> int:
    """Return the column at which an offset of a line is drawn."""
    shown = text[line.start : line.shown]
    before = max(0, min(offset - line.start, len(shown)))
    if NARROW.fullmatch(shown):
        return before
    if TURNED.search(shown):
        from tui.panes import bidi

        return bidi.column_of(text, line.start, line.shown, offset)
    return sum(cells for _start, end, cells in _clusters(shown) if end <= before)


def offset_at(text: str, line: Line, column: int) -> int:
    """Return the offset drawn at a column: that of the cluster which covers it.

    Returns:
        An offset within the line; its last cluster's beyond its end.
    """
    shown = text[line.start : line.shown]
    if NARROW.fullmatch(shown):
        return line.start + max(0, min(column, len(shown) - 1))
    if TURNED.search(shown):
        from tui.panes import bidi

        return bidi.offset_at(text, line.start, line.shown, column)
    cell, at = 0, 0
    for start, _end, cells in _clusters(shown):
        at = start
        cell += cells
        if cell > column:
            break
    return line.start + at


def gaps(text: str, line: Line, width: int) -> list[int]:
    """Return the offsets of the spaces that each grow by a cell so that a line fills its width.

    Args:
        text: The block.
        line: One of its lines.
        width: Cells to fill.

    Returns:
        Offsets in order, one as often as it grows; none for the last line of a paragraph or of a
        stanza, and for one with so few spaces that they would tear it apart.
    """
    if line.end >= len(text) or text[line.shown : line.end].count("\n"):
        return []
    lack = width - cells(text[line.start : line.shown]) - line.hyphen
    spaces = [at for at in range(line.start, line.shown) if text[at] == " "]
    if not 0 < lack <= WIDEST * len(spaces):
        return []
    each, rest = divmod(lack, len(spaces))
    # The spaces that get one more lie apart.
    more = {number * len(spaces) // rest for number in range(rest)} if rest else set()
    return [at for number, at in enumerate(spaces) for _ in range(each + (number in more))]


def cells(text: str) -> int:
    """Return how many cells a text takes."""
    if NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _clusters(text: str) -> list[tuple[int, int, int]]:
    """Return the start, end and cells of each grapheme cluster; imported when one is there."""
    from rich.cells import split_graphemes

    return split_graphemes(text)[0]


def _narrow(
    text: str, at: int, stop: int, width: int, breaks: Breaks | None = None
) -> Iterator[Line]:
    """Break text in which a code point is a cell."""
    while stop - at > width:
        parted = _parted(text, at, stop, width, breaks) if breaks is not None else 0
        if parted:
            yield Line(at, parted, parted, True)
            at = parted
            continue
        # A space just beyond the edge still ends a line that fits.
        space = text.rfind(" ", at, at + width + 1)
        if space <= at and not text.startswith(" ", at):
            yield Line(at, at + width, at + width)
            at += width
            continue
        end = max(space, at) + 1
        while end < stop and text[end] == " ":
            end += 1
        yield Line(at, _trimmed(text, at, min(end, at + width)), end)
        if end >= stop:
            return
        at = end
    yield Line(at, _trimmed(text, at, stop), stop)


def _parted(text: str, at: int, stop: int, width: int, breaks: Breaks) -> int:
    """Return where the word that crosses the edge of a line is parted; 0 if it is not."""
    edge = at + width
    found = _LETTERS.match(text, text.rfind(" ", at, edge) + 1, stop)
    if found is None or found.end() <= edge:
        return 0
    start = found.start()
    return max((start + part for part in breaks(found[0]) if at < start + part < edge), default=0)


def _wide(text: str, start: int, stop: int, width: int) -> Iterator[Line]:
    """Break text of any kind, cluster by cluster."""
    at, cells = start, 0
    breakable, cells_there = start, 0  # the last place where a line may end, and its column
    after_space = after_wide = False
    for first, last, size in _clusters(text[start:stop]):
        place = start + first
        space = last - first == 1 and text[place] in _SPACES
        if not space:
            if after_space or after_wide or size > 1:
                breakable, cells_there = place, cells
            if cells + size > width and place > at:
                if breakable <= at:
                    breakable, cells_there = place, cells
                yield Line(at, _trimmed(text, at, breakable), breakable)
                at, cells = breakable, cells - cells_there
                if cells + size > width and place > at:
                    yield Line(at, place, place)
                    at, cells = place, 0
        cells += size
        after_space, after_wide = space, size > 1 and not space
    yield Line(at, _trimmed(text, at, stop), stop)


def _trimmed(text: str, start: int, stop: int) -> int:
    while stop > start and text[stop - 1] in _SPACES:
        stop -= 1
    return stop
