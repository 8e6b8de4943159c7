"""English words in their own right: the commonest, in all forms; none is a misspelling of a term.

``english_words.txt`` was written for this project: some 5,400 base forms, the commonest words of
English from memory, nouns in -ion and of professions, and words that resemble terms of the shipped
termbase. It holds terms too. It is read when a misspelling is about to be answered, never else.
"""

from __future__ import annotations

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
_BEGINNINGS = ("un", "re", "dis", "mis", "non", "over", "under", "out")
"""The commonest prefixes before whole words (Quirk et al. 1985, I.21-31)."""
_SHORTEST = 4
"""Letters of the shortest word that others are derived from: those of shorter ones are listed."""
_VOWELS = "aeiou"


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
    return any(
        len(word) - len(beginning) >= _SHORTEST
        and (word[len(beginning) :] in known or lemma(word[len(beginning) :]) in known)
        for beginning in _BEGINNINGS
        if word.startswith(beginning)
    )


def _bases(word: str) -> Iterator[str]:
    """Yield what a word may be a form of or derived from: stopped, stated, carried, happily."""
    for ending in _FORMS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST - 1:
            yield from (stem, f"{stem}e")
            if stem[-1] == "i":
                yield stem[:-1] + "y"
            # A consonant is doubled after one vowel only: stopped, but no meetting.
            if stem[-1] == stem[-2] and stem[-3] in _VOWELS and stem[-4:-3] not in _VOWELS:
                yield stem[:-1]
    for ending in _DERIVED:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            yield stem
            if ending[0] in _VOWELS:
                yield f"{stem}e"
            if stem[-1] == "i":
                yield stem[:-1] + "y"
