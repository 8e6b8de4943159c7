"""Numbers for blocks that are found segment by segment, from wherever one has begun.

How many blocks stand before a place is not known until all of them have been found, and in a file
of 100 MB nobody waits for that. So a number says where it was counted from: ``anchor * SPAN +
ordinal``, where the anchor is a segment and the ordinal counts blocks on from its first one, or
back if it is negative. Adding one to a number gives the number of the next block, across any
number of segments, and blocks counted from the beginning are numbered 0, 1, 2 …; a block has as
many numbers as there are segments to count from, and its *own* one counts from the segment that
it lies in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

SPAN = 1 << 32
"""Numbers from one anchor to the next; no file has as many blocks."""
KEPT = 256
"""Anchors whose counts are kept besides that of the beginning."""
NEAR = 8
"""Segments between two places that are counted so that both are numbered alike."""
Place = tuple[int, int]
"""A segment and the index of a block in it."""


class Numbering:
    """From numbers to places.

    Args:
        count: Returns how many blocks a segment has; may take milliseconds.
        segments: Returns how many segments there are.
    """

    def __init__(self, count: Callable[[int], int], segments: Callable[[], int]) -> None:
        self._count = count
        self._segments = segments
        # Sums of the counts of segments, from an anchor down and from one up.
        self._down: dict[int, list[int]] = {}
        self._up: dict[int, list[int]] = {}
        self.from_start = self._sums(self._down, 0)
        """How many blocks there are before each segment, as far as all have been found."""

    @staticmethod
    def number(segment: int, index: int) -> int:
        """Return a block's own number."""
        return segment * SPAN + index

    def place(self, number: int, *, find: bool = True) -> Place | None:
        """Return where a block is; None if there is none.

        Args:
            number: Any of its numbers.
            find: Whether to count segments that have not been counted yet.
        """
        anchor = (number + SPAN // 2) // SPAN
        ordinal = number - anchor * SPAN
        if not 0 <= anchor < self._segments():
            return None
        if ordinal >= 0:
            sums = self.from_start if not anchor else self._sums(self._down, anchor)
            while ordinal >= sums[-1]:
                if not find or not self._extend(sums, anchor + len(sums) - 1):
                    return None
            step = bisect_right(sums, ordinal) - 1
            return anchor + step, ordinal - sums[step]
        sums = self._sums(self._up, anchor)
        while -ordinal > sums[-1]:
            if not find or not self._extend(sums, anchor - len(sums)):
                return None
        step = bisect_left(sums, -ordinal)
        return anchor - step, sums[step] + ordinal

    def counted_from(self, place: Place, other: int) -> int:
        """Return the number of a block counted from where another number was.

        Returns:
            Its own number if more than :data:`NEAR` segments lie between.
        """
        anchor = (other + SPAN // 2) // SPAN
        segment, index = place
        if not 0 <= anchor < self._segments() or abs(segment - anchor) > NEAR:
            return self.number(segment, index)
        if segment >= anchor:
            before = sum(map(self._count, range(anchor, segment)))
        else:
            before = -sum(map(self._count, range(segment, anchor)))
        return self.number(anchor, before + index)

    def ordinal(self, place: Place) -> int | None:
        """Return how many blocks stand before one; None if not all of them have been found."""
        segment, index = place
        known = segment < len(self.from_start)
        return self.from_start[segment] + index if known else None

    def grow(self) -> bool:
        """Count the next segment from the beginning; False if there is none."""
        return self._extend(self.from_start, len(self.from_start) - 1)

    def _extend(self, sums: list[int], segment: int) -> bool:
        if not 0 <= segment < self._segments():
            return False
        sums.append(sums[-1] + self._count(segment))
        return True

    def _sums(self, kept: dict[int, list[int]], anchor: int) -> list[int]:
        sums = kept.get(anchor)
        if sums is None:
            if len(kept) > KEPT:
                del kept[next(one for one in kept if one)]
            sums = kept[anchor] = [0]
        return sums
