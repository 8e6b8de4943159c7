"""What a format could not carry: counted while writing, told when done, never dropped silently."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

KINDS: tuple[str, ...] = (
    "definitions", "definitions' sources", "contexts", "relations", "statuses",
    "parts of speech", "genders", "term types", "notes", "subject fields", "sources of terms",
    "references", "history", "other elements", "languages", "empty entries",
    "characters that the format forbids", "values outside of the format's lists",
    "ids that are no XML names", "relations that lead to no entry", "entries in a circle",
    "entries without an id", "rows without a term", "ids used twice", "words of a headword",
)  # fmt: skip
"""Every kind of loss or change that is counted, in the order in which they are told."""


class Losses:
    """A tally by kind."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, kind: str, count: int = 1) -> None:
        """Count something that is left out or changed; ``kind`` is one of :data:`KINDS`."""
        if count:
            self.counts[kind] += count

    def told(self) -> list[Loss]:
        """Return what was counted, in the order of :data:`KINDS`."""
        return [Loss(kind, self.counts[kind]) for kind in KINDS if self.counts[kind]]


class Loss(NamedTuple):
    """So many of a kind."""

    kind: str
    """One of :data:`KINDS`."""
    number: int
    """At least one."""
