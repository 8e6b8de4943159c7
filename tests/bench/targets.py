"""What a reader is to reach, beside what was measured (issue *A reader for reading*)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import fmean, median, quantiles
from typing import NamedTuple

from tests.bench.terminal import Answer

SMALLEST = "smallest Textual app"
SCROLLVIEW = "smallest ScrollView"
OURS = "tilmash"
FIRST, FIRST_OF_BOOK = 1.3, 1.5
"""First content, of the smallest Textual app's."""
FIRST_OF_PASS = 5.0
"""First content, of ``python -c pass``."""
LINE, PAGE = 12.0, 25.0
"""Milliseconds, p95."""
PAGE_OF_SCROLLVIEW = 1.5
"""A page, p95, of the smallest ScrollView's in the same run."""
LINE_BYTES, LINE_BYTES_MEAN = 600, 900
PAGE_BYTES = 1.1
"""A page, of the bytes of text in it."""
MEMORY = 90
"""Megabytes."""
HIT = 1.5
"""The first hit of a search, of grep's time."""


class Figures(NamedTuple):
    """What was measured of one program on one text."""

    first: float
    """Milliseconds to the first content, median."""
    line: Sequence[Answer]
    page: Sequence[Answer]
    memory: float
    """Megabytes."""


def slow(taken: Iterable[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(taken, n=20)[-1]


def compared(
    figures: Mapping[str, Figures], base: float, *, book: bool
) -> Iterator[tuple[str, float, float]]:
    """Yield what is to be reached on one text: its name, what was measured, the most allowed.

    Args:
        figures: Of the programs measured, by name.
        base: Milliseconds of ``python -c pass``.
        book: Whether the text is a book.
    """
    ours = figures.get(OURS)
    if ours is None:
        return
    if SMALLEST in figures:
        first = FIRST_OF_BOOK if book else FIRST
        yield "first / smallest app", ours.first / figures[SMALLEST].first, first
    yield "first / pass", ours.first / base, FIRST_OF_PASS
    yield "line p95, ms", slow(one.milliseconds for one in ours.line), LINE
    yield "line bytes, median", median(one.size for one in ours.line), LINE_BYTES
    yield "line bytes, mean", fmean(one.size for one in ours.line), LINE_BYTES_MEAN
    page = slow(one.milliseconds for one in ours.page)
    yield "page p95, ms", page, PAGE
    if SCROLLVIEW in figures:
        view = slow(one.milliseconds for one in figures[SCROLLVIEW].page)
        yield "page p95 / ScrollView", page / view if view else 0.0, PAGE_OF_SCROLLVIEW
    # At the end of a short text there are no more pages; these show next to no text.
    shown = [one.size / one.text for one in ours.page if one.text > 1_000]
    if shown:
        yield "page bytes / its text", median(shown), PAGE_BYTES
    yield "memory, MB", ours.memory, MEMORY


def print_compared(rows: Iterable[tuple[str, float, float]]) -> None:
    """Print what holds and what does not."""
    for name, measured, most in rows:
        held = "holds" if measured <= most else "DOES NOT HOLD"
        print(f"    {name:<24}{measured:10.2f}  at most {most:<8g}{held}")
