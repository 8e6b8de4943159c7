"""Finding words in a text as a reader types them. Plain functions: no app."""

from __future__ import annotations

import re
from collections.abc import Callable

Spans = list[tuple[int, int]]
"""Half-open block offsets, in text order, not overlapping."""


def finder(wanted: str) -> Callable[[str], Spans] | None:
    """Return what finds some words in a text.

    Args:
        wanted: What was typed. Case does not matter, any space matches any other, ``е`` matches
            ``ё``; nothing else has a meaning of its own.

    Returns:
        A function from a text to the spans of its hits; None if there is nothing to look for.
    """
    words = [_pattern(word) for word in wanted.split()]
    if not words:
        return None
    pattern = re.compile(r"\s+".join(words), re.IGNORECASE)
    return lambda text: [match.span() for match in pattern.finditer(text)]


def _pattern(word: str) -> str:
    return re.sub("[её]", "[её]", re.escape(word), flags=re.IGNORECASE)
