"""Which format a termbase file is in, told by its content, not by its name."""

from __future__ import annotations

import os
from pathlib import Path

from glossary.errors import TermbaseError
from glossary.formats.unreadable import unreadable
from glossary.termbase import Termbase

_HEAD = 4096
"""Bytes read to tell the format."""


def read(path: str | os.PathLike[str]) -> Termbase:
    """Read a termbase in any format known.

    Args:
        path: A TBX, CSV or TSV file.

    Returns:
        The termbase.

    Raises:
        TermbaseError: The file cannot be read, is empty, or is in no format known.
    """
    from glossary.formats import table, tbx

    return tbx.read(path) if is_xml(path) else table.read(path)


def is_xml(path: str | os.PathLike[str]) -> bool:
    """Tell whether a termbase file is XML; else it is a table.

    Raises:
        TermbaseError: As :func:`read`.
    """
    file = os.fspath(path)
    try:
        with Path(file).open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise unreadable(file, error) from error
    if not head.strip():
        raise TermbaseError("the file is empty", file=file, remedy="name a termbase file")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or head[:2] in (
        b"\xff\xfe",
        b"\xfe\xff",
    ):
        return True
    if b"\0" in head:
        raise TermbaseError(
            "this is a binary file, not a termbase", file=file, remedy="name a TBX, CSV or TSV file"
        )
    return False
