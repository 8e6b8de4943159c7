"""What comes through a pipe, kept on disk as it comes, so that it can be read at any place.

A text that is piped in may be longer than memory, and may take its time: it is read while it still
comes. The file has no name; it is gone with the program.
"""

from __future__ import annotations

import os
import tempfile
import threading
from time import monotonic
from typing import NamedTuple

PART = 1 << 20
"""Bytes read at once."""


class SoFar(NamedTuple):
    """What had come at a moment, as a text that is whole; see :class:`Spool`."""

    file: int
    size: int
    ended: bool = True


class Spool:
    """A pipe that is being read.

    Args:
        pipe: Its file descriptor, which is closed at its end.

    Raises:
        OSError: There is no place for a file.
    """

    def __init__(self, pipe: int) -> None:
        self.size = 0
        """Bytes that have come so far."""
        self.ended = False
        """Whether all of it has come."""
        self.problem = ""
        """Why no more is kept, in the system's words; empty if it is not so."""
        self._pipe = pipe
        self._stream = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as this is
        self._news = threading.Condition()
        threading.Thread(target=self._copy, name="spool", daemon=True).start()

    @property
    def file(self) -> int:
        """File descriptor of what has come; for reading at a place."""
        return self._stream.fileno()

    def wait(self, size: int, seconds: float) -> bool:
        """Wait until so many bytes have come, or all; False if it takes longer than that."""
        until = monotonic() + seconds
        with self._news:
            while self.size < size and not self.ended:
                left = until - monotonic()
                if left <= 0 or not self._news.wait(left):
                    return self.size >= size or self.ended
        return True

    def so_far(self) -> SoFar | None:
        """Return the whole lines that have come; what has come of a line if there is no whole one.

        Returns:
            None as long as that is nothing.
        """
        data = os.pread(self.file, self.size, 0)
        # In UTF-16 the other byte of an end of line is before it or behind it.
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        size = data.rfind(b"\n") + 1
        if wide or not size:
            size = len(data) // 2 * 2 if wide else _whole(data)
        return SoFar(self.file, size) if data[:size].strip() else None

    def _copy(self) -> None:
        try:
            while part := os.read(self._pipe, PART):
                at = 0
                while at < len(part):
                    at += os.pwrite(self.file, part[at:], self.size + at)
                self._told(len(part), ended=False)
        except OSError as error:
            self.problem = error.strerror or str(error)
        os.close(self._pipe)
        self._told(0, ended=True)

    def _told(self, more: int, *, ended: bool) -> None:
        with self._news:
            self.size += more
            self.ended = ended
            self._news.notify_all()


def _whole(data: bytes) -> int:
    """Return the bytes of some UTF-8 without a code point that is cut off at its end."""
    for back in range(1, min(4, len(data)) + 1):
        byte = data[-back]
        if byte & 0xC0 != 0x80:
            length = 1 if byte < 0xC0 else 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(data) - back if length > back else len(data)
    return len(data)
