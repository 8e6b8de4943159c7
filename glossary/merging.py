"""One termbase of two: field by field, against what both were made from where that is known.

With a base the rule is that of any three-way merge: who changed a field is followed, and if both
did, and differently, that is a conflict. Without one nothing tells an addition from a deletion, so
everything that either has is kept, and only single values (a status, a definition) can conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from glossary.comparison import UNSEEN, Concepts
from glossary.concept import Concept, Status
from glossary.fields import TEXT, Field, Fields, put_together, taken_apart
from glossary.termbase import Preamble

Progress = Callable[[int, int], None]
"""Called with how many are done and how many there are; what it raises ends the merge."""
STEP = 500
"""Concepts between two reports of progress."""
ENTRY = Field("", "", "entry")
"""Address of a whole entry that one side deleted and the other changed."""
PREFERRED = "preferred term"
"""Name of the field in a conflict between two preferred terms of one language."""


class Conflict(NamedTuple):
    """A field that the two sides want to be different."""

    concept: str
    """Id of the concept."""
    field: Field
    first: Any
    """What the first has; None if nothing."""
    second: Any
    base: Any
    """What both were made from; None if nothing or unknown."""


class Merged(NamedTuple):
    """The result of a merge."""

    concepts: tuple[Concept, ...]
    """In the order of the first, then what the second added in its order."""
    conflicts: tuple[Conflict, ...]
    """All of them, resolved or not."""


def merged(
    first: Concepts, second: Concepts, base: Concepts | None = None, *, prefer: str = "A",
    progress: Progress = lambda done, total: None,
) -> Merged:  # fmt: skip
    """Merge two termbases.

    Args:
        first: Concepts by id.
        second: The other's, by the same ids.
        base: What both were made from, if known.
        prefer: Whose word counts in a conflict, ``A`` for the first or ``B`` for the second. The
            conflicts are reported all the same.
        progress: Told how many concepts are done of how many.

    Returns:
        The termbase and the conflicts.
    """
    concepts: list[Concept] = []
    conflicts: list[Conflict] = []
    both = dict.fromkeys((*first, *second))
    for number, concept_id in enumerate(both):
        if number % STEP == 0:
            progress(number, len(both))
        one, other = first.get(concept_id), second.get(concept_id)
        origin = base.get(concept_id) if base is not None else None
        made, against = _concept(one, other, origin, base is not None, prefer)
        conflicts += against
        if made is not None:
            concepts.append(made)
    return Merged(tuple(concepts), tuple(conflicts))


def _concept(
    one: Concept | None, other: Concept | None, base: Concept | None, based: bool, prefer: str
) -> tuple[Concept | None, list[Conflict]]:
    if one is None or other is None:
        present = one or other
        assert present is not None
        if base is None or not based:
            return present, []
        if present == base:
            return None, []
        against = Conflict(present.id, ENTRY, one, other, base)
        return (one if prefer == "A" else other), [against]
    if one == other:
        return one, []
    tables = taken_apart(one), taken_apart(other), taken_apart(base) if base is not None else {}
    conflicts: list[Conflict] = []
    found = dict(_fields(one.id, *tables, based and base is not None, prefer, conflicts))
    # How a section stood in its file does not bring it back when all that it said is gone.
    left = {field.section for field in found if field.name != UNSEEN} | {""}
    found = {field: value for field, value in found.items() if field.section in left}
    _settle_preferred(one.id, found, tables[0], tables[1], prefer, conflicts)
    return put_together(one.id, found), conflicts


def _fields(
    concept_id: str, one: Fields, other: Fields, base: Fields, based: bool, prefer: str,
    conflicts: list[Conflict],
) -> Iterator[tuple[Field, Any]]:  # fmt: skip
    torn = set(_torn(one, other, base)) if based else set()
    for tag, term in sorted(torn):
        field = Field(tag, term, TEXT)
        conflicts.append(
            Conflict(concept_id, field, one.get(field), other.get(field), base.get(field))
        )
    for field in dict.fromkeys((*one, *other)):
        mine, theirs, origin = one.get(field), other.get(field), base.get(field)
        if (field.section, field.term) in torn:
            value = mine if prefer == "A" else theirs
        elif mine == theirs or field.name == UNSEEN:
            value = mine if mine is not None else theirs
        elif based and (mine == origin or theirs == origin):
            value = theirs if mine == origin else mine
        elif not based and (mine is None or theirs is None):
            value = theirs if mine is None else mine
        else:
            conflicts.append(Conflict(concept_id, field, mine, theirs, origin))
            value = mine if prefer == "A" else theirs
        if value is not None:
            yield field, value


def _torn(one: Fields, other: Fields, base: Fields) -> Iterator[tuple[str, str]]:
    """Yield the terms, by section and folded form, that one side deleted and the other changed."""
    for field in base:
        if field.name != TEXT or (field in one) == (field in other):
            continue
        left = one if field in one else other
        if _of_term(left, field) != _of_term(base, field):
            yield field.section, field.term


def _of_term(fields: Fields, text: Field) -> Fields:
    return {
        field: value
        for field, value in fields.items()
        if (field.section, field.term) == (text.section, text.term) and field.name != UNSEEN
    }


def _settle_preferred(
    concept_id: str, fields: Fields, one: Fields, other: Fields, prefer: str,
    conflicts: list[Conflict],
) -> None:  # fmt: skip
    """Two sides that prefer different terms of a language are in conflict, though no field is."""
    chosen, dropped = (one, other) if prefer == "A" else (other, one)
    for tag in dict.fromkeys(field.section for field in fields if field.term):
        # A side that has two preferred terms itself has another fault, which a merge keeps.
        now, mine, theirs = (_preferred(table, tag) for table in (fields, one, other))
        if len(now) < 2 or len(mine) != 1 or len(theirs) != 1:
            continue
        field = Field(tag, "", PREFERRED)
        (first,), (second,) = mine.values(), theirs.values()
        conflicts.append(Conflict(concept_id, field, first, second, None))
        for term in _preferred(dropped, tag):
            if term not in _preferred(chosen, tag):
                fields[Field(tag, term, "status")] = Status.ADMITTED


def _preferred(fields: Mapping[Field, Any], tag: str) -> dict[str, str]:
    """Return the preferred terms of a section by their folded form."""
    return {
        field.term: fields[Field(tag, field.term, TEXT)]
        for field, value in fields.items()
        if field.section == tag
        and field.name == "status"
        and value is Status.PREFERRED
        and Field(tag, field.term, TEXT) in fields
    }


def merged_preamble(one: Preamble, other: Preamble, base: Preamble | None = None) -> Preamble:
    """Return what the merged file says besides its entries.

    Args:
        one: That of the side whose word counts.
        other: That of the other side, for what the first lacks.
        base: What both were made from: a back matter that the first left alone follows the other.
    """
    made = {
        field.name: getattr(one, field.name) or getattr(other, field.name)
        for field in fields(Preamble)
    }
    if base is not None and one.back == base.back:
        made["back"] = other.back
    return Preamble(**made)


def backs_differ(one: Preamble, other: Preamble, base: Preamble | None = None) -> bool:
    """Tell whether both sides have a back matter (persons, references) of their own to keep."""
    origin = "" if base is None else base.back
    return len({one.back, other.back, origin} - {""}) > 1 and origin not in (one.back, other.back)
