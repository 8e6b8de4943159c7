"""The termbase's data model, in the vocabulary of ISO 1087 and ISO 30042.

A *concept* is one unit of knowledge. It has *designations* in several languages; those that are
words or phrases are *terms*. A *definition* defines the concept, never the term. A *context* is a
text that shows a term in use.

Everything here is immutable: an edit makes a new concept, so a reader in another thread never
sees half of one. These are named tuples because importing ``dataclasses`` takes longer than
starting Python, and a one-shot lookup needs nothing else from there.
"""

from __future__ import annotations

from enum import StrEnum

from glossary.named import NamedTuple

LanguageTag = str
"""A BCP 47 language tag, lower case: ``kk``, ``en``, ``ru``, and others in imported termbases."""

LANGUAGES: tuple[LanguageTag, ...] = ("kk", "en", "ru")
"""The languages of the product, in the order in which they are shown."""


class Status(StrEnum):
    """Administrative status of a term (ISO 12620 *administrativeStatus*, short names)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"


class RelationKind(StrEnum):
    """How a concept is related to another; the relation is read from the concept that holds it."""

    BROADER = "broader"
    """Generic relation (ISO 1087, 3.2.8): the target is superordinate, *is a kind of*."""
    PART_OF = "part_of"
    """Partitive relation (ISO 1087, 3.2.9): the target is the whole."""
    RELATED = "related"
    """Associative relation (ISO 1087, 3.2.10)."""


class Kept(NamedTuple):
    """How an element stood in its TBX file, beyond what the model says; put back when written.

    Nobody but the TBX modules reads it; an edit carries it along unseen (``concept._replace``).
    """

    attributes: tuple[tuple[str, str], ...] = ()
    """Attributes that the model has no place for, names in Clark notation."""
    layout: tuple[str, ...] = ()
    """The kinds of its children in the order of the file; empty if that is the usual order."""
    verbatim: tuple[str, ...] = ()
    """Children that the model holds in part (markup, attributes), as XML; each is written in the
    place of the value that it reads as, if that value is still there."""
    before: tuple[str, ...] = ()
    """Comments and processing instructions that stand before it, as XML."""


class Transaction(NamedTuple):
    """Who did what and when to an entry, section or term (TBX *transacGrp*)."""

    kind: str
    """TBX *transactionType*: ``origination`` or ``modification``."""
    date: str = ""
    """The day, ISO 8601 (``2026-11-24``); empty if unknown. TBX has no time of day here."""
    responsibility: str = ""
    """Name of the person or body; empty if unknown."""
    target: str = ""
    """Id of that person in the back matter; empty if there is none."""
    note: str = ""
    """What was done, or anything else worth saying."""


class Reference(NamedTuple):
    """A reference to something outside of the termbase (TBX *externalCrossReference*)."""

    target: str
    """Its address: ``http://`` or ``https://`` and the rest."""
    text: str = ""
    """What is shown for it; empty if that is the address."""
    kind: str = "externalCrossReference"
    """That, or ``xGraphic`` for a picture."""


class Context(NamedTuple):
    """A text in which a term is used."""

    text: str
    """The sentence as it stands in its source, reflowed."""
    source: str = ""
    """Where it stands, e.g. ``pr#p12``; empty if unknown."""


class Definition(NamedTuple):
    """A text that defines a concept in one language."""

    text: str
    """The definition, without final full stop."""
    source: str = ""
    """Who says so: ``editor``, a library reference or a bibliographic one; empty if unknown."""


class Term(NamedTuple):
    """A linguistic designation of a concept in one language."""

    text: str
    """The term in its base form, NFC."""
    status: Status = Status.PREFERRED
    """Preferred, admitted, deprecated or superseded."""
    part_of_speech: str = ""
    """TBX-Basic value: ``noun``, ``verb``, ``adjective``, ``adverb``, ``properNoun``, ``other``."""
    gender: str = ""
    """Grammatical gender of the head: ``masculine``, ``feminine``, ``neuter``, or none."""
    kind: str = ""
    """TBX *termType*: ``abbreviation``, ``acronym``, ``fullForm``, ``phrase``, … or none."""
    note: str = ""
    """A usage note on this term."""
    contexts: tuple[Context, ...] = ()
    """Texts that show it in use, in the order of the file."""
    extras: tuple[str, ...] = ()
    """TBX elements that the model has no place for, as XML, kept for the way back."""
    source: str = ""
    """Where the term comes from; empty if unknown."""
    references: tuple[Reference, ...] = ()
    """References to something outside of the termbase."""
    transactions: tuple[Transaction, ...] = ()
    """Its history, oldest first."""
    kept: Kept = Kept()
    """How it stood in its file."""


