"""Notes and lookups as other programs read them: Markdown, or a line of JSON each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from tui.json_lines import json_line
from tui.sanitise import visible
from tui.state.history import Lookup
from tui.state.store import Note


def as_json(note: Note) -> str:
    """Return a note as one line of JSON."""
    place = {"block": note.block, "start": note.start, "end": note.start + len(note.quote)}
    return json_line(
        {
            "document": note.document,
            "title": note.title,
            "quote": note.quote,
            "note": note.text,
            "place": place,
            "created": iso(note.made_at),
            "changed": iso(note.changed_at),
        }
    )


def lookup_as_json(one: Lookup) -> str:
    """Return a lookup as one line of JSON."""
    return json_line({"query": one.query, "concept": one.concept, "asked": iso(one.at)})


def as_markdown(notes: Sequence[Note]) -> Iterator[str]:
    """Yield the lines of notes, a heading before those of each document."""
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


def iso(seconds: float) -> str:
    """Return a time as ISO 8601 in UTC, to the second."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
