"""The deck as a CSV table, a row a card, for spreadsheets and other programs."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

from glossary.study.card import Milliseconds, Phase
from glossary.study.deck import Deck

COLUMNS = (
    "concept", "kind", "kk", "ru", "en", "definition", "branch", "phase", "due", "last",
    "stability", "difficulty", "lapses", "suspended", "sentence", "remark",
)  # fmt: skip
"""Times are ISO 8601 in UTC, stability is in days."""


def table(deck: Deck) -> str:
    """Return all cards as CSV with a header, in the order of adding (RFC 4180).

    Raises:
        StudyFault: The deck cannot be read.
    """
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    notes = {note.number: note for note in deck.notes()}
    for card in deck.cards():
        note, memory = notes[card.note], card.memory
        content = note.content
        writer.writerow([
            note.concept, card.kind.value, *(content.term(tag) for tag in ("kk", "ru", "en")),
            content.definition(), " / ".join(content.branch), Phase(memory.phase).name.lower(),
            _time(memory.due) if memory.phase else "", _time(memory.last),
            _number(memory.stability), _number(memory.difficulty), memory.lapses,
            memory.suspended, note.sentence.text if note.sentence else "", content.remark,
        ])  # fmt: skip
    return stream.getvalue()


def _time(at: Milliseconds) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="seconds") if at else ""


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
