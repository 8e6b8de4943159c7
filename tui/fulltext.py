"""The library's passages, indexed when they are first searched."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from texts.edition import Edition, current
from texts.errors import TextsError
from texts.shelf import load

if TYPE_CHECKING:
    from glossary.index_passages import FoundPassage, Passage, Passages

MOST = 3
"""Passages shown of each language."""
SHORTEST = 3
"""Letters from which on passages are searched."""
_lock = threading.Lock()


def found(query: str) -> list[FoundPassage]:
    """Return the library's passages that have all words of a query, in any form.

    The first call takes half a second; call it in a thread.
    """
    if len(query.strip()) < SHORTEST:
        return []
    with _lock:  # two threads that come first together would both build
        passages = _library(current())
    return passages.containing(query, MOST)


@lru_cache(maxsize=1)
def _library(edition: Edition) -> Passages:
    from glossary.index_passages import Passages

    return Passages(_passages(edition))


def _passages(edition: Edition) -> Iterator[Passage]:
    from glossary.index_passages import Passage

    for title in edition.titles.values():
        for language in title.languages:
            try:
                document = load(title.id, language, edition)
            except (TextsError, OSError):
                continue  # a library without one translation is still searched
            for block in document.blocks:
                yield Passage(title.id, block.id, language, block.text)
