"""Writing a termbase in any format: to a file, whole or not at all, or to a stream."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from glossary.concept import Concept
from glossary.errors import TermbaseError
from glossary.formats.atomic import replacing
from glossary.formats.losses import Losses
from glossary.termbase import Preamble

Progress = Callable[[int, int], None]
"""Called with entries done and in all; what it raises ends the export, all is as it was."""
STEP = 500
TBX = ("tbx", "tbx-dca", "tbx-min", "tbx-min-dca", "tbx-core", "tbx-v2")


class Format(NamedTuple):
    """A format that can be written."""

    name: str
    """What it is called in a sentence."""
    ending: str
    """What its file's name ends with."""
    is_stream: bool = True
    """Whether one stream holds it; else it is several files."""


FORMATS: dict[str, Format] = {
    "tbx": Format("TBX-Basic", ".tbx"),
    "tbx-dca": Format("TBX-Basic DCA", ".tbx"),
    "tbx-min": Format("TBX-Min", ".tbx"),
    "tbx-min-dca": Format("TBX-Min DCA", ".tbx"),
    "tbx-core": Format("TBX-Core", ".tbx"),
    "tbx-v2": Format("TBX 2", ".tbx"),
    "csv": Format("CSV", ".csv"),
    "tsv": Format("TSV", ".tsv"),
    "stardict": Format("StarDict", ".ifo", False),
    "dictd": Format("dictd", ".index", False),
    "anki": Format("Anki", ".apkg"),
    "markdown": Format("Markdown", ".md"),
    "html": Format("HTML", ".html"),
}
"""By what ``--format`` calls them."""


class Job(NamedTuple):
    """What is to be exported, and how."""

    concepts: Iterable[Concept]
    """The entries, taken one by one."""
    preamble: Callable[[], Preamble]
    """What the termbase says besides; asked before the first entry is written, and at the end."""
    format: str
    """A key of :data:`FORMATS`."""
    language: str = ""
    """Language of headwords (StarDict, dictd; empty for all) or of the front of a card."""
    title: str = "tilmash"
    """Of a dictionary, deck or printed glossary."""
    total: int = 0
    """How many entries there are, for the progress."""


def export(
    job: Job, target: Path | BinaryIO, progress: Progress = lambda done, total: None
) -> Losses:
    """Export a termbase.

    Args:
        job: What and how.
        target: A file, replaced only once all is written; or a stream.
        progress: Told how far it has come.

    Returns:
        What the format could not carry.

    Raises:
        TermbaseError: The target cannot be written, or a stream is asked to hold several files.
    """
    losses = Losses()
    job = job._replace(concepts=_counted(job, progress))
    if isinstance(target, Path):
        if FORMATS[job.format].is_stream:
            with replacing(target) as (stream,):
                _fill(job, stream, losses)
        else:
            _files(job, target, losses)
    elif FORMATS[job.format].is_stream:
        _fill(job, target, losses)
    else:
        raise TermbaseError(
            "{format} is several files", format=FORMATS[job.format].name,
            remedy="name one to write, such as glossary{ending}", ending=FORMATS[job.format].ending,
        )  # fmt: skip
    return losses


def _counted(job: Job, progress: Progress) -> Iterator[Concept]:
    for number, concept in enumerate(job.concepts):
        if number % STEP == 0:
            progress(number, job.total)
        yield concept
    progress(job.total, job.total)


def _fill(job: Job, stream: BinaryIO, losses: Losses) -> None:
    if job.format == "anki":
        from glossary.formats import anki

        with tempfile.TemporaryDirectory() as folder:
            package = Path(folder, "glossary.apkg")
            anki.write(package, job.concepts, job.language or "kk", job.title, losses)
            with package.open("rb") as made:
                shutil.copyfileobj(made, stream)
        return
    for piece in _pieces(job, losses):
        stream.write(piece.encode("utf-8", "replace"))


def _pieces(job: Job, losses: Losses) -> Iterable[str]:
    if job.format in TBX:
        from glossary.formats.tbx_style import STYLES
        from glossary.formats.tbx_write import lines

        return lines(job.concepts, job.preamble, STYLES[job.format], losses)
    if job.format in ("csv", "tsv"):
        from glossary.formats.table_write import rows

        return rows(job.concepts, losses, "," if job.format == "csv" else "\t")
    from glossary.formats import html_page, markdown
    from glossary.formats.printed import Glossary

    glossary = Glossary(job.concepts, job.language or "kk", losses)
    if job.format == "html":
        return html_page.pieces(glossary, job.title)
    return markdown.pieces(glossary, job.title)


def _files(job: Job, target: Path, losses: Losses) -> None:
    from glossary.formats import dictd, stardict
    from glossary.formats.dictionary import entries

    found = entries(job.concepts, job.language, losses)
    if job.format == "stardict":
        stardict.write(target, found, job.title, losses)
    else:
        dictd.write(target, found, job.title)
