"""``tilmash diff``: what differs between two termbases, concept by concept."""

from __future__ import annotations

import argparse
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from glossary.comparison import Difference, Kind, aligned, differences
from glossary.concept import LANGUAGES, Concept
from glossary.formats.detect import entries
from tui.cli import FOUND, NOTHING
from tui.command.field_words import field_name, plain, value_text
from tui.command.side_by_side import side_by_side
from tui.json_lines import json_line
from tui.messages import _
from tui.sanitise import visible
from tui.termbases import Bar

SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "-", Kind.CHANGED: "~"}
"""What tells the kinds apart without words or colours."""
COLUMNS = 80
"""Width where there is no terminal."""


def run(arguments: argparse.Namespace) -> int:
    """Compare; return 0 if the termbases say the same, 1 if they differ."""
    with Bar(_("Reading")) as bar:
        first = entries(arguments.first, bar.part(0, 2)).concepts
        second = entries(arguments.second, bar.part(1, 2), first).concepts
        second = matched(first, second, arguments.by)
    width = columns()
    counts: Counter[Kind] = Counter()
    for difference in differences(first, second):
        counts[difference.kind] += 1
        if arguments.json:
            print(_json(difference))
        else:
            for line in _lines(difference, width):
                print(visible(line))
    if not arguments.json:
        print(_summary(counts))
    return NOTHING if counts else FOUND


def matched(
    first: Mapping[str, Concept], second: dict[str, Concept], by: str
) -> dict[str, Concept]:
    """Return the second termbase with the ids of the first, where terms are to tell."""
    return aligned(first, second) if by == "term" else second


def columns() -> int:
    """Return the width to write in."""
    return shutil.get_terminal_size((COLUMNS, 24)).columns


def named(path: Path, other: Path) -> tuple[str, str]:
    """Return what to call two files above their columns: as short as tells them apart."""
    if path.name != other.name:
        return f"A {path.name}", f"B {other.name}"
    return f"A {path}", f"B {other}"


def title(concept: Concept) -> str:
    """Return what a concept is called, in every language of the product that it has."""
    tags = [tag for tag in LANGUAGES if concept.terms(tag)] or list(LANGUAGES[:1])
    heads = " — ".join(dict.fromkeys(concept.headword(tag) for tag in tags))
    return f"{concept.id}  {heads}"


def _lines(difference: Difference, width: int) -> Iterator[str]:
    words = {
        Kind.ADDED: _("added"), Kind.REMOVED: _("removed"), Kind.CHANGED: _("changed"),
    }  # fmt: skip
    sign, word = SIGNS[difference.kind], words[difference.kind]
    yield f"{sign} {word}: {title(difference.concept)}"
    for change in difference.changes:
        yield f"    {field_name(change.field)}"
        before = value_text(change.field, change.before)
        yield from side_by_side(before, value_text(change.field, change.after), width, 6)


def _summary(counts: Mapping[Kind, int]) -> str:
    if not counts:
        return _("No difference.")
    return _("Added: {added}; removed: {removed}; changed: {changed}.").format(
        added=counts.get(Kind.ADDED, 0),
        removed=counts.get(Kind.REMOVED, 0),
        changed=counts.get(Kind.CHANGED, 0),
    )


def _json(difference: Difference) -> str:
    fields = [
        {
            "lang": change.field.section,
            "term": change.field.term,
            "field": change.field.name,
            "a": plain(change.before),
            "b": plain(change.after),
        }
        for change in difference.changes
    ]
    return json_line(
        {"concept": difference.concept.id, "change": difference.kind.value, "fields": fields}
    )
