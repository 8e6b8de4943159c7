"""A glossary for print: entries in the order of one language, an index in that of each.

Sorting needs all entries, so unlike the other formats these are held in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import icu

from glossary.concept import (
    LANGUAGES,
    Concept,
    LanguageSection,
    RelationKind,
    Status,
    Term,
    united,
)
from glossary.formats.losses import KINDS, Carried, Losses, uncarried

NAMES = {"kk": "Қазақша", "en": "English", "ru": "Русский"}
"""Languages by their own names."""
RELATIONS = {RelationKind.BROADER: "↑", RelationKind.PART_OF: "⊂", RelationKind.RELATED: "↔"}
"""Signs of relations, the same in every language."""

_CARRIED = Carried(
    frozenset(KINDS) - {"sources of terms", "references", "other elements", "history"}
)


class Letter(NamedTuple):
    """What begins with one letter."""

    heading: str
    """The letter, or ``#`` for what begins with none of the language's."""
    items: tuple[Item, ...]
    """In the order of the language."""


class Item(NamedTuple):
    """A designation and the entry it leads to."""

    text: str
    concept: str


class Glossary:
    """Entries ready to be printed.

    Args:
        concepts: The entries.
        language: That by which they are sorted.
        losses: Where to count what is not printed.
    """

    def __init__(self, concepts: Iterable[Concept], language: str, losses: Losses) -> None:
        self.language = language
        self.by_id: dict[str, Concept] = {}
        for concept in concepts:
            uncarried(concept, _CARRIED, losses)
            self.by_id[concept.id] = united(concept)
        found = {
            section.language: None
            for concept in self.by_id.values()
            for section in concept.sections
        }
        known = [one for one in (language, *LANGUAGES) if one in found]
        self.languages = list(dict.fromkeys([*known, *found]))
        """Those that have terms, the one sorted by first."""

    def entries(self) -> list[Letter]:
        """Return the entries by letter, each once, under its headword."""
        items = [Item(one.headword(self.language), one.id) for one in self.by_id.values()]
        return by_letter(items, self.language)

    def index(self, language: str) -> list[Letter]:
        """Return all designations of a language by letter."""
        items = [
            Item(term.text, concept.id)
            for concept in self.by_id.values()
            for term in concept.terms(language)
        ]
        return by_letter(list(dict.fromkeys(items)), language)

    def sections(self, concept: Concept) -> Iterator[LanguageSection]:
        """Yield an entry's sections in the order of the languages."""
        for language in self.languages:
            section = concept.section(language)
            if section.terms or section.definitions or section.note:
                yield section

    def headword(self, concept_id: str) -> str:
        """Return what an entry stands under; its id if it is not there."""
        concept = self.by_id.get(concept_id)
        return concept.headword(self.language) if concept else concept_id


def inner(text: str) -> str:
    """Return a text to be put between «…»: its own quotes become those of the second level."""
    return text.replace("«", "„").replace("»", "“")


def by_letter(items: list[Item], language: str) -> list[Letter]:
    """Sort designations and part them by letter, as ICU does for a language."""
    locale = icu.Locale(language)
    collator = icu.Collator.createInstance(locale)
    ordered = sorted(items, key=lambda item: (collator.getSortKey(item.text), item))
    index = icu.AlphabeticIndex(locale)
    labels: list[str] = [str(label) for label in _labels(index)]
    parts: dict[str, list[Item]] = {}
    for item in ordered:
        number = index.getBucketIndex(item.text)
        heading = labels[number] if 0 < number < len(labels) - 1 else _initial(item.text)
        parts.setdefault(heading, []).append(item)
    return [Letter(heading, tuple(found)) for heading, found in parts.items()]


def _labels(index: icu.AlphabeticIndex) -> Iterator[str]:
    index.resetBucketIterator()
    while index.nextBucket():
        yield index.bucketLabel


def _initial(text: str) -> str:
    first = text[:1].upper()
    return first if first.isalpha() else "#"


def marks(term: Term) -> list[str]:
    """Return what stands behind a term in brackets."""
    found = [one for one in (term.part_of_speech, term.gender, term.kind) if one]
    return found if term.status is Status.PREFERRED else [*found, str(term.status)]
