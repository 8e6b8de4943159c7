"""Misspellings as fingers and ears make them; not those that the rules were developed on.

A slip hits the key beside the right one (Russian layout with the Kazakh row, or QWERTY), writes a
sound by another letter that is heard alike, leaves out a vowel, doubles a letter, or swaps two.
"""

from __future__ import annotations

import random

_CYRILLIC_ROWS = ("әіңғүұқөһ", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_LATIN_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("аәеёиоөуұүыіэюяaeiouy")
_HEARD = {
    "ы": "і", "і": "ы", "у": "ұ", "ұ": "у", "ү": "у", "о": "а", "а": "о", "е": "и", "и": "е",
    "д": "т", "т": "д", "б": "п", "п": "б", "ғ": "қ", "қ": "ғ", "г": "к", "к": "г", "ж": "ш",
    "з": "с", "с": "з", "ң": "н", "н": "ң", "ө": "о", "ә": "а", "х": "қ", "щ": "ш", "я": "е",
    "c": "k", "k": "c", "s": "c", "i": "e", "e": "i", "y": "i", "f": "v", "a": "e", "o": "u",
}  # fmt: skip


def _beside(letter: str, rng: random.Random) -> str:
    for row in _CYRILLIC_ROWS + _LATIN_ROWS:
        at = row.find(letter)
        if at >= 0:
            return rng.choice([row[one] for one in (at - 1, at + 1) if 0 <= one < len(row)])
    return letter


def slip(text: str, rng: random.Random) -> str:
    """Return a text with one slip, its first letter kept; the text itself if none is possible."""
    places = [at for at in range(1, len(text)) if text[at].isalpha()]
    if not places:
        return text
    at, kind = rng.choice(places), rng.choice(("beside", "heard", "vowel", "twice", "swapped"))
    before, letter, after = text[:at], text[at], text[at + 1 :]
    if kind == "beside":
        return before + _beside(letter.lower(), rng) + after
    if kind == "heard":
        return before + _HEARD.get(letter.lower(), letter) + after
    if kind == "vowel":
        return before + after if letter.lower() in _VOWELS else text
    if kind == "twice":
        return before + letter + letter + after
    return before + after[0] + letter + after[1:] if after[:1].isalpha() else text
