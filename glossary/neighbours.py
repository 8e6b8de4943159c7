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
from binascii import crc_hqx
from collections.abc import Iterable, Iterator
from pathlib import Path
from zlib import crc32

LONGEST = 60
"""Letters of the longest signature that is kept."""
_BITS = 20
"""Bits for each entry: one answer in 1,000 is wrong, and only towards *near*."""
_SET = 4
"""How many of them an entry sets."""
_CONFUSED = str.maketrans("әөұүқғңиыйһэёщзбд", "аоуукгніііхеешспт")
"""Letters that count little in :mod:`glossary.suggestion`, each class as one letter."""
_DOUBLED = re.compile(r"(.)\1+")


def _entries(value: str) -> Iterator[str]:
    """Yield a value with its confused letters made one, whole and with each letter left out."""
    plain = _DOUBLED.sub(r"\1", value.translate(_CONFUSED))
    yield plain
    for place in range(len(plain)):
        before, after = plain[:place], plain[place + 1 :]
        yield before + (after[1:] if before[-1:] == after[:1] else after)


def _places(language: str, entry: str, size: int) -> list[int]:
    """Return the bits of an entry (double hashing, Kirsch and Mitzenmacher 2006)."""
    data = f"{language}:{entry}".encode("utf-8", "surrogatepass")
    first, step = crc32(data), crc_hqx(data, 0) * 2 + 1
    return [(first + step * number) % size for number in range(_SET)]


def write(path: Path, signatures: Iterable[tuple[str, str]]) -> None:
    """Write the filter of some signatures to a file, replacing it.

    Args:
        path: Where.
        signatures: Language and value of each.
    """
    kept = [one for one in signatures if len(one[1]) <= LONGEST]
    size = 8 * (sum(len(value) + 1 for _, value in kept) * _BITS // 8 + 1)
    bits = bytearray(size // 8)
    for language, value in kept:
        for entry in _entries(value):
            for place in _places(language, entry, size):
                bits[place >> 3] |= 1 << (place & 7)
    path.write_bytes(bits)


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
        self._size = 8 * len(self._bits)

    def near(self, language: str, value: str, *, edit: bool) -> bool:
        """Tell whether a signature may be near a value; False is certain.

        Args:
            language: Of the signature.
            value: What was typed.
            edit: Whether one edit may part them, besides letters confused.
        """
        entries = _entries(value)
        if not edit:
            return self._has(language, next(entries))
        return any(self._has(language, entry) for entry in entries)

    def _has(self, language: str, entry: str) -> bool:
        bits = self._bits
        return all(
            bits[place >> 3] >> (place & 7) & 1 for place in _places(language, entry, self._size)
        )
