"""A termbase file of any format as a stream of concepts, for import and export."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from glossary.concept import Concept
from glossary.errors import TermbaseError
from glossary.formats import detect
from glossary.formats.losses import Losses
from glossary.termbase import Preamble

Progress = Callable[[int, int], None]
"""Called with how much is read and how much there is; what it raises ends the reading."""
FORMATS = ("tbx", "csv", "tsv", "stardict", "dictd")
"""What ``--format`` may name; told by the file itself without it."""


class How(NamedTuple):
    """What a file does not say of itself."""

    format: str = ""
    """One of :data:`FORMATS`; empty to be told by the content."""
    mapping: Mapping[str, str] = {}
    """What the columns of a table are."""
    encoding: str = ""
    """What a table is in."""
    language: str = "kk"
    """Language of a StarDict or dictd dictionary."""


TOLD = How()
"""All told by the file itself."""


class Source(NamedTuple):
    """An open termbase file."""

    concepts: Iterable[Concept]
    """Its entries; TBX and dictionaries are read as they are taken."""
    preamble: Callable[[], Preamble]
    """What it says besides; complete once all are taken."""
    losses: Losses
    """What was left out or changed, as it is read."""


def open_source(
    path: Path, how: How = TOLD, progress: Progress = lambda done, total: None
) -> Source:
    """Open a termbase file.

    Args:
        path: The file; of a dictionary its ``.ifo`` or ``.index``.
        how: What it does not say of itself.
        progress: Told how far the reading has come.

    Raises:
        TermbaseError: It cannot be read, now or as its concepts are taken.
    """
    form = how.format or told(path, how)
    if form == "tbx":
        from glossary.formats.tbx import Reader

        reader = Reader(path, progress)
        return Source(reader, lambda: reader.preamble, reader.losses)
    losses = Losses()
    preamble = Preamble(path.stem, f"Imported from {path.name}.")
    if form in ("csv", "tsv"):
        from glossary.formats.table import read

        termbase = read(path, None, how.mapping, how.encoding, progress, losses)
        return Source(termbase, lambda: preamble, losses)
    from glossary.formats import dictd, stardict
    from glossary.formats.dictionary import concepts

    if form == "stardict":
        entries = stardict.read(path, progress, losses)
        preamble = Preamble(stardict.header(path).get("bookname", path.stem), preamble.source)
    else:
        entries = dictd.read(path, progress)
    return Source(concepts(entries, how.language), lambda: preamble, losses)


def told(path: Path, how: How = TOLD) -> str:
    """Return the format of a file, by what it holds.

    Raises:
        TermbaseError: It cannot be read, is empty, or is in no format known.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
    except OSError:
        head = b""  # detect says why
    if head.startswith(b"StarDict's dict ifo file"):
        return "stardict"
    if path.suffix == ".index" and any(
        os.path.exists(path.with_suffix(ending)) for ending in (".dict", ".dict.dz")
    ):
        return "dictd"
    if head and (how.mapping or how.encoding) and not head.lstrip().startswith(b"<"):
        return "csv"  # the encoding named may be UTF-16 without a mark
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = head.decode("utf-16", "ignore").lstrip()
        return "tbx" if start.startswith("<") else "csv"
    if path.suffix in (".zip", ".apkg"):
        raise TermbaseError("this format is written but not read", file=str(path),
                            remedy="name a TBX, CSV, TSV, StarDict or dictd file")  # fmt: skip
    return "tbx" if detect.is_xml(path) else "csv"
