"""A document in chapters that are parsed as one reads on, and parsed again when one comes back.

What is kept of a chapter that has been passed is a count; so a book of any length opens at once and
takes bounded memory.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from texts.document import Annotation, Block, BlockKind, Entry
from texts.errors import TextsError

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


class Whole:
    """A document that is parsed at once; see :class:`Chapters`.

    Args:
        title: What it is called.
        language: Its language, if it says one of the three.
        pieces: All of its blocks.
        warnings: Sentences on what is left out.
    """

    def __init__(
        self, title: str, language: str | None, pieces: list[Piece], warnings: Sequence[str] = ()
    ) -> None:
        self.title = title
        self.language = language
        self.warnings = list(warnings)
        self.contents: list[tuple[str, int, int]] = []
        self._pieces = pieces

    def __len__(self) -> int:
        return -(-len(self._pieces) // TOGETHER)

    def pieces(self, chapter: int) -> list[Piece]:
        """Return the blocks of a part."""
        return self._pieces[chapter * TOGETHER : (chapter + 1) * TOGETHER]


class Book:
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
        self._firsts: list[int] = []
        self._counts: list[int] = []
        self._kept: OrderedDict[int, list[Block]] = OrderedDict()
        self._known = 0
        if not self.grow():
            remedy = "name a file with text"
            if chapters.warnings:
                # What was left out says why; it names the file itself.
                raise TextsError("{reason}", remedy=remedy, reason=chapters.warnings[0])
            raise TextsError("the file has no text", file=path, remedy="name a file with text")

    @property
    def warnings(self) -> Sequence[str]:
        """Sentences on what is left out."""
        return self._chapters.warnings

    @property
    def annotations(self) -> Sequence[Annotation]:
        """None: nobody has remarked on the file."""
        return ()

    @property
    def contents(self) -> Sequence[Entry]:
        """The book's own table of contents."""
        return [
            Entry(title, level, _id(chapter, 0))
            for title, level, chapter in self._chapters.contents
        ]

    @property
    def known(self) -> int:
        """How many blocks have been found so far."""
        return self._known

    @property
    def complete(self) -> bool:
        """Whether all chapters have been parsed."""
        return len(self._firsts) >= len(self._chapters)

    @property
    def share(self) -> float:
        """How many of the chapters have been parsed, from 0 to 1."""
        return len(self._firsts) / max(1, len(self._chapters))

    def block(self, number: int) -> Block:
        """Return a known block; raises IndexError for any other number."""
        if not 0 <= number < self._known:
            raise IndexError(number)
        with self._lock:
            chapter = bisect_right(self._firsts, number) - 1
            blocks = self._blocks(chapter)
            place = number - self._firsts[chapter]
            if place < len(blocks):
                return blocks[place]
        return Block(_id(chapter, place), BlockKind.PARAGRAPH, "")

    def number(self, block_id: str) -> int | None:
        """Return the number of the block with an id, None if it has not been found."""
        chapter, dash, place = block_id.removeprefix("c").partition("-")
        if not (dash and chapter.isdecimal() and place.isdecimal()):
            return None
        at, within = int(chapter) - 1, int(place) - 1
        if not 0 <= at < len(self._firsts) or not 0 <= within < self._counts[at]:
            return None
        return self._firsts[at] + within

    def grow(self) -> bool:
        """Parse chapters until one has text; False if there is none."""
        with self._lock:
            while not self.complete:
                chapter = len(self._firsts)
                count = len(self._blocks(chapter))
                self._firsts.append(self._known)
                self._counts.append(count)
                self._known += count
                if count:
                    return True
        return False

    def _blocks(self, chapter: int) -> list[Block]:
        blocks = self._kept.get(chapter)
        if blocks is None:
            blocks = self._kept[chapter] = [
                Block(_id(chapter, place), *piece)
                for place, piece in enumerate(self._chapters.pieces(chapter))
            ]
        self._kept.move_to_end(chapter)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return blocks


def _id(chapter: int, place: int) -> str:
    return f"c{chapter + 1:04d}-{place + 1:04d}"
