"""Entries edited since their termbase was indexed, in memory: searchable at once.

They are few (see :data:`glossary.own.SETTLED`), so everything is looked through. Their keys come
with them: deriving a Russian key would load a dictionary, which a one-shot lookup has no time for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glossary import keys
from glossary.concept import Concept, LanguageTag, superordinates


class Edited(NamedTuple):
    """An entry as it now is."""

    concept: Concept
    """What it says."""
    keys: Sequence[str]
    """Under what it is found (see :mod:`glossary.keys`)."""


class Delta:
    """The edits of one termbase; a :class:`glossary.index.Part`.

    Args:
        edits: By id; None for an entry that was deleted.
    """

    def __init__(self, edits: Mapping[str, Edited | None]) -> None:
        self.touched: frozenset[str] = frozenset(edits)
        """Ids of entries that are new, changed or gone."""
        self._entries = {one: edited for one, edited in edits.items() if edited is not None}
        self._by_key: dict[str, list[Concept]] = {}
        self._sieved: set[str] = set()
        for edited in self._entries.values():
            for key in edited.keys:
                self._by_key.setdefault(key, []).append(edited.concept)
            self._sieved.update(keys.sieved(list(edited.keys)))
            self._sieved.add(keys.own_id(edited.concept.id))

    @property
    def sieve(self) -> Delta:
        """Tells whether a key is in it."""
        return self

    def has(self, _number: int, key: str) -> bool:
        """Tell whether a key is in it."""
        return key in self._sieved

    def concepts(self, key: str) -> list[Concept]:
        """Return the concepts that have a key."""
        return self._by_key.get(key, [])

    def concept(self, concept_id: str) -> Concept | None:
        """Return a concept by its id, or None."""
        edited = self._entries.get(concept_id)
        return edited.concept if edited else None

    def narrower(self, concept_id: str) -> list[str]:
        """Return the ids of the concepts directly under one."""
        return [
            one for one, edited in self._entries.items()
            if concept_id in superordinates(edited.concept)
        ]  # fmt: skip

    def with_prefix(self, family: str, value: str, limit: int) -> list[str]:
        """Return values of keys that begin with a value, in the order of their code points."""
        return sorted(one for one in self._values(family) if one.startswith(value))[:limit]

    def within(self, family: str, value: str, edits: int, prefix: int, whole: int) -> Iterator[str]:
        """Yield the values of a family within some edits of a value, neighbours swapped as one."""
        for one in self._values(family):
            if (
                one[:prefix] == value[:prefix]
                and abs(len(one) - len(value)) <= edits
                and _apart(one, value, edits) <= edits
            ):
                yield one

    def _values(self, family: str) -> Iterator[str]:
        tag = f"{family}:"
        return (one[len(tag) :] for one in self._by_key if one.startswith(tag))

    def containing(
        self, query: str, language: LanguageTag, limit: int
    ) -> list[tuple[Concept, frozenset[str]]]:
        """Search definitions and contexts in full text; the last word may be unfinished."""
        from glossary import fulltext

        asked = fulltext.asked(query, language)
        found: list[tuple[Concept, frozenset[str]]] = []
        for edited in self._entries.values():
            texts = fulltext.texts(edited.concept, language)
            have = {stem for text in texts for stem in fulltext.indexed(text, language)}
            hits = [have.intersection(stems) for stems in asked]
            if hits and not hits[-1] and len(asked[-1][0]) > 3:
                hits[-1] = {stem for stem in have if stem.startswith(asked[-1][0])}
            if hits and all(hits) and len(found) < limit:
                found.append((edited.concept, frozenset().union(*hits)))
        return found


def _apart(one: str, other: str, most: int) -> int:
    """Return the Damerau distance (restricted transpositions) of two words; above most, any."""
    before: Sequence[int] = ()
    last: Sequence[int] = range(len(other) + 1)
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, opposite in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != opposite))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == opposite:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return last[-1]


def edited(concepts: Iterable[Concept]) -> dict[str, Edited]:
    """Return entries with the keys that they are found under, by id."""
    return {concept.id: Edited(concept, keys.of_concept(concept)) for concept in concepts}
