"""What keeps a grade from being kept, as one sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from glossary.errors import GlossaryError

LOCKED, FULL, DAMAGED, UNWRITABLE = "locked", "full", "damaged", "unwritable"
"""Codes of a :class:`StudyFault`."""
_SENTENCES = {
    LOCKED: ("another program is writing the deck", "try again when it is done"),
    FULL: ("the disk is full, so the deck cannot be written", "make room, then try again"),
    DAMAGED: ("the deck is damaged", "restore a backup with `tilmash restore`"),
    UNWRITABLE: ("the deck cannot be written", "check the data folder with `tilmash doctor`"),
}


class StudyFault(GlossaryError):
    """The deck cannot be read or written; what was kept before stands as it was.

    Args:
        code: Why: :data:`LOCKED`, :data:`FULL`, :data:`DAMAGED` or :data:`UNWRITABLE`.
        detail: What the database says.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        problem, remedy = _SENTENCES[code]
        super().__init__(f"{problem} ({detail})" if detail else problem, remedy=remedy)
        self.code = code
        self.detail = detail


class ExchangeError(GlossaryError):
    """A package, table or backup cannot be read or written."""


@contextmanager
def told() -> Iterator[None]:
    """Tell what goes wrong with the database as a :class:`StudyFault`."""
    try:
        yield
    except sqlite3.Error as error:
        raise StudyFault(_code(error), str(error)) from error


def _code(error: sqlite3.Error) -> str:
    # SQLite's primary result code: the low byte of the extended one.
    number = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if number in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LOCKED
    if number == sqlite3.SQLITE_FULL:
        return FULL
    if number in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DAMAGED
    return UNWRITABLE
