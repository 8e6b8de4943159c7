"""A text file of any size as blocks that are found as one reads on.

The file is cut into chunks at the ends of paragraphs; a chunk is read, decoded and reflowed when a
reader comes to it, and a few are kept. So 100 MB open as fast as 25 KB, and memory stays bounded:
what is kept of a chunk that has been passed is its place and a count.
"""

from __future__ import annotations

import os
import re
import threading
from bisect import bisect_right
from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

from texts.document import Block, BlockKind, Unmarked
from texts.errors import Notice, TextsError
from texts.layout import wrap_width
from texts.lines import split
from texts.plain import PlainFile
from texts.reflow import reflow

CHUNK = 32_768
"""Bytes of a chunk before its end is sought: some 8 screens of Cyrillic, 6 ms of work."""
SEEK = 65_536
"""Bytes in which the end of a paragraph is sought; then any end of line, or space, will do."""
KEPT = 24
"""Chunks kept decoded."""
PREFIX = "b"
"""Beginning of the ids of blocks; a number of four digits or more follows."""
_BREAK = r"[ \t]*(?:\r\n|\n|\r|\f)"
_CLOSED = r"[.!?…:;][\"»”’)\]]*"
_ENDS = [
    re.compile(rf"{_CLOSED}{_BREAK}(?=[ \t]*[\r\n\f])"),
    re.compile(rf"{_CLOSED}{_BREAK}(?=[ \t]+[^\W\d_a-zа-я])"),
    re.compile(_BREAK),
    re.compile(r"\s"),
]
"""Where a chunk may end, the best first: before a blank line, before an indent, at any line break,
at any space."""


class _Chunk(NamedTuple):
    """A piece of the file between two paragraphs."""

    start: int
    """First byte."""
    end: int
    """Byte after its last."""
    first: int
    """Number of its first block, from 0."""
    offset: int
    """Source offset of its first code point."""


