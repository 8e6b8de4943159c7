"""What is wrong with an entry as it is edited, field by field: the coded checks, and a few more.

The checks are those of :mod:`glossary.validation`, which know an entry by the lines of its file.
Here each field is given a number in place of a line, and what a check says of that line is said
of the field. Besides, the form tells what no file has: fields still empty, concepts elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import count
from typing import NamedTuple

from glossary.concept import Concept
from glossary.draft import Path
from glossary.formats.located import Located, Places, SectionPlace, TermPlace, is_untidy
from glossary.homographs import homographs
from glossary.lookup import Glossary
from glossary.validation import check_entry

EMPTY = "empty"
"""A designation, definition or context without text; it is left out when saved."""
NAMELESS = "nameless"
"""No designation in any language: such an entry is not saved."""
UNKNOWN = "unknown"
"""A relation to a concept that no termbase has (T301 of a file)."""
HOMOGRAPH = "homograph"
"""Another concept has the designation (T101 of a file); no mistake, but worth knowing."""
CODES = ("T102", "T103", "T104", "T105", "T106", "T107", "T108", "T109", "T110", "T111", "T203",
         "T204", "T206", "T303", "T304", "T401", "T403")  # fmt: skip
"""Checks that a person at the form can do something about; what is only missing is not nagged."""


class Finding(NamedTuple):
    """Something that may be wrong."""

    path: Path
    """The field; ``("language", "kk")`` for a language as a whole."""
    code: str
    """Of the check (:data:`CODES`), or one of the words above."""
    values: Mapping[str, str] = {}
    """What fills its sentence."""


def is_nameless(concept: Concept) -> bool:
    """Tell whether an entry has no designation in any language: such a one is not saved."""
    return not any(term.text.strip() for one in concept.sections for term in one.terms)


def findings(
    concept: Concept, glossary: Glossary | None = None, codes: Collection[str] = CODES
) -> list[Finding]:
    """Return what may be wrong with an entry.

    Args:
        concept: The entry, as it is.
        glossary: Knows other concepts; without one those are not compared.
        codes: Checks to make.
    """
    places, paths = _places(concept)
    empty = list(_empty(concept))
    found = [Finding(path, EMPTY) for path in empty]
    for one in check_entry(Located(concept, places), codes=codes):
        path = paths.get(one.line, ())
        unnamed = not one.values.get("term", "?").strip()  # the term is still to be typed
        if path and path not in empty and not unnamed:
            found.append(Finding(path, one.code, one.values))
    if glossary is not None:
        found += _elsewhere(concept, glossary)
    if is_nameless(concept):
        found.append(Finding((NAMELESS,), NAMELESS))
    return list(dict((one[:2], one) for one in found).values())


def _places(concept: Concept) -> tuple[Places, dict[int, Path]]:
    """Return a place for every field, and the field of each place."""
    paths: dict[int, Path] = {}
    untidy: list[tuple[int, str]] = []
    numbers = count(1)

    def place(text: str, *path: str | int) -> int:
        line = next(numbers)
        paths[line] = path
        if is_untidy(text):
            untidy.append((line, text))
        return line

    whole = next(numbers)
    sections = []
    for section in concept.sections:
        tag = section.language
        line = place("", "language", tag)
        terms = tuple(
            TermPlace(
                place(term.text, "term", tag, at, "text"),
                tuple(
                    place(context.text, "context", tag, at, which, "text")
                    for which, context in enumerate(term.contexts)
                ),
            )
            for at, term in enumerate(section.terms)
        )
        definitions = tuple(
            place(one.text, "definition", tag, at, "text")
            for at, one in enumerate(section.definitions)
        )
        sections.append(SectionPlace(line, terms, definitions))
    relations = tuple(
        (one.target, place("", "relation", at, "target"))
        for at, one in enumerate(concept.relations)
    )
    return Places(whole, tuple(sections), relations, tuple(untidy)), paths


def _empty(concept: Concept) -> Iterator[Path]:
    for section in concept.sections:
        tag = section.language
        for at, term in enumerate(section.terms):
            if not term.text.strip():
                yield ("term", tag, at, "text")
            for which, context in enumerate(term.contexts):
                if not context.text.strip():
                    yield ("context", tag, at, which, "text")
        for at, definition in enumerate(section.definitions):
            if not definition.text.strip():
                yield ("definition", tag, at, "text")


def _elsewhere(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """Yield what other concepts have to do with it."""
    for section in concept.sections:
        for at, term in enumerate(section.terms):
            if not term.text.strip():
                continue
            known = homographs(term)
            for match in glossary.lookup(term.text, section.language, limit=3):
                other = match.concept
                if match.kind == "exact" and other != concept.id and other not in known:
                    path: Path = ("term", section.language, at, "text")
                    yield Finding(path, HOMOGRAPH, {"concept": other})
    for at, relation in enumerate(concept.relations):
        if relation.target != concept.id and glossary.concept(relation.target) is None:
            yield Finding(("relation", at, "target"), UNKNOWN, {"concept": relation.target})
