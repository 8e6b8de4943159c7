"""What the program remembers of its reader, in one SQLite file: places, bookmarks, lookups.

Nothing here may keep anyone from reading. If the file cannot be opened, is damaged or comes from
a newer program, the state is kept in memory for this run and a notice says so in one sentence; a
damaged file is moved aside, never deleted.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tui.messages import _
from tui.state.place import default_folder as default_folder
from tui.state.schema import MIGRATIONS

FILE = "state.sqlite3"
BUSY = 2_000
"""Milliseconds to wait for another program that writes."""
REMEMBERED = 500
"""Lookups kept; the oldest go first."""
_PLACE = "document, block, offset, beside, share, title, quote"


class Place(NamedTuple):
    """Where a document was read."""

    document: str
    """Id in the library, or the absolute path of a file."""
    block: str
    """Id of the block with the cursor."""
    offset: int
    """Block offset of the cursor, in code points."""
    beside: str = ""
    """Language shown beside; empty for none."""
    share: float = 0.0
    """How far into the document it is, from 0 to 1."""
    title: str = ""
    """What the document is called."""
    quote: str = ""
    """The words that it stands at, by which it is found again."""


class Bookmark(NamedTuple):
    """A named place."""

    name: str
    """The letter that it is set and found by."""
    block: str
    """Id of its block."""
    offset: int
    """Block offset, in code points."""
    quote: str = ""
    """The words that it stands at, by which it is found again."""


class Note(NamedTuple):
    """A highlighted passage, and what was noted on it."""

    number: int
    """Its own; 0 for one that is not kept yet."""
    document: str
    title: str
    """What the document is called."""
    block: str
    """Id of the block with the passage."""
    start: int
    """Block offset of the passage, in code points."""
    quote: str
    """The passage."""
    text: str
    """What was noted; empty for a highlight."""
    made_at: float = 0.0
    """Seconds since the epoch."""
    changed_at: float = 0.0
    """Seconds since the epoch."""


class State:
    """The open state. Safe to use from several threads and programs at once.

    Args:
        folder: The data folder, made if it is missing; None keeps the state in memory.
        quota: Bytes that the file may take; 0 for any number.
    """

    def __init__(self, folder: Path | None, *, quota: int = 0) -> None:
        self.notice = ""
        """One sentence if the state is not kept as it should be; else empty."""
        self.kept = False
        """Whether the state is kept in its file, not only in memory for this run."""
        self._lock = threading.Lock()
        self._db = self._open(folder)
        if quota:
            size = int(self._db.execute("PRAGMA page_size").fetchone()[0])
            self._db.execute(f"PRAGMA max_page_count = {max(1, quota // size)}")

    @property
    def database(self) -> sqlite3.Connection:
        """The database, for what lies beside places and notes in it: use it from one thread."""
        return self._db

    def close(self) -> None:
        """Write everything and close the file."""
        with self._lock, contextlib.suppress(sqlite3.Error):
            self._db.close()

    def last_place(self) -> Place | None:
        """Return the place last read, in whatever document."""
        return self._place("ORDER BY read_at DESC LIMIT 1", ())

    def place(self, document: str) -> Place | None:
        """Return the place where a document was last read."""
        return self._place("WHERE document = ?", (document,))

    def save_place(self, place: Place) -> None:
        """Remember a place."""
        self._write(
            f"INSERT OR REPLACE INTO place ({_PLACE}, read_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*place, time.time()),
        )

    def recent(self, limit: int = 50) -> list[Place]:
        """Return the places of the documents read, the latest first."""
        rows = self._read(f"SELECT {_PLACE} FROM place ORDER BY read_at DESC LIMIT ?", (limit,))
        return [Place(*row) for row in rows]

    def forget(self, document: str) -> None:
        """Forget where a document was read; its bookmarks stay."""
        self._write("DELETE FROM place WHERE document = ?", (document,))

    def bookmarks(self, document: str) -> list[Bookmark]:
        """Return a document's bookmarks by name."""
        rows = self._read(
            "SELECT name, block, offset, quote FROM bookmark WHERE document = ? ORDER BY name",
            (document,),
        )
        return [Bookmark(*row) for row in rows]

    def set_bookmark(self, document: str, bookmark: Bookmark) -> None:
        """Set a bookmark; one of the same name moves."""
        self._write(
            "INSERT OR REPLACE INTO bookmark (document, name, block, offset, quote, set_at) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (document, *bookmark, time.time()),
        )

    def notes(self, document: str | None = None) -> list[Note]:
        """Return the notes on a document, or on all, in the order of documents and making."""
        rows = self._read(
            "SELECT * FROM note WHERE ?1 IS NULL OR document = ?1 ORDER BY document, number",
            (document,),
        )
        return [Note(*row) for row in rows]

    def save_note(self, note: Note) -> None:
        """Keep a note; one that has a number is changed."""
        now = time.time()
        if note.number:
            self._write(
                "UPDATE note SET text = ?, changed_at = ? WHERE number = ?",
                (note.text, now, note.number),
            )
        else:
            self._write("INSERT INTO note VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
                        (*note[1:7], now, now))  # fmt: skip

    def delete_note(self, number: int) -> None:
        """Delete a note."""
        self._write("DELETE FROM note WHERE number = ?", (number,))

    def words(self) -> dict[str, str]:
        """Return what the reader has said of concepts: ``known`` or ``ignored`` by id."""
        return dict(self._read("SELECT concept, status FROM word", ()))

    def set_word(self, concept: str, status: str) -> None:
        """Say that a concept is ``known`` or ``ignored``; nothing takes it back."""
        if status:
            self._write("INSERT OR REPLACE INTO word VALUES (?, ?, ?)",
                        (concept, status, time.time()))  # fmt: skip
        else:
            self._write("DELETE FROM word WHERE concept = ?", (concept,))

    def left_candidates(self) -> frozenset[tuple[str, str]]:
        """Return the candidates for terms that were left out, as language and folded term."""
        rows = self._read("SELECT language, term FROM candidate", ())
        return frozenset((str(language), str(term)) for language, term in rows)

    def leave_candidate(self, language: str, term: str, *, left: bool) -> None:
        """Propose a candidate no more, or again."""
        if left:
            self._write("INSERT OR REPLACE INTO candidate VALUES (?, ?, ?)",
                        (language, term, time.time()))  # fmt: skip
        else:
            self._write("DELETE FROM candidate WHERE language = ? AND term = ?", (language, term))

    def lookups(self, limit: int = 50) -> list[str]:
        """Return what was looked up, the latest first."""
        rows = self._read("SELECT query FROM lookup ORDER BY asked_at DESC LIMIT ?", (limit,))
        return [str(row[0]) for row in rows]

    def save_lookup(self, query: str, concept: str = "") -> None:
        """Remember a lookup; the oldest beyond :data:`REMEMBERED` are forgotten."""
        self._write("INSERT OR REPLACE INTO lookup VALUES (?, ?, ?)", (query, concept, time.time()))
        self._write(
            "DELETE FROM lookup WHERE query NOT IN "
            "(SELECT query FROM lookup ORDER BY asked_at DESC LIMIT ?)",
            (REMEMBERED,),
        )

    def setting(self, name: str, default: str = "") -> str:
        """Return a setting made in the app."""
        rows = self._read("SELECT value FROM setting WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else default

    def save_setting(self, name: str, value: str) -> None:
        """Remember a setting."""
        self._write("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def rows(self, query: str, *values: object) -> list[Any]:
        """Return what a query of a module beside this one finds; nothing if it cannot be read."""
        return self._read(query, values)

    def write(self, query: str, *values: object) -> None:
        """Write for a module beside this one; what cannot be written is said in :attr:`notice`."""
        self._write(query, values)

    def _place(self, condition: str, values: tuple[str, ...]) -> Place | None:
        rows = self._read(f"SELECT {_PLACE} FROM place {condition}", values)
        return Place(*rows[0]) if rows else None

    def _read(self, query: str, values: tuple[object, ...]) -> list[Any]:
        with self._lock:
            try:
                return self._db.execute(query, values).fetchall()
            except sqlite3.Error as error:
                self._complain(error)
                return []

    def _write(self, query: str, values: tuple[object, ...]) -> None:
        with self._lock:
            try:
                self._db.execute(query, values)
            except sqlite3.Error as error:
                self._complain(error)

    def _complain(self, error: sqlite3.Error) -> None:
        self.notice = _("Places and bookmarks cannot be saved now ({reason}).").format(reason=error)

    def _open(self, folder: Path | None) -> sqlite3.Connection:
        if folder is None:
            return _connect(":memory:")
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return self._connect_file(folder / FILE)
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or error
            self.notice = _(
                "{folder} cannot be written ({reason}); nothing will be remembered of this run."
            ).format(folder=folder, reason=reason)
            return _connect(":memory:")

    def _connect_file(self, path: Path) -> sqlite3.Connection:
        try:
            database = _connect(str(path))
            self.kept = True
            return database
        except _NewerVersion as error:
            self.notice = _(
                "{file} was written by a newer tilmash; it is left alone, and nothing will be "
                "remembered of this run."
            ).format(file=path)
            del error
            return _connect(":memory:")
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            aside = _move_aside(path)
            self.notice = _("{file} was damaged; it was moved to {aside} and begun anew.").format(
                file=path, aside=aside.name
            )
            self.kept = True
            return _connect(str(path))


class _NewerVersion(Exception):
    """The file has a version that this program does not know."""


def _connect(path: str) -> sqlite3.Connection:
    """Open a database and bring it to the current version."""
    database = sqlite3.connect(
        path, timeout=BUSY / 1000, isolation_level=None, check_same_thread=False
    )
    try:
        version = int(database.execute("PRAGMA user_version").fetchone()[0])
        if version > len(MIGRATIONS):
            raise _NewerVersion
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        if version < len(MIGRATIONS):
            _migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def _migrate(database: sqlite3.Connection) -> None:
    """Take the steps to the current version, all or none; another program may be doing it too."""
    database.execute("BEGIN IMMEDIATE")
    try:
        version = int(database.execute("PRAGMA user_version").fetchone()[0])
        for step in MIGRATIONS[version:]:
            for statement in _statements(step):
                database.execute(statement)
        database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        database.execute("COMMIT")
    except BaseException:
        database.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script (executescript would commit between them)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _move_aside(path: Path) -> Path:
    """Move a damaged database and its journals aside under the first free name."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.rename(aside)
    for suffix in ("-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    return aside
