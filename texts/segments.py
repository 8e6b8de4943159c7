"""A text file as segments: pieces whose ends depend on what stands around them and nothing else.

The file is divided by a grid of equal steps; a segment begins at the first good place at or after
its point of the grid, so that any of them is found without reading what stands before it. Several
points may lead to one place; the segments between them are empty.
"""

from __future__ import annotations

import re

from texts.errors import Notice, TextsError
from texts.plain import PlainFile

SPOILT = 100
"""Code points to one damaged byte, at least, where a text is still taken for UTF-8."""
STRAY = 20
"""Damaged bytes of a text in ASCII, fewer than that; more are letters of another encoding."""
SEEK = 65_536
"""Bytes in which the end of a paragraph is sought; then any end of line, or space, will do."""
NEAR = 4_096
"""Bytes in which it is sought first: most paragraphs are shorter, and decoding costs time."""
_BREAK = r"[ \t]*(?:\r\n|\n|\r|\f)"
_CLOSED = r"[.!?…:;][\"»”’)\]]*"
_ENDS = (
    rf"{_CLOSED}{_BREAK}(?=[ \t]*[\r\n\f])",
    rf"{_CLOSED}{_BREAK}(?=[ \t]+[^\W\d_a-zа-я])",
    _BREAK,
    r"\s",
)
"""Where a segment may end, the best first: before a blank line, before an indent, at any line
break, at any space."""


def is_spoilt(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 but for a few that are damaged; False if they are or are not."""
    text = data.decode("utf-8", "surrogateescape")
    spoilt = sum("\udc80" <= one <= "\udcff" for one in text)
    others = sum(one > "\x7f" for one in text) - spoilt
    few = spoilt * SPOILT <= len(text)
    return spoilt > 0 and few and (others >= SPOILT // 5 * spoilt or spoilt < STRAY)


def shown(text: str) -> str:
    """Return a segment's text with a sign for each damaged byte: the rest keeps its place."""
    return text if text.isprintable() else re.sub("[\ud800-\udfff]", "\ufffd", text)


class Segments:
    """The segments of a file.

    Args:
        file: The file.
        step: Bytes between two points of the grid.
    """

    def __init__(self, file: PlainFile, step: int) -> None:
        self.step = step
        """Bytes between two points of the grid."""
        self._wrapped = True
        self._file = file
        self._starts: dict[int, int] = {}

    def unwrap(self) -> None:
        """Take any line break for the end of a paragraph: the text is not hard-wrapped."""
        self._wrapped = False
        self._starts.clear()

    def __len__(self) -> int:
        """How many there are, empty ones included; of a pipe those whose ends have come."""
        there = self._file.size - self._file.begin
        if self._file.ended:
            return max(1, -(-there // self.step))
        return max(0, (there - SEEK) // self.step)

    def start(self, segment: int) -> int:
        """Return the byte at which a segment begins; for one past the last, where that ends."""
        if segment <= 0:
            return self._file.begin
        if self._file.ended and segment >= len(self):
            return self._file.size
        found = self._starts.get(segment)
        if found is None:
            least = self._file.begin + segment * self.step
            found = self._starts[segment] = self._end_after(least)
        return found

    def at(self, byte: int) -> int:
        """Return the segment that a byte of the file lies in."""
        segment = min(len(self) - 1, max(0, (byte - self._file.begin) // self.step))
        while segment and self.start(segment) > byte:
            segment -= 1
        return segment

    def read(self, segment: int) -> tuple[str, list[Notice]]:
        """Return the text of a segment, and sentences on what in it could not be read.

        A damaged byte of UTF-8 is a lone surrogate in it; see :func:`shown`.
        """
        start = self.start(segment)
        data = self._file.read(start, self.start(segment + 1))
        try:
            return self._file.decode(data, start), []
        except TextsError as error:
            errors = "surrogateescape" if self._file.unit == 1 else "replace"
            text = data.decode(self._file.encoding, errors)
            return text, [Notice("{error} What is not is shown as �.", error=error)]

    def bytes_of(self, text: str) -> int:
        """Return how many bytes a part of a segment's text takes in the file."""
        if self._file.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogateescape"))
        if self._file.unit == 1:
            return len(text)
        return len(text.encode("utf-16-le", "surrogatepass"))

    def _end_after(self, least: int) -> int:
        """Return the first byte, at or after one, at which a paragraph begins, if one does."""
        near = self._found(least, NEAR, _ENDS[:1]) if self._wrapped else None
        ends = _ENDS if self._wrapped else _ENDS[2:]
        found = near or self._found(least, SEEK, ends)
        if found is not None:
            return found
        end = min(self._file.size, least + SEEK)
        return min(self._file.size, end + self._to_code_point(self._file.read(end, end + 4), end))

    def _found(self, least: int, room: int, ends: tuple[str, ...]) -> int | None:
        window = self._file.read(least, least + room)
        skipped = self._to_code_point(window, least)
        # These handlers give back the very bytes, however damaged, so lengths can be told.
        errors = "surrogateescape" if self._file.unit == 1 else "surrogatepass"
        whole = len(window) - (len(window) - skipped) % self._file.unit
        text = window[skipped:whole].decode(self._file.encoding, errors)
        for end in ends:
            match = re.compile(end).search(text)
            if match is not None:
                before = text[: match.end()].encode(self._file.encoding, errors)
                return least + skipped + len(before)
        return None

    def _to_code_point(self, window: bytes, at: int) -> int:
        """Return how many bytes of a window belong to a code point that begins before it."""
        if self._file.encoding == "utf-8":
            return next((n for n, byte in enumerate(window[:4]) if byte & 0xC0 != 0x80), 0)
        if self._file.unit == 1:
            return 0
        odd = (at - self._file.begin) % 2
        high = window[odd + (1 if self._file.encoding == "utf-16-le" else 0) :][:1]
        return odd + (2 if high and 0xDC <= high[0] <= 0xDF else 0)
