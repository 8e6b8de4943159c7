"""Finding a passage again in a text that has changed since, by its words and its place.

As the selectors of the Web Annotation Data Model (W3C 2017, § 4.2): a quotation, and a place that
tells equal quotations apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from texts.document import BlockSource
from texts.reach import about, exists

NEAR = 400
"""Blocks on each side of the old place that are searched for a passage as it was."""
AROUND = 120
"""The same for one that has changed."""
ENOUGH = 0.6
"""Share of a passage's words that must stand together, in their order."""
FEWEST = 3
"""Words of the shortest passage that is known again when it has changed."""
LONGER = 1.6
"""How much longer it may have become."""
_WORD = re.compile(r"\w+")


class Anchor(NamedTuple):
    """A passage within a block."""

    block: str
    """Id of its block."""
    start: int
    """First block offset."""
    quote: str
    """Its words."""


class Found(NamedTuple):
    """Where a passage stands now."""

    block: int
    """Number of its block."""
    start: int
    """First block offset."""
    end: int
    """Block offset after its last."""


def unmoved(anchor: Anchor, source: BlockSource) -> Found | None:
    """Return where a passage stood if it still stands there; None otherwise. Takes no search."""
    number = source.number(anchor.block)
    if number is None or not source.block(number).text.startswith(anchor.quote, anchor.start):
        return None
    return Found(number, anchor.start, anchor.start + len(anchor.quote))


def found(anchor: Anchor, source: BlockSource) -> Found | None:
    """Return where a passage stands now.

    Args:
        anchor: Where it stood.
        source: The document.

    Returns:
        Where it stood, if its words still stand there; else where they stand nearest to it, within
        :data:`NEAR` blocks; else where most of them do, in their order, within :data:`AROUND`;
        None if nowhere.
    """
    if same := unmoved(anchor, source):
        return same
    number = source.number(anchor.block)
    if number is not None:
        text = source.block(number).text
        places = _places(text, anchor.quote)
        if places:
            start = min(places, key=lambda at: abs(at - anchor.start))
            return Found(number, start, start + len(anchor.quote))
    middle = about(source, anchor.block) if number is None else number
    for at in _around(middle, NEAR, source):
        places = _places(source.block(at).text, anchor.quote)
        if places:
            return Found(at, places[0], places[0] + len(anchor.quote))
    return _resembling(anchor.quote, middle, source)


def _around(middle: int, far: int, source: BlockSource) -> Iterator[int]:
    """Yield the numbers of blocks from a middle outwards, as far as there are any."""
    ways = {-1, 1}
    if exists(source, middle):
        yield middle
    for step in range(1, far + 1):
        for way in sorted(ways):
            if exists(source, middle + way * step):
                yield middle + way * step
            else:
                ways.discard(way)


def _resembling(quote: str, middle: int, source: BlockSource) -> Found | None:
    """Return the passage that has most of a quotation's words in their order, the nearest."""
    wanted = [match[0].casefold() for match in _WORD.finditer(quote)]
    if len(wanted) < FEWEST:
        return None
    counts = Counter(wanted)
    best: Found | None = None
    most = ENOUGH
    for at in _around(middle, AROUND, source):
        spans = [(one.start(), one.end(), one[0].casefold())
                 for one in _WORD.finditer(source.block(at).text)]  # fmt: skip
        if (counts & Counter(word for *_span, word in spans)).total() < most * len(wanted):
            continue
        blocks = SequenceMatcher(None, wanted, [word for *_span, word in spans], False)
        same = [one for one in blocks.get_matching_blocks() if one.size]
        share = sum(one.size for one in same) / len(wanted)
        first, last = (same[0].b, same[-1].b + same[-1].size - 1) if same else (0, 0)
        if share > most and last - first < LONGER * len(wanted):
            most = share
            best = Found(at, spans[first][0], spans[last][1])
    return best


def _places(text: str, quote: str) -> list[int]:
    places, at = [], text.find(quote)
    while quote and at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    return places
