"""The values of an index's keys: those that begin so, and those that resemble a misspelt word.

A word that one edit parts from another has the first half in common with it, or the second one. So
values are kept sorted by their beginnings and, again, by their ends; what shares a half is looked
at, and that is little (pattern partitioning). Of those, a mask of the letters that occur tells most
apart without reading them (signature hashing; both in Boytsov 2011, "Indexing methods for
approximate dictionary searching", ACM Journal of Experimental Algorithmics 16). Deletion
neighbourhoods (Mor and Fraenkel 1982) would take an entry for each letter of each value: four times
the room, and as much more time to build.

Halves and masks are those of the *plain* value: letters that are taken for each other made one, and
doubled ones single. So any number of such slips comes along with an edit.
"""

from __future__ import annotations

import mmap
import re
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

from glossary.index_schema import damaged
from glossary.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

FAMILIES = {"f": 1, "kk": 2, "en": 4, "ru": 8, "s": 16}
"""Tags of the keys (see :mod:`glossary.keys`) whose values are kept, as bits."""
COMPARED = 1 | 2 | 4 | 8
"""Families that are asked for what resembles; the others only for what begins so."""
HEADER = struct.Struct("<4sIII")
"""What a file begins with: :data:`MAGIC`, values, those of them compared, octets of all texts."""
MAGIC = b"lex1"
LETTERS = 7
"""Letters of a beginning or an end that are kept in order; with the length they fill 64 bits."""
CONFUSED = ("әөұүқғңиыйһэёщзбд", "аоуукгніііхеешспт")
"""Letters that count little in :mod:`glossary.suggestion`, and the one that stands for each."""
_CONFUSED = str.maketrans(*CONFUSED)
_DOUBLED = re.compile(r"(.)\1+", re.DOTALL)
_ENCLOSED = re.compile(r"(.)(?!\1).\1", re.DOTALL)


class Plain(NamedTuple):
    """A value as it is compared."""

    letters: bytes
    """One octet a letter, confused ones alike, no two neighbours alike."""
    mask: int
    """A bit for each letter that occurs; two letters may share one."""
    doubled: bool
    """Whether letters were doubled."""
    enclosed: bool
    """Whether a letter stands between two alike, which are one without it."""


def plain(value: str) -> Plain:
    """Return a value as it is compared."""
    one = single(value)
    octets = letters(one)
    return Plain(octets, mask(octets), len(one) < len(value), _ENCLOSED.search(one) is not None)


def single(value: str) -> str:
    """Return a value with confused letters made one, and doubled ones single."""
    return undoubled(value.translate(_CONFUSED))


def undoubled(text: str) -> str:
    """Return a text with doubled letters single."""
    return _DOUBLED.sub(r"\1", text)


def letters(text: str) -> bytes:
    """Return the lowest octet of each letter: alphabets are no larger, and chance does no harm."""
    return text.encode("utf-32-le", "surrogatepass")[::4]


def mask(octets: bytes) -> int:
    """Return a bit for each letter that occurs."""
    found = 0
    for letter in set(octets):
        found |= 1 << (letter & 31)
    return found


def code(octets: bytes, length: int | None = None) -> bytes:
    """Return what values are sorted by: their length and first letters, or last ones backwards."""
    size = len(octets) if length is None else length
    return bytes((min(size, 255),)) + octets[:LETTERS].ljust(LETTERS, b"\0")


