"""Which format a termbase file is in, told by its content, not by its name."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from glossary.concept import Concept
from glossary.errors import TermbaseError
from glossary.formats.unreadable import unreadable
from glossary.termbase import Preamble, Termbase

Progress = Callable[[int, int], None]
"""Called with how much is read and how much there is; what it raises ends the reading."""

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

    if is_xml(path):
        return tbx.read(path)
    return table.read(path)


class Entries(NamedTuple):
    """A termbase in memory, by id."""

    concepts: dict[str, Concept]
    preamble: Preamble


def entries(
    path: str | os.PathLike[str],
    progress: Progress = lambda done, total: None,
    like: Mapping[str, Concept] | None = None,
) -> Entries:
    """Read a termbase to be compared with others.

    Args:
        path: A TBX, CSV or TSV file.
        progress: Told how far the reading has come.
        like: Another version of it, by id. An entry that is the same there is held once: of two
            versions of a large termbase hardly more than one is in memory.

    Raises:
        TermbaseError: As :func:`read`.
    """
    from glossary.formats import table, tbx

    source = (
        tbx.Reader(path, progress) if is_xml(path) else table.read(path, progress=progress)
    )  # fmt: skip
    found: dict[str, Concept] = {}
    for concept in source:
        same = like.get(concept.id) if like else None
        found[concept.id] = same if same is not None and same == concept else concept
    return Entries(found, source.preamble)


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
