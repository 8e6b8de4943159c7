"""Documents as readers see them: blocks of reflowed text that know their place in the source.

Coordinate spaces: a *source offset* counts code points of the source file's text; a *block
offset* counts code points of one block's text. Both are half-open in spans and start at 0.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol


class BlockKind(StrEnum):
    """What a block is, as far as showing it goes."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NUMBERED = "numbered"
    BULLET = "bullet"
    SUBBULLET = "subbullet"
    VERSE = "verse"
    """A stanza, an address: short lines that keep their line breaks."""
    PREFORMATTED = "preformatted"
    """Lines set in columns, which keep their line breaks and spaces."""
    REFERENCE = "reference"
    """A bibliographic line or an address."""
    BREAK = "break"
    """A break between sections; its text is empty."""


class Run(NamedTuple):
    """Code points that stand together in a block and in the source.

    A named tuple, for a book has a hundred thousand of them: made three times as fast as a frozen
    dataclass.
    """

    start: int
    """First block offset."""
    source: int
    """Source offset of the first."""
    length: int
    """How many: 1 or more. A space that joins two lines stands at the line break it replaces."""


class OffsetMap(NamedTuple):
    """From block offsets to source offsets and back; both ways monotone."""

    runs: tuple[Run, ...] = ()
    """In order, covering the block's text without gaps; empty if the source is not known."""

    def to_source(self, offset: int) -> int:
        """Return the source offset of a block offset.

        Args:
            offset: From 0 to the length of the block's text, its end included.

        Returns:
            Where that code point stands in the source; for the end, the place after the last.

        Raises:
            IndexError: The map is empty or the offset lies outside of the block.
        """
        place = bisect_right(self.runs, offset, key=lambda run: run.start) - 1
        if place < 0:
            raise IndexError(f"no source for block offset {offset}")
        run = self.runs[place]
        if offset > run.start + run.length:
            raise IndexError(f"block offset {offset} lies after the end of the block")
        return run.source + (offset - run.start)

    def from_source(self, offset: int) -> int:
        """Return the block offset of a source offset, the nearest after it if it was dropped.

        Raises:
            IndexError: The map is empty.
        """
        if not self.runs:
            raise IndexError("the block does not know its source")
        place = max(0, bisect_right(self.runs, offset, key=lambda run: run.source) - 1)
        run = self.runs[place]
        return run.start + max(0, min(offset - run.source, run.length))


class Link(NamedTuple):
    """A stretch of a block that leads elsewhere."""

    start: int
    """First block offset."""
    end: int
    """Block offset after the last."""
    target: str
    """As the document writes it: ``#note-1``, ``chapter2.xhtml#a``, or an address elsewhere."""


class Block(NamedTuple):
    """A paragraph, a list item, a heading: what is wrapped as one.

    A named tuple, as all that the first page is made of: importing ``dataclasses`` takes as long
    as starting Python. Blocks are equal if they say the same, wherever they stand in a source.
    """

    id: str
    """Stable within its document, e.g. ``p07``; the same in every language of it."""
    kind: BlockKind
    """What it is."""
    text: str
    """Its text without its marker, reflowed: no line break but in verse and columns."""
    level: int = 0
    """Depth of a list item or heading, from 0."""
    marker: str = ""
    """How its list item is marked, e.g. ``1)``, ``–``; empty for anything else."""
    origin: OffsetMap = OffsetMap()
    """From its text to the source."""
    links: tuple[Link, ...] = ()
    """What in it leads elsewhere, in order."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Block) and self[:5] == other[:5] and self.links == other.links

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:5])


class Annotation(NamedTuple):
    """A remark on a place in a block; the text itself stays as it was printed."""

    block: str
    """Id of the block."""
    start: int
    """First block offset."""
    end: int
    """Block offset after the last."""
    printed: str
    """The text there."""
    correct: str
    """What is meant."""
    note: str = ""
    """Why, in English."""


class Entry(NamedTuple):
    """A line of a document's own table of contents."""

    title: str
    level: int
    """Depth, from 0."""
    block: str
    """Id of the block where it begins; the block may have to be found first."""


