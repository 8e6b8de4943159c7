"""Plain-text files: opened, their encoding told, or refused in one clear sentence.

A file is read in pieces as they are asked for, not mapped: a mapped file that another program
shortens kills the reader with SIGBUS. What cannot be read twice, such as a pipe, is read whole.
"""

from __future__ import annotations

import codecs
import os
import stat
import sys
from typing import TYPE_CHECKING, Final

from texts.errors import TextsError

if TYPE_CHECKING:
    from texts.spool import SoFar, Spool

_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_BINARY = bytes([*range(9), *range(14, 27), *range(28, 32)])
"""C0 controls that no text has; ESC is let through, for logs have it."""
_SINGLE = frozenset(
    codecs.lookup(one).name for one in ("cp1251", "kz1048", "koi8-r", "koi8-u", "cp866")
)
_UNICODE = ("utf-8", "utf-16-le", "utf-16-be")
_GUESSED = 65_536
"""Bytes at the beginning by which an old encoding is told."""
_SNIFFED = 4096
"""Bytes at the beginning in which a binary file gives itself away."""
_FEWEST, _USUAL = 8, 0.95
"""Bytes, and the share of usual letters and signs, that tell UTF-16 without a mark."""
STANDARD_INPUT: Final = "-"
"""Names standard input."""


class PlainFile:
    """A plain-text file open for reading.

    Args:
        name: Its path, or ``-`` for standard input.
        encoding: What it is in; told by its mark or its letters if none is given.
        spool: What comes through a pipe, if it is to be read while it comes.

    Raises:
        TextsError: It is missing, unreadable, a folder, empty or binary, or there is no such
            encoding.
    """

    def __init__(
        self, name: str, encoding: str | None = None, spool: Spool | SoFar | None = None
    ) -> None:
        self.name = name
        """What errors call it."""
        self._spool = spool
        self._size = 0
        self._stamp: tuple[int, int] | None = None
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
                "the file cannot be read ({reason})",
                file=name,
                remedy="check its permissions",
                reason=reason,
            ) from error
        head = self.read(0, _SNIFFED)
        mark = next((mark for mark in _BOMS if head.startswith(mark)), b"")
        unmarked = "" if encoding or mark else _utf_16(head)
        self.encoding = _known(encoding, name) if encoding else unmarked or _BOMS.get(mark, "utf-8")
        """``utf-8``, ``utf-16-le``, ``utf-16-be``, or the name of one with a byte a letter."""
        self.guessed = bool(unmarked)
        """Whether the encoding was told by the letters, so that it may be wrong."""
        self.begin = len(mark)
        """The byte at which the text begins, after a byte order mark."""
        if self.size == self.begin:
            raise TextsError("the file is empty", file=name, remedy="name a file with text")
        if self.encoding == "utf-8" and len(head.translate(None, _BINARY)) < len(head):
            raise TextsError(
                "this is a binary file, not text", file=name, remedy="name a plain-text file"
            )
        if not encoding and not mark and not unmarked and not _is_utf8(head):
            from texts.encodings import guess

            found = guess(self.read(0, _GUESSED))
            self.encoding, self.guessed = found or "utf-8", found is not None

    @property
    def unit(self) -> int:
        """Bytes of the smallest unit that can be decoded: 2 in UTF-16, else 1."""
        return 2 if self.encoding.startswith("utf-16") else 1

    @property
    def size(self) -> int:
        """Bytes; of a pipe those that have come so far."""
        return self._size if self._spool is None else self._spool.size

    @property
    def ended(self) -> bool:
        """Whether all of it is there."""
        return self._spool is None or self._spool.ended

    @property
    def changed(self) -> bool:
        """Whether another program has written to the file since it was opened."""
        if self._stamp is None or self._file < 0:
            return False
        status = os.fstat(self._file)
        return self._stamp != (status.st_mtime_ns, status.st_size)

    def _open(self) -> None:
        if self._spool is not None:
            self._file = os.dup(self._spool.file)
            return
        if self.name == STANDARD_INPUT:
            self._whole = sys.stdin.buffer.read()
            self._size = len(self._whole)
            return
        if os.path.isdir(self.name):
            raise IsADirectoryError(self.name)  # Windows says only that access is denied
        self._file = os.open(self.name, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        status = os.fstat(self._file)
        self._stamp = (status.st_mtime_ns, status.st_size)
        self._size = status.st_size
        if not stat.S_ISREG(status.st_mode) or not self._size or not hasattr(os, "pread"):
            with os.fdopen(self._file, "rb") as stream:
                self._whole = stream.read()
            self._file = -1
            self._size = len(self._whole)

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
            # A byte that an old encoding leaves open spoils nothing but itself.
            return data.decode(self.encoding, "strict" if self.encoding in _UNICODE else "replace")
        except UnicodeDecodeError as error:
            name = self.encoding.upper().removesuffix("-LE").removesuffix("-BE")
            raise TextsError(
                "the file is not {name}", file=self.name, place="byte {byte}",
                byte=at + error.start,
                remedy="convert it, e.g. with `iconv -f cp1251 -t utf-8`", name=name,
            ) from error  # fmt: skip


def _utf_16(head: bytes) -> str:
    """Return which UTF-16 a beginning is in that has no mark; empty if it is none.

    Half of the bytes of Latin and of spaces are NUL, which no other text has; in the right order
    nearly all of it is letters and signs of the scripts that are read here.
    """
    if b"\0" not in head or len(head) < _FEWEST:
        return ""
    for name in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) // 2 * 2].decode(name, "replace")
        usual = sum(
            one in "\t\n\r\f№" or " " <= one <= "ſ" or "Ѐ" <= one <= "ԯ" or "‐" <= one <= "⁊"
            for one in text
        )
        letters = sum(one.isalpha() or one == " " for one in text)
        if usual >= _USUAL * len(text) and letters * 2 > len(text) and "\0" not in text:
            return name
    return ""


def _is_utf8(head: bytes) -> bool:
    """Tell whether a beginning is UTF-8, but for a letter that it cuts."""
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3 and error.reason == "unexpected end of data"
    return True


def _known(encoding: str, file: str) -> str:
    """Return the plain name of an encoding that the reader names.

    Raises:
        TextsError: There is no such, or none that text is read in piece by piece.
    """
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        name = ""
    if name == "utf-16":
        name = "utf-16-le"
    if name not in _UNICODE and name not in _SINGLE:
        raise TextsError(
            "there is no encoding “{encoding}” here", file=file, encoding=encoding,
            remedy="choose utf-8, utf-16, cp1251, kz1048, koi8-r, koi8-u or cp866",
        )  # fmt: skip
    return name


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
