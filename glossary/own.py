"""One's own termbase: a TBX file, changed entry by entry, by whoever comes, without loss.

Every change is written at once: a new file beside the old one, synced, renamed over it; the old one
stays as a backup. A lock keeps writers apart, and each says which version of the entry it began
from: who comes second is told, and nothing of the first is lost. The index of the new content is
made to follow that of the old (see :mod:`glossary.index_folder`) before the file is renamed, so
the next lookup, in any process, finds the change without building anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from glossary.cache import default_folder, lock, place_of
from glossary.concept import Concept, Transaction
from glossary.errors import GlossaryError, TermbaseError
from glossary.formats.atomic import BACKUP, in_place_of, unwritable
from glossary.termbase import Preamble, Termbase, by_id

Taken = Callable[[str], bool]
"""Tells whether an id is in use."""
LOCK_WAIT = 10.0
"""Seconds to wait for another writer; a change takes a fraction of one."""


class Conflict(GlossaryError):
    """Somebody else changed the entry meanwhile; nothing was written.

    Args:
        concept_id: Of the entry.
        theirs: What it says now; None if it was deleted.
        file: The termbase.
    """

    def __init__(self, concept_id: str, theirs: Concept | None, file: str) -> None:
        problem = (
            "the entry {id} was deleted meanwhile"
            if theirs is None
            else "the entry {id} was changed meanwhile"
        )
        super().__init__(
            problem, file=file, remedy="look at what it says now and save again", id=concept_id
        )
        self.theirs = theirs


class Change(NamedTuple):
    """One entry as it shall be."""

    id: str
    """Of the entry."""
    concept: Concept | None
    """What it shall say; None deletes it."""
    base: Concept | None
    """What one's own termbase said when the edit began; None if it had no such entry."""
    shown: Concept | None = None
    """The entry of another termbase that the edit began from, where one's own had none."""


class OwnTermbase:
    """A termbase that may be changed. Not for several threads at once.

    Args:
        path: The file; made with its folder at the first change.
        cache: The cache folder, for the index.
    """

    def __init__(self, path: Path, cache: Path | None = None) -> None:
        self.path = path
        self._cache = cache or default_folder()
        self._stamp: tuple[int, int, int] | None = None
        self._entries: dict[str, Concept] = {}
        self._preamble = Preamble("My termbase", "Made with tilmash.")

    def __len__(self) -> int:
        self._refresh()
        return len(self._entries)

    def get(self, concept_id: str) -> Concept | None:
        """Return an entry as the file has it now, or None.

        Raises:
            TermbaseError: The file cannot be read.
        """
        self._refresh()
        return self._entries.get(concept_id)

    def apply(self, *changes: Change, who: str = "", today: str = "") -> list[Concept | None]:
        """Make some changes, all or none.

        Args:
            changes: Each of another entry.
            who: Goes into the history of each; without it no history is written, as for an undo.
            today: The day of the change, ISO 8601.

        Returns:
            The entries as they now stand, in the order of the changes.

        Raises:
            Conflict: An entry is not what its change began from.
            TermbaseError: The file cannot be read or written; it is as it was.
        """
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with lock(self.path.with_name(f".{self.path.name}.lock"), LOCK_WAIT):
                self._refresh()
                for change in changes:
                    now = self._entries.get(change.id)
                    if not same(now, change.base):
                        raise Conflict(change.id, now, str(self.path))
                fresh = {
                    change.id: _signed(change, who, today) if who else change.concept
                    for change in changes
                }
                self._write(fresh)
        except OSError as error:
            if isinstance(error, BlockingIOError):
                raise unwritable(self.path, error) from error
            raise TermbaseError(
                "the termbase cannot be written ({reason})", file=str(self.path),
                remedy="nothing is lost: free some space or check the permissions, and save again",
                reason=error.strerror or error,
            ) from error  # fmt: skip
        return [fresh[change.id] for change in changes]

    def append(self, concept: Concept, *, who: str, today: str, taken: Taken | None = None) -> str:
        """Add a new concept.

        Args:
            concept: The entry; an id that is empty or in use is replaced by a new one.
            who: Goes into its history.
            today: The day, ISO 8601.
            taken: Tells whether an id is in use in another termbase.

        Returns:
            Its id.

        Raises:
            TermbaseError: The file cannot be read or written; it is as it was.
        """
        while True:
            self._refresh()
            name = new_id(concept, lambda one: one in self._entries or bool(taken and taken(one)))
            with suppress(Conflict):  # somebody took the same id in this very moment
                self.apply(
                    Change(name, concept._replace(id=name), None), who=who, today=today
                )  # fmt: skip
                return name

    def _refresh(self) -> None:
        """Read the file if it is another than the one read last."""
        try:
            status = self.path.stat()
        except FileNotFoundError:
            self._stamp, self._entries = None, {}
            return
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        if stamp == self._stamp:
            return
        from glossary.formats.tbx import read

        try:
            termbase = read(self.path)
        except TermbaseError as error:
            backup = self.path.with_name(self.path.name + BACKUP)
            if not backup.exists():
                raise
            raise TermbaseError(
                error.problem, file=error.file, line=error.line,
                remedy="mend it, or put its backup {backup} in its place", backup=backup.name,
            ) from error  # fmt: skip
        self._entries = {concept.id: concept for concept in termbase}
        self._preamble, self._stamp = termbase.preamble, stamp

    def _write(self, fresh: Mapping[str, Concept | None]) -> None:
        from glossary.formats.tbx_write import lines

        entries = {**self._entries, **fresh}
        kept = {one: concept for one, concept in entries.items() if concept is not None}
        with in_place_of(self.path, backup=True) as (stream,):
            for piece in lines(by_id(kept.values()), self._preamble):
                stream.write(piece.encode())
            stream.flush()
            self._follow(Path(stream.name), fresh, len(kept))
        status = self.path.stat()
        self._entries = kept
        self._stamp = (status.st_mtime_ns, status.st_size, status.st_ino)

    def _follow(self, scratch: Path, fresh: Mapping[str, Concept | None], count: int) -> None:
        """Make the index of what is about to be the file; without one it is built later."""
        from glossary.delta import Edited, edited
        from glossary.index_folder import follow

        if not self.path.exists():
            return
        found = edited(one for one in fresh.values() if one is not None)
        edits: dict[str, Edited | None] = {one: found.get(one) for one in fresh}
        with suppress(GlossaryError):
            base, place = place_of(self.path, self._cache), place_of(scratch, self._cache)
            follow(base, place, edits, count)


