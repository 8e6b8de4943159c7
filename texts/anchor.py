"""Finding a passage again in a text that has changed since, by its words and its place.

As the selectors of the Web Annotation Data Model (W3C 2017, § 4.2): a quotation, and a place that
tells equal quotations apart.
"""

from __future__ import annotations

from typing import NamedTuple

from texts.document import BlockSource
from texts.reach import is_found

NEAR = 400
"""Blocks on each side of the old place that are searched."""


class Anchor(NamedTuple):
    """A passage within a block."""

    block: str
    """Id of its block."""
    start: int
    """First block offset."""
    quote: str
    """Its words."""


def found(anchor: Anchor, source: BlockSource) -> tuple[int, int] | None:
    """Return where a passage stands now.

    Args:
        anchor: Where it stood.
        source: The document, as far as it has been found.

    Returns:
        Block number and offset: where it stood, if its words still stand there; else where they
        stand nearest to it, within :data:`NEAR` blocks; None if nowhere.
    """
    number = source.number(anchor.block)
    if number is not None:
        text = source.block(number).text
        if text.startswith(anchor.quote, anchor.start):
            return number, anchor.start
        places = _places(text, anchor.quote)
        if places:
            return number, min(places, key=lambda at: abs(at - anchor.start))
    middle = number if number is not None else source.known // 2
    for far in range(NEAR + 1):
        for at in dict.fromkeys((middle - far, middle + far)):
            if is_found(source, at):
                places = _places(source.block(at).text, anchor.quote)
                if places:
                    return at, places[0]
    return None


def _places(text: str, quote: str) -> list[int]:
    places, at = [], text.find(quote)
    while quote and at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    return places
