"""Which blocks of a document can be reached, and how far into it they are.

Most documents are found from their beginning on, and their blocks are numbered so. One that can be
entered anywhere says more (:class:`Entered`); these functions ask what there is to ask.
"""

from __future__ import annotations

from texts.document import BlockSource
from texts.numbering import Numbering, Place


class Entered:
    """What a document that can be entered anywhere knows besides.

    A class to inherit from and no protocol: whether a document is one is asked for every row.
    """

    is_quick = False
    """Whether a piece of it is found in milliseconds, so that it may be found ahead while its lock
    keeps others waiting."""

    def place(self, number: int, *, find: bool = True) -> Place | None:
        """Return the piece of the document that a block lies in, and its index there.

        Args:
            number: Any of its numbers.
            find: Whether to find it where that takes reading.
        """
        raise NotImplementedError

    def has(self, number: int) -> bool:
        """Tell whether there is a block of a number, finding it if need be."""
        return self.place(number) is not None

    def ordinal(self, number: int) -> int | None:
        """Return how many blocks stand before one; None if not all of them have been found."""
        raise NotImplementedError

    def is_found(self, number: int) -> bool:
        """Tell whether a block is at hand without reading the file."""
        raise NotImplementedError

    def own(self, number: int) -> int:
        """Return a block's own number: two of its numbers have the same."""
        place = self.place(number)
        return number if place is None else Numbering.number(*place)

    def about(self, block_id: str) -> int:
        """Return the number of the block nearest to where one with an id was."""
        raise NotImplementedError

    def counted_from(self, number: int, other: int) -> int:
        """Return a number of a block that differs from another by the blocks between, if near."""
        raise NotImplementedError

    def last(self) -> int:
        """Return the number of the last block."""
        raise NotImplementedError

    def number_near(self, share: float) -> int:
        """Return the number of the block at a share of the document, from 0 to 1."""
        raise NotImplementedError

    def share_of(self, number: int) -> float:
        """Return how far into the document a block ends, from 0 to 1."""
        raise NotImplementedError


def exists(source: BlockSource, block: int) -> bool:
    """Tell whether a document has a block, finding more of it if need be."""
    if isinstance(source, Entered):
        return source.has(block)
    while block >= source.known:
        if source.complete or not source.grow():
            return False
    return block >= 0


def about(source: BlockSource, block_id: str) -> int:
    """Return the block nearest to where one was that the document has no more."""
    if isinstance(source, Entered):
        return source.about(block_id)
    number = source.number(block_id)
    return source.known // 2 if number is None else number


def is_found(source: BlockSource, block: int) -> bool:
    """Tell whether a block is there without finding more of the document."""
    if isinstance(source, Entered):
        return source.is_found(block)
    return 0 <= block < source.known


def is_quick(source: BlockSource) -> bool:
    """Tell whether more of a document is found in milliseconds."""
    return source.is_quick if isinstance(source, Entered) else source.complete


def own(source: BlockSource, block: int) -> int:
    """Return the number by which two numbers can be told to be one block's, and be put in order."""
    return source.own(block) if isinstance(source, Entered) else block


def ordinal(source: BlockSource, block: int) -> int | None:
    """Return how many blocks stand before one; None if not all of them have been found."""
    return source.ordinal(block) if isinstance(source, Entered) else block


def counted_from(source: BlockSource, block: int, other: int) -> int:
    """Return a number of a block that differs from another by the blocks between, if near."""
    return source.counted_from(block, other) if isinstance(source, Entered) else block


def last(source: BlockSource) -> int | None:
    """Return the number of the last block; None if it takes time to find it."""
    if isinstance(source, Entered):
        return source.last()
    return source.known - 1 if source.complete else None


def number_near(source: BlockSource, share: float) -> int | None:
    """Return the block at a share of the document; None if it takes time to find it."""
    if isinstance(source, Entered):
        return source.number_near(share)
    if source.share < share:
        return None
    return int(share / source.share * (source.known - 1))


def share_of(source: BlockSource, block: int) -> float:
    """Return how far into the document a block is, from 0 to 1."""
    if isinstance(source, Entered):
        return source.share_of(block)
    return (block + 1) / max(1, source.known) * source.share
