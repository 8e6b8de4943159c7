"""From hit to hit through a document, in a worker: whatever its size, and without a widget.

A place is a block's own number (:mod:`texts.numbering`) and an offset in it. Everything here stops
as soon as it is told to, and a text file is looked through by its bytes first
(:mod:`tui.search.sieve`), so that only what may hold a hit is reflowed.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from texts.document import BlockSource
from texts.numbering import Numbering
from texts.paged import PagedText
from texts.reach import exists, last, own, share_of
from tui.search.finder import Spans, finder, needles
from tui.search.sieve import Sieve, pieces

Place = tuple[int, int]
Offsets = Callable[[int], list[int]]
"""From a block number to the offsets of what is sought in it."""
GoOn = Callable[[float], bool]
"""Called now and then with the share of the document that has been come to; False stops."""
MOST = 500_000
"""Hits counted; of more it is said that there are more. Eight bytes each."""


class Wanted(NamedTuple):
    """What is searched for."""

    words: str
    """As typed."""
    lemmas: bool = False
    """Whether forms of Russian words count too."""

    def find(self) -> Callable[[str], Spans] | None:
        """Return what finds it in a text; None if there is nothing to look for."""
        return finder(self.words, lemmas=self.lemmas)

    def sieve(self, source: PagedText) -> Sieve:
        """Return what finds it, roughly, in the bytes of a file."""
        return Sieve(needles(self.words, lemmas=self.lemmas), source.file.encoding)


def seek(
    source: BlockSource, wanted: Wanted | None, offsets: Offsets,
    start: Place, direction: int, count: int, go_on: GoOn,
) -> Place | None:  # fmt: skip
    """Return the hit that is so many hits from a place on, around the end of the document.

    Args:
        source: The document.
        wanted: What is sought, if it can be looked for in the bytes of its file.
        offsets: Finds it in a block.
        start: The place; a hit there does not count.
        direction: 1 forwards, -1 backwards.
        count: How many hits further.
        go_on: See :data:`GoOn`.

    Returns:
        None if there are none, or fewer, or it was stopped.
    """
    if wanted is not None and isinstance(source, PagedText):
        hits = _by_bytes(source, wanted.sieve(source), offsets, start, direction, go_on)
    else:
        hits = _by_blocks(source, offsets, start, direction, go_on)
    for number, hit in enumerate(hits, 1):
        if number == count:
            return hit
    return None


def count(source: BlockSource, wanted: Wanted | None, offsets: Offsets, go_on: GoOn) -> Hits:
    """Return all hits of a document, or the first :data:`MOST`; arguments as of :func:`seek`."""
    if wanted is not None and isinstance(source, PagedText):
        sieve, size = wanted.sieve(source), source.file.size
        found = pieces(source, sieve, 0, size, 1, lambda at: go_on(at / size))
        return Hits(chain.from_iterable(_in_piece(source, one, offsets) for one in found))
    return Hits(onwards(source, offsets, 0, go_on))


def onwards(
    source: BlockSource, offsets: Offsets, block: int, go_on: GoOn, direction: int = 1
) -> Iterator[Place]:
    """Yield the hits from a block on, itself included, up to the end; see :func:`seek`."""
    while exists(source, block) and go_on(share_of(source, block)):
        number = own(source, block)
        yield from [(number, offset) for offset in offsets(block)][::direction]
        block += direction


class Hits:
    """Places of hits, in order.

    Args:
        places: Them; taken up to :data:`MOST`.
    """

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._packed = array("q")
        self.more = False
        """Whether there are more than are held."""
        for place in places:
            if len(self._packed) == MOST:
                self.more = True
                break
            self._packed.append(_packed(*place))

    def __len__(self) -> int:
        return len(self._packed)

    def number(self, number: int, offset: int) -> int:
        """Return which hit a place is at or after, from 1; 0 before the first."""
        return bisect_right(self._packed, _packed(number, offset))


def _packed(number: int, offset: int) -> int:
    """Return a place as one integer that sorts as places do, in 63 bits."""
    segment, index = divmod(number, Numbering.number(1, 0))
    return (segment << 40) + (index << 24) + min(offset, (1 << 24) - 1)


def _by_bytes(
    source: PagedText, sieve: Sieve, offsets: Offsets, start: Place, direction: int, go_on: GoOn
) -> Iterator[Place]:
    place = source.place(start[0])
    if place is None:
        return
    size = source.file.size
    low, high = source.piece_bytes(place[0])
    here = _in_piece(source, place[0], offsets)

    def further(begin: int, end: int) -> Iterator[Place]:
        found = pieces(source, sieve, begin, end, direction, lambda at: go_on(at / size))
        for piece in found:
            if piece != place[0]:
                yield from _in_piece(source, piece, offsets)[::direction]

    if direction > 0:
        after = [hit for hit in here if hit > start]
        yield from chain(after, further(high, size), further(0, low), here[: -len(after) or None])
    else:
        before = [hit for hit in here if hit < start]
        rest = here[len(before) :]
        yield from chain(before[::-1], further(0, low), further(high, size), rest[::-1])


def _in_piece(source: PagedText, piece: int, offsets: Offsets) -> list[Place]:
    first = Numbering.number(piece, 0)
    numbers = range(first, first + len(source.piece_blocks(piece)))
    return [(number, offset) for number in numbers for offset in offsets(number)]


def _by_blocks(
    source: BlockSource, offsets: Offsets, start: Place, direction: int, go_on: GoOn
) -> Iterator[Place]:
    first = own(source, start[0])
    here = [(first, offset) for offset in offsets(first)]
    for_later = [hit for hit in here if (hit[1] - start[1]) * direction <= 0]
    yield from [hit for hit in here if (hit[1] - start[1]) * direction > 0][::direction]
    block, turned = start[0] + direction, False
    while go_on(share_of(source, block) if exists(source, block) else 0.0):
        if not exists(source, block):
            end = 0 if direction > 0 else last(source)
            if turned or end is None:
                return
            block, turned = end, True
        number = own(source, block)
        if number == first:
            break
        yield from [(number, offset) for offset in offsets(block)][::direction]
        block += direction
    yield from for_later[::direction]
