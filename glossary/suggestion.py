"""Designations that resemble a query without an answer.

Distance is Damerau's with weights: letters that one Kazakh sound or one key takes for the other
cost little. Candidates come from the index: those that begin alike, and those within an edit or
two.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary import keys
from glossary.index import Index

CHEAP = 0.3
"""Cost of taking one letter for another of its pair, or of a doubled letter for a single one."""
PAIRS = frozenset(
    frozenset(pair)
    for pair in (
        "аә", "оө", "уұ", "уү", "ұү", "қк", "ғг", "ңн", "іи", "іы", "ыи", "һх", "ий", "еэ", "её",
        "шщ", "сз", "бп", "дт",
    )
)  # fmt: skip
"""Letters confused: Kazakh ones with those of a Russian keyboard, and voiced with voiceless."""
FARTHEST = 0.34
"""The largest distance, per letter of the query, of a designation that is still suggested."""
TWO_EDITS = 6
"""Letters from which two edits may part a query from what is suggested."""
PREFIX = 3
"""Letters at the beginning that two edits leave alone; one edit may stand anywhere."""
PREFIX_POOL = 200
"""Designations looked at that begin with the query's first letters."""


def nearest(query: str, index: Index, limit: int) -> list[tuple[str, float]]:
    """Return spelled keys near a query, with their distance, nearest first.

    Args:
        query: A key (see :func:`glossary.normalise.key`).
        index: Where to look.
        limit: The most wanted.

    Returns:
        Keys that are not the query itself, within a distance that grows with its length.
    """
    if len(query) < 2:
        return []
    most = max(1.0, FARTHEST * len(query))
    scored = {
        candidate: distance(query, candidate, most)
        for candidate in _candidates(query, index)
        if candidate != query
    }
    near = [(candidate, cost) for candidate, cost in scored.items() if cost <= most]
    near.sort(key=lambda one: (one[1], len(one[0]), one[0]))
    return near[:limit]


def _candidates(query: str, index: Index) -> Iterator[str]:
    spelled = keys.form(query)
    yield from (one for one in swapped(query) if keys.form(one) in index.sieve)
    yield from index.similar(spelled, 1, len("f:"))
    if len(query) >= TWO_EDITS:
        yield from index.similar(spelled, 2, len("f:") + PREFIX)
    for length in (len(query) * 2 // 3, 4, 3):
        if 2 < length <= len(query):
            found = index.with_prefix(query[:length], PREFIX_POOL)
            yield from found
            if found:
                return


def swapped(word: str) -> Iterator[str]:
    """Yield a word with each two neighbours swapped: the index counts that as two edits."""
    for place in range(len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def distance(one: str, other: str, most: float) -> float:
    """Return the weighted Damerau distance (restricted transpositions) of two words.

    Args:
        one: A key.
        other: Another.
        most: Beyond this the exact number does not matter.

    Returns:
        0 for equal words, 1 per letter put in, left out, exchanged or swapped with its
        neighbour, :data:`CHEAP` per letter confused or written once instead of twice; infinity
        if it must exceed ``most``.
    """
    if CHEAP * abs(len(one) - len(other)) > most:
        return float("inf")
    before: list[float] = []
    last = [float(column) for column in range(len(other) + 1)]
    for row, letter in enumerate(one, 1):
        line = [float(row)]
        for column, opposite in enumerate(other, 1):
            cost = min(
                last[column] + _single(one, row),
                line[column - 1] + _single(other, column),
                last[column - 1] + _exchange(letter, opposite),
            )
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == opposite:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return float("inf")
        before, last = last, line
    return last[-1]


def _single(word: str, count: int) -> float:
    """Return what it costs to leave out the letter of a word that so many letters end with."""
    return CHEAP if count > 1 and word[count - 1] == word[count - 2] else 1.0


def _exchange(letter: str, opposite: str) -> float:
    if letter == opposite:
        return 0.0
    return CHEAP if frozenset((letter, opposite)) in PAIRS else 1.0
