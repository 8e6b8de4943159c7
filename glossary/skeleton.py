"""ASCII skeletons: one key for a word through any keyboard or alphabet.

Kazakh letters that a Russian keyboard lacks fall together with the letters typed in their place,
and every Cyrillic letter becomes the Latin one of the 2021 alphabet without its marks.
"""

from __future__ import annotations

import unicodedata

SHORTEST = 4
"""Skeletons of fewer letters meet too many words to mean any."""

_LETTERS = str.maketrans({
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e",
    "ж": "j", "з": "z", "и": "i", "й": "i", "і": "i", "к": "k", "қ": "k", "л": "l", "м": "m",
    "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "s", "ч": "sh", "ш": "sh", "щ": "sh",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ı": "y", "ŋ": "n", "ə": "a",
    "'": "",
})  # fmt: skip
_DIGRAPHS = (("kh", "h"), ("gh", "g"), ("zh", "j"), ("ch", "sh"), ("ts", "s"), ("q", "k"),
             ("w", "u"), ("c", "s"), ("ya", "ia"), ("yu", "iu"), ("x", "h"))  # fmt: skip
"""Latin habits, folded to the letters above."""


def skeleton(key: str) -> str:
    """Return the skeleton of a folded word or phrase: ASCII letters, digits and single spaces.

    Args:
        key: A key as :func:`glossary.normalise.key` gives it.

    Returns:
        Its skeleton; the same for ``қоғамдық пікір``, ``когамдык пикир`` and ``qoǵamdyq pikir``.
    """
    plain = unicodedata.normalize("NFD", key.translate(_LETTERS))
    plain = "".join(letter for letter in plain if letter == " " or letter.isalnum())
    plain = plain.encode("ascii", "ignore").decode()
    for habit, letter in _DIGRAPHS:
        plain = plain.replace(habit, letter)
    return " ".join(plain.split())
