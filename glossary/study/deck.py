"""The deck: notes, cards and the log of everything done to them, in one SQLite database.

The log is the truth: each row says what was done to a card and what was remembered of it then, and
the card's own row repeats the last of them. Undoing takes the last row away; a card without rows is
new. The tables (``study_note``, ``study_card``, ``study_log``) are made by whoever opens the
database.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from glossary.study.card import (
    Card,
    CardKind,
    Content,
    Grade,
    Memory,
    Milliseconds,
    Note,
    Phase,
    Sentence,
)
from glossary.study.content import (
    dump_content,
    dump_sentence,
    edited,
    fitting,
    load_content,
    load_sentence,
    words,
)
from glossary.study.faults import told
from glossary.study.log import IMPORTED, Entry, Log

After = Callable[[Memory, Grade, Milliseconds], Memory]
"""What a scheduler says: see :meth:`glossary.study.schedule.Schedule.after`."""
_MEMORY = ", ".join(Memory._fields)
_CARD = f"number, note, kind, {_MEMORY}"
GRADE, SUSPEND, BURY, POSTPONE = "grade", "suspend", "bury", "postpone"
"""What a row of the log says was done."""


class Deck:
    """A deck. Every change is kept at once, or not at all.

    Args:
        database: Where it is kept, in autocommit mode.

    Raises:
        StudyFault: From any method: the database cannot be read or written.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.log = Log(database)

    # -- notes

    def add(
        self,
        concept: str,
        content: Content,
        kinds: Iterable[CardKind],
        sentence: Sentence | None = None,
        now: Milliseconds = 0,
    ) -> int:
        """Learn a concept; one that is in the deck gets what it lacks and loses nothing.

        Args:
            concept: Its id.
            content: What its note says.
            kinds: The cards wished for; those that nothing fits are left out.
            sentence: Where it was read; the first one stays.
            now: When.

        Returns:
            How many cards were added.
        """
        with told(), self._changing():
            row = self.database.execute(
                "SELECT number, sentence FROM study_note WHERE concept = ?", (concept,)
            ).fetchone()
            if row is None:
                number = self.database.execute(
                    "INSERT INTO study_note (concept, content, sentence, added_at) "
                    "VALUES (?, ?, ?, ?)",
                    (concept, dump_content(content), dump_sentence(sentence), now),
                ).lastrowid
            else:
                number, old = row
                sentence = load_sentence(old) or sentence
                self.database.execute(
                    "UPDATE study_note SET content = ?, sentence = ? WHERE number = ?",
                    (dump_content(content), dump_sentence(sentence), number),
                )
            wished = set(kinds)
            before = self.database.total_changes
            self.database.executemany(
                "INSERT OR IGNORE INTO study_card (note, kind) VALUES (?, ?)",
                [(number, kind) for kind in fitting(content, sentence) if kind in wished],
            )
            return self.database.total_changes - before

    def note(self, number: int) -> Note:
        """Return a note, with what the learner wrote in it."""
        with told():
            row = self.database.execute(
                "SELECT number, concept, content, edits, sentence FROM study_note WHERE number = ?",
                (number,),
            ).fetchone()
        return _note(row)

    def notes(self) -> Iterator[Note]:
        """Yield all notes in the order of adding."""
        with told():
            for row in self.database.execute(
                "SELECT number, concept, content, edits, sentence FROM study_note ORDER BY number"
            ):
                yield _note(row)

    def refresh(self, note: Note, content: Content, *, over: bool = False) -> Note:
        """Take what the termbase says of a concept by now; what the learner wrote stays.

        Args:
            note: The note.
            content: What the termbase says.
            over: Whether the learner changed it there: what it says otherwise than before then
                takes the place of what the learner had written in the note.
        """
        with told(), self._changing():
            row = self.database.execute(
                "SELECT content, edits FROM study_note WHERE number = ?", (note.number,)
            ).fetchone()
            before, edits = words(load_content(row[0])), json.loads(row[1] or "{}")
            after = words(content)
            if over:
                edits = {
                    name: text for name, text in edits.items()
                    if before.get(name) == after.get(name)
                }  # fmt: skip
            kept = dump_content(content), json.dumps(edits, ensure_ascii=False) if edits else ""
            if kept != (row[0], row[1] or ""):
                self.database.execute(
                    "UPDATE study_note SET content = ?, edits = ? WHERE number = ?",
                    (*kept, note.number),
                )
        return self.note(note.number)

    def edit(self, number: int, changes: Mapping[str, str]) -> Note:
        """Write something else into a note; see :func:`glossary.study.content.edited`."""
        with told():
            row = self.database.execute(
                "SELECT edits FROM study_note WHERE number = ?", (number,)
            ).fetchone()
            edits = json.dumps({**json.loads(row[0] or "{}"), **changes}, ensure_ascii=False)
            self.database.execute(
                "UPDATE study_note SET edits = ? WHERE number = ?", (edits, number)
            )
        return self.note(number)

    # -- cards

    def card(self, number: int) -> Card:
        """Return a card; raises KeyError if there is none."""
        with told():
            row = self.database.execute(
                f"SELECT {_CARD} FROM study_card WHERE number = ?", (number,)
            ).fetchone()
        if row is None:
            raise KeyError(number)
        return _card(row)

    def cards(self, note: int | None = None) -> list[Card]:
        """Return the cards of a note, or all, by number."""
        with told():
            rows = self.database.execute(
                f"SELECT {_CARD} FROM study_card WHERE ?1 IS NULL OR note = ?1 ORDER BY number",
                (note,),
            ).fetchall()
        return [_card(row) for row in rows]

    def count(self) -> int:
        """Return how many cards there are."""
        with told():
            return int(self.database.execute("SELECT count(*) FROM study_card").fetchone()[0])

    # -- what is done to a card

    def grade(
        self, card: Card, grade: Grade, at: Milliseconds, after: After, took: Milliseconds = 0
    ) -> Card:
        """Grade a card.

        Args:
            card: As it is in the deck.
            grade: The grade.
            at: When; never before what was done to the card last, whatever the clock says.
            after: The scheduler.
            took: How long it was looked at.

        Returns:
            The card as it is now.
        """
        with told():
            at = max(at, self.log.latest_of(card.number))
        return self._do(card, GRADE, at, after(card.memory, grade, at), grade, took)

    def suspend(self, card: Card, at: Milliseconds, *, suspended: bool = True) -> Card:
        """Ask a card no more, or again."""
        memory = card.memory._replace(suspended=int(suspended))
        return self._do(card, SUSPEND, at, memory)

    def take_back(self, concept: str, at: Milliseconds) -> int:
        """Ask the cards of a concept again that were put aside; return how many there were."""
        with told():
            rows = self.database.execute(
                "SELECT number FROM study_card WHERE suspended = 1 AND note IN "
                "(SELECT number FROM study_note WHERE concept = ?)",
                (concept,),
            ).fetchall()
        for (number,) in rows:
            self.suspend(self.card(number), at, suspended=False)
        return len(rows)

    def bury(self, card: Card, at: Milliseconds, day: int) -> Card:
        """Ask a card no more on a day; its schedule stays."""
        return self._do(card, BURY, at, card.memory._replace(buried=day))

    def postpone(self, card: Card, at: Milliseconds, due: Milliseconds) -> Card:
        """Ask a card at another time; what is remembered of it stays. A new card is put last."""
        return self._do(card, POSTPONE, at, card.memory._replace(due=due))

    def undo(self, after: After) -> Card | None:
        """Take back what was done last, however long ago.

        Args:
            after: The scheduler, for what was imported since: it was scheduled upon what goes.

        Returns:
            The card as it was before; None if nothing was done that can be taken back.
        """
        with told(), self._changing():
            entry = self.log.last()
            if entry is None:
                return None
            self.log.remove(entry)
            if self.log.has_since(entry):
                self._replay(entry.card, after)
            else:
                self._keep(entry.card, self.log.memory(entry.card))
        return self.card(entry.card)

    def replay(self, card: int, after: After) -> None:
        """Schedule a card anew from its log."""
        with told(), self._changing():
            self._replay(card, after)

    def imported(
        self, rows: Sequence[tuple[int, Milliseconds, Grade, Milliseconds]], after: After
    ) -> tuple[int, int]:
        """Add gradings from elsewhere to the log, and schedule their cards anew.

        Those that the log has are passed over: the same once more changes nothing.

        Args:
            rows: Number of the card, when, grade, how long it took.
            after: The scheduler.

        Returns:
            How many were added, of how many cards.
        """
        with told(), self._changing():
            added = [row[0] for row in rows if self.log.add_imported(*row)]
            for card in set(added):
                self._replay(card, after)
        return len(added), len(set(added))

    def _replay(self, card: int, after: After) -> None:
        memory = Memory()
        for entry in self.log.of(card):
            was = memory.phase
            if entry.grade:
                memory = after(memory, Grade(entry.grade), entry.at)
            else:
                kept = {GRADE: (), SUSPEND: ("suspended",), BURY: ("buried",),
                        POSTPONE: ("due",)}[entry.by]  # fmt: skip
                memory = memory._replace(**{name: getattr(entry.memory, name) for name in kept})
            self.log.rewrite(entry, was, memory)
        self._keep(card, memory)

    def _do(
        self,
        card: Card,
        by: str,
        at: Milliseconds,
        memory: Memory,
        grade: int = 0,
        took: Milliseconds = 0,
    ) -> Card:
        with told(), self._changing():
            # A clock set back must not put a row before those that led to it.
            at = max(at, self.log.latest_of(card.number))
            self.log.add(Entry(0, card.number, at, grade, by, took, card.memory.phase, memory))
            self._keep(card.number, memory)
        return card._replace(memory=memory)

    def _keep(self, card: int, memory: Memory) -> None:
        values = ", ".join(f"{name} = ?" for name in Memory._fields)
        self.database.execute(f"UPDATE study_card SET {values} WHERE number = ?", (*memory, card))

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Keep all of a change or nothing of it."""
        self.database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.database.execute("COMMIT")
        except BaseException:
            if self.database.in_transaction:
                self.database.execute("ROLLBACK")
            raise


def is_new(card: Card) -> bool:
    """Tell whether a card has never been graded."""
    return card.memory.phase == Phase.NEW


def _note(row: Sequence[object]) -> Note:
    number, concept, content, edits, sentence = row
    shown = load_content(str(content))
    if edits:
        shown = edited(shown, json.loads(str(edits)))
    return Note(int(str(number)), str(concept), shown, load_sentence(str(sentence)))


def _card(row: Sequence[object]) -> Card:
    number, note, kind, *memory = row
    return Card(int(str(number)), int(str(note)), CardKind(str(kind)), Memory(*memory))  # type: ignore[arg-type]  # a row of the table, in its order


__all__ = ["BURY", "GRADE", "IMPORTED", "POSTPONE", "SUSPEND", "After", "Deck", "is_new"]
