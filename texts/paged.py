"""A text file of any size as blocks that are found as one reads on, from any place in it.

The file is cut into segments (:mod:`texts.segments`); one is read, decoded and reflowed when a
reader comes to it, and a few are kept. So 100 MB open as fast as 25 KB, its end and its middle are
as near as its beginning, and memory stays bounded: what is kept of a segment that has been passed
is its place and a count. How blocks are numbered without counting those before them:
:mod:`texts.numbering`.
"""

from __future__ import annotations

import os
import re
from _thread import RLock
from collections import OrderedDict
from typing import TYPE_CHECKING

from texts.document import Block, BlockKind, Unmarked
from texts.errors import Notice, TextsError
from texts.layout import wrap_width
from texts.lines import split
from texts.numbering import Numbering, Place
from texts.plain import PlainFile
from texts.reach import Entered
from texts.reflow import reflow
from texts.segments import Segments, is_spoilt, shown

if TYPE_CHECKING:
    from texts.spool import SoFar, Spool

STEP = 32_768
"""Bytes of a segment before its end is sought: some 8 screens of Cyrillic, 6 ms of work."""
KEPT = 12
"""Segments kept reflowed."""
_ID = re.compile(r"o(\d+)(r?)")
"""Ids of blocks: the byte of the file at which they begin; a rule between two sections has the one
of the block after it, and an ``r``."""
_OLD_ID = re.compile(r"b(\d+)")
"""Ids as they were before version 0.2: numbers from 1. Notes and bookmarks may have them."""


