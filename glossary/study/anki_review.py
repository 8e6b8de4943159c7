"""What was reviewed in Anki, taken into the log.

Source of the tables: https://github.com/ankidroid/Anki-Android/wiki/Database-Structure (schema 11).
``revlog.ease`` is the grade, 1 to 4; ``revlog.id`` the time in milliseconds. Types 4 and 5 are
dates set by hand, type 3 without a ``factor`` is cramming that Anki's own scheduler does not count
(https://github.com/ankitects/anki, ``rslib/src/revlog/mod.rs``). Cards of notes that are not the
deck's are passed over.
"""

from __future__ import annotations

import sqlite3
import tempfile
import zipfile
from pathlib import Path
from typing import NamedTuple

from glossary.study.anki import guid
from glossary.study.card import CardKind, Grade, Milliseconds
from glossary.study.deck import After, Deck
from glossary.study.faults import ExchangeError

_NEWEST = "collection.anki21b"
_COLLECTIONS = ("collection.anki21", "collection.anki2")
_LARGEST = 2_000_000_000
"""Bytes of a collection that are unpacked at most."""
_HOUR = 3_600_000
_KINDS = tuple(CardKind)
Answer = tuple[str, int, Milliseconds, int, Milliseconds]
"""A note's guid, the place of the card's template, when, the grade, how long it took."""


class Taken(NamedTuple):
    """What came from a package."""

    answers: int
    """Answers that the log did not have."""
    cards: int
    """Cards that they belong to."""
    strangers: int
    """Answers to cards that the deck does not have."""


def import_reviews(deck: Deck, path: Path, after: After) -> Taken:
    """Take what was reviewed in Anki into the log, and schedule those cards anew.

    Args:
        deck: The deck whose cards were exported.
        path: A package or collection exported from Anki with its scheduling.
        after: The scheduler.

    Raises:
        ExchangeError: The file is no such package.
        StudyFault: The deck cannot be written; nothing was taken.
    """
    notes = {guid(note.concept): note.number for note in deck.notes()}
    cards = {(card.note, card.kind): card.number for card in deck.cards()}
    rows: list[tuple[int, Milliseconds, Grade, Milliseconds]] = []
    strangers = 0
    for note, place, at, grade, took in _answers(path):
        kind = _KINDS[place] if 0 <= place < len(_KINDS) else None
        number = cards.get((notes.get(note, 0), kind)) if kind else None
        if number is None:
            strangers += 1
        else:
            rows.append((number, at, Grade(grade), max(0, min(took, _HOUR))))
    return Taken(*deck.imported(rows, after), strangers)


def _answers(path: Path) -> list[Answer]:
    try:
        with zipfile.ZipFile(path) as package, tempfile.TemporaryDirectory() as folder:
            names = package.namelist()
            if _NEWEST in names:
                raise ExchangeError(
                    "it is in Anki's newest format, which only Anki reads", file=str(path),
                    remedy="export it with “Support older Anki versions”",
                )  # fmt: skip
            name = next((one for one in _COLLECTIONS if one in names), None)
            if name is None or package.getinfo(name).file_size > _LARGEST:
                raise ExchangeError(
                    "it is no Anki package", file=str(path), remedy="export one from Anki (.apkg)"
                )
            return _read(Path(package.extract(name, folder)))
    except (zipfile.BadZipFile, sqlite3.Error, EOFError) as error:
        raise ExchangeError(
            "it is no whole Anki package ({reason})", file=str(path), remedy="export it anew",
            reason=error,
        ) from error  # fmt: skip
    except OSError as error:
        raise ExchangeError(
            "it cannot be read ({reason})", file=str(path), remedy="check its name",
            reason=error.strerror or error,
        ) from error  # fmt: skip


def _read(path: Path) -> list[Answer]:
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return database.execute(
            "SELECT notes.guid, cards.ord, revlog.id, revlog.ease, revlog.time FROM revlog "
            "JOIN cards ON cards.id = revlog.cid JOIN notes ON notes.id = cards.nid "
            "WHERE revlog.ease BETWEEN 1 AND 4 AND revlog.type < 4 "
            "AND NOT (revlog.type = 3 AND revlog.factor = 0) ORDER BY revlog.id"
        ).fetchall()
    finally:
        database.close()
