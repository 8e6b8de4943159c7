"""``tilmash export``: write termbases in another format."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from glossary.concept import Concept
from glossary.formats.export import FORMATS, Job, export
from glossary.formats.losses import Losses
from glossary.formats.source import Source, open_source
from glossary.termbase import Preamble
from tui import termbases
from tui.cli import FOUND, fail
from tui.command.losses import report
from tui.messages import _


def run(arguments: argparse.Namespace) -> int:
    """Export; return 0. What the format does not carry is said on standard error."""
    named, output = list(arguments.termbase), arguments.output
    given = arguments.file
    if given is not None and output is not None and not named:
        named = [given]
    elif given is not None and output is None:
        # Whether a name is meant to be read or written must not be guessed over a file.
        if str(given) != "-" and given.exists() and not arguments.force:
            sentence = _(
                "{file} exists already; export it with --termbase {file}, or write over it with "
                "--force."
            )
            return fail(sentence.format(file=given))
        output = given
    files = termbases.chosen(named)
    losses = Losses()
    joined = Joined([open_source(file) for file in files], losses)
    job = Job(joined, joined.preamble, arguments.format, arguments.language or "",
              arguments.title or _title(files[0]), _total(files))  # fmt: skip
    with termbases.Bar(_("Exporting")) as bar:
        to_stream = output is None or str(output) == "-"
        done = export(job, sys.stdout.buffer if to_stream else output, bar)
    sys.stdout.flush()
    for source in joined.sources:
        losses.update(source.losses)
    losses.update(done)
    report(losses.told(), FORMATS[arguments.format].name)
    return FOUND


class Joined:
    """Several termbases as one: of entries with one id the first counts.

    Args:
        sources: The first asked first.
        losses: Where to count entries that an earlier termbase has too.
    """

    def __init__(self, sources: Sequence[Source], losses: Losses) -> None:
        self.sources = sources
        self._losses = losses

    def __iter__(self) -> Iterator[Concept]:
        seen: set[str] = set()
        for source in self.sources:
            for concept in source.concepts:
                if concept.id in seen:
                    self._losses.add("ids used twice")
                    continue
                seen.add(concept.id)
                yield concept

    def preamble(self) -> Preamble:
        """Return what the first says besides its entries."""
        return self.sources[0].preamble()


def _title(file: Path) -> str:
    """Return what a termbase calls itself, else its file's name."""
    source = open_source(file)
    next(iter(source.concepts), None)  # by then the header has been read
    return source.preamble().title or file.stem


def _total(files: Sequence[Path]) -> int:
    from glossary.formats.located import count

    return sum(count(file) for file in files)
