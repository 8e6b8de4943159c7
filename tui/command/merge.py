"""``tilmash merge``: one termbase of two, its conflicts side by side."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from glossary.concept import Concept
from glossary.errors import TermbaseError
from glossary.formats import tbx_write
from glossary.formats.atomic import replace_text
from glossary.formats.detect import Entries, entries
from glossary.merging import STEP, Conflict, Merged, backs_differ, merged, merged_preamble
from tui.cli import FOUND, NOTHING, fail
from tui.command.diff import columns, matched, named, title
from tui.command.field_words import field_name, plain, value_text
from tui.command.side_by_side import side_by_side
from tui.json_lines import json_line
from tui.messages import N_, _, ngettext
from tui.sanitise import visible
from tui.termbases import Bar, locked

BACKS = N_(
    "The back matter of the two (persons, references) differs; only one of them can be kept."
)
PARTS = 5
"""What the bar tells of: reading three files, the merge, writing."""
TABLES = (".csv", ".tsv", ".txt")
"""Endings of files that a merge would lose elements in."""


def run(arguments: argparse.Namespace) -> int:
    """Merge; return 0 if it is done, 1 if there is a conflict that nobody decided."""
    if arguments.into.suffix.lower() in TABLES:
        sentence = _("{file} would be a table; merge writes TBX, so name a .tbx file.")
        return fail(sentence.format(file=arguments.into))
    before = stamp(arguments.into)
    with Bar(_("Merging")) as bar:
        one, other, old = _read(arguments, bar)
        first = one.concepts
        second = matched(first, other.concepts, arguments.by)
        base = matched(first, old.concepts, arguments.by) if old is not None else None
        result = merged(
            first, second, base, prefer=arguments.prefer or "A", progress=bar.part(3, PARTS)
        )
    _report(result, first, second, arguments)
    origin = old.preamble if old is not None else None
    torn = backs_differ(one.preamble, other.preamble, origin)
    if torn and arguments.prefer is None:
        print(_(BACKS), file=sys.stderr)
    if (torn or result.conflicts) and arguments.prefer is None:
        if not arguments.json:
            print(_("Nothing was written; decide the conflicts, or say --prefer A or --prefer B."))
        return NOTHING
    if not arguments.dry_run:
        sides = (other, one) if arguments.prefer == "B" else (one, other)
        preamble = merged_preamble(sides[0].preamble, sides[1].preamble, origin)
        with Bar(_("Merging")) as bar, locked(arguments.into):
            if stamp(arguments.into) != before:
                raise TermbaseError(
                    "the file was changed while it was merged", file=str(arguments.into),
                    remedy="nothing was written: merge again",
                )  # fmt: skip
            written = _counted(result.concepts, bar)
            replace_text(arguments.into, tbx_write.lines(written, preamble))
    if not arguments.json:
        print(visible(_summary(result.concepts, arguments)))
    return FOUND


def stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what tells a file from one written later; None if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None  # who writes it says why, if it cannot be
    return status.st_mtime_ns, status.st_size, status.st_ino


def _read(arguments: argparse.Namespace, bar: Bar) -> tuple[Entries, Entries, Entries | None]:
    """Read both sides and what they were made from, entries that are the same once."""
    one = entries(arguments.first, bar.part(0, PARTS))
    other = entries(arguments.second, bar.part(1, PARTS), one.concepts)
    if arguments.base is None:
        return one, other, None
    return one, other, entries(arguments.base, bar.part(2, PARTS), one.concepts)


def _counted(concepts: Sequence[Concept], bar: Bar) -> Iterator[Concept]:
    progress = bar.part(4, PARTS)
    for number, concept in enumerate(concepts):
        if number % STEP == 0:
            progress(number, len(concepts))
        yield concept


def _report(
    result: Merged,
    first: dict[str, Concept],
    second: dict[str, Concept],
    arguments: argparse.Namespace,
) -> None:
    if arguments.json:
        for conflict in result.conflicts:
            print(_json(conflict))
        return
    width = columns()
    for line in _lines(result.conflicts, first, second, arguments, width):
        print(visible(line))


def _lines(
    conflicts: Sequence[Conflict],
    first: dict[str, Concept],
    second: dict[str, Concept],
    arguments: argparse.Namespace,
    width: int,
) -> Iterator[str]:
    if not conflicts:
        return
    yield from side_by_side(*named(arguments.first, arguments.second), width, 6)
    last = ""
    for conflict in conflicts:
        if conflict.concept != last:
            last = conflict.concept
            yield f"! {title(first.get(last) or second[last])}"
        yield f"    {field_name(conflict.field)}"
        texts = [value_text(conflict.field, one) for one in (conflict.first, conflict.second)]
        yield from side_by_side(texts[0], texts[1], width, 6)
        if conflict.base is not None:
            before = value_text(conflict.field, conflict.base)
            yield "      " + _("before: {value}").format(value=" ".join(before.split()))
    yield ngettext("{count} conflict.", "{count} conflicts.", len(conflicts)).format(
        count=len(conflicts)
    )


def _summary(concepts: Sequence[Concept], arguments: argparse.Namespace) -> str:
    count = len(concepts)
    if arguments.dry_run:
        sentence = ngettext(
            "{count} concept would be written to {file}.",
            "{count} concepts would be written to {file}.", count,
        )  # fmt: skip
    else:
        sentence = ngettext(
            "{count} concept written to {file}.", "{count} concepts written to {file}.", count
        )
    return sentence.format(count=count, file=arguments.into)


def _json(conflict: Conflict) -> str:
    return json_line(
        {
            "concept": conflict.concept,
            "lang": conflict.field.section,
            "term": conflict.field.term,
            "field": conflict.field.name,
            "a": plain(conflict.first),
            "b": plain(conflict.second),
            "base": plain(conflict.base),
        }
    )