class BlockSource(Protocol):
    """What a reading pane draws: a document at hand, or one that is found as one reads on."""

    @property
    def id(self) -> str:
        """Id in the library, or the path of the file."""
        ...

    @property
    def title(self) -> str:
        """What to call it."""
        ...

    @property
    def language(self) -> str | None:
        """Its language, None if it is not known or changes."""
        ...

    @property
    def known(self) -> int:
        """How many blocks have been found so far; never falls."""
        ...

    @property
    def complete(self) -> bool:
        """Whether all blocks have been found."""
        ...

    @property
    def share(self) -> float:
        """How much of the document the known blocks cover, from 0 to 1."""
        ...

    @property
    def warnings(self) -> Sequence[str]:
        """Sentences on places that could not be read as they are; grows as one reads on."""
        ...

    @property
    def annotations(self) -> Sequence[Annotation]:
        """Remarks on its text, in reading order; none on a file."""
        ...

    @property
    def contents(self) -> Sequence[Entry]:
        """Its own table of contents; empty if it has none, its headings then serve."""
        ...

    def block(self, number: int) -> Block:
        """Return a known block; raises IndexError for any other number."""
        ...

    def number(self, block_id: str) -> int | None:
        """Return the number of the block with an id, None if there is none (so far)."""
        ...

    def destination(self, block_id: str, target: str) -> Block | None:
        """Return the block that a link leads to; its number may have to be found first.

        Args:
            block_id: The block with the link.
            target: Where the link leads.

        Returns:
            None for a link that leads out of the document, or nowhere.
        """
        ...

    def picture(self, block_id: str, target: str) -> bytes | None:
        """Return the file of a picture that a link leads to; None if the document holds none such.

        Raises:
            TextsError: It is damaged or too long.
        """
        ...

    def grow(self) -> bool:
        """Find some more blocks; False if there were none. May be called in a worker thread."""
        ...


class Unmarked:
    """What a :class:`BlockSource` says that has neither remarks nor contents nor links."""

    @property
    def annotations(self) -> Sequence[Annotation]:
        """None: nobody has remarked on it."""
        return ()

    @property
    def contents(self) -> Sequence[Entry]:
        """None of its own: its headings serve."""
        return ()

    def destination(self, block_id: str, target: str) -> Block | None:
        """Nowhere: it has no links."""
        return None

    def picture(self, block_id: str, target: str) -> bytes | None:
        """None: it has no pictures."""
        return None


class Document:
    """A document in memory; a :class:`BlockSource` that is complete.

    Args:
        id: Its id in the library, or the path of the file.
        title: What to call it.
        language: Its language, None if it is not known or changes.
        blocks: In reading order.
        annotations: Remarks, in reading order.
    """

    __slots__ = ("_numbers", "annotations", "blocks", "id", "language", "title")

    def __init__(
        self,
        id: str,
        title: str,
        language: str | None,
        blocks: tuple[Block, ...],
        annotations: tuple[Annotation, ...] = (),
    ) -> None:
        self.id = id
        self.title = title
        self.language = language
        self.blocks = blocks
        self.annotations = annotations
        self._numbers = {block.id: number for number, block in enumerate(blocks)}

    @property
    def known(self) -> int:
        """All of its blocks."""
        return len(self.blocks)

    @property
    def complete(self) -> bool:
        """Always."""
        return True

    @property
    def share(self) -> float:
        """All of it."""
        return 1.0

    @property
    def warnings(self) -> Sequence[str]:
        """None: what is in memory has been read."""
        return ()

    @property
    def contents(self) -> Sequence[Entry]:
        """None of its own: its headings serve."""
        return ()

    def block(self, number: int) -> Block:
        """Return a block by its number, from 0."""
        if number < 0:
            raise IndexError(number)
        return self.blocks[number]

    def number(self, block_id: str) -> int | None:
        """Return the number of the block with an id, or None."""
        return self._numbers.get(block_id)

    def destination(self, block_id: str, target: str) -> Block | None:
        """Return the block that a target names by its id."""
        number = self._numbers.get(target.removeprefix("#"))
        return None if number is None else self.blocks[number]

    def picture(self, block_id: str, target: str) -> bytes | None:
        """None: it has no pictures."""
        return None

    def grow(self) -> bool:
        """There is nothing more to find."""
        return False
