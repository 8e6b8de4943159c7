"""Concept entries with the lines on which everything in them stands, for reports on them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from glossary.concept import Concept
from glossary.formats import detect, table, tbx

_ENTRIES = (b"<conceptEntry", b"<termEntry", b"<entry ")
_PIECE = 1 << 20
"""Bytes read at a time to count entries."""


class TermPlace(NamedTuple):
    """Where a term stands."""

    line: int
    contexts: tuple[int, ...] = ()
    """Line of each context."""


class SectionPlace(NamedTuple):
    """Where a language section stands."""

    line: int
    terms: tuple[TermPlace, ...] = ()
    definitions: tuple[int, ...] = ()
    """Line of each definition."""


class Places(NamedTuple):
    """Where an entry stands; lines are counted from 1."""

    line: int
    sections: tuple[SectionPlace, ...] = ()
    """In the order of the model's sections."""
    relations: tuple[tuple[str, int], ...] = ()
    """Target and line of each cross-reference."""
    untidy: tuple[tuple[int, str], ...] = ()
    """Texts with spaces at an edge or in a row, which the model does not keep, and their lines."""


_NOWHERE = Places(0)


class Located(NamedTuple):
    """An entry and its place."""

    concept: Concept
    places: Places

    def section(self, number: int) -> SectionPlace:
        """Return the place of a section by its number in the model."""
        sections = self.places.sections
        return sections[number] if number < len(sections) else SectionPlace(self.places.line)

    def term(self, section: int, number: int) -> TermPlace:
        """Return the place of a term by its number in its section."""
        place = self.section(section)
        return place.terms[number] if number < len(place.terms) else TermPlace(place.line)

    def definition(self, section: int, number: int = 0) -> int:
        """Return the line of a definition."""
        place = self.section(section)
        return place.definitions[number] if number < len(place.definitions) else place.line

    def context(self, section: int, term: int, number: int) -> int:
        """Return the line of a context."""
        place = self.term(section, term)
        return place.contexts[number] if number < len(place.contexts) else place.line

    def relation(self, target: str) -> int:
        """Return the line of the first cross-reference to a concept."""
        for name, line in self.places.relations:
            if name == target:
                return line
        return self.places.line


def located(path: str | os.PathLike[str], *, places: bool = True) -> Iterator[Located]:
    """Yield the entries of a termbase file with their lines, one in memory at a time for TBX.

    Args:
        path: The file.
        places: Whether the lines are wanted; finding them takes as long as reading.

    Raises:
        TermbaseError: As :func:`glossary.formats.detect.read`.
    """
    if detect.is_xml(path):
        reader = tbx.Reader(path)
        for concept in reader:
            if reader.element is not None:
                yield Located(concept, _places(reader.element) if places else _NOWHERE)
        return
    lines: table.Lines = {}
    for concept in table.read(path, lines).concepts:
        yield Located(concept, _rows(concept, lines[concept.id]))


def count(path: str | os.PathLike[str]) -> int:
    """Return about how many entries a file has, for showing progress; for a table, its lines."""
    names = _ENTRIES if detect.is_xml(path) else (b"\n",)
    with open(path, "rb") as stream:
        return sum(
            piece.count(name) for piece in iter(lambda: stream.read(_PIECE), b"") for name in names
        )


def _rows(concept: Concept, lines: dict[str, list[int]]) -> Places:
    sections = tuple(
        SectionPlace(rows[0], tuple(map(TermPlace, rows)), (rows[0],))
        for rows in (lines[section.language] for section in concept.sections)
    )
    return Places(min(place.line for place in sections), sections)


def _places(element: etree._Element) -> Places:
    """Return the places of an entry's parts, whatever the dialect calls its groups."""
    line = _line(element, 1)
    sections: list[SectionPlace] = []
    relations: list[tuple[str, int]] = []
    untidy: list[tuple[int, str]] = []
    for child in element:
        if _name(child) in ("langSec", "langSet"):
            sections.append(_section(child, line))
        elif _name(child) == "crossReference":
            relations.append((child.get("target", ""), _line(child, line)))
    for one in element.iter("{*}*"):
        text = one.text or ""
        if len(one) == 0 and text.strip() and is_untidy(text):
            untidy.append((_line(one, line), text))
    return Places(line, tuple(sections), tuple(relations), tuple(untidy))


def _section(element: etree._Element, above: int) -> SectionPlace:
    line = _line(element, above)
    terms: list[TermPlace] = []
    definitions: list[int] = []
    for child in element:
        if _name(child) in ("termSec", "tig", "ntig"):
            own = next((_line(one, line) for one in child.iter("{*}term")), _line(child, line))
            found = [_line(one, own) for one in child.iter("{*}*") if _name(one) == "context"]
            terms.append(TermPlace(own, tuple(found)))
        else:
            definitions += [
                _line(one, line) for one in child.iter("{*}*") if _name(one) == "definition"
            ]
    return SectionPlace(line, tuple(terms), tuple(definitions))


def is_untidy(text: str) -> bool:
    """Tell whether a text has stray spaces; a line break with its indent is only layout."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 or "\n" in text:
        lines = [line.strip() for line in lines]
    return any(" ".join(line.split()) != line for line in lines)


def _name(element: etree._Element) -> str:
    if not isinstance(element.tag, str):
        return ""
    local = element.tag.rpartition("}")[2]
    if local in ("descrip", "ref", "termNote", "admin"):
        return element.get("type") or local
    return local


def _line(element: etree._Element, otherwise: int) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else otherwise
