"""What a word may be in a term: its lemma, and its role as one letter, for patterns to match.

Roles: ``A`` adjective, ``N`` noun, ``G`` Russian noun that may be genitive, ``B`` Kazakh noun or
adjective as it is, ``S`` preposition within a term,
``C`` Kazakh noun with plural or case, ``I`` in the instrumental (бұқарамен
байланыс), ``Q`` with the third-person possessive, ``P`` with that and a case, ``X`` what parts
terms.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from glossary.candidates.stop import STOP
from glossary.concept import LanguageTag

BREAK, JOINT = "X", "S"
SHORTEST = 2
"""Letters of a word of a term at least."""
PATTERNS: dict[LanguageTag, re.Pattern[str]] = {
    # Adjectives before a noun, then nouns in the genitive with theirs; связь с общественностью.
    "ru": re.compile(r"A*[NG](?:A*G)*(?:SA*[NG](?:A*G)*){0,2}"),
    "en": re.compile(r"[AN]*N(?:S[AN]*N)?"),
    # Izafet, its parts before the head bare; or an adjective and a noun in any form; or one noun.
    "kk": re.compile(r"[ABI]*[ABIQ][PQ]|[ABI]*[AI][BCI]|[BCIPQ]"),
}
"""What the roles of a candidate's words are, in order."""


JOINING = {"ru": frozenset(("с", "со", "по")), "en": frozenset(("of",))}
"""Prepositions within terms, role ``S``; others join words by chance more often than not."""


class Word(NamedTuple):
    """A word as it may stand in a term."""

    lemma: str
    role: str


def is_stopped(word: str, language: LanguageTag) -> bool:
    """Tell whether a folded word is no part of any term."""
    return (
        len(word) < SHORTEST
        or word in STOP.get(language, frozenset())
        or not any(letter.isalpha() for letter in word)
        or any(letter.isdigit() for letter in word)
    )


_ADVERB = re.compile(r"ly$")
_NOT_LAST = re.compile(r"(?:[^aeiou]ed|ous|ful|ible|able|ic|ical|ional|arian)$")
"""Endings of English words that stand before a noun rather than for one (Quirk et al. 1985, App.
I.21); words in -al, -ive, -ing may be either."""
_NOUNS_IN_IC = frozenset(
    ("public", "logic", "music", "topic", "critic", "clinic", "traffic", "republic", "rhetoric")
)


def english(word: str) -> Word:
    """Return an English word; without a dictionary any content word may be a noun."""
    from glossary.morphology.english import lemma

    if word in JOINING["en"]:
        return Word(word, JOINT)
    base = lemma(word)
    if is_stopped(word, "en") or is_stopped(base, "en") or (_ADVERB.search(word) and len(word) > 5):
        return Word(base, BREAK)
    return Word(base, "A" if _NOT_LAST.search(base) and base not in _NOUNS_IN_IC else "N")


_ADJECTIVES = ("ADJF", "PRTF")


def russian(word: str) -> Word:
    """Return a Russian word by its most probable parse."""
    from glossary.morphology.russian import parses

    if word in JOINING["ru"]:
        return Word("с" if word == "со" else word, JOINT)
    if is_stopped(word, "ru"):
        return Word(word, BREAK)
    if not re.fullmatch(r"[а-яё]+", word):
        return Word(word.replace("ё", "е"), "N")
    found = parses(word)
    best = found[0]
    lemma = best.normal_form.replace("ё", "е")
    if is_stopped(best.normal_form, "ru") or is_stopped(lemma, "ru"):
        return Word(lemma, BREAK)
    if best.tag.POS in _ADJECTIVES and "Apro" not in best.tag:
        return Word(lemma, "A")
    if best.tag.POS == "NOUN":
        same = [
            one for one in found if one.tag.POS == "NOUN" and one.normal_form == best.normal_form
        ]
        return Word(lemma, "G" if any(one.tag.case == "gent" for one in same) else "N")
    return Word(lemma, BREAK)
