"""Kazakh forms misspelt in their ending: a designation, and a letter away from what it may take."""

from __future__ import annotations

from collections.abc import Iterator

from glossary import keys
from glossary.index import Index
from glossary.suggestion import swapped

SHORTEST_STEM = 5
"""Letters of the shortest designation: what is short begins too many other words."""
SHORTEST_ENDING = 4
"""Letters of the shortest ending, as typed: shorter ones are other words' as often (-дық)."""
LONGEST_ENDING = 12
"""Letters of the longest."""
_LETTERS = "аәбгғдезикқлмнңпрстшыі"
"""What endings are made of."""


def mended(query: str, index: Index) -> list[str]:
    """Return the forms that a query with a misspelt ending may have been meant to be.

    Args:
        query: A key as :func:`glossary.normalise.key` gives it.
        index: Where designations are.

    Returns:
        Forms of the longest designation that the query begins with, the plainest ending first;
        empty if the ending is more than a letter from all.
    """
    if query.endswith("у"):
        return []  # a verb of its own, made from a noun: міндеттену
    last_word = query.rfind(" ") + 1
    shortest = max(last_word + 1, len(query) - LONGEST_ENDING, SHORTEST_STEM)
    for cut in range(len(query) - SHORTEST_ENDING, shortest - 1, -1):
        if keys.signature("kk", (query[:cut],)) in index.sieve:
            forms = list(_forms(query[last_word:cut], query[cut:]))
            if forms:
                return [query[:cut] + ending for _cost, ending in sorted(forms)]
    return []


def _forms(lemma: str, ending: str) -> Iterator[tuple[float, str]]:
    """Yield the endings that a lemma takes a letter away from one, with their costs."""
    from glossary.morphology.kazakh import analyse

    for other in dict.fromkeys(_edited(ending)):
        for analysis in analyse(lemma + other, {lemma}.__contains__):
            if analysis.lemma == lemma and analysis.tier == "inflection":
                yield analysis.cost, other
                break


def _edited(ending: str) -> Iterator[str]:
    """Yield an ending with two letters swapped, one left out, exchanged or put in."""
    yield from swapped(ending)
    for place in range(len(ending) + 1):
        before, after = ending[:place], ending[place:]
        if after:
            yield before + after[1:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
