"""Files packed so that any part can be read alone: gzip with a table of chunks (RFC 1952, 2.3.1.1).

The extra field ``RA`` holds version, length of a chunk, number of chunks and the packed size of
each, all 16 bits, little-endian. StarDict and dictd name such files ``.dict.dz``. A gzip file
without the field is read too, from its beginning.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from glossary.errors import TermbaseError
from glossary.formats.unreadable import unreadable

CHUNK = 58_315
"""Bytes of a chunk before it is packed, as dictzip takes them: packed they stay under 64 KB."""
MOST = 32_762
"""Chunks that the 16 bits of the extra field's length allow."""
_FEXTRA, _FNAME, _FCOMMENT, _FHCRC = 4, 8, 16, 2


class Pieces(Protocol):
    """A file of which parts are read."""

    size: int

    def read(self, offset: int, size: int) -> bytes:
        """Return a part; shorter where the file ends before."""


class Plain:
    """A file that is not packed."""

    def __init__(self, path: Path) -> None:
        try:
            self._stream = path.open("rb")
            self.size = path.stat().st_size
        except OSError as error:
            raise unreadable(str(path), error) from error

    def read(self, offset: int, size: int) -> bytes:
        """Return a part; shorter where the file ends before."""
        self._stream.seek(offset)
        return self._stream.read(min(size, max(self.size - offset, 0)))


class _Table(NamedTuple):
    length: int
    offsets: list[int]
    sizes: list[int]


class Packed:
    """A ``.dz`` file; of one with a table one chunk is unpacked at a time.

    Args:
        path: The file.

    Raises:
        TermbaseError: It cannot be read or is no gzip file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._at = -1
        self._chunk = b""
        self._whole: bytes | None = None
        try:
            self._stream = path.open("rb")
            self._table = self._header()
            if self._table is None:
                self._whole = self._unpacked()
                self.size = len(self._whole)
            else:
                # The last chunk may be short: how short is told when it is read.
                self.size = self._table.length * len(self._table.sizes)
        except OSError as error:
            raise unreadable(str(path), error) from error
        except (struct.error, zlib.error, IndexError) as error:
            raise self._damaged() from error

    def read(self, offset: int, size: int) -> bytes:
        """Return a part; shorter where the file ends before."""
        if self._whole is not None or self._table is None:
            return (self._whole or b"")[offset : offset + size]
        found = bytearray()
        length = self._table.length
        while size > 0:
            number, within = divmod(offset, length)
            if number >= len(self._table.sizes):
                break
            part = self._unpack(number)[within : within + size]
            found += part
            if not part:
                break
            offset, size = offset + len(part), size - len(part)
        return bytes(found)

    def _unpack(self, number: int) -> bytes:
        if number != self._at and self._table is not None:
            try:
                self._stream.seek(self._table.offsets[number])
                packed = self._stream.read(self._table.sizes[number])
                # Never more than the table says: a bomb ends there.
                self._chunk = zlib.decompressobj(-15).decompress(packed, self._table.length)
            except (OSError, zlib.error) as error:
                raise self._damaged() from error
            self._at = number
        return self._chunk

    def _header(self) -> _Table | None:
        magic, method, flags = struct.unpack("<HBB6x", self._stream.read(10))
        if magic != 0x8B1F or method != 8:
            raise self._damaged()
        sizes: list[int] = []
        length = 0
        if flags & _FEXTRA:
            extra = self._stream.read(*struct.unpack("<H", self._stream.read(2)))
            place = 0
            while place + 4 <= len(extra):
                (size,) = struct.unpack_from("<H", extra, place + 2)
                if extra[place : place + 2] == b"RA":
                    _version, length, count = struct.unpack_from("<HHH", extra, place + 4)
                    sizes = list(struct.unpack_from(f"<{count}H", extra, place + 10))
                place += 4 + size
        for flag in (_FNAME, _FCOMMENT):
            if flags & flag:
                while self._stream.read(1) not in (b"\0", b""):
                    pass
        if flags & _FHCRC:
            self._stream.read(2)
        if not length:
            return None
        offsets, at = [], self._stream.tell()
        for size in sizes:
            offsets.append(at)
            at += size
        if at > self._path.stat().st_size:
            raise self._damaged()
        return _Table(length, offsets, sizes)

    def _unpacked(self) -> bytes:
        """Unpack all of a file without a table, up to :data:`LIMIT`."""
        self._stream.seek(0)
        unpacker = zlib.decompressobj(31)
        found = unpacker.decompress(self._stream.read(), LIMIT)
        if unpacker.unconsumed_tail:
            raise TermbaseError(
                "the packed file unpacks to more than {size} MB", file=str(self._path),
                size=LIMIT >> 20, remedy="unpack it by hand if it is trusted",
            )  # fmt: skip
        return found

    def _damaged(self) -> TermbaseError:
        return TermbaseError(
            "the packed file is damaged or cut short", file=str(self._path),
            remedy="restore it from a copy",
        )  # fmt: skip


LIMIT = 512 << 20
"""The most that a packed file without a table may hold, in bytes."""


def pack(source: BinaryIO, target: BinaryIO, chunk: int = CHUNK) -> bool:
    """Pack a file with a table of chunks.

    Args:
        source: What to pack, at its beginning.
        target: Where to, seekable.
        chunk: Bytes of a chunk.

    Returns:
        Whether it went; a file of more than :data:`MOST` chunks does not, nothing is written then.

    Raises:
        OSError: The target cannot be written.
    """
    source.seek(0, 2)
    total = source.tell()
    count = -(-total // chunk)
    if count > MOST:
        return False
    source.seek(0)
    start = target.tell()
    target.write(b"\0" * (10 + 2 + 10 + 2 * count))
    sizes, check = [], 0
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    for part in _chunks(source, chunk):
        check = zlib.crc32(part, check)
        packed = packer.compress(part) + packer.flush(zlib.Z_FULL_FLUSH)
        sizes.append(len(packed))
        target.write(packed)
    target.write(packer.flush() + struct.pack("<II", check, total & 0xFFFFFFFF))
    end = target.tell()
    target.seek(start)
    target.write(struct.pack("<HBBIBB", 0x8B1F, 8, _FEXTRA, 0, 2, 3))
    target.write(struct.pack("<H2sHHHH", 10 + 2 * count, b"RA", 6 + 2 * count, 1, chunk, count))
    target.write(struct.pack(f"<{count}H", *sizes))
    target.seek(end)
    return True


def _chunks(source: BinaryIO, size: int) -> Iterator[bytes]:
    while part := source.read(size):
        yield part
