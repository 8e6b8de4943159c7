"""Plain-text files: opened, their encoding told, or refused in one clear sentence.

A file is read in pieces as they are asked for, not mapped: a mapped file that another program
shortens kills the reader with SIGBUS. What cannot be read twice, such as a pipe, is read whole.
"""

from __future__ import annotations

import os
import stat
import sys
from typing import Final

from texts.errors import TextsError

_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_BINARY = frozenset(range(9)) | frozenset(range(14, 27)) | frozenset(range(28, 32))
"""C0 controls that no text has; ESC is let through, for logs have it."""
_SNIFFED = 4096
"""Bytes at the beginning in which a binary file gives itself away."""
STANDARD_INPUT: Final = "-"
"""Names standard input."""


class PlainFile:
    """A plain-text file open for reading.

    Args:
        name: Its path, or ``-`` for standard input.

    Raises:
        TextsError: It is missing, unreadable, a folder, empty or binary.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        """What errors call it."""
        self._file = -1
        self._whole: bytes | None = None
        try:
            self._open()
        except FileNotFoundError as error:
            raise TextsError(
                "there is no such file", file=name, remedy="check the path and its spelling"
            ) from error
        except IsADirectoryError as error:
            raise TextsError("this is a folder", file=name, remedy="name a file in it") from error
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise TextsError(
                f"the file cannot be read ({reason})", file=name, remedy="check its permissions"
            ) from error
        head = self.read(0, _SNIFFED)
        mark = next((mark for mark in _BOMS if head.startswith(mark)), b"")
        self.encoding = _BOMS.get(mark, "utf-8")
        """``utf-8``, ``utf-16-le`` or ``utf-16-be``."""
        self.begin = len(mark)
        """The byte at which the text begins, after a byte order mark."""
        if self.size == self.begin:
            raise TextsError("the file is empty", file=name, remedy="name a file with text")
        if self.encoding == "utf-8" and any(byte in _BINARY for byte in head):
            raise TextsError(
                "this is a binary file, not text", file=name, remedy="name a plain-text file"
            )

    def _open(self) -> None:
        if self.name == STANDARD_INPUT:
            self._whole = sys.stdin.buffer.read()
            self.size = len(self._whole)
            return
        if os.path.isdir(self.name):
            raise IsADirectoryError(self.name)  # Windows says only that access is denied
        self._file = os.open(self.name, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        status = os.fstat(self._file)
        self.size = status.st_size
        """Bytes."""
        if not stat.S_ISREG(status.st_mode) or not self.size or not hasattr(os, "pread"):
            with os.fdopen(self._file, "rb") as stream:
                self._whole = stream.read()
            self._file = -1
            self.size = len(self._whole)

    def __del__(self) -> None:
        if getattr(self, "_file", -1) >= 0:
            os.close(self._file)

    def read(self, start: int, end: int) -> bytes:
        """Return some bytes; fewer, or none, if the file has become shorter or unreadable."""
        if self._whole is not None:
            return self._whole[start:end]
        parts = []
        while start < end:
            try:
                part = os.pread(self._file, end - start, start)
            except OSError:
                break
            if not part:
                break
            parts.append(part)
            start += len(part)
        return b"".join(parts)

    def decode(self, data: bytes, at: int) -> str:
        """Decode bytes of the file.

        Args:
            data: Whole code points.
            at: Where in the file they stand.

        Raises:
            TextsError: They are not in the file's encoding.
        """
        try:
            return data.decode(self.encoding)
        except UnicodeDecodeError as error:
            name = self.encoding.upper().removesuffix("-LE").removesuffix("-BE")
            raise TextsError(
                f"the file is not {name}", file=self.name, place=f"byte {at + error.start}",
                remedy="convert it, e.g. with `iconv -f cp1251 -t utf-8`",
            ) from error  # fmt: skip


def read_text(name: str) -> str:
    """Read a text as it is, ends of line and all.

    Args:
        name: A path, or ``-`` for standard input.

    Returns:
        Its text; a byte order mark is left out, so offset 0 is the first letter.

    Raises:
        TextsError: It cannot be read, is empty, binary, or not UTF-8 (or UTF-16 with its mark).
    """
    file = PlainFile(name)
    text = file.decode(file.read(file.begin, file.size), file.begin)
    if not text.strip():
        raise TextsError("the file has no text", file=name, remedy="name a file with text")
    return text
