"""English words in their own right: the commonest, in all forms; none is a misspelling of a term.

``english_words.txt`` was written for this project: some 5,400 base forms, the commonest words of
English from memory, nouns in -ion and of professions, and words that resemble terms of the shipped
termbase. It holds terms too. It is read when a misspelling is about to be answered, never else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from glossary.morphology.english import lemma

_WORDS = Path(__file__).with_name("english_words.txt")
_FORMS = ("ed", "ing", "ings", "er", "ers", "est", "y")
"""Endings before which a last consonant is doubled and an e lost: stopped, stated (3.5-8)."""
_DERIVED = (
    "ly", "ness", "less", "ful", "able", "ment", "ments", "al", "ally", "or", "ors", "ive", "ion",
    "ions", "ist", "ists", "ism", "ity", "ize", "ized", "izing", "ship", "ish", "ous", "ic", "like",
    "man", "men",
)  # fmt: skip
"""Endings of the commonest derivations (Quirk et al. 1985, I.32-46)."""
_MAKING = (
    "ion", "ions", "ive", "ively", "ory", "able", "ing", "ings", "ed", "es", "er", "ers", "al",
    "ally", "ist", "ists", "ism", "ity", "ize", "izes", "ized", "izing", "ment", "ments", "ate",
    "ates", "ated", "ating", "ator", "ators", "ative", "ary",
)  # fmt: skip
"""Endings that make different words of one stem (Quirk et al. 1985, I.32-46); those that are taken
for one another (-or, -er; -ant, -ent) left out."""
_BEGINNINGS = (
    "un", "re", "dis", "mis", "non", "over", "under", "out", "de", "pre", "ex", "sub", "trans",
    "inter", "fore", "counter", "super",
)  # fmt: skip
"""The commonest prefixes before whole words (Quirk et al. 1985, I.21-31)."""
_SHORTEST = 4
"""Letters of the shortest word that others are derived from: those of shorter ones are listed."""
_VOWELS = "aeiou"
_SHORT = ("pl", "bl", "tl", "dl", "gl", "ow", *(f"{letter}i" for letter in "bcdfglmnprstvwz"))
"""What is left before -est of the longer adjectives that take it: simple, narrow, happy."""
_SYLLABLE = re.compile(r"[aeiouy]+")
_UNSTRESSED = ("or", "ter", "der", "ver", "en", "on", "it")
"""How verbs end whose last syllable has no stress: monitor, enter, open, profit."""


@cache
def words() -> frozenset[str]:
    """Return the base forms in the list, under the keys that :func:`lemma` gives."""
    listed = _WORDS.read_text(encoding="utf-8").split()
    return frozenset((*listed, *map(lemma, listed)))


def is_word(word: str) -> bool:
    """Tell whether a folded word is one of the list, a form of one, or plainly derived from one."""
    known = words()
    if word in known or lemma(word) in known or not known.isdisjoint(_bases(lemma(word))):
        return True
    rests = [lemma(word[len(one) :]) for one in _BEGINNINGS if word.startswith(one)]
    return any(
        len(rest) >= _SHORTEST and (rest in known or not known.isdisjoint(_bases(rest)))
        for rest in rests
    )


def derived_alike(word: str, other: str) -> bool:
    """Tell whether two words are made of one stem by two endings: definitive, definition."""
    return not {
        base for base in _stems(word) if len(base) > _SHORTEST and word != other
    }.isdisjoint(_stems(other))


def _stems(word: str) -> Iterator[str]:
    return (word.removesuffix(ending) for ending in _MAKING if word.endswith(ending))


def _bases(word: str) -> Iterator[str]:
    """Yield what a word may be a form of or derived from: stopped, stated, carried, happily."""
    for ending in _FORMS:
        stem = word.removesuffix(ending)
        if ending == "y" and stem.endswith(("er", "or")):
            continue  # not of who does it: ministery
        if ending == "est" and len(_SYLLABLE.findall(stem)) > 1 and stem[-2:] not in _SHORT:
            continue  # of short adjectives only (Quirk et al. 7.81): specialest
        if stem != word and len(stem) >= _SHORTEST - 1:
            yield from (stem, f"{stem}e")
            if stem[-1] == "i":
                yield stem[:-1] + "y"
            # A consonant is doubled after one vowel only (stopped, but no meetting), and that
            # stressed (referred, but no monitorred; Quirk et al. 3.8).
            doubled = stem[-1] == stem[-2] and not stem[:-1].endswith(_UNSTRESSED)
            if doubled and stem[-3] in _VOWELS and stem[-4:-3] not in _VOWELS:
                yield stem[:-1]
    for ending in _DERIVED:
        stem = word.removesuffix(ending)
        if ending in ("or", "ors") and stem[-1:] not in ("t", "s"):
            continue  # (I.34): compilor
        if stem != word and len(stem) >= _SHORTEST:
            yield stem
            if ending[0] in _VOWELS:
                yield f"{stem}e"
            if stem[-1] == "i":
                yield stem[:-1] + "y"
