"""What a format could not carry, said in the interface's language."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from glossary.formats.losses import Loss
from tui.messages import N_, _
from tui.sanitise import visible

KINDS = {
    "definitions": N_("definitions"),
    "definitions' sources": N_("sources of definitions"),
    "contexts": N_("contexts"),
    "relations": N_("relations"),
    "statuses": N_("statuses"),
    "parts of speech": N_("parts of speech"),
    "genders": N_("genders"),
    "term types": N_("types of terms"),
    "notes": N_("notes"),
    "subject fields": N_("subject fields"),
    "sources of terms": N_("sources of terms"),
    "references": N_("references"),
    "history": N_("history"),
    "other elements": N_("other elements"),
}
"""What is left out."""
REMARKS = {
    "empty entries": N_("Entries without a designation for {format}, left out: {count}."),
    "words of a headword": N_("Designations too long for {format}, left out: {count}."),
    "rows without a term": N_("Cells without a term, left out: {count}."),
    "columns guessed": N_("The columns were taken so: {names}; --map says otherwise."),
    "columns unread": N_("Columns that were not read: {names}; --map says what they are."),
    "document types": N_("The file names a DTD ({names}); it was not read."),
    "synonyms of no entry": N_("Synonyms of entries that are not there, left out: {count}."),
    "languages": N_("Sections in an unknown language ({names}), kept: {count}."),
    "characters that the format forbids": N_(
        "Characters that {format} forbids, replaced: {count}."
    ),
    "values outside of the format's lists": N_(
        "Values that {format} does not list, written as the nearest: {count}."
    ),
    "ids that are no XML names": N_("Ids that are no XML names, written with escapes: {count}."),
    "relations that lead to no entry": N_("Relations that lead to no entry, kept: {count}."),
    "entries in a circle": N_("Entries that are above themselves, kept: {count}."),
    "entries without an id": N_("Entries without an id, numbered: {count}."),
    "ids used twice": N_("Entries whose id another termbase has, left out: {count}."),
}
"""What is changed or doubtful."""


def report(losses: Iterable[Loss], name: str) -> None:
    """Say on standard error what was left out, a sentence a kind.

    Args:
        losses: What was counted.
        name: Of the format.
    """
    for loss in losses:
        if loss.kind in REMARKS:
            said = _(REMARKS[loss.kind]).format(count=loss.number, format=name, names=loss.names)
        else:
            said = _("{format} carries no {what}: {count} left out.").format(
                format=name, what=_(KINDS[loss.kind]), count=loss.number
            )
        print(f"tilmash: {visible(said)}", file=sys.stderr)
