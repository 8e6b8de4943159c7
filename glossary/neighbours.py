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


def entries(value: str) -> Iterator[str]:
    """Yield a value with its confused letters made one, whole and with each letter left out."""
    plain = _DOUBLED.sub(r"\1", value.translate(_CONFUSED))
    yield plain
    for place in range(len(plain)):
        before, after = plain[:place], plain[place + 1 :]
        yield before + (after[1:] if before[-1:] == after[:1] else after)


def _place(language: str, entry: str, size: int) -> tuple[int, int]:
    """Return the word of an entry and the bits that it sets there."""
    number = crc32(f"{language}:{entry}".encode("utf-8", "surrogatepass"))
    # A multiplication by the golden ratio (Knuth 1998, 6.4) mixes the bits that chose the word.
    mixed = number * 2654435769 >> 8
    mask = 1 << (mixed & 63) | 1 << (mixed >> 6 & 63) | 1 << (mixed >> 12 & 63)
    return number % size, mask | 1 << (mixed >> 18 & 63)


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
        for entry in entries(value):
            place, mask = _place(language, entry, size)
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
        if not edit:
            return self._has(language, next(entries(value)))
        return any(self._has(language, entry) for entry in entries(value))

    def _has(self, language: str, entry: str) -> bool:
        place, mask = _place(language, entry, self._size)
        word = int.from_bytes(self._bits[8 * place : 8 * place + 8], "little")
        return word & mask == mask
