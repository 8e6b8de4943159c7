"""What can be had of a zip archive that is cut off or whose directory is damaged.

Each member is told by a header of its own before its bytes (PKWARE's *APPNOTE.TXT*, 6.3.10,
§ 4.3.7), so those before the damage are whole, and the one in which the archive breaks off has a
beginning.
"""

from __future__ import annotations

import os
import zlib
from struct import Struct
from typing import BinaryIO, NamedTuple

_LOCAL = Struct("<4s2H3H3L2H")
_SIGN = b"PK\x03\x04"
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 1, 1 << 3, 1 << 11
"""Bits of the flags, § 4.4.4."""
_STORED, _DEFLATED = 0, 8
_PIECE = 65_536
"""Bytes read at a time."""


class Rest(NamedTuple):
    """A member of a damaged archive."""

    at: int
    """Byte of the file at which its packed bytes begin."""
    method: int
    end: int
    """Byte after its last, or of the file's end."""


def rest(path: str) -> dict[str, Rest]:
    """Return the members of an archive by name, as far as they can be told by their own headers.

    Raises:
        OSError: The file cannot be read.
    """
    found: dict[str, Rest] = {}
    with open(path, "rb") as stream:
        whole = stream.seek(0, os.SEEK_END)
        at = _next(stream, 0)
        while at is not None:
            stream.seek(at)
            head = stream.read(_LOCAL.size)
            if len(head) < _LOCAL.size:
                break
            _sign, _need, flags, method, _time, _day, _crc, packed, _size, length, extra = (
                _LOCAL.unpack(head)
            )
            raw = stream.read(length)
            begin = at + _LOCAL.size + length + extra
            if flags & _SIZES_FOLLOW and not packed:
                # The next header is the end of what follows; bytes that only look like one would
                # need a checksum to be told, and cost a beginning, no more.
                end = _next(stream, begin)
            else:
                end = begin + packed if begin + packed <= whole else None
            if method in (_STORED, _DEFLATED) and not flags & _ENCRYPTED and len(raw) == length:
                name = raw.decode("utf-8" if flags & _UTF8 else "ascii", "replace")
                if begin < whole and not name.endswith("/"):
                    found[name] = Rest(begin, method, whole if end is None else end)
            at = None if end is None else _next(stream, end)
    return found


def unpacked(path: str, one: Rest, most: int) -> bytes:
    """Return the bytes of a member, or those before the damage; one more than ``most`` at most.

    Raises:
        OSError: The file cannot be read.
    """
    done: list[bytes] = []
    size = 0
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    with open(path, "rb") as stream:
        stream.seek(one.at)
        left = one.end - one.at
        while left > 0 and size <= most and not inflating.eof:
            piece = stream.read(min(_PIECE, left))
            if not piece:
                break
            left -= len(piece)
            if one.method == _DEFLATED:
                try:
                    piece = inflating.decompress(piece, most + 1 - size)
                except zlib.error:
                    break
            done.append(piece)
            size += len(piece)
    return b"".join(done)[: most + 1]


def _next(stream: BinaryIO, at: int) -> int | None:
    """Return the byte of the next header from a place on; None if there is none."""
    kept = b""
    stream.seek(at)
    while piece := stream.read(_PIECE):
        data = kept + piece
        if (place := data.find(_SIGN)) >= 0:
            return at - len(kept) + place
        at += len(piece)
        kept = data[-len(_SIGN) + 1 :]
    return None
