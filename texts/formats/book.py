"""A document in chapters that are parsed as one reads on, and parsed again when one comes back.

What is kept of a chapter that has been passed is a count; so a book of any length opens at once,
anywhere in it, and takes bounded memory.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from texts.document import Block, BlockKind, Entry, Link, Unmarked
from texts.errors import TextsError
from texts.numbering import Numbering, Place
from texts.reach import Entered

TOGETHER = 400
"""Blocks of a part of a document that is parsed at once."""
KEPT = 12
"""Chapters kept parsed."""


class Piece(NamedTuple):
    """A block before it has an id."""

    kind: BlockKind
    text: str
    level: int = 0
    marker: str = ""
    links: tuple[Link, ...] = ()
    anchors: tuple[str, ...] = ()
    """Names by which links lead to it."""


class Chapters(Protocol):
    """What a format knows of its book."""

    title: str
    """What the book is called."""
    language: str | None
    """Its language, if it says one of the three."""
    warnings: list[str]
    """Sentences on what is left out; grows as chapters are parsed."""
    contents: list[tuple[str, int, int]]
    """Its table of contents: title, depth and chapter of each line."""

    def __len__(self) -> int:
        """How many chapters there are."""
        ...

    def pieces(self, chapter: int) -> list[Piece]:
        """Parse a chapter; what cannot be parsed is left out and said in the warnings."""
        ...

    def where(self, chapter: int, target: str) -> tuple[int, str] | None:
        """Return the chapter and the anchor in it that a link in a chapter leads to.

        Returns:
            The anchor is empty if it leads to the chapter; None if it leads out of the document.
        """
        ...

    def picture(self, chapter: int, target: str) -> bytes | None:
        """Return the file of a picture that a link in a chapter leads to; None if it is not here.

        Raises:
            TextsError: It is damaged or too long.
        """
        ...


class Whole:
    """A document that is parsed at once; see :class:`Chapters`.

    Args:
        title: What it is called.
        language: Its language, if it says one of the three.
        pieces: All of its blocks.
        picture: Returns the file of a picture that a link leads to, None if there is none such;
            asked when a picture is wanted, so that none is kept.
    """

    def __init__(
        self,
        title: str,
        language: str | None,
        pieces: list[Piece],
        picture: Callable[[str], bytes | None] | None = None,
    ) -> None:
        self.title = title
        self.language = language
        self.warnings: list[str] = []
        self.contents: list[tuple[str, int, int]] = []
        self._pieces = pieces
        self._picture = picture

    def __len__(self) -> int:
        return -(-len(self._pieces) // TOGETHER)

    def pieces(self, chapter: int) -> list[Piece]:
        """Return the blocks of a part."""
        return self._pieces[chapter * TOGETHER : (chapter + 1) * TOGETHER]

    def where(self, chapter: int, target: str) -> tuple[int, str] | None:
        """Return the part with the piece that has the anchor."""
        from texts.formats.archive import unquoted

        anchor = unquoted(target.removeprefix("#")) if target.startswith("#") else ""
        for number, piece in enumerate(self._pieces):
            if anchor and anchor in piece.anchors:
                return number // TOGETHER, anchor
        return None

    def picture(self, chapter: int, target: str) -> bytes | None:
        """Return the file of a picture, as the format finds it."""
        return self._picture(target) if self._picture else None


class Book(Unmarked, Entered):
    """A :class:`texts.document.BlockSource` over chapters.

    Args:
        path: The file.
        chapters: Its chapters.

    Raises:
        TextsError: No chapter has any text.
    """

    def __init__(self, path: str, chapters: Chapters) -> None:
        self.id = path
        self.title = chapters.title
        self.language = chapters.language
        self._chapters = chapters
        self._lock = threading.RLock()
        self._counts: dict[int, int] = {}
        self._kept: OrderedDict[int, list[Block]] = OrderedDict()
        self._numbering = Numbering(self._count, lambda: len(self._chapters))
        self._anchors: dict[int, dict[str, int]] = {}
        if not self.grow():
            if chapters.warnings:
                # What was left out says why; it names the file itself.
                raise TextsError("{reason}", reason=chapters.warnings[0])
            raise TextsError("the file has no text", file=path, remedy="name a file with text")

    @property
    def warnings(self) -> Sequence[str]:
        """Sentences on what is left out."""
        return self._chapters.warnings

    @property
    def contents(self) -> Sequence[Entry]:
        """The book's own table of contents."""
        return [
            Entry(title, level, block_id(chapter, 0))
            for title, level, chapter in self._chapters.contents
        ]

    @property
    def known(self) -> int:
        """How many blocks have been found from the beginning on."""
        return self._numbering.from_start[-1]

    @property
    def complete(self) -> bool:
        """Whether all chapters have been parsed, one after the other."""
        return len(self._numbering.from_start) > len(self._chapters)

    @property
    def share(self) -> float:
        """How many of the chapters have been parsed, one after the other, from 0 to 1."""
        return (len(self._numbering.from_start) - 1) / max(1, len(self._chapters))

    def block(self, number: int) -> Block:
        """Return a block, found if need be; raises IndexError for a number that is none."""
        with self._lock:
            found = self._numbering.place(number)
            if found is None:
                raise IndexError(number)
            chapter, place = found
            blocks = self._blocks(chapter)
            if place < len(blocks):
                return blocks[place]
        return Block(block_id(chapter, place), BlockKind.PARAGRAPH, "")

    def number(self, block_id: str) -> int | None:
        """Return the own number of the block with an id, None if there is none."""
        chapter, dash, place = block_id.removeprefix("c").partition("-")
        if not (dash and chapter.isdecimal() and place.isdecimal()):
            return None
        at, within = int(chapter) - 1, int(place) - 1
        with self._lock:
            if not 0 <= at < len(self._chapters) or not 0 <= within < self._count(at):
                return None
        return Numbering.number(at, within)

    def about(self, block_id: str) -> int:
        """Return the number of the block nearest to where one with an id was, by its chapter."""
        chapter, dash, place = block_id.removeprefix("c").partition("-")
        if not (dash and chapter.isdecimal() and place.isdecimal()):
            return 0
        at = int(chapter) - 1
        if not 0 <= at < len(self._chapters):
            return self.last()
        with self._lock:
            within = min(int(place), self._count(at)) - 1
        return Numbering.number(at, max(0, within))

    def destination(self, block_id: str, target: str) -> Block | None:
        """Return the block that a link leads to, parsing its chapter."""
        from_chapter = block_id.removeprefix("c").partition("-")[0]
        found = self._chapters.where(int(from_chapter) - 1, target)
        if found is None:
            return None
        chapter, anchor = found
        with self._lock:
            blocks = self._blocks(chapter)
            # A name that the chapter lacks leads to its beginning.
            place = self._anchors[chapter].get(anchor, 0)
            return blocks[place] if place < len(blocks) else None

    def picture(self, block_id: str, target: str) -> bytes | None:
        """Return the file of a picture of the book, or what the link itself holds."""
        from texts.formats.beside import embedded, is_embedded

        if is_embedded(target):
            return embedded(target)
        chapter = block_id.removeprefix("c").partition("-")[0]
        return self._chapters.picture(int(chapter) - 1, target)

    def grow(self) -> bool:
        """Parse chapters until one has text; False if there is none."""
        with self._lock:
            known = self.known
            while self._numbering.grow():
                if self.known > known:
                    return True
        return False

    # -- reading from anywhere; see :mod:`texts.reach`

    def place(self, number: int, *, find: bool = True) -> Place | None:
        """Return the chapter of a block and its index there."""
        with self._lock:
            return self._numbering.place(number, find=find)

    def ordinal(self, number: int) -> int | None:
        """Return how many blocks stand before one; None if not all of them have been found."""
        place = self.place(number)
        return None if place is None else self._numbering.ordinal(place)

    def is_found(self, number: int) -> bool:
        """Tell whether a block is at hand without parsing a chapter."""
        place = self.place(number, find=False)
        return place is not None and place[0] in self._kept

    def counted_from(self, number: int, other: int) -> int:
        """Return a number of a block that differs from another by the blocks between, if near."""
        place = self.place(number)
        with self._lock:
            return number if place is None else self._numbering.counted_from(place, other)

    def last(self) -> int:
        """Return the number of the last block."""
        with self._lock:
            chapter = len(self._chapters) - 1
            while chapter and not self._count(chapter):
                chapter -= 1
            return Numbering.number(chapter, max(0, self._count(chapter) - 1))

    def number_near(self, share: float) -> int:
        """Return the number of the block at a share of the chapters, from 0 to 1."""
        at = max(0.0, share) * len(self._chapters)
        chapter = min(int(at), len(self._chapters) - 1)
        with self._lock:
            while chapter and not self._count(chapter):
                chapter -= 1
            count = self._count(chapter)
        return Numbering.number(chapter, min(count - 1, int((at - chapter) * count)))

    def share_of(self, number: int) -> float:
        """Return how far into the chapters a block ends, from 0 to 1."""
        place = self.place(number)
        if place is None:
            return 0.0
        chapter, index = place
        count = self._count(chapter)
        if index + 1 == count:
            # The last chapters may have no text.
            later = range(chapter + 1, len(self._chapters))
            if not any(self._count(one) for one in later):
                return 1.0
        return min(1.0, (chapter + (index + 1) / max(1, count)) / len(self._chapters))

    def _count(self, chapter: int) -> int:
        count = self._counts.get(chapter)
        return len(self._blocks(chapter)) if count is None else count

    def _blocks(self, chapter: int) -> list[Block]:
        blocks = self._kept.get(chapter)
        if blocks is None:
            pieces = self._chapters.pieces(chapter)
            blocks = self._kept[chapter] = [
                Block(
                    block_id(chapter, place), piece.kind, piece.text, piece.level, piece.marker,
                    links=piece.links,
                )
                for place, piece in enumerate(pieces)
            ]  # fmt: skip
            self._counts.setdefault(chapter, len(blocks))
            self._anchors[chapter] = {
                name: place
                for place, piece in reversed(list(enumerate(pieces)))
                for name in piece.anchors
            }
        self._kept.move_to_end(chapter)
        while len(self._kept) > KEPT:
            passed, _blocks = self._kept.popitem(last=False)
            del self._anchors[passed]
        return blocks


def block_id(chapter: int, place: int) -> str:
    """Return the id of the block at a place in a chapter, both counted from 0."""
    return f"c{chapter + 1:04d}-{place + 1:04d}"
