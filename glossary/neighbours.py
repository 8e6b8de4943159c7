"""A filter in front of the search for misspelt words: tells that nothing is near.

Comparing a word with all that begin alike takes Whoosh some 10 ms among 200,000 entries, and an
unknown Kazakh word is compared ten times, once for each ending it may have. The filter answers in
20 µs. Two words that one letter put in, left out, exchanged or swapped with its neighbour parts are
the same word with one letter left out; so every signature is kept with each of its letters left
out, confused and doubled letters made one, in a Bloom filter (Bloom 1970) mapped from a file.
"""

from __future__ import annotations

import mmap
import re
import sys
from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from zlib import crc32

LONGEST = 60
"""Letters of the longest signature that is kept."""
_BITS = 24
"""Bits for each entry: some two answers in 1,000 are wrong, and only towards *near*."""
_SET = 4
"""How many of them an entry sets, all in one word of 64 (Putze, Sanders and Singler 2007): building
then takes one access for each entry instead of four."""
_CONFUSED = str.maketrans("әөұүқғңиыйһэёщзбд", "аоуукгніііхеешспт")
"""Letters that count little in :mod:`glossary.suggestion`, each class as one letter."""
_DOUBLED = re.compile(r"(.)\1+")


def entries(value: str) -> list[str]:
    """Return a value with its confused letters made one, whole and with each letter left out."""
    plain = _DOUBLED.sub(r"\1", value.translate(_CONFUSED))
    found, last = [plain], len(plain) - 1
    for place in range(len(plain)):
        doubled = 0 < place < last and plain[place - 1] == plain[place + 1]
        found.append(plain[:place] + plain[place + 1 + doubled :])
    return found


def _places(language: str, entries: Iterable[str], size: int) -> Iterator[tuple[int, int]]:
    """Yield the word of each entry and the bits that it sets there."""
    bits, begun = _bits(), crc32(f"{language}:".encode())
    for entry in entries:
        number = crc32(entry.encode("utf-8", "surrogatepass"), begun)
        # A multiplication by the golden ratio (Knuth 1998, 6.4) mixes the bits that chose the word.
        mixed = number * 2654435769 >> 8
        yield number % size, bits[mixed & 4095] | bits[mixed >> 12 & 4095]


@cache
def _bits() -> list[int]:
    """Return the two bits of a word that each number of twelve bits stands for."""
    return [1 << (number & 63) | 1 << (number >> 6) for number in range(4096)]


def write(path: Path, signatures: Iterable[tuple[str, str]]) -> None:
    """Write the filter of some signatures to a file, replacing it.

    Args:
        path: Where.
        signatures: Language and value of each.
    """
    kept = [one for one in signatures if len(one[1]) <= LONGEST]
    size = sum(len(value) + 1 for _, value in kept) * _BITS // 64 + 1
    words = array("Q", bytes(8 * size))
    for language, value in kept:
        for place, mask in _places(language, entries(value), size):
            words[place] |= mask
    if sys.byteorder == "big":
        words.byteswap()
    path.write_bytes(words.tobytes())


class Neighbours:
    """The signatures of an index, for nearness only.

    Args:
        path: A file that :func:`write` wrote.

    Raises:
        OSError: It cannot be read.
        ValueError: It is empty.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self._bits = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if len(self._bits) % 8:
            raise ValueError(f"{path.name} is truncated")
        self._size = len(self._bits) // 8

    def near(self, language: str, value: str, *, edit: bool) -> bool:
        """Tell whether a signature may be near a value; False is certain.

        Args:
            language: Of the signature.
            value: What was typed.
            edit: Whether one edit may part them, besides letters confused.
        """
        asked = entries(value) if edit else entries(value)[:1]
        for place, mask in _places(language, asked, self._size):
            word = int.from_bytes(self._bits[8 * place : 8 * place + 8], "little")
            if word & mask == mask:
                return True
        return False
