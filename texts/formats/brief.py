"""The beginning of a book: as much of long chapters as the first page shows, without the rest.

A chapter is cut where what comes after cannot change what stands before: at an element that begins
a block, in elements that only hold blocks, behind one that is no line of verse set as a ``div``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from texts.document import Block, Unmarked
from texts.formats.book import Book, Piece, block_id
from texts.formats.html import BLOCKS, is_hidden, is_reference, named, pieces
from texts.formats.setting import is_line, is_page, local_name
from texts.formats.tree import Builder, Unfit
from texts.numbering import Place
from texts.reach import Entered

if TYPE_CHECKING:
    from lxml import etree

    from texts.formats.epub import Epub

LONG = 40_000
"""Bytes of markup from which a chapter is not parsed whole for its first page."""
MORE = 4
"""How much more is read where as much as should do has not filled the page: what is hidden, or has
no words, fills no row."""
_HOLDERS = frozenset(("html", "body", "div", "section", "article", "main", "blockquote"))
"""Elements that a chapter may be cut in."""


class Brief(Unmarked, Entered):
    """The first blocks of a book, as :class:`texts.formats.book.Book` has them.

    Args:
        path: The file.
        title: What the book is called.
        language: Its language, if it says one of the three.
        blocks: From the beginning on.
        share: How far into the book the first block ends, as far as whole per cents tell.
    """

    def __init__(
        self, path: str, title: str, language: str | None, blocks: list[Block], share: float
    ) -> None:
        self.id = path
        self.title = title
        self.language = language
        self.known = len(blocks)
        self.complete = False
        self.share = share
        self.warnings: list[str] = []
        self._blocks = blocks

    def block(self, number: int) -> Block:
        """Return one of the first blocks; raises IndexError for any other."""
        if not 0 <= number < self.known:
            raise IndexError(number)
        return self._blocks[number]

    def number(self, block_id: str) -> int | None:
        """Return the number of the block with an id, None if it is not among the first."""
        return next((n for n, one in enumerate(self._blocks) if one.id == block_id), None)

    def grow(self) -> bool:
        """There is no more of it here."""
        return False

    def place(self, number: int, *, find: bool = True) -> Place | None:
        """Return where a block is: all are in one piece."""
        return (0, number) if 0 <= number < self.known else None

    def is_found(self, number: int) -> bool:
        """Tell whether a block is among the first."""
        return 0 <= number < self.known

    def counted_from(self, number: int, other: int) -> int:
        """Return the number: each block has one."""
        return number

    def ordinal(self, number: int) -> int | None:
        """Return how many blocks stand before one."""
        return number

    def last(self) -> int:
        """Return the last block that is here."""
        return self.known - 1

    def number_near(self, share: float) -> int:
        """Return the first block: no other share is known."""
        return 0

    def share_of(self, number: int) -> float:
        """Return how far into the book the first block ends."""
        return self.share


def opened(path: str, epub: Epub, rows: int, measure: int) -> Book | Brief:
    """Return a book, or its beginning where a long chapter would have to be parsed for it.

    Args:
        path: The file.
        epub: Its chapters.
        rows: Rows that the first page has at most.
        measure: Cells of the widest line.

    Returns:
        The book where its first page takes no long chapter, or cannot be told without.
    """
    blocks: list[Block] = []
    filled, cut = 0, False
    share: float | None = None
    for chapter in range(len(epub)):
        # Of so many blocks the first is none of the per cents, however many there are.
        least = 100 // len(epub) + 1 if share is None else 0
        found, whole = epub.beginning(chapter, least, rows + 1 - filled, measure)
        cut = cut or not whole
        if found and share is None:
            share = _share(chapter, len(epub), len(found), whole=whole)
            if share is None:
                break
        blocks += [
            Block(block_id(chapter, at), one.kind, one.text, one.level, one.marker, links=one.links)
            for at, one in enumerate(found)
        ]
        filled += sum(_rows(one.text, measure) for one in found)
        if filled > rows or not whole:
            break
    if not cut or share is None or filled <= rows:
        return Book(path, epub)
    return Brief(path, epub.title, epub.language, blocks, share)


def beginning(data: bytes, least: int, rows: int, measure: int) -> list[Piece] | None:
    """Return the first blocks of XHTML, as those of all of it begin.

    Args:
        data: The markup.
        least: How many there are at least.
        rows: How many they fill at least.
        measure: Cells of the widest line.

    Returns:
        None if it is not well formed as far as that, or cannot be cut.
    """
    from pyexpat import ExpatError

    data = named(data)
    for times in (1, MORE):
        builder = _Cut(times * least, times * rows, measure)
        try:
            builder.built(data)
        except _Enough:
            found = pieces(cast("etree._Element", builder.root))
            filled = sum(_rows(one.text, measure) for one in found)
            if filled >= rows and len(found) >= least:
                return found
        except (ExpatError, Unfit, UnicodeError):
            return None
        else:
            return None
    return None


def _rows(text: str, measure: int) -> int:
    """Return how many rows a block fills at least."""
    # A code point may be drawn over the one before, hence the half.
    return sum(max(1, len(line) // (2 * measure)) for line in text.split("\n"))


def _share(chapter: int, chapters: int, found: int, *, whole: bool) -> float | None:
    """Return how far the first block of a chapter is; None if the per cents cannot be told."""
    share = (chapter + 1 / found) / chapters
    if whole:
        # The only block of a chapter may be the last of the book.
        return share if found > 1 else None
    return share if int(100 * share) == int(100 * chapter / chapters) else None


class _Enough(Exception):
    """As much has been parsed as is wanted."""


class _Cut(Builder):
    """A tree that is read until there are likely to be so many blocks, and so many rows filled."""

    def __init__(self, least: int, rows: int, measure: int) -> None:
        super().__init__()
        self._least = least
        self._left = rows
        self._measure = measure
        self._read = 0

    def started(self, tag: str) -> None:
        """Stop before an element where the markup can be cut, if there are rows enough."""
        enough = self._left <= 0 and self._least <= 0
        if not (self._read or enough) or not self.open or not self._is_seam(tag):
            return
        if enough:
            raise _Enough
        self._left -= max(1, self._read // (2 * self._measure))
        self._least -= 1
        self._read = 0

    def words(self, text: str) -> None:
        """Count what is read."""
        self._read += len(text.strip())

    def _is_seam(self, tag: str) -> bool:
        if tag.rpartition("}")[2].lower() not in BLOCKS:
            return False
        # What is empty so far may be taken for a line itself.
        if not len(self.open[-1]):
            return False
        before = self.open[-1].last
        if before.tail and before.tail.strip():
            return False
        last = cast("etree._Element", before)
        if local_name(last) not in BLOCKS or is_line(last):
            return False
        # What is passed over ends no paragraph.
        if is_hidden(last) or is_page(last):
            return False
        around = cast("list[etree._Element]", self.open)
        # The end of a reference to a footnote is drawn.
        return all(local_name(one) in _HOLDERS and not is_reference(one) for one in around)
