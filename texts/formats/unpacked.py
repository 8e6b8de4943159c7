"""Members of a zip archive that is as most are, without the standard library's reader of all kinds.

Importing that one takes longer than a book's first page may. What is not plain here (zip64, several
disks, passwords, other methods, damage) is left to it; see PKWARE's *APPNOTE.TXT*, 6.3.10.
"""

from __future__ import annotations

import os
import zlib
from struct import Struct, error
from typing import NamedTuple

_END = Struct("<4s4H2LH")
"""End of central directory record, § 4.3.16."""
_ENTRY = Struct("<4s4B4HL2L5H2L")
"""Central directory header, § 4.3.12."""
_LOCAL = Struct("<4s2B4HL2L2H")
"""Local file header, § 4.3.7."""
_ENCRYPTED, _UTF8 = 1, 1 << 11
"""Bits of the flags, § 4.4.4."""
_STORED, _DEFLATED = 0, 8
_MOST = 0xFFFF
"""Of members; also what stands where zip64 says more."""
_BYTES = 0xFFFFFFFF
"""Stands for a size or place where zip64 says more."""


class Member(NamedTuple):
    """Where a member is."""

    at: int
    """Byte of its local header."""
    method: int
    crc: int
    packed: int
    """Bytes that it takes in the archive."""
    size: int
    """Bytes that it says to have."""


def members(path: str) -> dict[str, Member] | None:
    """Return the members of an archive by name; None if it is left to :mod:`zipfile`.

    Raises:
        OSError: The file cannot be read.
    """
    with open(path, "rb") as stream:
        whole = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, whole - _END.size))
        tail = stream.read()
        if len(tail) < _END.size:
            return None
        sign, disk, first, here, count, size, start, comment = _END.unpack(tail)
        plain = sign == b"PK\x05\x06" and not (disk or first or comment) and here == count != _MOST
        # Bytes before the archive would shift all places.
        if not plain or start + size + _END.size != whole:
            return None
        stream.seek(start)
        directory = stream.read(size)
    try:
        return _read(directory, count)
    except (error, UnicodeDecodeError):
        return None


def unpack(path: str, member: Member, most: int) -> bytes | None:
    """Return the bytes of a member, one more than ``most`` of a longer one; None if damaged.

    Raises:
        OSError: The file cannot be read.
    """
    with open(path, "rb") as stream:
        stream.seek(member.at)
        head = stream.read(_LOCAL.size)
        if len(head) < _LOCAL.size:
            return None
        sign, *_fields, length, extra = _LOCAL.unpack(head)
        if sign != b"PK\x03\x04":
            return None
        stream.seek(length + extra, os.SEEK_CUR)
        packed = stream.read(min(member.packed, most + 1) if not member.method else member.packed)
    if member.method == _STORED:
        data = packed
    else:
        inflating = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = inflating.decompress(packed, most + 1)
        except zlib.error:
            return None
        if len(data) <= most and not inflating.eof:
            return None
    if len(data) > most:
        return data
    return data if len(data) == member.size and zlib.crc32(data) == member.crc else None


def _read(directory: bytes, count: int) -> dict[str, Member] | None:
    found: dict[str, Member] = {}
    at = 0
    for _number in range(count):
        entry = _ENTRY.unpack_from(directory, at)
        sign, flags, method, crc, packed, size = (entry[one] for one in (0, 5, 6, 9, 10, 11))
        length, extra, comment, disk, start = (*entry[12:16], entry[-1])
        at += _ENTRY.size
        raw = directory[at : at + length]
        at += length + extra + comment
        if sign != b"PK\x01\x02" or len(raw) < length or disk or flags & _ENCRYPTED:
            return None
        if method not in (_STORED, _DEFLATED) or _BYTES in (packed, size, start):
            return None
        name = raw.decode("utf-8" if flags & _UTF8 else "ascii")
        # Two of one name: the last counts, as in zipfile.
        found[name] = Member(start, method, crc, packed, size)
    return found if at == len(directory) else None
