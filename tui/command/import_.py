"""``tilmash import``: take a termbase file over into the data folder."""

from __future__ import annotations

import argparse
import codecs
import sys
from pathlib import Path

from glossary.cache import default_folder, open_index
from glossary.collection import ENDING, MINE, SHIPPED
from glossary.errors import TermbaseError
from glossary.formats import columns
from glossary.formats.atomic import unwritable
from glossary.formats.importing import Imported, counted, take_over
from glossary.formats.source import How, open_source, told
from tui import termbases
from tui.cli import FOUND
from tui.command.losses import report
from tui.messages import _, ngettext
from tui.sanitise import visible

LOOKED_AT = 1 << 20
"""Bytes by which an encoding is told."""


def run(arguments: argparse.Namespace) -> int:
    """Import; return 0. The old termbase stands until the new one and its index are whole."""
    how = How(
        arguments.format or "", columns.parse(arguments.map), arguments.encoding or "",
        arguments.language,
    )  # fmt: skip
    form = how.format or told(arguments.file, how)
    if form in ("csv", "tsv") and not how.encoding:
        how = how._replace(encoding=_encoding(arguments.file))
    target = None if arguments.dry_run else _target(arguments)
    with termbases.Bar(_("Reading")) as bar:
        source = open_source(arguments.file, how._replace(format=form), bar)
        done = _named(arguments.file, lambda: counted(source)) if target is None else None
        if target is not None:
            with termbases.locked(target):
                done = _named(arguments.file, lambda: take_over(source, target, _index))
    assert done is not None
    report(done.losses.told(), form.upper() if form in ("tbx", "csv", "tsv") else form)
    _say(done, target)
    return FOUND


def _encoding(file: Path) -> str:
    """Return what a table is in if it is neither UTF-8 nor UTF-16, told by its letters."""
    try:
        with file.open("rb") as stream:
            data = stream.read(LOOKED_AT)
    except OSError:
        return ""  # who reads it says why
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)  # the last letter may be cut
    except UnicodeDecodeError:
        from texts.encodings import guess

        found = guess(data)
        if found:
            said = _("The file is taken for {encoding}; --encoding names another.")
            print(f"tilmash: {said.format(encoding=found)}", file=sys.stderr)
        return found or ""
    return ""


def _index(written: Path) -> None:
    """Build the index of what is about to be the termbase; it is named by its content."""
    with termbases.Bar(_("Building the index")) as bar:
        open_index([written], default_folder(), bar)


def _named(file: Path, work) -> Imported:  # type: ignore[no-untyped-def]
    try:
        return work()  # type: ignore[no-any-return]
    except TermbaseError as error:
        error.file = error.file or str(file)
        raise


def _target(arguments: argparse.Namespace) -> Path:
    if arguments.termbase:
        return Path(arguments.termbase)
    name = (arguments.name or arguments.file.stem).removesuffix(ENDING).strip()
    unfit = not name or name.startswith(".") or any(one in name for one in "/\\\0")
    if unfit or name == SHIPPED or (name == MINE and not arguments.name):
        raise TermbaseError(
            "“{name}” cannot be the name of an imported termbase", name=name,
            remedy="give another with --name",
        )  # fmt: skip
    folder = termbases.folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    return folder / f"{name}{ENDING}"


def _say(done: Imported, target: Path | None) -> None:
    concepts = ngettext("{count} concept", "{count} concepts", done.concepts)
    terms = ngettext("{count} term", "{count} terms", done.terms)
    values = {
        "concepts": concepts.format(count=done.concepts),
        "terms": terms.format(count=done.terms),
        "languages": visible(", ".join(done.languages)),
    }
    if target is None:
        print(_("It would bring {concepts}, {terms} ({languages}).").format(**values))
        return
    print(_("Imported: {concepts}, {terms} ({languages}).").format(**values))
    print(visible(str(target)))
    if done.backup:
        kept = _("What stood there is kept as {file}.")
        print(visible(kept.format(file=done.backup.name)))
