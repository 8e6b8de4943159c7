"""Concepts as entries of a dictionary, for StarDict and dictd: headwords and a text.

A dictionary has one entry a concept, under all designations of the languages asked for; the text
says the rest in lines that :func:`concepts` does not try to take apart again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossary.concept import Concept, Definition, LanguageSection, Status, Term
from glossary.formats.losses import Carried, Losses, uncarried

_HIDDEN = "\x00\t\r\n"
"""Characters that end a word in an index of one format or the other."""

_CARRIED = Carried(
    ("statuses", "parts of speech", "genders", "term types", "definitions",
     "definitions' sources", "notes"),
    term_notes=False,
)  # fmt: skip


class Entry(NamedTuple):
    """An entry of a dictionary."""

    words: tuple[str, ...]
    """Its headwords, the first the chief one; never empty, nor is any of them."""
    text: str
    """What stands under them; lines end with a line feed."""


def entries(concepts: Iterable[Concept], language: str, losses: Losses) -> Iterator[Entry]:
    """Yield the entries of a dictionary.

    Args:
        concepts: Taken one by one.
        language: Language of the headwords; empty for all.
        losses: Where to count what such a text leaves out.
    """
    for concept in concepts:
        words = [
            "".join(" " if one in _HIDDEN else one for one in term.text).strip()
            for section in concept.sections
            if section.language == language or not language
            for term in section.terms
        ]
        words = [word for word in dict.fromkeys(words) if word]
        uncarried(concept, _CARRIED, losses)
        if words:
            yield Entry(tuple(words), text(concept))
        else:
            losses.add("empty entries")


def text(concept: Concept) -> str:
    """Return an entry as a person reads it: designations and definitions a language."""
    found = []
    for section in concept.sections:
        named = "; ".join(_designation(term) for term in section.terms)
        found.append(f"{section.language}: {named}")
        for definition in section.definitions:
            source = f" [{definition.source}]" if definition.source else ""
            found.append(f"   {definition.text}{source}")
        if section.note:
            found.append(f"   ({section.note})")
    if concept.note:
        found.append(f"({concept.note})")
    return "\n".join(found).replace("\0", "\ufffd")


def concepts(read: Iterable[Entry], language: str) -> Iterator[Concept]:
    """Yield the entries of a dictionary as concepts: headwords, and the text as definition.

    Args:
        read: The entries.
        language: That of the headwords and the text, which no dictionary names.
    """
    for number, entry in enumerate(read, 1):
        terms = tuple(
            Term(word, Status.ADMITTED if place else Status.PREFERRED)
            for place, word in enumerate(entry.words)
        )
        said = " ".join(entry.text.split())
        definitions = (Definition(said),) if said else ()
        yield Concept(f"entry-{number}", (LanguageSection(language, terms, definitions),))


def _designation(term: Term) -> str:
    marks = [one for one in (term.part_of_speech, term.gender, term.kind) if one]
    if term.status is not Status.PREFERRED:
        marks.append(term.status)
    return term.text + (f" ({', '.join(marks)})" if marks else "")
