"""``tilmash notes``: the notes made while reading, or the lookups, as text or JSON."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from tui.cli import FOUND, NOTHING
from tui.notes_format import as_json, as_markdown, iso, lookup_as_json
from tui.sanitise import visible
from tui.state.history import Lookup, lookups
from tui.state.store import Note, State, default_folder


def run(arguments: argparse.Namespace) -> int:
    """Print the notes or lookups; return 0 if there are any, else 1."""
    state = State(default_folder())
    try:
        if arguments.lookups:
            return _print_lookups(lookups(state), arguments.search, in_json=arguments.json)
        notes = _wanted(state.notes(), arguments.document, arguments.search)
    finally:
        state.close()
    for line in map(as_json, notes) if arguments.json else as_markdown(notes):
        print(line)
    return FOUND if notes else NOTHING


def _print_lookups(rows: Sequence[Lookup], words: str | None, *, in_json: bool) -> int:
    sought = (words or "").casefold()
    found = [one for one in rows if sought in one.query.casefold()]
    for one in found:
        print(lookup_as_json(one) if in_json else f"{iso(one.at)}\t{visible(one.query)}")
    return FOUND if found else NOTHING


def _wanted(notes: Sequence[Note], document: str | None, words: str | None) -> list[Note]:
    """Return the notes on a document (or on all) that hold some words (or any)."""
    found = list(notes)
    if document is not None:
        keys = (document, os.path.abspath(document))
        found = [note for note in found if note.document in keys]
    if words:
        sought = words.casefold()
        found = [note for note in found if sought in f"{note.text} {note.quote}".casefold()]
    return found
