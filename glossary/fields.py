"""A concept entry taken apart into fields that can be compared and united one by one, and back.

Every value of an entry gets an address (:class:`Field`): of a term, its status; of a language, its
definition; of the entry, one of its relations. Two versions of an entry are then two tables with
the same kind of keys, and what differs is what has another value under one key. Values that are
lists (contexts, relations, elements kept as XML, transactions) are taken apart into their members,
so that each is compared by itself. What the model comes to have later is taken along unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from glossary.concept import Concept, Context, LanguageSection, Relation, Term
from glossary.normalise import fold

SECTION, TEXT, DEFINITION = "section", "text", "definitions"
_PARTS = frozenset(("id", "sections", "language", "terms"))
"""Fields that are taken apart further, or that are an address."""


class Field(NamedTuple):
    """The address of a value in an entry."""

    section: str
    """Language of the section; empty for the entry as a whole. A second section of one language,
    which should not be, has its number behind it."""
    term: str
    """Folded designation; empty if it is not of a term."""
    name: str
    """Name of the field in the model, e.g. ``status``, ``contexts``."""
    member: str = ""
    """Which member of a list; empty for a single value."""


Fields = dict[Field, Any]


def taken_apart(concept: Concept) -> Fields:
    """Return the values of an entry by address, in its order; empty ones are left out."""
    found: Fields = dict(_values(concept, "", ""))
    sections: Counter[str] = Counter()
    for section in concept.sections:
        sections[section.language] += 1
        count = sections[section.language]
        tag = section.language if count == 1 else f"{section.language} {count}"
        found[Field(tag, "", SECTION)] = section.language
        found.update(_values(section, tag, ""))
        names: Counter[str] = Counter()
        for term in section.terms:
            spelled = fold(term.text)
            names[spelled] += 1
            name = spelled if names[spelled] == 1 else f"{spelled} #{names[spelled]}"
            found.update(_values(term, tag, name))
    return found


def _values(
    part: Concept | LanguageSection | Term, tag: str, term: str
) -> Iterator[tuple[Field, Any]]:
    for name, value in zip(part._fields, part, strict=True):
        if name in _PARTS or not value:
            continue
        if isinstance(value, tuple) and not hasattr(value, "_fields") and name != DEFINITION:
            members: Counter[str] = Counter()
            for item in value:
                label = _label(item)
                members[label] += 1
                label = label if members[label] == 1 else f"{label} #{members[label]}"
                yield Field(tag, term, name, label), item
        else:
            yield Field(tag, term, name), value


def _label(item: Any) -> str:
    """Return what tells a member of a list from the others."""
    if isinstance(item, Context):
        return item.text
    if isinstance(item, Relation):
        return f"{item.kind.value} {item.target}"
    return item if isinstance(item, str) else repr(tuple(item))


def put_together(concept_id: str, fields: Mapping[Field, Any]) -> Concept:
    """Return the entry that has some values; those of a term without its text are left out."""
    sections: dict[str, dict[str, dict[str, Any]]] = {}
    whole: dict[str, Any] = {}
    for field, value in fields.items():
        if not field.section:
            _add(whole, field, value)
            continue
        terms = sections.setdefault(field.section, {"": {}})
        _add(terms.setdefault(field.term, {}), field, value)
    return Concept(
        concept_id, tuple(_section(tag, terms) for tag, terms in sections.items()), **whole
    )


def _section(tag: str, terms: dict[str, dict[str, Any]]) -> LanguageSection:
    own = terms.pop("")
    language = own.pop(SECTION, tag.partition(" ")[0])
    made = [Term(**values) for values in terms.values() if TEXT in values]
    return LanguageSection(language, tuple(made), **own)


def _add(values: dict[str, Any], field: Field, value: Any) -> None:
    if field.member:
        values[field.name] = (*values.get(field.name, ()), value)
    else:
        values[field.name] = value
