"""Full-text search by BM25F over the stems that an index holds in one field a language."""

from __future__ import annotations

from itertools import islice
from typing import Any

from glossary import fulltext
from glossary.concept import LanguageTag
from glossary.index_schema import decoded

UNFINISHED = 16
"""Stems that a beginning is taken for in full text."""
COMMON = 2000
"""Texts that may have the rarest word of a query: what nearly all have tells nothing."""


def ranked(
    reader: Any, query: str, language: LanguageTag, limit: int
) -> tuple[list[int], frozenset[str]]:
    """Return the documents that have all words of a query in any form, best first.

    Args:
        reader: Whoosh's, over an index whose field for the language holds stems.
        query: A key (see :func:`glossary.normalise.key`); its last word may be unfinished.
        language: Of the texts.
        limit: The most documents wanted.

    Returns:
        Document numbers, none for words that are in a great part of all texts; and the stems
        that were looked for.
    """
    asked = fulltext.asked(query, language)
    if not asked:
        return [], frozenset()
    from whoosh.query import And, Or, Term
    from whoosh.searching import Searcher

    words = [[one for one in stems if (language, one) in reader] for stems in asked]
    if not words[-1]:
        # As it was typed: the lemma of what looks finished may be longer (открыт of открытый).
        last = query.rpartition(" ")[2]
        longer = reader.expand_prefix(language, last) if len(last) > 3 else ()
        words[-1] = [decoded(one) for one in islice(longer, UNFINISHED)]
    known = frozenset(one for stems in words for one in stems)
    rarest = min(sum(reader.doc_frequency(language, one) for one in stems) for stems in words)
    if not 0 < rarest <= COMMON:
        return [], known
    wanted = And([Or([Term(language, one) for one in stems]) for stems in words])
    return [hit.docnum for hit in Searcher(reader).search(wanted, limit=limit)], known
