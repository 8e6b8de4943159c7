"""What an index is built from: the concepts of a file as they come, and how many there will be."""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from pathlib import Path

from glossary.concept import Concept
from glossary.formats.unreadable import unreadable

_HEAD = 4096
"""Bytes in which the root element of a TBX file is found."""


def concepts(file: Path) -> tuple[Iterable[Concept], int]:
    """Return the concepts of a termbase file and their number.

    TBX is read as it is iterated, whatever its size; other formats are read whole at once, since
    the rows of one concept may stand anywhere in them.

    Raises:
        TermbaseError: The file cannot be read or is in no format known, now or when iterated.
    """
    try:
        with file.open("rb") as stream:
            if b"<tbx" not in stream.read(_HEAD):
                from glossary.formats.detect import read

                termbase = read(file)
                return termbase, len(termbase)
            with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
                count = _count(data)
    except (OSError, ValueError) as error:
        raise unreadable(str(file), error if isinstance(error, OSError) else OSError()) from error
    from glossary.formats.tbx import Reader

    return Reader(file), count


def _count(data: mmap.mmap) -> int:
    count, at = 0, data.find(b"</conceptEntry>")
    while at >= 0:
        count, at = count + 1, data.find(b"</conceptEntry>", at + 1)
    return count
