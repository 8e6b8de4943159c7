"""Reading the table of terms that :mod:`glossary.index_codec` writes, without Whoosh.

A one-shot lookup asks for a few keys, and importing Whoosh takes three times as long as starting
Python. The table is Whoosh's (its ``OrderedHashWriter``): records of key and value, and where each
begins, in the order of the keys. The key is a field's number and a term; the value tells in how
many documents it is, the first and the last of them and, where there are few, all. Terms of more
documents are left to Whoosh.
"""

from __future__ import annotations

import mmap
from collections.abc import Mapping
from pathlib import Path

from glossary.named import NamedTuple

_SIZES = 8
"""Bytes before a key: its length and that of its value, four each."""
_FIELD = 2
"""Bytes of a field's number before a term."""
_INLINED, _COUNT, _FIRST, _LAST, _POSTINGS = 0, 5, 15, 19, 23
"""Where a value has its parts (Whoosh's ``W3TermInfo``): whether the postings stand in it, the
number of documents, the first and the last of them, the postings."""


class Shape(NamedTuple):
    """How a table is laid out, as the manifest of its shard says."""

    file: str
    """Its name."""
    start: int
    """Where the positions of the records stand, in bytes from its beginning."""
    width: int
    """Bytes of a position, the most significant first."""
    size: int
    """How many records it has."""
    fields: Mapping[str, int]
    """The number of each field."""


class TermTable:
    """The terms of a shard. Safe to use from several threads.

    Args:
        folder: The folder of the shard.
        shape: How its table is laid out.

    Raises:
        OSError: It cannot be read.
        ValueError: It is empty or too short.
    """

    def __init__(self, folder: Path, shape: Shape) -> None:
        self._shape = shape
        with (folder / shape.file).open("rb") as stream:
            self._data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if shape.start + shape.width * shape.size > len(self._data):
            raise ValueError(f"{shape.file} is truncated")

    def documents(self, field: str, term: str) -> tuple[int, ...] | None:
        """Return the numbers of the documents that have a term, ascending.

        Returns:
            Empty if none has; None if they are so many that they stand elsewhere.

        Raises:
            ValueError: The table is damaged.
        """
        key = self._key(field, term)
        if key is None:
            return ()
        number = self._first(key)
        if number == self._shape.size or self._key_of(number) != key:
            return ()
        value = self._value_of(number)
        count = int.from_bytes(value[_COUNT : _COUNT + 4], "big")
        first = int.from_bytes(value[_FIRST : _FIRST + 4], "big")
        if count == 1:
            return (first,)
        if count == 2:
            return (first, int.from_bytes(value[_LAST : _LAST + 4], "big"))
        if not value[_INLINED]:
            return None
        # Imported where it is needed: most keys lead to one concept.
        from pickle import loads

        documents: tuple[int, ...] = loads(value[_POSTINGS:])[0]
        return documents

    def _key(self, field: str, term: str) -> bytes | None:
        """Return the key of a term; None if no document has the field."""
        number = self._shape.fields.get(field)
        if number is None:
            return None
        return number.to_bytes(_FIELD, "big") + term.encode("utf-8", "surrogatepass")

    def _first(self, key: bytes) -> int:
        """Return the number of the first record whose key is not less than one."""
        low, high = 0, self._shape.size
        while low < high:
            middle = (low + high) // 2
            if self._key_of(middle) < key:
                low = middle + 1
            else:
                high = middle
        return low

    def _place(self, number: int) -> int:
        at = self._shape.start + number * self._shape.width
        return int.from_bytes(self._data[at : at + self._shape.width], "big")

    def _key_of(self, number: int) -> bytes:
        place = self._place(number)
        length = int.from_bytes(self._data[place : place + 4], "big")
        key = self._data[place + _SIZES : place + _SIZES + length]
        if len(key) != length or length < _FIELD:
            raise ValueError(f"{self._shape.file} is damaged")
        return key

    def _value_of(self, number: int) -> bytes:
        place = self._place(number)
        key, value = (int.from_bytes(self._data[at : at + 4], "big") for at in (place, place + 4))
        start = place + _SIZES + key
        found = self._data[start : start + value]
        if len(found) != value or value < _POSTINGS:
            raise ValueError(f"{self._shape.file} is damaged")
        return found
