"""Checks of designations, one entry at a time (T1xx, T5xx)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from glossary.concept import LanguageSection, Status, Term
from glossary.formats.located import Located, SectionPlace
from glossary.normalise import LATIN_TO_CYRILLIC, fold
from glossary.validation.finding import Found

PARTS_OF_SPEECH = frozenset(("noun", "verb", "adjective", "adverb", "properNoun", "other"))
"""Values of *partOfSpeech* in the dialect TBX-Basic."""
CYRILLIC = frozenset(("kk", "ru"))
"""Languages of the product written in Cyrillic; Kazakh in Latin letters has the tag kk-Latn."""
_LATIN = re.compile(r"[A-Za-zəɵƏƟ]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_NOT_RUSSIAN = re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_WORD = re.compile(r"[^\W\d_]+")
_STRAY = re.compile(r"[ \t\u00a0]{2,}|[\u00a0\u2000-\u200a\u202f\u3000]|\s[,;:.!?)»]|[(«]\s")
"""Two spaces, a space of another width, a space on the wrong side of a sign."""
_NAMES = frozenset(("abbreviation", "acronym", "initialism", "symbol", "formula"))
"""TBX *termType* of what keeps its letters in any language."""


def sections(entry: Located) -> Iterator[tuple[int, LanguageSection, SectionPlace]]:
    """Yield the sections of an entry with their numbers and places."""
    for number, section in enumerate(entry.concept.sections):
        yield number, section, entry.section(number)


def terms(entry: Located) -> Iterator[tuple[LanguageSection, Term, int]]:
    """Yield the terms of an entry with their section and line."""
    for number, section, _place in sections(entry):
        for at, term in enumerate(section.terms):
            yield section, term, entry.term(number, at).line


def texts(entry: Located) -> Iterator[tuple[LanguageSection, str, int]]:
    """Yield the terms and definitions of an entry with their section and line."""
    for section, term, line in terms(entry):
        yield section, term.text, line
    for number, section, _place in sections(entry):
        for at, definition in enumerate(section.definitions):
            yield section, definition.text, entry.definition(number, at)


def languages(entry: Located) -> Iterator[tuple[str, list[Term], int]]:
    """Yield the languages of an entry that have terms, with these and the line of the section."""
    found: dict[str, tuple[list[Term], int]] = {}
    for _number, section, place in sections(entry):
        if section.terms:
            found.setdefault(section.language, ([], place.line))[0].extend(section.terms)
    for language, (own, line) in found.items():
        yield language, own, line


def repeated(entry: Located) -> Iterator[Found]:
    """T102: a designation stands twice in one language of one entry."""
    seen: dict[tuple[str, str], int] = {}
    for section, term, line in terms(entry):
        name = (section.language, fold(term.text))
        if name in seen:
            values = {"term": term.text, "first": str(seen[name])}
            yield Found(entry.concept.id, line, values, section.language)
        seen.setdefault(name, line)


def no_preferred(entry: Located) -> Iterator[Found]:
    """T103: a language has terms and none is preferred."""
    for language, own, line in languages(entry):
        statuses = {term.status for term in own}
        if Status.ADMITTED in statuses and Status.PREFERRED not in statuses:
            yield Found(entry.concept.id, line, {"term": own[0].text}, language)


def two_preferred(entry: Located) -> Iterator[Found]:
    """T104: a language has more than one preferred term."""
    first: dict[str, str] = {}
    for section, term, line in terms(entry):
        if term.status is not Status.PREFERRED:
            continue
        if section.language in first:
            values = {"term": term.text, "other": first[section.language]}
            yield Found(entry.concept.id, line, values, section.language)
        first.setdefault(section.language, term.text)


def only_deprecated(entry: Located) -> Iterator[Found]:
    """T105: all terms of a language are deprecated or superseded."""
    for language, own, line in languages(entry):
        if {term.status for term in own} <= {Status.DEPRECATED, Status.SUPERSEDED}:
            yield Found(entry.concept.id, line, {"term": own[0].text}, language)


def look_alikes(entry: Located) -> Iterator[Found]:
    """T106: a word has letters of another alphabet that look like its own."""
    for section, text, line in texts(entry):
        for word in _WORD.findall(text):
            if _is_mixed(word) or (section.language in CYRILLIC and _is_disguised(word, text)):
                values = {"word": word, "letters": _strangers(word)}
                yield Found(entry.concept.id, line, values, section.language)


def _is_mixed(word: str) -> bool:
    return bool(_LATIN.search(word) and _CYRILLIC.search(word))


def _is_disguised(word: str, text: str) -> bool:
    """Tell whether a lower-case word of Latin letters reads as a Cyrillic one (cенім, a)."""
    if not _LATIN.search(word) or not word.islower() or not _CYRILLIC.search(text):
        return False
    return not _LATIN.search(word.translate(LATIN_TO_CYRILLIC))


def _strangers(word: str) -> str:
    """Return the letters of the alphabet that fewer letters of a word belong to, with code."""
    latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
    fewer = latin if len(latin) <= len(cyrillic) or not cyrillic else cyrillic
    return ", ".join(f"{one} U+{ord(one):04X}" for one in dict.fromkeys(fewer))


def stray_spaces(entry: Located) -> Iterator[Found]:
    """T107: spaces at an edge, two in a row, of odd width, or on the wrong side of a sign."""
    for line, text in entry.places.untidy:
        yield Found(entry.concept.id, line, {"text": " ".join(text.split())})
    for section, text, line in texts(entry):
        if _STRAY.search(text) and not any(line == one for one, _ in entry.places.untidy):
            yield Found(entry.concept.id, line, {"text": text}, section.language)


def invisible(entry: Located) -> Iterator[Found]:
    """T108: a control, zero-width, bidirectional or replacement character stands in a text."""
    for section, text, line in _all_texts(entry):
        if text.isprintable() and "\ufffd" not in text:
            continue
        found = dict.fromkeys(one for one in text if _is_invisible(one))
        if found:
            values = {"characters": ", ".join(f"U+{ord(one):04X}" for one in found)}
            yield Found(entry.concept.id, line, values, section.language)


def _is_invisible(letter: str) -> bool:
    if letter.isascii():
        return not letter.isprintable()
    return letter == "\ufffd" or unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs", "Cn")


def _all_texts(entry: Located) -> Iterator[tuple[LanguageSection, str, int]]:
    yield from texts(entry)
    for number, section, _place in sections(entry):
        for at, term in enumerate(section.terms):
            for which, context in enumerate(term.contexts):
                yield section, context.text, entry.context(number, at, which)


def decomposed(entry: Located) -> Iterator[Found]:
    """T109: a text is not composed (Unicode NFC): a search for й does not find и + breve."""
    for section, text, line in _all_texts(entry):
        if not unicodedata.is_normalized("NFC", text):
            yield Found(entry.concept.id, line, {"text": text}, section.language)


def wrong_script(entry: Located) -> Iterator[Found]:
    """T110: a designation is in letters that its language is not written in."""
    for section, term, line in terms(entry):
        letters = _wrong_letters(section.language, term)
        if letters:
            values = {"term": term.text, "letters": letters}
            yield Found(entry.concept.id, line, values, section.language)


def _wrong_letters(language: str, term: Term) -> str:
    text = term.text
    if language in CYRILLIC:
        if _LATIN.search(text) and not _CYRILLIC.search(text):
            # An abbreviation or a brand keeps its letters in any language: PR, ISO, eGov.
            kept = term.kind in _NAMES or term.part_of_speech == "properNoun"
            kept = kept or any(one.isupper() for one in text)
            return "" if kept else "".join(dict.fromkeys(_LATIN.findall(text)))
        if language == "ru" and term.part_of_speech != "properNoun":
            return "".join(dict.fromkeys(_NOT_RUSSIAN.findall(text)))
    elif language == "en":
        return "".join(dict.fromkeys(_CYRILLIC.findall(text)))
    return ""


def part_of_speech(entry: Located) -> Iterator[Found]:
    """T113: a term has no part of speech, or one that TBX-Basic does not know."""
    for section, term, line in terms(entry):
        if term.part_of_speech not in PARTS_OF_SPEECH:
            values = {"term": term.text, "value": term.part_of_speech or "–"}
            yield Found(entry.concept.id, line, values, section.language)


def no_terms(entry: Located) -> Iterator[Found]:
    """T501: an entry, or a language of it, has no term."""
    if not entry.concept.sections:
        yield Found(entry.concept.id, entry.places.line, {"language": "–"})
    for _number, section, place in sections(entry):
        if not section.terms:
            values = {"language": section.language}
            yield Found(entry.concept.id, place.line, values, section.language)


def language_twice(entry: Located) -> Iterator[Found]:
    """T502: an entry has two sections of one language; only the first is shown."""
    seen: set[str] = set()
    for _number, section, place in sections(entry):
        if section.language in seen:
            yield Found(entry.concept.id, place.line, {"language": section.language})
        seen.add(section.language)
