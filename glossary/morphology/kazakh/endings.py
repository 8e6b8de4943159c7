"""All endings of Kazakh as one tree of letters read from the right, grown only where words lead.

Method: the tables of suffixes are too productive to write out (a verb has tens of thousands of
forms) and too slow to try one by one. So the endings seen so far form a tree keyed by letters
from the end of the word. A node holds the suffixes that are complete there, those that are
still being spelt, and the readings of the ending as it stands. A node is computed from its
parent once; afterwards a letter costs one dictionary access.
"""

from __future__ import annotations

from functools import cache

from glossary.morphology.kazakh.analysis import Morpheme
from glossary.morphology.kazakh.phonology import ALL_FINALS, CLASSES, EITHER
from glossary.morphology.kazakh.suffixes import (
    FINISHED,
    IMPERATIVE,
    NOUN_STEM,
    POSSESSED,
    VERB_STEM,
    Suffix,
    suffixes,
)
from glossary.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

MAX_COST: Final = 9.5
"""Readings dearer than this are not pursued."""
MAX_DERIVATIONS: Final = 2
MAX_NODES: Final = 60_000
"""The tree is begun anew when it has more nodes than this (about 40 MB)."""


class Reading(NamedTuple):
    """An ending, or the right part of one, read as a chain of suffixes."""

    sources: int
    follows: int
    asks: int
    morphemes: tuple[Morpheme, ...]
    cost: float
    derivations: int


class Node:
    """An ending, and how it can be read."""

    __slots__ = ("following", "nouns", "partials", "possessed", "readings", "verbs")

    def __init__(self, readings: list[Reading], partials: list[tuple[Suffix, int, Reading]]):
        self.following: dict[str, Node | None] = {}
        """The ending one letter longer, by that letter; None where there is none."""
        self.readings = readings
        self.partials = partials
        self.nouns = [r for r in readings if r.sources & NOUN_STEM]
        """Readings that may follow a nominal stem, cheapest first."""
        self.verbs = [r for r in readings if r.sources & VERB_STEM]
        """Readings that may follow a verb stem, cheapest first."""
        self.possessed = [r for r in readings if r.sources & POSSESSED]
        """Readings that may follow a possessive -ы, -і."""
        if len(self.nouns) > 1:
            self.nouns.sort(key=_cost)
        if len(self.verbs) > 1:
            self.verbs.sort(key=_cost)


def _cost(reading: Reading) -> float:
    return reading.cost


@cache
def _suffixes_by_last() -> dict[str, list[Suffix]]:
    table: dict[str, list[Suffix]] = {}
    for suffix in suffixes():
        table.setdefault(suffix.surface[-1], []).append(suffix)
    return table


class EndingTree:
    """The tree of endings; one is shared by all calls."""

    def __init__(self) -> None:
        self.suffixes = _suffixes_by_last()
        self.root = self._plant()

    def _plant(self) -> Node:
        self.nodes = 1
        bare = Reading(FINISHED, ALL_FINALS & ~CLASSES["D"], EITHER, (), 0.0, 0)
        imperative = Reading(
            IMPERATIVE,
            ALL_FINALS & ~CLASSES["D"] & ~CLASSES["Q"] & ~CLASSES["J"],
            EITHER,
            (Morpheme("", "imp.2sg"),),
            1.6,
            0,
        )
        return Node([bare, imperative], [])

    def grow(self, node: Node, letter: str) -> Node | None:
        """The node for an ending one letter longer.

        Args:
            node: The node of the shorter ending.
            letter: The letter before it.

        Returns:
            The node, or None if no ending of Kazakh goes on like that.
        """
        readings: list[Reading] = []
        partials: list[tuple[Suffix, int, Reading]] = []
        for suffix, at, tail in node.partials:
            if suffix.surface[at] == letter:
                if at:
                    partials.append((suffix, at - 1, tail))
                else:
                    readings.append(_join(suffix, tail))
        candidates = self.suffixes.get(letter, ())
        for tail in node.readings:
            sources, follows, asks, _, cost, derivations = tail
            for suffix in candidates:
                if not suffix.target & sources or not suffix.final & follows:
                    continue
                if suffix.harmony and not suffix.harmony & asks:
                    continue
                if cost + suffix.cost > MAX_COST:
                    continue
                if suffix.derives and derivations >= MAX_DERIVATIONS:
                    continue
                last = len(suffix.surface) - 1
                if last:
                    partials.append((suffix, last - 1, tail))
                else:
                    readings.append(_join(suffix, tail))
        child = Node(readings, partials) if readings or partials else None
        if self.nodes >= MAX_NODES:
            self.root = self._plant()
        node.following[letter] = child
        self.nodes += 1
        return child


def _join(suffix: Suffix, tail: Reading) -> Reading:
    return Reading(
        suffix.sources,
        suffix.follows,
        suffix.asks if suffix.asks else tail.asks,
        (suffix.morpheme, *tail.morphemes),
        suffix.cost + tail.cost,
        tail.derivations + suffix.derives,
    )
