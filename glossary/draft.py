"""An entry while it is edited: its fields as rows, each change undoable, each mistake named.

A draft never touches a termbase; :mod:`glossary.own` takes what it became.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar

from glossary.concept import (
    LANGUAGES,
    Concept,
    Context,
    Definition,
    LanguageSection,
    LanguageTag,
    Relation,
    RelationKind,
    Status,
    Term,
)

T = TypeVar("T")
Path = tuple[str | int, ...]
"""Where a field is: ``("subject_field",)``, ``("term", "kk", 0, "text")``,
``("definition", "kk", 0, "source")``, ``("context", "kk", 0, 1, "text")``,
``("relation", 0, "kind")``."""
CHOICES: dict[str, tuple[str, ...]] = {
    "status": tuple(Status),
    "part_of_speech": ("", "noun", "verb", "adjective", "adverb", "properNoun", "other"),
    "gender": ("", "masculine", "feminine", "neuter", "other"),
    "kind": ("", "fullForm", "abbreviation", "acronym", "shortForm", "phrase", "variant"),
    "relation": tuple(RelationKind),
}
"""Values of the fields that are chosen, as TBX-Basic has them."""
TERM_FIELDS = ("text", "status", "part_of_speech", "gender", "kind", "note")


class Row(NamedTuple):
    """A field of an entry."""

    path: Path
    """Where it is."""
    value: str
    """What it says; may be empty."""
    choices: tuple[str, ...] = ()
    """The values it may have; empty if it is free."""


class Draft:
    """An entry that is edited.

    Args:
        concept: What it says at first.
    """

    def __init__(self, concept: Concept) -> None:
        self.concept = concept
        """What it says now."""
        self.begun = concept
        """What it said at first."""
        self._before: list[Concept] = []
        self._after: list[Concept] = []

    @property
    def is_changed(self) -> bool:
        """Whether it says anything else than at first."""
        return self.concept != self.begun

    def rows(self) -> list[Row]:
        """Return its fields in the order in which they are shown."""
        concept = self.concept
        found = [
            Row(("subject_field",), concept.subject_field), Row(("note",), concept.note)
        ]  # fmt: skip
        for language in self.languages():
            found += _section_rows(concept.section(language))
        for at, relation in enumerate(concept.relations):
            found.append(Row(("relation", at, "kind"), relation.kind, CHOICES["relation"]))
            found.append(Row(("relation", at, "target"), relation.target))
        return found

    def languages(self) -> list[LanguageTag]:
        """Return the languages of the product and those of the entry."""
        own = (section.language for section in self.concept.sections)
        return list(dict.fromkeys((*LANGUAGES, *own)))

    def meet(self, concept: Concept, other: Concept) -> None:
        """Take in what another edit, saved meanwhile, changed; can be undone like one's own.

        Args:
            concept: The entry with both edits.
            other: What the other saved, which the next save begins from.
        """
        self._become(concept)
        self.begun = other

    def set(self, path: Path, value: str) -> None:
        """Give a field another value."""
        self._become(_with(self.concept, path, value))

    def add_term(self, language: LanguageTag, text: str = "") -> Path:
        """Add a designation; the first of a language is preferred, others admitted."""
        section = self.concept.section(language)
        has_preferred = any(term.status is Status.PREFERRED for term in section.terms)
        term = Term(text, Status.ADMITTED if has_preferred else Status.PREFERRED)
        self._replace(section._replace(terms=(*section.terms, term)))
        return ("term", language, len(section.terms), "text")

    def add_definition(self, language: LanguageTag) -> Path:
        """Add a definition."""
        section = self.concept.section(language)
        self._replace(section._replace(definitions=(*section.definitions, Definition(""))))
        return ("definition", language, len(section.definitions), "text")

    def add_context(self, language: LanguageTag, term: int, context: Context | None = None) -> Path:
        """Add a text that shows a designation, given by its number, in use."""
        section = self.concept.section(language)
        old = section.terms[term]
        new = old._replace(contexts=(*old.contexts, context or Context("")))
        self._replace(section._replace(terms=_put(section.terms, term, new)))
        return ("context", language, term, len(old.contexts), "text")

    def add_relation(self, target: str) -> Path:
        """Relate it to another concept, as a kind of it at first."""
        relations = (*self.concept.relations, Relation(RelationKind.BROADER, target))
        self._become(self.concept._replace(relations=relations))
        return ("relation", len(relations) - 1, "kind")

    def remove(self, path: Path) -> None:
        """Take out the designation, definition, context or relation that a field belongs to.

        A field that belongs to none becomes empty.
        """
        kind, *place = path
        concept = self.concept
        if kind == "relation":
            self._become(concept._replace(relations=_without(concept.relations, place[0])))
        elif kind in ("term", "definition", "context"):
            section = concept.section(str(place[0]))
            number = int(place[1])
            if kind == "term":
                section = section._replace(terms=_without(section.terms, number))
            elif kind == "definition":
                section = section._replace(definitions=_without(section.definitions, number))
            else:
                term = section.terms[number]
                term = term._replace(contexts=_without(term.contexts, int(place[2])))
                section = section._replace(terms=_put(section.terms, number, term))
            self._replace(section)
        else:
            self.set(path, "")

    def undo(self) -> bool:
        """Take the last change back; return whether there was one."""
        return self._step(self._before, self._after)

    def redo(self) -> bool:
        """Make a change that was taken back again; return whether there was one."""
        return self._step(self._after, self._before)

    def finished(self) -> Concept:
        """Return the entry without what was left empty."""
        sections = []
        for section in self.concept.sections:
            terms = tuple(
                term._replace(contexts=tuple(one for one in term.contexts if one.text))
                for term in section.terms
                if term.text
            )
            definitions = tuple(one for one in section.definitions if one.text)
            if terms or definitions or section.extras or section.note:
                sections.append(section._replace(terms=terms, definitions=definitions))
        return self.concept._replace(sections=tuple(sections))

    def _step(self, source: list[Concept], other: list[Concept]) -> bool:
        if not source:
            return False
        other.append(self.concept)
        self.concept = source.pop()
        return True

    def _become(self, concept: Concept) -> None:
        if concept != self.concept:
            self._before.append(self.concept)
            self._after.clear()
            self.concept = concept

    def _replace(self, section: LanguageSection) -> None:
        self._become(_placed(self.concept, section))


def _section_rows(section: LanguageSection) -> Iterator[Row]:
    language = section.language
    for at, term in enumerate(section.terms):
        for name in TERM_FIELDS:
            choices = CHOICES.get(name, ())
            yield Row(("term", language, at, name), str(getattr(term, name)), choices)
        for number, context in enumerate(term.contexts):
            yield Row(("context", language, at, number, "text"), context.text)
            yield Row(("context", language, at, number, "source"), context.source)
    for at, definition in enumerate(section.definitions):
        yield Row(("definition", language, at, "text"), definition.text)
        yield Row(("definition", language, at, "source"), definition.source)


def _with(concept: Concept, path: Path, value: str) -> Concept:
    """Return an entry with another value in a field."""
    kind, *place = path
    if kind == "relation":
        number, name = int(place[0]), str(place[1])
        changed = {name: RelationKind(value) if name == "kind" else value}
        relation = concept.relations[number]._replace(**changed)  # type: ignore[arg-type]  # fields by name
        return concept._replace(relations=_put(concept.relations, number, relation))
    if kind not in ("term", "definition", "context"):
        return concept._replace(**{str(kind): value})  # type: ignore[arg-type]  # as above
    section = concept.section(str(place[0]))
    number, name = int(place[1]), str(place[-1])
    if kind == "definition":
        definition = section.definitions[number]._replace(**{name: value})
        section = section._replace(definitions=_put(section.definitions, number, definition))
    else:
        term = section.terms[number]
        if kind == "context":
            context = term.contexts[int(place[2])]._replace(**{name: value})
            term = term._replace(contexts=_put(term.contexts, int(place[2]), context))
        else:
            changed_to: Any = Status(value) if name == "status" else value
            term = term._replace(**{name: changed_to})
        section = section._replace(terms=_put(section.terms, number, term))
    return _placed(concept, section)


def _placed(concept: Concept, section: LanguageSection) -> Concept:
    """Return an entry with a section in the place of that of its language, or at the end."""
    languages = [one.language for one in concept.sections]
    if section.language in languages:
        at = languages.index(section.language)
        return concept._replace(sections=_put(concept.sections, at, section))
    return concept._replace(sections=(*concept.sections, section))


def _put(values: tuple[T, ...], at: int, value: T) -> tuple[T, ...]:
    return (*values[:at], value, *values[at + 1 :])


def _without(values: tuple[T, ...], at: Any) -> tuple[T, ...]:
    return (*values[: int(at)], *values[int(at) + 1 :])