class PagedText(Unmarked):
    """A :class:`texts.document.BlockSource` over a plain-text file.

    Args:
        path: The file; ``-`` for standard input.
        encoding: What it is in; told by its mark or its letters if none is given.
        chunk: Bytes of a chunk; smaller in tests.
        kept: Chunks kept decoded.

    Raises:
        TextsError: The file is missing, unreadable, a folder, empty, binary, or its beginning is
            not in an encoding that is read.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        encoding: str | None = None,
        *,
        chunk: int = CHUNK,
        kept: int = KEPT,
    ) -> None:
        self.id = os.fspath(path)
        self.title = Path(self.id).name
        self.language: str | None = None
        self.warnings: list[str] = []
        self._size_of_chunk = chunk
        self._most_kept = kept
        self._lock = threading.RLock()
        self._chunks: list[_Chunk] = []
        self._firsts: list[int] = []
        self._kept: OrderedDict[int, list[Block]] = OrderedDict()
        self._known = 0
        self._file = PlainFile(self.id, encoding)
        if self._file.guessed:
            name = self._file.encoding.upper()
            self._warn(Notice(
                "{file}: read as {name}; --encoding names another.",
                file=self.id, name=name,
            ))  # fmt: skip
        self._at = self._file.begin
        self._offset = 0
        self._width: int | None = None
        end = self._cut(self._at)
        beginning = self._file.decode(self._file.read(self._at, end), self._at)
        self._width = wrap_width(list(split(beginning)))
        self.grow()
        if not self._known:
            raise TextsError("the file has no text", file=self.id, remedy="name a file with text")

    @property
    def known(self) -> int:
        """How many blocks have been found so far."""
        return self._known

    @property
    def complete(self) -> bool:
        """Whether all blocks have been found."""
        return self._at >= self._file.size

    @property
    def share(self) -> float:
        """How much of the file has been read, from 0 to 1."""
        return self._at / self._file.size

    def block(self, number: int) -> Block:
        """Return a known block; raises IndexError for any other number.

        If another program has changed the file since the block was found, it may be without text;
        :attr:`warnings` says so.
        """
        if not 0 <= number < self._known:
            raise IndexError(number)
        with self._lock:
            place = bisect_right(self._firsts, number) - 1
            blocks = self._blocks(place)
            if number - self._firsts[place] < len(blocks):
                return blocks[number - self._firsts[place]]
        self._warn(Notice(
            "{file}: the file has changed while it was read; open it again.",
            file=self.id,
        ))  # fmt: skip
        return Block(f"{PREFIX}{number + 1:04d}", BlockKind.PARAGRAPH, "")

    def number(self, block_id: str) -> int | None:
        """Return the number of the block with an id, None if it has not been found."""
        figures = block_id.removeprefix(PREFIX)
        number = int(figures) - 1 if figures.isdecimal() else -1
        return number if 0 <= number < self._known else None

    def grow(self) -> bool:
        """Find the blocks of the next chunk; False if there is none."""
        with self._lock:
            while not self.complete:
                end = self._cut(self._at)
                chunk = _Chunk(self._at, end, self._known, self._offset)
                text = self._decode(chunk)
                blocks = self._reflow(text, chunk)
                self._at, self._offset = end, self._offset + len(text)
                if blocks:
                    self._chunks.append(chunk)
                    self._firsts.append(chunk.first)
                    self._keep(len(self._chunks) - 1, blocks)
                    self._known += len(blocks)
                    return True
        return False

    def _blocks(self, place: int) -> list[Block]:
        blocks = self._kept.get(place)
        if blocks is None:
            chunk = self._chunks[place]
            blocks = self._reflow(self._decode(chunk), chunk)
        self._keep(place, blocks)
        return blocks

    def _keep(self, place: int, blocks: list[Block]) -> None:
        self._kept[place] = blocks
        self._kept.move_to_end(place)
        while len(self._kept) > self._most_kept:
            self._kept.popitem(last=False)

    def _reflow(self, text: str, chunk: _Chunk) -> list[Block]:
        return reflow(
            text,
            prefix=PREFIX,
            digits=4,
            first=chunk.first + 1,
            width=self._width,
            base=chunk.offset,
        )

    def _decode(self, chunk: _Chunk) -> str:
        data = self._file.read(chunk.start, chunk.end)
        try:
            return self._file.decode(data, chunk.start)
        except TextsError as error:
            self._warn(Notice("{error} What is not is shown as �.", error=error))
            return data.decode(self._file.encoding, "replace")

    def _warn(self, sentence: Notice) -> None:
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def _cut(self, start: int) -> int:
        """Return where the chunk that begins at a byte ends: after a paragraph, if one ends."""
        size = self._file.size
        least = start + self._size_of_chunk
        if least >= size:
            return size
        window = self._file.read(least, least + SEEK)
        skipped = self._to_code_point(window, least)
        # These handlers give back the very bytes, however damaged, so lengths can be told.
        errors = "surrogateescape" if self._file.unit == 1 else "surrogatepass"
        whole = len(window) - (len(window) - skipped) % self._file.unit
        text = window[skipped:whole].decode(self._file.encoding, errors)
        ends = _ENDS if self._width != 0 else _ENDS[2:]
        found = next((match for end in ends if (match := end.search(text))), None)
        if found is None:
            end = least + len(window)
            return min(size, end + self._to_code_point(self._file.read(end, end + 4), end))
        return least + skipped + len(text[: found.end()].encode(self._file.encoding, errors))

    def _to_code_point(self, window: bytes, at: int) -> int:
        """Return how many bytes of a window belong to a code point that begins before it."""
        if self._file.encoding == "utf-8":
            return next((n for n, byte in enumerate(window[:4]) if byte & 0xC0 != 0x80), 0)
        if self._file.unit == 1:
            return 0
        odd = (at - self._file.begin) % 2
        high = window[odd + (1 if self._file.encoding == "utf-16-le" else 0) :][:1]
        return odd + (2 if high and 0xDC <= high[0] <= 0xDF else 0)
