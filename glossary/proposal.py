"""What to propose when a word of a text is to become a designation: its base form, its concept."""

from __future__ import annotations

import re

from glossary.concept import LanguageTag
from glossary.lookup import Glossary
from glossary.match import MatchKind
from glossary.normalise import fold

SHORTEST = 4
"""Letters of the shortest Kazakh stem that is proposed: отын is no form of оты."""
_NO_END = re.compile(r"[бвгғджзкқлмнңпрстфхшщ][бгғдлмнң]\Z")
"""Consonants that end no noun: the second belongs to an ending (заңды is no form of заңд)."""
READINGS = 12
"""Readings of a Kazakh form that are looked at."""


def base_forms(surface: str, language: LanguageTag) -> list[str]:
    """Return what the base form of some words may be, the likeliest first, as typed the last.

    Only the last word is changed: the one that inflects in Kazakh; in Russian the first of an
    attribute and its noun inflects too, which a person mends more easily than a rule.

    Args:
        surface: One or more words of a text.
        language: Its language; of others than the product's the words stay as they are.
    """
    words = surface.split()
    if not words:
        return []
    before, last = words[:-1], words[-1]
    found = [" ".join((*before, one)) for one in _lemmas(last, language)]
    # An upper-case first letter is as often the sentence's as the word's own.
    plain = surface if len(surface) > 1 and surface[1:2].isupper() else _lower_first(surface)
    return list(dict.fromkeys((*map(_lower_first, found), plain, surface)))


def concepts_near(surface: str, language: LanguageTag | None, glossary: Glossary) -> list[str]:
    """Return ids of concepts that the words may designate, best first.

    Only designations that resemble the words count, and those of homographs come first; that a
    definition has the words in it (:attr:`glossary.match.MatchKind.FULLTEXT`) says nothing.
    """
    matches = glossary.complete(surface, language, limit=5)
    if " " in surface:
        matches += glossary.complete(surface.split()[-1], language, limit=3)
    near = [match for match in matches if match.kind is not MatchKind.FULLTEXT]
    return list(dict.fromkeys(match.concept for match in near))


def _lemmas(word: str, language: LanguageTag) -> list[str]:
    form = fold(word)
    if word.isupper() and len(word) > 1:
        return [word]  # an abbreviation
    if language == "ru":
        from glossary.morphology.russian import lemmas

        return list(lemmas(form))
    if language == "en":
        from glossary.morphology.english import lemma

        return [lemma(form)]
    if language != "kk":
        return []
    from glossary.morphology.kazakh import analyse

    stems = [
        one.lemma
        for one in analyse(form, lambda stem: len(stem) >= SHORTEST, limit=READINGS)
        if one.tier == "inflection" and form.startswith(one.lemma) and not _NO_END.search(one.lemma)
    ]
    return sorted(stems, key=len)[:1]


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() or len(text) == 1 else text