class LanguageSection(NamedTuple):
    """All that a concept entry says in one language."""

    language: LanguageTag
    """The language of its terms and definitions."""
    terms: tuple[Term, ...] = ()
    """Its terms, preferred ones first."""
    definitions: tuple[Definition, ...] = ()
    """Its definitions; the first is the one shown."""
    extras: tuple[str, ...] = ()
    """TBX elements that the model has no place for, as XML."""
    note: str = ""
    """A note on what the entry says in this language."""
    transactions: tuple[Transaction, ...] = ()
    """Its history, oldest first."""
    kept: Kept = Kept()
    """How it stood in its file."""


class Relation(NamedTuple):
    """A cross-reference from the concept that holds it to another."""

    kind: RelationKind
    """Generic, partitive or associative."""
    target: str
    """Id of the other concept."""


class Concept(NamedTuple):
    """A concept entry: one concept, its designations in every language, its place among others."""

    id: str
    """Stable, unique in a termbase; an XML name."""
    sections: tuple[LanguageSection, ...] = ()
    """Language sections, in the order of the file."""
    relations: tuple[Relation, ...] = ()
    """Relations to other concepts, in the order of the file."""
    subject_field: str = ""
    """The field of knowledge that it belongs to, in English."""
    note: str = ""
    """A note on the concept as a whole."""
    extras: tuple[str, ...] = ()
    """TBX elements that the model has no place for, as XML."""
    references: tuple[Reference, ...] = ()
    """References to something outside of the termbase, pictures among them."""
    transactions: tuple[Transaction, ...] = ()
    """Its history, oldest first."""
    kept: Kept = Kept()
    """How it stood in its file."""

    def section(self, language: LanguageTag) -> LanguageSection:
        """Return the section of a language; an empty one if the entry has none."""
        for section in self.sections:
            if section.language == language:
                return section
        return LanguageSection(language)

    def terms(self, language: LanguageTag) -> tuple[Term, ...]:
        """Return the terms of a language, preferred ones first; empty if there are none."""
        return self.section(language).terms

    def definition(self, language: LanguageTag) -> str:
        """Return the text of the first definition in a language, or an empty string."""
        definitions = self.section(language).definitions
        return definitions[0].text if definitions else ""

    def headword(self, language: LanguageTag) -> str:
        """Return the designation to show in a language.

        Args:
            language: The language wished for.

        Returns:
            Its first preferred term; else its first term; else the first term of any other
            language, in the product's order; else the concept's id. Never empty.
        """
        order = (language, *LANGUAGES, *(section.language for section in self.sections))
        for tag in order:
            terms = self.terms(tag)
            for term in terms:
                if term.status is Status.PREFERRED:
                    return term.text
            if terms:
                return terms[0].text
        return self.id

    def targets(self, kind: RelationKind) -> tuple[str, ...]:
        """Return the ids that the concept's relations of one kind point to, in order."""
        return tuple(relation.target for relation in self.relations if relation.kind is kind)


def united(concept: Concept) -> Concept:
    """Return an entry with one section a language, which a file may have several of."""
    languages = dict.fromkeys(section.language for section in concept.sections)
    if len(languages) == len(concept.sections):
        return concept
    sections = []
    for language in languages:
        same = [one for one in concept.sections if one.language == language]
        sections.append(
            same[0]._replace(
                terms=tuple(term for one in same for term in one.terms),
                definitions=tuple(text for one in same for text in one.definitions),
                note="; ".join(one.note for one in same if one.note),
                extras=tuple(extra for one in same for extra in one.extras),
                transactions=tuple(done for one in same for done in one.transactions),
            )
        )
    return concept._replace(sections=tuple(sections))


def superordinates(concept: Concept) -> tuple[str, ...]:
    """Return the ids of a concept's broader concepts, then of its wholes, without repeats."""
    ids = (*concept.targets(RelationKind.BROADER), *concept.targets(RelationKind.PART_OF))
    return tuple(dict.fromkeys(ids))
