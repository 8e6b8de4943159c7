"""``tilmash notes``: the notes made while reading, as Markdown or JSON."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from tui.cli import FOUND, NOTHING
from tui.notes_format import as_json, as_markdown
from tui.state.store import Note, State, default_folder


def run(arguments: argparse.Namespace) -> int:
    """Print the notes; return 0 if there are any, else 1."""
    state = State(default_folder())
    try:
        notes = _wanted(state.notes(), arguments.document, arguments.search)
    finally:
        state.close()
    for line in map(as_json, notes) if arguments.json else as_markdown(notes):
        print(line)
    return FOUND if notes else NOTHING


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
