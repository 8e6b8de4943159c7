"""Full text of passages: an index in memory, of texts that are handed in as plain data.

Apart from the index of a termbase, so that neither opening it nor a one-shot lookup pays for texts.
The library's 200 paragraphs take a quarter of a second, once, in a worker.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import NamedTuple

from glossary import fulltext, index_search
from glossary.concept import LANGUAGES, LanguageTag
from glossary.normalise import key


class Passage(NamedTuple):
    """A paragraph of a document."""

    document: str
    """Id of the document."""
    block: str
    """Id of the paragraph in it."""
    language: LanguageTag
    """Its language."""
    text: str
    """The paragraph."""


class FoundPassage(NamedTuple):
    """A passage that has the words asked for."""

    passage: Passage
    """The passage."""
    excerpt: tuple[str, ...]
    """Pieces that together are the excerpt, each second one a word asked for."""
    offset: int
    """Where the first such word stands, in code points of the passage."""


class Passages:
    """Passages, ready to be searched. Safe to use from several threads.

    Args:
        passages: What to search, of any language; those of languages without stems are left out.
    """

    def __init__(self, passages: Iterable[Passage]) -> None:
        from whoosh.fields import KEYWORD, Schema
        from whoosh.filedb.filestore import RamStorage

        self._passages = [one for one in passages if one.language in LANGUAGES]
        schema = Schema(**{language: KEYWORD(scorable=True) for language in LANGUAGES})
        index = RamStorage().create_index(schema)
        writer = index.writer()
        for one in self._passages:
            writer.add_document(
                **{one.language: " ".join(fulltext.indexed(one.text, one.language))}
            )
        writer.commit()
        self._reader = index.reader()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._passages)

    def containing(self, query: str, limit: int) -> list[FoundPassage]:
        """Return the passages that have all words of a query, in any form.

        Args:
            query: As it was typed; the last word may be unfinished.
            limit: The most wanted, of each language.

        Returns:
            Passages by BM25F, those in Kazakh before those in English, then in Russian.
        """
        asked = key(query)
        found = []
        for language in LANGUAGES:
            with self._lock:
                numbers, stems = index_search.ranked(self._reader, asked, language, limit)
            for passage in (self._passages[number] for number in numbers):
                pieces = fulltext.excerpt([passage.text], language, stems)
                if pieces:
                    before = pieces[0].removeprefix("… ") + pieces[1]
                    at = passage.text.find(before) + len(before) - len(pieces[1])
                    found.append(FoundPassage(passage, pieces, max(0, at)))
        return found