class Lexicon:
    """The values of an index's keys. Safe to use from several threads.

    Args:
        path: A file that :func:`glossary.lexicon_build.unite` wrote.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no such file, or not whole.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if len(data) < HEADER.size:
            raise ValueError(f"{path.name} is truncated")
        magic, self._count, compared, octets = HEADER.unpack_from(data)
        sizes = [8 * compared] * 2 + [4 * compared] * 2
        sizes += [4 * self._count, 4 * (self._count + 1), self._count, octets]
        if magic != MAGIC or HEADER.size + sum(sizes) != len(data):
            raise ValueError(f"{path.name} is truncated")
        parts, at = [], HEADER.size
        for size in sizes:
            parts.append(memoryview(data)[at : at + size])
            at += size
        self._begun = _numbers(parts[0], "Q"), _numbers(parts[2], "I")
        self._ended = _numbers(parts[1], "Q"), _numbers(parts[3], "I")
        self._masks, self._starts = _numbers(parts[4], "I"), _numbers(parts[5], "I")
        self._families, self._texts = parts[6], parts[7]

    def with_prefix(self, family: str, value: str, limit: int) -> list[str]:
        """Return the values of a family that begin with a value, in the order of their code points.

        Args:
            family: A tag of :data:`FAMILIES`.
            value: The beginning.
            limit: The most wanted.
        """
        found: list[str] = []
        begun, wanted = value.encode("utf-8", "surrogatepass"), FAMILIES[family]
        for place in range(bisect_left(range(self._count), begun, key=self._octets), self._count):
            octets = self._octets(place)
            if len(found) >= limit or not octets.startswith(begun):
                break
            if self._families[place] & wanted:
                found.append(octets.decode("utf-8", "surrogatepass"))
        return found

    def within(self, family: str, value: str, edits: int, prefix: int, whole: int) -> Iterator[str]:
        """Yield the values of a family within some edits of a value, each once.

        Args:
            family: A tag of :data:`FAMILIES`.
            value: What was typed.
            edits: Letters put in, left out or exchanged.
            prefix: Letters at the beginning that must be the same.
            whole: As many of the edits may be any; letters of which are neither doubled nor taken
                for another (two neighbours swapped count once). What needs more may lack.
        """
        wanted, begun = FAMILIES[family], value[:prefix]
        for place in self._resembling(plain(value), plain(begun).letters, whole):
            if self._families[place] & wanted:
                other = self._octets(place).decode("utf-8", "surrogatepass")
                if other.startswith(begun) and is_within(value, other, edits):
                    yield other

    def _resembling(self, asked: Plain, begun: bytes, whole: int) -> set[int]:
        """Return the places of values that may be so many edits from one.

        What begins and ends as the value does, but for one edit, has in common with it either the
        letters before the middle one or those after it. An edit changes the length by one, or by
        two where it parts letters that were doubled, or makes two letters neighbours that are then.
        """
        size = len(asked.letters)
        least = size - (2 * whole if asked.enclosed else whole)
        most = size + (2 * whole if asked.doubled else whole)
        before = asked.letters[: size // 2] if whole == 1 else begun
        after = asked.letters[size // 2 + 1 :][::-1]
        if len(begun) > len(before):
            before = begun
        found: set[int] = set()
        different = 2 * whole
        for length in range(max(0, least), most + 1):
            for (codes, places), half in ((self._begun, before), (self._ended, after)):
                if half is after and whole > 1:
                    continue
                start, end = _range(codes, length, half)
                found.update(
                    place
                    for place in places[start:end]
                    if (self._masks[place] ^ asked.mask).bit_count() <= different
                )
        return found

    def _octets(self, place: int) -> bytes:
        return bytes(self._texts[self._starts[place] : self._starts[place + 1]])


def _range(codes: memoryview, length: int, half: bytes) -> tuple[int, int]:
    """Return where the values of a length begin that have a half, and where they end."""
    low = int.from_bytes(code(half, length))
    start = bisect_left(codes, low)
    return start, bisect_left(codes, low + (1 << 8 * max(0, LETTERS - len(half))), start)


def _numbers(data: memoryview, kind: Literal["I", "Q"]) -> memoryview:
    if sys.byteorder == "little":
        return data.cast(kind)
    numbers = array(kind, bytes(data))
    numbers.byteswap()
    return memoryview(numbers)


def opened(path: Path) -> Lexicon:
    """Open a lexicon.

    Raises:
        IndexFault: It is missing or damaged.
    """
    try:
        return Lexicon(path)
    except (OSError, ValueError) as error:
        raise damaged(path.parent) from error


def is_within(one: str, other: str, most: int) -> bool:
    """Tell whether so many letters put in, left out or exchanged make one word of another."""
    shorter = min(len(one), len(other))
    if abs(len(one) - len(other)) > most:
        return False
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    first, second = one[start : len(one) - end], other[start : len(other) - end]
    if not first or not second or most < 1:
        return max(len(first), len(second)) <= most
    if most == 1:
        return len(first) == len(second) == 1
    return (
        is_within(first[1:], second[1:], most - 1)
        or is_within(first[1:], second, most - 1)
        or is_within(first, second[1:], most - 1)
    )
