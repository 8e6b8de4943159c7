"""Concept entries in a file of their own beside Whoosh's: the n-th is read without any other.

Whoosh keeps stored fields in a column that takes its reader to open, and importing that takes three
times as long as starting Python: a one-shot lookup would do little else. Here an entry is found
with one slice of a mapped file. Each is compressed by itself, which halves them and lets damage be
noticed: zlib's own checksum goes with every one.
"""

from __future__ import annotations

import mmap
from array import array
from pathlib import Path
from zlib import compress, decompress, error

_WIDTH = 8
"""Bytes of an offset, the least significant first."""
_EFFORT = 1
"""zlib's level: the next ones save a hundredth of the space and take twice the time."""


class RecordWriter:
    """Writes entries one after another.

    Args:
        path: The file, which is replaced.

    Raises:
        OSError: It cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._stream = path.open("wb")
        self._ends = array("Q")
        self._at = 0

    def add(self, text: str) -> None:
        """Add one; its number is that of those before it."""
        self._at += self._stream.write(compress(text.encode(), _EFFORT))
        self._ends.append(self._at)

    def finish(self) -> None:
        """Write where each ends, and close the file."""
        for number in (*self._ends, len(self._ends)):
            self._stream.write(number.to_bytes(_WIDTH, "little"))
        self._stream.close()

    def cancel(self) -> None:
        """Close the file as it is."""
        self._stream.close()


class Records:
    """The entries of a file that :class:`RecordWriter` wrote. Safe to use from several threads.

    Args:
        path: The file.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no such file, or not whole.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self._data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        self._count = self._number_at(len(self._data) - _WIDTH)
        self._table = len(self._data) - (self._count + 1) * _WIDTH
        if self._table < 0:
            raise ValueError(f"{path.name} is truncated")

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> str:
        """Return an entry by its number.

        Raises:
            ValueError: There is none, or it is damaged.
        """
        if not 0 <= number < self._count:
            raise ValueError(f"no entry {number}")
        place = self._table + number * _WIDTH
        start = self._number_at(place - _WIDTH) if number else 0
        try:
            return decompress(self._data[start : self._number_at(place)]).decode()
        except error as damage:
            raise ValueError(f"entry {number} is damaged") from damage

    def _number_at(self, place: int) -> int:
        return int.from_bytes(self._data[place : place + _WIDTH], "little")
