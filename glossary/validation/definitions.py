"""Checks of definitions, one entry at a time (T2xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.concept import LANGUAGES, LanguageSection
from glossary.formats.located import Located
from glossary.validation.designations import languages, sections
from glossary.validation.finding import Found
from glossary.validation.presence import Wanted

SHORTEST = 3
"""Words of a definition at least: a superordinate concept and what delimits it (ISO 704, 6.2)."""
_ARTICLE = re.compile(r"(?:The|A|An|Any)\s")
_FULL_STOP = re.compile(r"[^\W\d_.]{4,}[.!?]$")
"""A sentence's end; an abbreviation may end a phrase too (т.б., etc.)."""
_SENTENCES = re.compile(r"[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ.]{4,}[.!?]\s+[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")


def definitions(entry: Located) -> Iterator[tuple[LanguageSection, str, str, int]]:
    """Yield section, text, source and line of each definition of an entry."""
    for number, section, _place in sections(entry):
        for at, definition in enumerate(section.definitions):
            yield section, definition.text, definition.source, entry.definition(number, at)


def undefined(entry: Located) -> Iterator[Found]:
    """T201: a concept has no definition in any language."""
    if not any(section.definitions for section in entry.concept.sections):
        values = {"term": entry.concept.headword(LANGUAGES[0])}
        yield Found(entry.concept.id, entry.places.line, values)


def own_term(entry: Located) -> Iterator[Found]:
    """T203: a definition has a term of its own concept in it, in whatever form."""
    for number, section, _place in sections(entry):
        wanted = Wanted(section.terms, section.language)
        for at, definition in enumerate(section.definitions):
            found = wanted.within(definition.text)
            if found:
                values = {"term": found}
                line = entry.definition(number, at)
                yield Found(entry.concept.id, line, values, section.language)


def too_short(entry: Located) -> Iterator[Found]:
    """T204: a definition is only another word: it delimits nothing."""
    for section, text, _source, line in definitions(entry):
        if len(text.split()) < SHORTEST:
            yield Found(entry.concept.id, line, {"text": text}, section.language)


def not_a_phrase(entry: Located) -> Iterator[Found]:
    """T206: a definition is a sentence: an article in front, a full stop behind, or several."""
    for section, text, _source, line in definitions(entry):
        if section.language not in LANGUAGES:
            continue
        if _FULL_STOP.search(text) or _ARTICLE.match(text) or _SENTENCES.search(text):
            yield Found(entry.concept.id, line, {"text": text}, section.language)


def no_source(entry: Located) -> Iterator[Found]:
    """T207: a definition does not say who says so."""
    for section, text, source, line in definitions(entry):
        if not source:
            yield Found(entry.concept.id, line, {"text": text}, section.language)


def undefined_language(entry: Located) -> Iterator[Found]:
    """T208: a language has terms and no definition, though another language has one."""
    defined = {one.language for one in entry.concept.sections if one.definitions}
    for language, own, line in languages(entry) if defined else ():
        if language not in defined:
            yield Found(entry.concept.id, line, {"term": own[0].text}, language)


def two_definitions(entry: Located) -> Iterator[Found]:
    """T209: a language has two definitions: of one concept there is one (ISO 704, 6.1)."""
    for number, section, _place in sections(entry):
        for at, definition in enumerate(section.definitions[1:], 1):
            line = entry.definition(number, at)
            yield Found(entry.concept.id, line, {"text": definition.text}, section.language)
