"""A text file of any size as blocks that are found as one reads on.

The file is mapped, not read. It is cut into chunks at the ends of paragraphs; a chunk is decoded
and reflowed when a reader comes to it, and a few are kept. So 100 MB open as fast as 25 KB, and
memory stays bounded: what is kept of a chunk that has been passed is its place and a count.
"""

from __future__ import annotations

import mmap
import os
import threading
from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from texts.document import Block
from texts.errors import TextsError
from texts.lines import split
from texts.reflow import reflow, wrap_width

CHUNK = 32_768
"""Bytes of a chunk before its end is sought: some 8 screens of Cyrillic, 10 ms of work."""
SEEK = 65_536
"""Bytes in which the end of a paragraph is sought; then any end of line, or space, will do."""
KEPT = 24
"""Chunks kept decoded."""
PREFIX = "b"
"""Beginning of the ids of blocks; a number follows."""
_BINARY = frozenset(range(9)) | frozenset(range(14, 27)) | frozenset(range(28, 32))
_ENDS = b'.!?:;\xbb")'
_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A piece of the file between two paragraphs."""

    start: int
    """First byte."""
    end: int
    """Byte after its last."""
    first: int
    """Number of its first block, from 0."""
    offset: int
    """Source offset of its first code point."""


class PagedText:
    """A :class:`texts.document.BlockSource` over a plain-text file.

    Args:
        path: The file: UTF-8, or UTF-16 with a byte order mark.
        chunk: Bytes of a chunk; smaller in tests.

    Raises:
        TextsError: The file is missing, unreadable, a folder, empty, binary, or its beginning is
            not in an encoding that is read.
    """

    def __init__(self, path: str | os.PathLike[str], *, chunk: int = CHUNK) -> None:
        self.id = os.fspath(path)
        self.title = Path(self.id).name
        self.language: str | None = None
        self._size_of_chunk = chunk
        self._lock = threading.RLock()
        self._chunks: list[_Chunk] = []
        self._firsts: list[int] = []
        self._kept: OrderedDict[int, list[Block]] = OrderedDict()
        self._known = 0
        self._at = 0
        self._offset = 0
        self.warnings: list[str] = []
        """Sentences on places that could not be read as they are."""
        self._data, self._encoding, self._begin = _map(self.id)
        self._at = self._begin
        self._width = self._measure()
        self.grow()
        if not self._known and self.complete:
            raise TextsError("the file has no text", file=self.id, remedy="name a file with text")

    @property
    def known(self) -> int:
        """How many blocks have been found so far."""
        return self._known

    @property
    def complete(self) -> bool:
        """Whether all blocks have been found."""
        return self._at >= len(self._data)

    @property
    def share(self) -> float:
        """How much of the file has been read, from 0 to 1."""
        return self._at / len(self._data)

    def block(self, number: int) -> Block:
        """Return a known block; raises IndexError for any other number."""
        if not 0 <= number < self._known:
            raise IndexError(number)
        with self._lock:
            place = bisect_right(self._firsts, number) - 1
            return self._blocks(place)[number - self._firsts[place]]

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
                text = self._decode(chunk.start, chunk.end)
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
            blocks = self._reflow(self._decode(chunk.start, chunk.end), chunk)
        self._keep(place, blocks)
        return blocks

    def _keep(self, place: int, blocks: list[Block]) -> None:
        self._kept[place] = blocks
        self._kept.move_to_end(place)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def _reflow(self, text: str, chunk: _Chunk) -> list[Block]:
        return reflow(
            text, prefix=PREFIX, first=chunk.first + 1, width=self._width, base=chunk.offset
        )

    def _measure(self) -> int:
        """Return the wrap width that the beginning of the file shows."""
        end = self._cut(self._at)
        return wrap_width(list(split(self._decode(self._at, end))))

    def _decode(self, start: int, end: int) -> str:
        data = self._data[start:end]
        try:
            return data.decode(self._encoding)
        except UnicodeDecodeError as error:
            if not self._chunks:
                raise TextsError(
                    "the file is not UTF-8", file=self.id, place=f"byte {start + error.start}",
                    remedy="convert it, e.g. with `iconv -f cp1251 -t utf-8`",
                ) from error  # fmt: skip
            sentence = f"{self.id}, byte {start + error.start}: not UTF-8; shown as �."
            if sentence not in self.warnings:
                self.warnings.append(sentence)
            return data.decode(self._encoding, "replace")

    def _cut(self, start: int) -> int:
        """Return where the chunk that begins at a byte ends: after a paragraph, if one ends."""
        size = len(self._data)
        least = start + self._size_of_chunk
        if least >= size:
            return size
        if self._encoding != "utf-8":
            return min(size, least - (least - self._begin) % 4)
        at = least
        while (gap := self._data.find(b"\n", at, least + SEEK)) >= 0:
            after = gap + 1
            line = self._data[max(start, gap - 8) : gap].rstrip()
            if self._data[after : after + 1] in (b"\n", b"\r") and line[-1:] and line[-1] in _ENDS:
                return after
            at = after
        for mark in (b"\n", b" "):
            found = self._data.rfind(mark, least, least + SEEK)
            if found >= 0:
                return found + 1
        end = min(size, least + SEEK)
        while end < size and self._data[end] & 0xC0 == 0x80:
            end += 1
        return end


def _map(file: str) -> tuple[mmap.mmap, str, int]:
    """Map a file; return it, its encoding, and where its text begins."""
    try:
        with open(file, "rb") as stream:
            if not os.fstat(stream.fileno()).st_size:
                raise TextsError("the file is empty", file=file, remedy="name a file with text")
            data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError as error:
        raise TextsError(
            "there is no such file", file=file, remedy="check the path and its spelling"
        ) from error
    except IsADirectoryError as error:
        raise TextsError("this is a folder", file=file, remedy="name a file in it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TextsError(
            f"the file cannot be read ({reason})", file=file, remedy="check its permissions"
        ) from error
    for mark, encoding in _BOMS.items():
        if data[: len(mark)] == mark:
            return data, encoding, len(mark)
    if any(byte in _BINARY for byte in data[:4096]):
        raise TextsError(
            "this is a binary file, not text", file=file, remedy="name a plain-text file"
        )
    return data, "utf-8", 0
