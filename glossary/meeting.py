"""Two edits of one entry that meet: what only one of them changed is united, the rest is shown."""

from __future__ import annotations

from typing import NamedTuple

from glossary.concept import Concept
from glossary.merging import Conflict, merged


class Met(NamedTuple):
    """What came of two edits."""

    concept: Concept
    """The entry with both; one's own where they differ."""
    conflicts: tuple[Conflict, ...]
    """Fields that both changed, and differently; one's own is the first."""


def met(mine: Concept, theirs: Concept, base: Concept | None) -> Met:
    """Unite two edits of one entry.

    Args:
        mine: One's own.
        theirs: The other, saved meanwhile.
        base: What both began from; None if both are new.
    """
    name = mine.id
    result = merged(
        {name: mine}, {name: theirs}, {name: base} if base is not None else None, prefer="A"
    )
    return Met(result.concepts[0] if result.concepts else mine, result.conflicts)
