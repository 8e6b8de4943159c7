"""Where a word may be parted at the end of a line.

Russian and English by Liang's patterns (Pyphen, LibreOffice's dictionaries). There are none for
Kazakh and it needs none: its syllables are told by rule («Қазақ тілі орфографиясының негізгі
ережелері», тасымал): each has one vowel, and of the consonants between two vowels the last one
begins the next syllable.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

SHORTEST = 5
"""Letters of the shortest word that is parted."""
LEAST = 2
"""Letters that stay on a line, and that go to the next."""
_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_ALONE = frozenset("ьъ")
_NAMES = {"ru": "ru_RU", "en": "en_GB"}


@lru_cache(maxsize=16384)
def breaks(word: str, language: str) -> tuple[int, ...]:
    """Return where a word may be parted.

    Args:
        word: Letters only; words with anything else and abbreviations are not parted.
        language: ``kk``, ``ru`` or ``en``; no other is known.

    Returns:
        Offsets within the word before which a hyphen may end a line, ascending.
    """
    if len(word) < SHORTEST or not word.isalpha() or not (word.islower() or word.istitle()):
        return ()
    low = word.lower()
    if language == "kk":
        found = _kazakh(low)
    elif language in _NAMES:
        found = _patterns(language).positions(low)
    else:
        return ()
    return tuple(at for at in found if LEAST <= at <= len(word) - LEAST)


def _kazakh(word: str) -> list[int]:
    vowels = [at for at in range(len(word)) if _is_vowel(word, at)]
    found = []
    for before, after in pairwise(vowels):
        at = after if after - before == 1 else after - 1
        while at < len(word) and word[at] in _ALONE:
            at += 1
        if at <= after:
            found.append(at)
    return found


def _is_vowel(word: str, at: int) -> bool:
    """Tell whether a letter makes a syllable; у after a vowel is a consonant (тау, қауым)."""
    if word[at] == "у" and at and word[at - 1] in _VOWELS - {"у"}:
        return False
    return word[at] in _VOWELS


@cache
def _patterns(language: str) -> Any:
    from pyphen import Pyphen

    return Pyphen(lang=_NAMES[language], left=LEAST, right=LEAST)