def same(one: Concept | None, other: Concept | None) -> bool:
    """Tell whether two states of an entry are the same, by what would stand in the file."""
    if one is None or other is None:
        return one is other
    return one == other or text_of(one) == text_of(other)


def text_of(concept: Concept) -> str:
    """Return an entry as a TBX file of its own, for an editor."""
    from glossary.formats.tbx_write import dumps

    return dumps(Termbase((concept,)))


def new_id(concept: Concept, taken: Taken) -> str:
    """Return an id for a new concept, after its English or first designation.

    Args:
        concept: An entry with a designation.
        taken: Tells whether an id is in use.

    Returns:
        Its own id if it has one that is free; else an XML name that is.
    """
    from glossary.skeleton import skeleton

    word = concept.headword("en").casefold()
    word = word if word.isascii() else skeleton(word)
    plain = "".join(one if one.isascii() and one.isalnum() else "-" for one in word)
    plain = "-".join(filter(None, plain.split("-")))[:60]
    name = concept.id or (plain if plain[:1].isalpha() else f"c-{plain}".rstrip("-"))
    number, free = 1, name
    while taken(free):
        number += 1
        free = f"{name}-{number}"
    return free


def changed(before: Concept | None, after: Concept) -> str:
    """Return what an edit changed, in the words of TBX: ``term kk, definition en``."""
    if before is None:
        return ""
    found = [
        word
        for word, one, other in (
            ("subjectField", before.subject_field, after.subject_field),
            ("note", before.note, after.note),
            ("crossReference", before.relations, after.relations),
        )
        if one != other
    ]
    languages = [*(s.language for s in before.sections), *(s.language for s in after.sections)]
    for language in dict.fromkeys(languages):
        old, new = before.section(language), after.section(language)
        if old.terms != new.terms:
            found.append(f"term {language}")
        if old.definitions != new.definitions:
            found.append(f"definition {language}")
    return ", ".join(found)


def _signed(change: Change, who: str, today: str) -> Concept | None:
    if change.concept is None:
        return None
    concept = change.concept
    before = change.base or change.shown
    kind = "modification" if before or concept.transactions else "origination"
    entry = Transaction(kind, today, who, "", changed(before, concept))
    return concept._replace(transactions=(*concept.transactions, entry))
