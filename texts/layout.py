"""What the lines of a text tell of how it was set: wrapped or not, in verse, in columns, in pages.

All lengths are in code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from texts.document import BlockKind
from texts.lines import Line

NARROWEST, WIDEST = 30, 130
"""Widths between which a text counts as hard-wrapped."""
FULL = 0.86
"""A line is full if the next word would have taken it past this share of the width; printed lines
of a proportional font differ by some 15 %."""
WRAPPED_SHARE = 0.4
"""A text is hard-wrapped if at least this share of its lines is full, and this share of the lines
after those goes on in small letters: verse has full lines too, but begins each with a capital."""
VERSE_WIDTH = 0.8
"""Share of the width that no line of a stanza reaches."""
VERSE_LONGEST = 60
"""The longest line of a stanza in a text that is not wrapped."""
STANZA = range(3, 41)
"""Lines of a stanza; fewer tell nothing, more are a list."""
_COLUMN_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_PAGE_NUMBER = re.compile(r"[-–—]?\s?\d{1,4}\s?[-–—]?")

Group = tuple[int, int, BlockKind]
"""Index of the first line, index after the last, and the kind of block that they make."""


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width that lines were wrapped to; 0 if they were not.

    The width is that of the line longer than 95 in 100.
    """
    widths = sorted(line.width for line in lines if not line.blank)
    if len(widths) < 4:
        return 0
    width = widths[min(len(widths) - 1, int(len(widths) * 0.95))]
    if not NARROWEST <= width <= WIDEST:
        return 0
    pairs = [(one, other) for one, other in pairwise(lines) if not one.blank and not other.blank]
    full = [other for one, other in pairs if is_full(one, other, width)]
    if not full or len(full) < WRAPPED_SHARE * len(pairs):
        return 0
    # Scripts without capitals have neither; then the first measure must do.
    lower = sum(line.lower for line in full)
    cased = lower + sum(line.initial.isupper() for line in full)
    return width if lower >= WRAPPED_SHARE * cased else 0


def is_full(line: Line, following: Line, width: int) -> bool:
    """Tell whether the first word of the following line would not have fitted."""
    return line.width + 1 + len(following.first) > FULL * width


def without_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Leave out lone numbers at the top or bottom of a page; pages end with form feeds."""
    if not any(line.page for line in lines):
        return list(lines)
    kept: list[Line] = []
    for place, line in enumerate(lines):
        number = len(line.pieces) == 1 and _PAGE_NUMBER.fullmatch(line.pieces[0][0])
        if number and (_ends_page(lines, place) or _begins_page(lines, place)):
            line = Line(line.number, (), "", 0, 0, line.start, line.end, page=line.page)
        kept.append(line)
    return kept


def _ends_page(lines: Sequence[Line], place: int) -> bool:
    while place < len(lines):
        if lines[place].page:
            return True
        place += 1
        if place < len(lines) and not lines[place].blank:
            return False
    return False


def _begins_page(lines: Sequence[Line], place: int) -> bool:
    while place > 0 and (lines[place - 1].blank or lines[place - 1].page):
        place -= 1
        if lines[place].page:
            return True
    return False


def unflowed(text: str, lines: Sequence[Line], width: int) -> Iterator[Group]:
    """Yield the groups of lines that keep their line breaks: stanzas, and lines set in columns.

    Args:
        text: The text that the offsets of the lines count in.
        lines: All of its lines.
        width: The wrap width, 0 for none.

    Yields:
        Groups in order, not overlapping, none across a blank line.
    """
    parted = any(line.blank for line in lines[:-1])
    first = 0
    for place in range(len(lines) + 1):
        if place < len(lines) and not lines[place].blank:
            continue
        group = lines[first:place]
        columns = list(_columns(text, group, first))
        yield from columns
        verse = not columns and (width or parted) and len(group) in STANZA
        if verse and _is_verse(group, width):
            yield first, place, BlockKind.VERSE
        first = place + 1


def _is_verse(group: Sequence[Line], width: int) -> bool:
    """Tell whether every line ends before it has to, and few of them with a sentence."""
    if any(line.marker for line in group) or sum(line.ended for line in group) > len(group) / 2:
        return False
    widest = max(line.width for line in group)
    if not width:
        return widest <= VERSE_LONGEST
    return widest <= VERSE_WIDTH * width and not any(
        is_full(one, other, width) for one, other in pairwise(group)
    )


def _columns(text: str, group: Sequence[Line], first: int) -> Iterator[Group]:
    """Yield the runs of lines, two or more, whose columns stand under one another."""
    starts = [
        {match.end() for match in _COLUMN_GAP.finditer(text[line.start : line.end])}
        if len(line.pieces) > 1 else set()
        for line in group
    ]  # fmt: skip
    begin = 0
    for place in range(1, len(group) + 1):
        if place < len(group) and starts[place] & starts[place - 1]:
            continue
        if place - begin > 1:
            yield first + begin, first + place, BlockKind.PREFORMATTED
        begin = place
