"""Reading the Whoosh index of a set of termbases; together with its builder the only Whoosh user.

An index is a folder: Whoosh's own files, the sieve, and a manifest that is written last. It is
derived data, private to its owner (Whoosh unpickles its table of contents) and may be deleted at
any time.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from glossary import keys, record
from glossary.concept import LANGUAGES, Concept, LanguageTag
from glossary.errors import IndexFault
from glossary.sieve import Sieve

SCHEMA = 1
"""Version of the index's layout and of every rule that makes keys; raise it when either changes."""
MANIFEST = "manifest.json"
SIEVE = "sieve.crc"
KEY, UP, ID = "key", "up", "id"
"""Fields: keys of :mod:`glossary.keys`; ids of superordinate concepts; the concept's own id."""
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
            raise _damaged(folder) from error
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
            raise _damaged(self.folder) from error

    def _stored(self, number: int) -> Concept:
        """Return the concept of a document."""
        try:
            with self._lock:
                return record.loads(self._reader.stored_fields(number)["record"])
        except Exception as error:  # as above
            raise _damaged(self.folder) from error

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

    def similar(self, value: str, edits: int, prefix: int) -> list[str]:
        """Return spelled keys within some edits of a value that share its first letters."""
        start = keys.form(value)
        with self._lock:
            terms = self._reader.terms_within(KEY, start, edits, len(keys.form("")) + prefix)
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

        from glossary.index_build import schema

        plain = " ".join(keys.words(text))
        query = MultifieldParser(list(LANGUAGES), schema()).parse(plain)
        if query == NullQuery:
            return []
        with self._lock:
            hits = Searcher(self._reader).search(query, limit=limit, terms=True)
            found = [(hit.docnum, hit.matched_terms()[0][0], float(hit.score)) for hit in hits]
        return [(self.stored(number), language, score) for number, language, score in found]


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of an index after checking that all its files are whole.

    Raises:
        IndexFault: The manifest is missing or damaged, is of another version, or a file that it
            names has another size.
    """
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        whole = manifest["schema"] == SCHEMA and all(
            (folder / name).stat().st_size == size for name, size in manifest["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(folder) from error
    if not whole:
        raise _damaged(folder)
    return manifest


def write_manifest(folder: Path, concepts: int, sources: Iterable[str]) -> None:
    """Write the manifest that declares an index complete; the last step of a build."""
    files = {
        entry.name: entry.stat().st_size
        for entry in sorted(folder.iterdir())
        if entry.is_file() and not entry.name.endswith("WRITELOCK") and entry.name != MANIFEST
    }
    content = {"schema": SCHEMA, "concepts": concepts, "sources": list(sources), "files": files}
    (folder / MANIFEST).write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")


def _damaged(folder: Path) -> IndexFault:
    return IndexFault(
        "the index is damaged or of another version",
        file=str(folder),
        remedy="run `tilmash index --rebuild`",
    )


def _decoded(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value
