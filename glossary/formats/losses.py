"""What a format could not carry: counted while writing, told when done, never dropped silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from typing import NamedTuple

from glossary.concept import Concept, LanguageTag, RelationKind, Status

KINDS: tuple[str, ...] = (
    "definitions", "definitions' sources", "contexts", "relations", "statuses",
    "parts of speech", "genders", "term types", "notes", "subject fields", "sources of terms",
    "references", "history", "other elements", "columns guessed", "columns unread", "languages",
    "document types", "empty entries", "characters that the format forbids",
    "values outside of the format's lists", "ids that are no XML names",
    "relations that lead to no entry", "entries in a circle", "entries without an id",
    "rows without a term", "ids used twice", "words of a headword", "synonyms of no entry",
)  # fmt: skip
"""Every kind of loss, change or remark that is counted, in the order in which they are told."""
NAMES = 12
"""Names of a kind that are kept to be told."""


class Losses:
    """A tally by kind."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.names: dict[str, dict[str, None]] = {}
        """The first few things that were counted, by kind, where they have names."""

    def add(self, kind: str, count: int = 1, name: str = "") -> None:
        """Count something that is left out, changed or doubtful.

        Args:
            kind: One of :data:`KINDS`.
            count: How many.
            name: What it is called, if it has a name that a person would know it by.
        """
        if count:
            self.counts[kind] += count
        if count and name:
            names = self.names.setdefault(kind, {})
            if len(names) <= NAMES:
                names[name] = None

    def update(self, other: Losses) -> None:
        """Add what another tally has."""
        self.counts.update(other.counts)
        for kind, names in other.names.items():
            self.names.setdefault(kind, {}).update(names)

    def told(self) -> list[Loss]:
        """Return what was counted, in the order of :data:`KINDS`."""
        return [
            Loss(kind, self.counts[kind], _listed(self.names.get(kind, {})))
            for kind in KINDS
            if self.counts[kind]
        ]


class Loss(NamedTuple):
    """So many of a kind."""

    kind: str
    """One of :data:`KINDS`."""
    number: int
    """At least one."""
    names: str = ""
    """The first few of them, with commas; empty if they have no names."""


def _listed(names: dict[str, None]) -> str:
    found = list(names)
    return ", ".join(found[:NAMES]) + (" …" if len(found) > NAMES else "")


class Carried(NamedTuple):
    """What a format has a place for; terms it always has."""

    kinds: Container[str]
    """Those of :data:`KINDS` that it carries in full."""
    relations: Container[RelationKind] = frozenset()
    """Kinds of relation that it carries, where not all."""
    definitions: int = 0
    """How many definitions of a language it carries, where not all."""
    language: LanguageTag = ""
    """The one language whose definitions it carries; empty for all."""
    section_notes: bool = True
    """Whether, where it carries notes, those of entries and languages are among them."""
    term_notes: bool = True
    """Whether, where it carries notes, those of terms are among them."""


def uncarried(concept: Concept, carried: Carried, losses: Losses) -> None:
    """Count all that a format has no place for in an entry.

    Args:
        concept: The entry.
        carried: What the format has a place for.
        losses: Where to count.
    """

    def lose(kind: str, count: int) -> None:
        if kind not in carried.kinds:
            losses.add(kind, count)

    notes = "notes" in carried.kinds
    lose("relations", sum(one.kind not in carried.relations for one in concept.relations))
    lose("subject fields", bool(concept.subject_field))
    losses.add("notes", bool(concept.note) and not (notes and carried.section_notes))
    for section in concept.sections:
        kept = len(section.definitions)
        if "definitions" not in carried.kinds:
            here = not carried.language or section.language == carried.language
            kept = min(kept, carried.definitions if here else 0)
            losses.add("definitions", len(section.definitions) - kept)
        lose("definitions' sources", sum(bool(one.source) for one in section.definitions[:kept]))
        losses.add("notes", bool(section.note) and not (notes and carried.section_notes))
        for term in section.terms:
            # What no status is said of is preferred, so that alone is no loss.
            lose("statuses", term.status is not Status.PREFERRED)
            lose("parts of speech", bool(term.part_of_speech))
            lose("genders", bool(term.gender))
            lose("term types", bool(term.kind))
            lose("sources of terms", bool(term.source))
            lose("contexts", len(term.contexts))
            losses.add("notes", bool(term.note) and not (notes and carried.term_notes))
    for part in _parts(concept):
        lose("references", len(getattr(part, "references", ())))
        lose("other elements", len(part.extras))
        lose("history", len(part.transactions))


def _parts(concept: Concept):  # type: ignore[no-untyped-def]  # three classes with common fields
    yield concept
    for section in concept.sections:
        yield section
        yield from section.terms