class PagedText(Unmarked, Entered):
    """A :class:`texts.document.BlockSource` over a plain-text file.

    Args:
        path: The file; ``-`` for standard input.
        encoding: What it is in; told by its mark or its letters if none is given.
        spool: What comes through a pipe; as much of it as a segment needs has come.
        step: Bytes of a segment; smaller in tests.
        kept: Segments kept reflowed.

    Raises:
        TextsError: The file is missing, unreadable, a folder, empty, binary, or its beginning is
            not in an encoding that is read.
    """

    is_quick = True

    def __init__(
        self,
        path: str | os.PathLike[str],
        encoding: str | None = None,
        *,
        spool: Spool | SoFar | None = None,
        step: int = STEP,
        kept: int = KEPT,
    ) -> None:
        self.id = os.fspath(path)
        self.title = os.path.basename(self.id)
        self.language: str | None = None
        self.warnings: list[str] = []
        self._most_kept = kept
        self._lock = RLock()
        self._kept: OrderedDict[int, list[Block]] = OrderedDict()
        self._counts: dict[int, int] = {}
        self._lengths: dict[int, int] = {}
        self.file = PlainFile(self.id, encoding, spool)
        """The file, for those who search its bytes."""
        if self.file.guessed:
            name = self.file.encoding.upper()
            self._warn(Notice(
                "{file}: read as {name}; --encoding names another.",
                file=self.id, name=name,
            ))  # fmt: skip
        self._width: int | None = None
        self._segments = Segments(self.file, step)
        end = self._segments.start(1)
        data = self.file.read(self.file.begin, end)
        if not encoding and self.file.encoding == "utf-8" and is_spoilt(data):
            # Bytes that are damaged are said where they are, here as further on.
            beginning = shown(data.decode("utf-8", "surrogateescape"))
        else:
            beginning = self.file.decode(data, self.file.begin)
        self._first = list(split(beginning))
        self._width = wrap_width(self._first)
        if not self._width:
            self._segments.unwrap()
        self._numbering = Numbering(self._count, lambda: len(self._segments))
        if self._segments.start(1) != end:
            self._first = []
        self.grow()
        self._first = []
        if not self.known:
            raise TextsError("the file has no text", file=self.id, remedy="name a file with text")

    @property
    def known(self) -> int:
        """How many blocks have been found from the beginning on."""
        return self._numbering.from_start[-1]

    @property
    def complete(self) -> bool:
        """Whether all blocks have been found."""
        return self.file.ended and len(self._numbering.from_start) > len(self._segments)

    @property
    def share(self) -> float:
        """How much of the file has been found from the beginning on, from 0 to 1."""
        return self._segments.start(len(self._numbering.from_start) - 1) / self.file.size

    def block(self, number: int) -> Block:
        """Return a block, found if need be; raises IndexError for a number that is none.

        If another program has changed the file since the block was found, it may be without text;
        :attr:`warnings` says so.
        """
        with self._lock:
            place = self.place(number)
            if place is None:
                raise IndexError(number)
            segment, index = place
            blocks = self._blocks(segment)
            if index < len(blocks):
                return blocks[index]
        self._warn_of_change()
        return Block(f"o{self._segments.start(segment)}", BlockKind.PARAGRAPH, "")

    def number(self, block_id: str) -> int | None:
        """Return the own number of the block with an id.

        Returns:
            None if the id is not of this file, or is an old one whose block has not been found
            yet; for a place at which no block begins (any more), the block that it lies in.
        """
        if old := _OLD_ID.fullmatch(block_id):
            number = int(old[1]) - 1
            with self._lock:
                place = self.place(number, find=False) if 0 <= number < self.known else None
                return None if place is None else Numbering.number(*place)
        found = _ID.fullmatch(block_id)
        return None if found is None else self.number_at(int(found[1]), block_id)

    def number_at(self, byte: int, block_id: str = "") -> int | None:
        """Return the own number of the block that a byte of the file lies in, or of an id there."""
        if not 0 <= byte < max(1, self.file.size):
            return None
        with self._lock:
            segment = self._segments.at(byte)
            blocks = self._blocks(segment)
            index = 0
            for place, block in enumerate(blocks):
                if block.id == block_id:
                    index = place
                    break
                if _byte(block) <= byte:
                    index = place
        return Numbering.number(segment, index)

    def about(self, block_id: str) -> int:
        """Return the number of the block nearest to where one with an id was, by its byte."""
        number, found = self.number(block_id), _ID.fullmatch(block_id)
        if number is not None:
            return number
        return self.last() if found is not None else 0

    # -- searching its bytes

    def piece_at(self, byte: int) -> int:
        """Return the segment that a byte lies in."""
        with self._lock:
            return self._segments.at(byte)

    def piece_bytes(self, segment: int) -> tuple[int, int]:
        """Return the bytes between which a segment lies."""
        with self._lock:
            return self._segments.start(segment), self._segments.start(segment + 1)

    def piece_blocks(self, segment: int) -> list[Block]:
        """Return the blocks of a segment; their own numbers are the segment's and their index."""
        with self._lock:
            return self._blocks(segment)

    # -- reading from anywhere; see :mod:`texts.reach`

    def place(self, number: int, *, find: bool = True) -> Place | None:
        """Return the segment of a block and its index there."""
        with self._lock:
            return self._numbering.place(number, find=find)

    def ordinal(self, number: int) -> int | None:
        """Return how many blocks stand before one; None if not all of them have been found."""
        place = self.place(number)
        return None if place is None else self._numbering.ordinal(place)

    def is_found(self, number: int) -> bool:
        """Tell whether a block is at hand without reading the file."""
        with self._lock:
            place = self.place(number, find=False)
            return place is not None and place[0] in self._kept

    def counted_from(self, number: int, other: int) -> int:
        """Return a number of a block that differs from another by the blocks between, if near."""
        with self._lock:
            place = self.place(number)
            return number if place is None else self._numbering.counted_from(place, other)

    def last(self) -> int:
        """Return the number of the last block."""
        with self._lock:
            segment = len(self._segments) - 1
            while segment and not self._count(segment):
                segment -= 1
            return Numbering.number(segment, max(0, self._count(segment) - 1))

    def number_near(self, share: float) -> int:
        """Return the number of the block at a share of the file, from 0 to 1."""
        size = self.file.size
        number = self.number_at(max(0, min(size - 1, int(share * size))))
        return number or 0

    def share_of(self, number: int) -> float:
        """Return how far into the file a block ends, from 0 to 1."""
        with self._lock:
            place = self.place(number)
            if place is None:
                return 0.0
            segment, index = place
            start, end = self._segments.start(segment), self._segments.start(segment + 1)
            part = (index + 1) / max(1, self._count(segment))
            return min(1.0, (start + part * (end - start)) / max(1, self.file.size))

    def grow(self) -> bool:
        """Find the blocks of the next segment from the beginning on; False if there is none."""
        with self._lock:
            known = self.known
            while self._numbering.grow():
                if self.known > known:
                    return True
        return False

    def _count(self, segment: int) -> int:
        count = self._counts.get(segment)
        return len(self._blocks(segment)) if count is None else count

    def _blocks(self, segment: int) -> list[Block]:
        blocks = self._kept.get(segment)
        if blocks is None:
            blocks = self._kept[segment] = self._reflow(segment)
            self._counts.setdefault(segment, len(blocks))
        self._kept.move_to_end(segment)
        while len(self._kept) > self._most_kept:
            self._kept.popitem(last=False)
        return blocks

    def _reflow(self, segment: int) -> list[Block]:
        """Return the blocks of a segment; they know their source if all before it is known."""
        start = self._segments.start(segment)
        if start >= self._segments.start(segment + 1):
            self._lengths[segment] = self._lengths.get(segment - 1, 0)
            return []
        text, warnings = self._segments.read(segment)
        if self.file.changed:
            self._warn_of_change()
        for warning in warnings:
            self._warn(warning)
        base = self._lengths.get(segment - 1) if segment else 0
        if base is not None:
            self._lengths[segment] = base + len(text)
        named: list[Block] = []
        at, byte = 0, start
        rule = False
        lines = () if segment else self._first
        for block in reflow(shown(text), width=self._width, base=base or 0, lines=lines):
            if not block.origin.runs:
                rule = True
                continue
            place = block.origin.runs[0].source - (base or 0)
            byte += self._segments.bytes_of(text[at:place])
            at = place
            if rule:
                named.append(Block(f"o{byte}r", BlockKind.BREAK, ""))
                rule = False
            origin = block.origin if base is not None else block.origin._replace(runs=())
            named.append(block._replace(id=f"o{byte}", origin=origin))
        return named

    def _warn_of_change(self) -> None:
        self._warn(Notice(
            "{file}: the file has changed while it was read; open it again.", file=self.id,
        ))  # fmt: skip

    def _warn(self, sentence: Notice) -> None:
        if sentence not in self.warnings:
            self.warnings.append(sentence)


def _byte(block: Block) -> int:
    return int(block.id.strip("or"))
