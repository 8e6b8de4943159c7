"""``tilmash notes``: the notes made while reading, as Markdown or JSON."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from tui.cli import FOUND, NOTHING
from tui.json_lines import json_line
from tui.sanitise import visible
from tui.state.store import Note, State, default_folder


def run(arguments: argparse.Namespace) -> int:
    """Print the notes; return 0 if there are any, else 1."""
    state = State(default_folder())
    try:
        notes = _wanted(state.notes(), arguments.document, arguments.search)
    finally:
        state.close()
    for line in map(_json, notes) if arguments.json else _markdown(notes):
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


def _json(note: Note) -> str:
    place = {"block": note.block, "start": note.start, "end": note.start + len(note.quote)}
    return json_line(
        {
            "document": note.document,
            "title": note.title,
            "quote": note.quote,
            "note": note.text,
            "place": place,
            "created": _time(note.made_at),
            "changed": _time(note.changed_at),
        }
    )


def _markdown(notes: Sequence[Note]) -> Iterator[str]:
    document = None
    for note in notes:
        if note.document != document:
            if document is not None:
                yield ""
            document = note.document
            yield f"# {visible(note.title or note.document)}"
        yield ""
        yield from (f"> {visible(line)}" for line in note.quote.splitlines())
        if note.text:
            yield ""
            yield visible(note.text)


def _time(seconds: float) -> str:
    """Return a time as ISO 8601 in UTC, to the second."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
