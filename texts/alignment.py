"""Which paragraphs of two texts translate each other, told by their lengths.

The method is Gale and Church's («A Program for Aligning Sentences in Bilingual Corpora», 1993): a
translation is about as long as what it translates, in proportion; dynamic programming finds the
cheapest way through both texts in beads of one or two paragraphs on each side. Figures that both
sides have, and headings, tell besides.
"""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Callable, Sequence
from typing import NamedTuple

VARIANCE = 6.8
"""Of the length of a translation, per code point (Gale and Church 1993, § 3.1)."""
PRIORS = {(1, 1): 0.89, (1, 0): 0.02, (0, 1): 0.02, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011}
"""How often so many paragraphs stand for so many: their table 5, but for what is left out, which a
person's own pair of files has more often than a parliament's."""
HEADING = 4.0
"""Cost of a heading that stands for what is none."""
FIGURES = 3.0
"""Cost of paragraphs whose figures differ wholly."""
BAND = 120
"""Paragraphs that the way may stray from the straight one, at least."""
SLACK = 0.06
"""The same as a share of the text."""
NARROW = 24
"""The same at the first try."""
EDGE = 4
"""Paragraphs from the edge of what was searched at which more is."""
REPORT = 200
"""Paragraphs between two reports."""
_FIGURE = re.compile(r"\d+")
_WAYS = tuple(PRIORS)
_LEAST = tuple(-math.log(prior) for prior in PRIORS.values())
"""Cost of a bead of each kind, at the least."""
_NONE = 255


class Unit(NamedTuple):
    """A paragraph as far as aligning goes."""

    length: int
    """Code points."""
    heading: bool
    """Whether it is a heading."""
    figures: frozenset[str]
    """Numbers in it."""


class Bead(NamedTuple):
    """Paragraphs that translate each other; half-open ranges, one of them may be empty."""

    start: int
    end: int
    other_start: int
    other_end: int


def unit(text: str, *, heading: bool = False) -> Unit:
    """Return a paragraph's measure."""
    return Unit(max(1, len(text)), heading, frozenset(_FIGURE.findall(text)))


def align(
    one: Sequence[Unit],
    other: Sequence[Unit],
    report: Callable[[int, int], bool] = lambda _done, _all: True,
) -> list[Bead]:
    """Align two texts.

    The way is sought near the line on which both texts are as far, by their lengths; where it comes
    to the edge of what was searched, twice as much is, up to :data:`BAND` or :data:`SLACK`.

    Args:
        one: The paragraphs of one.
        other: The paragraphs of the other.
        report: Called with how many paragraphs are done and how many there are; False stops.

    Returns:
        Beads in order that together hold every paragraph of both once; empty if it was stopped.
    """
    widest = max(BAND, int(SLACK * max(len(one), len(other))))
    width = min(NARROW, widest)
    middles = _middles(one, other)
    while True:
        beads = _searched(one, other, middles, width, report)
        if beads is None:
            return []
        if not beads and (one or other):
            # There is no way so near the middle.
            width *= 2
            continue
        near = (bead for bead in beads if 0 < bead.start < len(one))
        if width >= widest or not any(
            abs(bead.other_start - middles[bead.start]) > width - EDGE for bead in near
        ):
            return beads
        width = min(2 * width, widest)


def _middles(one: Sequence[Unit], other: Sequence[Unit]) -> list[int]:
    """Return for each place between paragraphs the one in the other text that is as far."""
    whole = sum(u.length for u in one) or 1
    total = sum(u.length for u in other)
    middles, column, so_far, passed = [0], 0, 0, 0
    for paragraph in one:
        so_far += paragraph.length
        while column < len(other) and passed + other[column].length / 2 <= so_far * total / whole:
            passed += other[column].length
            column += 1
        middles.append(column)
    return middles


def _searched(
    one: Sequence[Unit],
    other: Sequence[Unit],
    middles: Sequence[int],
    width: int,
    report: Callable[[int, int], bool],
) -> list[Bead] | None:
    """Return the cheapest way that strays from the middle by no more than a width.

    Returns:
        No beads if there is none; None if it was stopped.
    """
    ratio = sum(u.length for u in other) / max(1, sum(u.length for u in one))
    before: list[dict[int, float]] = []
    back: list[tuple[int, array[int]]] = []
    for row in range(len(one) + 1):
        if row % REPORT == 0 and not report(row, len(one)):
            return None
        low, high = max(0, middles[row] - width), min(len(other), middles[row] + width)
        if row == len(one):
            high = len(other)
        if row == 0:
            low = 0
        costs: dict[int, float] = {}
        ways = array("B", [_NONE] * (high - low + 1))
        for column in range(low, high + 1):
            best, way = (0.0, _NONE) if not row and not column else (math.inf, _NONE)
            for number, (down, right) in enumerate(_WAYS):
                if down > row or right > column:
                    continue
                line = costs if not down else before[-down]
                so_far = line.get(column - right, math.inf)
                if so_far + _LEAST[number] >= best:
                    continue
                cost = so_far + _cost(
                    one[row - down : row], other[column - right : column], ratio, (down, right)
                )
                if cost < best:
                    best, way = cost, number
            if best < math.inf:
                costs[column] = best
                ways[column - low] = way
        before = [*before[-1:], costs]
        back.append((low, ways))
    return _walked(back, len(one), len(other)) if len(other) in before[-1] else []


def _walked(back: Sequence[tuple[int, array[int]]], row: int, column: int) -> list[Bead]:
    beads = []
    while row or column:
        low, ways = back[row]
        down, right = _WAYS[ways[column - low]]
        beads.append(Bead(row - down, row, column - right, column))
        row, column = row - down, column - right
    return beads[::-1]


def _cost(one: Sequence[Unit], other: Sequence[Unit], ratio: float, way: tuple[int, int]) -> float:
    """Return the cost of a bead: minus the logarithm of its probability, and what tells besides."""
    prior = -math.log(PRIORS[way])
    if not one or not other:
        return prior
    length, translated = sum(u.length for u in one), sum(u.length for u in other)
    mean = (length + translated / ratio) / 2
    delta = abs(translated - length * ratio) / math.sqrt(VARIANCE * mean * ratio)
    cost = prior - math.log(max(math.erfc(delta / math.sqrt(2)), 1e-30))
    if any(u.heading for u in one) != any(u.heading for u in other):
        cost += HEADING
    figures = frozenset().union(*(u.figures for u in one))
    others = frozenset().union(*(u.figures for u in other))
    if figures or others:
        cost += FIGURES * (1 - len(figures & others) / len(figures | others))
    return cost


def counterparts(
    one: str, other: str, spans: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Align the sentences of two paragraphs that translate each other.

    Args:
        one: A paragraph.
        other: The paragraph beside it.
        spans: The sentences of the one.
        others: The sentences of the other.

    Returns:
        Stretches of both that belong together, in order; what has no counterpart is left out.
    """
    beads = align(
        [unit(one[start:end]) for start, end in spans],
        [unit(other[start:end]) for start, end in others],
    )
    return [
        ((spans[bead.start][0], spans[bead.end - 1][1]),
         (others[bead.other_start][0], others[bead.other_end - 1][1]))
        for bead in beads
        if bead.end > bead.start and bead.other_end > bead.other_start
    ]  # fmt: skip
