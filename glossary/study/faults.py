"""What keeps a grade from being kept, as one sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from glossary.errors import GlossaryError

LOCKED, FULL, DAMAGED, UNWRITABLE = "locked", "full", "damaged", "unwritable"
"""Codes of a :class:`StudyFault`."""


class StudyFault(GlossaryError):
    """The deck cannot be read or written; what was kept before stands as it was.

    Its code is :data:`LOCKED`, :data:`FULL`, :data:`DAMAGED` or :data:`UNWRITABLE`.
    """

    code = ""


class ExchangeError(GlossaryError):
    """A package, table or backup cannot be read or written."""


@contextmanager
def told() -> Iterator[None]:
    """Tell what goes wrong with the database as a :class:`StudyFault`."""
    try:
        yield
    except sqlite3.Error as error:
        raise fault(_code(error), str(error)) from error


def fault(code: str, detail: str) -> StudyFault:
    """Return the error of a code.

    Args:
        code: Why.
        detail: What the database says.
    """
    if code == LOCKED:
        made = StudyFault(
            "another program is writing the deck, nothing was changed ({reason})",
            remedy="try again when it is done", reason=detail,
        )  # fmt: skip
    elif code == FULL:
        made = StudyFault(
            "there is no room to write the deck, nothing was changed ({reason})",
            remedy="make room, then try again", reason=detail,
        )  # fmt: skip
    elif code == DAMAGED:
        made = StudyFault(
            "the deck is damaged ({reason})",
            remedy="restore a backup with `tilmash restore`", reason=detail,
        )  # fmt: skip
    else:
        made = StudyFault(
            "the deck cannot be written, nothing was changed ({reason})",
            remedy="check the data folder with `tilmash doctor`", reason=detail,
        )  # fmt: skip
    made.code = code
    return made


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
