"""Drawing one row of text: which cells are term, hit, cursor. Plain functions: no widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

PLAIN = Style.null()
"""No style of its own. Every segment has one: what makes a screen colourless needs it."""
TERM = Style(underline=True)
"""A term: by shape, so that it shows without colours."""
STATES = {
    "": TERM,
    "learning": Style(underline=True, bold=True, underline2=True),
    "known": TERM,
    "ignored": PLAIN,
}
"""A term by what is known of it. Terminals that know double underlining (SGR 21) draw it so while
it is learnt; those that do not keep the single one, and bold (ECMA-48, § 8.3.117, has both)."""
REMARK = Style(italic=True)
"""What the editors have remarked on, e.g. a misprint; a sign in the margin tells it besides, for a
console has no slanted letters."""
SENTENCE = Style(bold=True)
"""The sentence under the cursor and the one that translates it, where two texts are shown."""
LINK = Style(italic=True, underline=True)
"""What leads elsewhere; a sign in the margin tells it besides."""
NOTE = Style(italic=True, bold=True)
"""A passage noted on; a sign in the margin tells it besides."""
HIT = Style(reverse=True)
"""A search hit."""
SELECTED = Style(reverse=True, underline=True)
"""What is selected, its ends included."""
CURSOR = Style(bold=True, reverse=True)
"""The word or term under the cursor."""
STRONG = Style(bold=True)
"""A heading."""
FAINT = Style(dim=True)
"""Markers, rules, the line between two languages."""


class Mark(NamedTuple):
    """A stretch of a block that is drawn in a style."""

    start: int
    """First offset."""
    end: int
    """Offset after its last code point."""
    style: Style
    """Added to what lies under it."""


def term_mark(start: int, end: int, state: str) -> Mark:
    """Return how a term is drawn: of one that is known only its first letter is underlined.

    Dimming it would say so by colour alone, and in a console of 16 colours not at all.
    """
    return Mark(start, start + 1 if state == "known" else end, STATES[state])


def segments(
    text: str, start: int, end: int, marks: Iterable[Mark], base: Style = PLAIN
) -> list[Segment]:
    """Return part of a block as styled segments.

    Args:
        text: The block's text.
        start: First offset to draw.
        end: Offset after the last.
        marks: What is drawn how; later marks lie over earlier ones.
        base: The style under all of them.

    Returns:
        Segments whose texts together are exactly ``text[start:end]``.
    """
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    if not here:
        return [Segment(text[start:end], base)] if end > start else []
    edges = {start, end}
    for mark in here:
        edges.update((max(start, mark.start), min(end, mark.end)))
    points = sorted(edges)
    drawn = []
    for left, right in pairwise(points):
        style = base
        for mark in here:
            if mark.start <= left and mark.end >= right:
                style = style + mark.style
        drawn.append(Segment(text[left:right], style))
    return drawn


def grown(drawn: Sequence[Segment], start: int, gaps: Sequence[int]) -> list[Segment]:
    """Return segments in which some code points, spaces, are followed by one more each.

    Args:
        drawn: Segments of a stretch of a block.
        start: Offset of the first.
        gaps: Offsets of the spaces, ascending, one as often as it grows.
    """
    result, at, number = [], start, 0
    for segment in drawn:
        end = at + len(segment.text)
        parts, done = [], at
        while number < len(gaps) and gaps[number] < end:
            parts.append(segment.text[done - at : gaps[number] - at + 1])
            done = gaps[number] + 1
            while number < len(gaps) and gaps[number] == done - 1:
                parts.append(" ")
                number += 1
        parts.append(segment.text[done - at :])
        result.append(Segment("".join(parts), segment.style))
        at = end
    return result


def padded(drawn: Sequence[Segment], width: int) -> list[Segment]:
    """Return segments filled with spaces up to a width in cells."""
    used = sum(cell_len(segment.text) for segment in drawn)
    return [*drawn, Segment(" " * (width - used), PLAIN)] if used < width else list(drawn)
