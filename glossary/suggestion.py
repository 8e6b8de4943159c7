"""Designations that resemble a query without an answer.

Distance is Damerau's with weights: letters that one Kazakh sound or one key takes for the other
cost little. Candidates come from the index: those that begin alike, and those within an edit or
two.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from itertools import accumulate
from math import inf

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
_ALIKE = {
    letter: "".join({other for pair in PAIRS if letter in pair for other in pair} - {letter})
    for letter in frozenset().union(*PAIRS)
}
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
    if len(query) < 2 or limit < 1:
        return []
    most = max(1.0, FARTHEST * len(query))
    near: list[tuple[float, int, str]] = []
    for candidate in dict.fromkeys(_candidates(query, index)):
        cost = distance(query, candidate, most)
        if cost <= most and candidate != query:
            insort(near, (cost, len(candidate), candidate))
            if len(near) >= limit:
                del near[limit:]
                most = near[-1][0]  # what is farther than the last wanted need not be told apart
    return [(candidate, cost) for cost, _length, candidate in near]


def _candidates(query: str, index: Index) -> Iterator[str]:
    yield from (one for one in swapped(query) if keys.form(one) in index.sieve)
    yield from index.similar(keys.FORM, query, 1)
    if len(query) >= TWO_EDITS:
        yield from index.similar(keys.FORM, query, 2, PREFIX, 2)
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
        return inf
    start, end = _common(one, other)
    typed, meant = one[start : len(one) - end], other[start : len(other) - end]
    left_out, put_in = _singles(one, start, end), _singles(other, start, end)
    before: list[float] = []
    # Before anything has been taken for anything, a second letter costs as much as the first.
    last = list(accumulate(put_in if start else [1.0] * len(put_in), initial=0.0))
    for row, letter in enumerate(typed):
        alike = _ALIKE.get(letter, "")
        leave = left_out[row]
        line = [last[0] + (leave if start else 1.0)]
        least = line[0]
        for column, opposite in enumerate(meant):
            if letter == opposite:
                cost = last[column]
            else:
                cost = last[column] + (CHEAP if opposite in alike else 1.0)
            if (other_cost := last[column + 1] + leave) < cost:
                cost = other_cost
            if (other_cost := line[column] + put_in[column]) < cost:
                cost = other_cost
            if row and column and letter == meant[column - 1] and typed[row - 1] == opposite:
                cost = min(cost, before[column - 1] + 1)
            line.append(cost)
            if cost < least:
                least = cost
        if least > most:
            return inf
        before, last = last, line
    return last[-1]


def _common(one: str, other: str) -> tuple[int, int]:
    """Return with how many letters, of those that begin and end both words, nothing is to be done.

    A letter that both begin or end with is best taken for itself, unless it is the second of two:
    leaving that out costs less than another that would be left out instead. Where they begin
    differently all letters count, for the first ones cost more to leave out than they do later.
    """
    shorter = min(len(one), len(other))
    start = end = 0
    while start < shorter and one[start] == other[start] and one[start] != one[start - 1 : start]:
        start += 1
    while (
        start
        and end < shorter - start
        and (letter := one[-1 - end]) == other[-1 - end]
        and letter != one[-2 - end : len(one) - 1 - end]
        and letter != other[-2 - end : len(other) - 1 - end]
    ):
        end += 1
    return start, end


def _singles(word: str, start: int, end: int) -> list[float]:
    """Return what it costs to leave out each letter of a word, but so many at its ends."""
    return [
        CHEAP if place and word[place] == word[place - 1] else 1.0
        for place in range(start, len(word) - end)
    ]
