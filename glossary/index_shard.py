"""Reading one shard of a termbase's index; together with its builder the only Whoosh user.

A shard is a folder: Whoosh's own files, the entries, the sieve, and a manifest, written last. It is
derived data, private to its owner (Whoosh unpickles its table of contents) and may go at any time.
What a one-shot lookup needs, from a key to an entry, is read without importing Whoosh.
"""

from __future__ import annotations

from _thread import allocate_lock
from functools import cached_property, lru_cache
from pathlib import Path

from glossary import keys, record
from glossary.concept import Concept, LanguageTag
from glossary.index_records import Records
from glossary.index_schema import ID, KEY, RECORDS, SIEVE, UP, damaged, read_manifest
from glossary.index_terms import Shape, TermTable
from glossary.sieve import Sieve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

CACHED = 4096
"""Documents and postings kept in memory, so that a text's common words are asked about once."""


class Shard:
    """An open shard. Safe to use from several threads.

    Args:
        folder: The folder of a complete shard.

    Raises:
        IndexFault: It is missing, incomplete, damaged or of another version.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.sieve = Sieve(folder / SIEVE)
        except (OSError, ValueError) as error:
            raise damaged(folder) from error
        self._lock = allocate_lock()
        self.documents = lru_cache(maxsize=CACHED)(self._documents)
        self.stored = lru_cache(maxsize=CACHED)(self._stored)

    @cached_property
    def _terms(self) -> TermTable:
        """The table of terms; opened when first asked: most shards know nothing of most words."""
        return TermTable(self.folder, Shape(*read_manifest(self.folder)["terms"]))

    @cached_property
    def _records(self) -> Records:
        """The entries; opened when one is asked for."""
        return Records(self.folder / RECORDS)

    @cached_property
    def _reader(self) -> Any:
        """Whoosh's reader, opened for what only Whoosh can answer: what is near, and full text."""
        try:
            from whoosh.filedb.filestore import FileStorage

            return FileStorage(str(self.folder)).open_index().reader()
        except Exception as error:  # Whoosh and pickle raise anything on damaged files
            raise damaged(self.folder) from error

    def _documents(self, key: str, field: str = KEY) -> tuple[int, ...]:
        """Return the numbers of the documents that have a key, ascending; empty if none has."""
        if field != UP and (key if field == KEY else keys.own_id(key)) not in self.sieve:
            return ()
        try:
            found = self._terms.documents(field, key)
            if found is None:
                with self._lock:
                    found = tuple(self._reader.postings(field, key).all_ids())
            return found
        except Exception as error:  # as above: damage shows up anywhere in a lazily read index
            raise damaged(self.folder) from error

    def _stored(self, number: int) -> Concept:
        """Return the concept of a document."""
        try:
            return record.loads(self._records[number])
        except Exception as error:  # as above
            raise damaged(self.folder) from error

    def concepts(self, key: str) -> list[Concept]:
        """Return the concepts that have a key, in the order of the file."""
        return [self.stored(number) for number in self.documents(key)]

    def concept(self, concept_id: str) -> Concept | None:
        """Return a concept by its id, or None."""
        numbers = self.documents(concept_id, ID)
        return self.stored(numbers[0]) if numbers else None

    def narrower(self, concept_id: str) -> list[str]:
        """Return the ids of the concepts directly under one, sorted."""
        return sorted({self.stored(number).id for number in self.documents(concept_id, UP)})

    def containing(
        self, query: str, language: LanguageTag, limit: int
    ) -> list[tuple[Concept, frozenset[str]]]:
        """Search definitions and contexts in full text, by BM25F.

        Args:
            query: A key (see :func:`glossary.normalise.key`). All of its words must occur, in any
                form; the last may be unfinished.
            language: Of the texts.
            limit: The most answers wanted.

        Returns:
            Concepts with the stems found, best first; nothing for words that are in a great part
            of all texts.
        """
        from glossary import index_search

        with self._lock:
            found, known = index_search.ranked(self._reader, query, language, limit)
        return [(self.stored(number), known) for number in found]
