"""Reading the Whoosh index of a set of termbases; together with its builder the only Whoosh user.

An index is a folder: Whoosh's own files, the sieve, and a manifest that is written last. It is
derived data, private to its owner (Whoosh unpickles its table of contents) and may be deleted at
any time.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

from glossary import keys, record
from glossary.concept import LANGUAGES, Concept, LanguageTag
from glossary.index_schema import ID, KEY, SIEVE, UP, damaged, read_manifest, schema
from glossary.sieve import Sieve

CACHED = 4096
"""Documents and postings kept in memory, so that a text's common words are asked about once."""


class Index:
    """An open index. Safe to use from several threads.

    Args:
        folder: The folder of a complete index.

    Raises:
        IndexFault: It is missing, incomplete, damaged or of another version.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = read_manifest(folder)
        try:
            from whoosh.filedb.filestore import FileStorage

            self._reader: Any = FileStorage(str(folder)).open_index().reader()
            self.sieve = Sieve(folder / SIEVE)
        except Exception as error:  # Whoosh and pickle raise anything on damaged files
            raise damaged(folder) from error
        self._lock = threading.Lock()
        self.documents = lru_cache(maxsize=CACHED)(self._documents)
        self.stored = lru_cache(maxsize=CACHED)(self._stored)

    def __len__(self) -> int:
        return int(self.manifest["concepts"])

    def _documents(self, key: str, field: str = KEY) -> tuple[int, ...]:
        """Return the numbers of the documents that have a key, ascending; empty if none has."""
        if field == KEY and key not in self.sieve:
            return ()
        try:
            with self._lock:
                if (field, key) not in self._reader:
                    return ()
                return tuple(self._reader.postings(field, key).all_ids())
        except Exception as error:  # as above: damage shows up anywhere in a lazily read index
            raise damaged(self.folder) from error

    def _stored(self, number: int) -> Concept:
        """Return the concept of a document."""
        try:
            with self._lock:
                return record.loads(self._reader.stored_fields(number)["record"])
        except Exception as error:  # as above
            raise damaged(self.folder) from error

    def concepts(self, key: str) -> list[Concept]:
        """Return the concepts that have a key, in the order of the termbases."""
        return [self.stored(number) for number in self.documents(key)]

    def concept(self, concept_id: str) -> Concept | None:
        """Return a concept by its id; of several termbases the first that has it counts."""
        numbers = self.documents(concept_id, ID)
        return self.stored(numbers[0]) if numbers else None

    def narrower(self, concept_id: str) -> list[str]:
        """Return the ids of the concepts directly under one, sorted."""
        return sorted({self.stored(number).id for number in self.documents(concept_id, UP)})

    def with_prefix(self, value: str, limit: int) -> list[str]:
        """Return spelled keys that begin with a value, in the order of their code points."""
        found: list[str] = []
        start = keys.form(value)
        with self._lock:
            for one in self._reader.expand_prefix(KEY, start):
                found.append(one.decode().partition(":")[2])
                if len(found) >= limit:
                    break
        return found

    def similar(self, key: str, edits: int, prefix: int) -> list[str]:
        """Return the values of keys of one family within some edits of a key.

        Args:
            key: A key of :mod:`glossary.keys`.
            edits: Letters put in, left out, exchanged, or swapped with their neighbour.
            prefix: Characters at the beginning of the key, its tag included, that must be the same.
        """
        with self._lock:
            terms = self._reader.terms_within(KEY, key, edits, prefix)
            return [_decoded(one).partition(":")[2] for one in terms]

    def defined_with(self, text: str, limit: int) -> list[tuple[Concept, LanguageTag, float]]:
        """Search the definitions in full text, by BM25F.

        Args:
            text: Words; all must occur, in any form that the analysis of a language equates.
            limit: The most answers wanted.

        Returns:
            Concept, language of the definition that matched, and score, best first.
        """
        from whoosh.qparser import MultifieldParser
        from whoosh.query import NullQuery
        from whoosh.searching import Searcher

        plain = " ".join(keys.words(text))
        query = MultifieldParser(list(LANGUAGES), schema()).parse(plain)
        if query == NullQuery:
            return []
        with self._lock:
            hits = Searcher(self._reader).search(query, limit=limit, terms=True)
            found = [(hit.docnum, hit.matched_terms()[0][0], float(hit.score)) for hit in hits]
        return [(self.stored(number), language, score) for number, language, score in found]


def _decoded(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value
