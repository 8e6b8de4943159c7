"""The jump list: places that one has jumped from, walked back and forward. A plain class."""

from __future__ import annotations

from typing import NamedTuple

KEPT = 200
"""Places kept; the oldest go first."""


class Jump(NamedTuple):
    """A place in both panes."""

    block: int
    """Block number of the cursor in the text."""
    offset: int
    """Its block offset."""
    side: int = 0
    """The side that it is on."""
    concepts: tuple[str, ...] = ()
    """Ids of the concepts in the glossary pane; empty if it shows none."""
    current: int = 0
    """Index of the one shown."""
    document: str = ""
    """What the state knows the document by."""


class JumpList:
    """Where one has been, and how far back one has walked."""

    def __init__(self) -> None:
        self._places: list[Jump] = []
        self._at = 0

    def leave(self, place: Jump) -> None:
        """Remember a place that is about to be left; what lay forward is forgotten."""
        del self._places[self._at :]
        if not self._places or self._places[-1] != place:
            self._places.append(place)
        del self._places[:-KEPT]
        self._at = len(self._places)

    def back(self, here: Jump) -> Jump | None:
        """Return the place before, None if there is none; ``here`` is then forward of it."""
        if self._at == len(self._places):
            if self._places and self._places[-1] == here:
                self._at -= 1
            else:
                self._places.append(here)
        if not self._at:
            return None
        self._at -= 1
        return self._places[self._at]

    def forward(self) -> Jump | None:
        """Return the place after, None if there is none."""
        if self._at + 1 >= len(self._places):
            return None
        self._at += 1
        return self._places[self._at]
