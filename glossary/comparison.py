"""What differs between two termbases, concept by concept and field by field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from glossary.concept import Concept, Relation
from glossary.fields import Field, taken_apart
from glossary.homographs import aimed
from glossary.normalise import key

UNSEEN = "kept"
"""Field of the model that says how an element stood in its file: nothing that a person reads."""


class Kind(StrEnum):
    """What became of a concept on the way from the first termbase to the second."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Change(NamedTuple):
    """A field that differs; a value is None where it is missing."""

    field: Field
    before: Any
    after: Any


class Difference(NamedTuple):
    """A concept that differs."""

    kind: Kind
    before: Concept | None
    after: Concept | None
    changes: tuple[Change, ...] = ()
    """What differs, if it is in both."""

    @property
    def concept(self) -> Concept:
        """The concept as it is now, or was."""
        found = self.after or self.before
        assert found is not None
        return found


Concepts = Mapping[str, Concept]


def differences(first: Concepts, second: Concepts) -> Iterator[Difference]:
    """Yield what differs between two termbases.

    Args:
        first: Concepts by id.
        second: The other's (see :func:`aligned` where ids differ).

    Yields:
        Differences, those in both or in the first only in its order, then those that were added.
    """
    for concept_id, before in first.items():
        after = second.get(concept_id)
        if after is None:
            yield Difference(Kind.REMOVED, before, None)
        elif before != after:
            changed = tuple(changes(before, after))
            if changed:
                yield Difference(Kind.CHANGED, before, after, changed)
    for concept_id, after in second.items():
        if concept_id not in first:
            yield Difference(Kind.ADDED, None, after)


def changes(before: Concept, after: Concept) -> Iterator[Change]:
    """Yield the fields of a concept that differ, in its order, added ones last."""
    old, new = taken_apart(before), taken_apart(after)
    for field in dict.fromkeys((*old, *new)):
        if field.name != UNSEEN and old.get(field) != new.get(field):
            yield Change(field, old.get(field), new.get(field))


def aligned(first: Concepts, second: Concepts) -> dict[str, Concept]:
    """Return a termbase with the ids of another, concepts matched by their designations.

    Two concepts are one if they share a designation in some language; of several, those that share
    the most, and if that does not decide, none.

    Args:
        first: Concepts by id; their ids are kept.
        second: Those to be matched. One that matches nothing keeps its id, or gets a new one if
            the first has it for another concept.
    """
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for concept in first.values():
        for name in _designations(concept):
            holders[name].append(concept.id)
    wishes: dict[str, str] = {}
    for concept in second.values():
        shared = Counter(one for name in _designations(concept) for one in holders.get(name, ()))
        most = shared.most_common(2)
        if most and (len(most) == 1 or most[0][1] > most[1][1]):
            wishes[concept.id] = most[0][0]
    claims = Counter(wishes.values())
    names = {own: wished for own, wished in wishes.items() if claims[wished] == 1}
    taken = {*first, *names.values()}
    for own in second:
        if own not in names:
            names[own] = _free(own, taken)
            taken.add(names[own])
    renamed = (_renamed(concept, names) for concept in second.values())
    return {concept.id: concept for concept in renamed}


def _designations(concept: Concept) -> set[tuple[str, str]]:
    return {
        (section.language, key(term.text)) for section in concept.sections for term in section.terms
    }


def _free(wished: str, taken: set[str]) -> str:
    number, name = 1, wished
    while name in taken:
        number += 1
        name = f"{wished}-{number}"
    return name


def _renamed(concept: Concept, names: Mapping[str, str]) -> Concept:
    """Return a concept under its other name, with what points to others pointing to theirs."""
    relations = tuple(
        Relation(one.kind, names.get(one.target, one.target)) for one in concept.relations
    )
    sections = tuple(
        section._replace(terms=tuple(aimed(term, names) for term in section.terms))
        for section in concept.sections
    )
    return concept._replace(id=names[concept.id], relations=relations, sections=sections)
