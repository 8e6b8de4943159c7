"""ASCII skeletons: one key for a word through any keyboard or alphabet.

Kazakh letters that a Russian keyboard lacks fall together with the letters typed in their place,
and every Cyrillic letter becomes the Latin one of the 2021 alphabet without its marks.
"""

from __future__ import annotations

import re
import unicodedata

SHORTEST = 4
"""Skeletons of fewer letters meet too many words to mean any."""

_LETTERS = str.maketrans({
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e",
    "ж": "j", "з": "z", "и": "i", "й": "i", "і": "i", "к": "k", "қ": "k", "л": "l", "м": "m",
    "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "sh", "ш": "sh", "щ": "sh",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "ı": "i", "ŋ": "n", "ə": "a", "ş": "sh", "ý": "u",
})  # fmt: skip
_MARKED = (("s'", "sh"), ("c'", "sh"), ("y'", "u"))
"""Letters that the apostrophes of 2017 change; others only lose them (a' g' n' o' u' i')."""
_DIGRAPHS = (
    ("shch", "sh"), ("kh", "h"), ("gh", "g"), ("zh", "j"), ("ch", "sh"), ("dj", "j"), ("q", "k"),
    ("w", "u"), ("ya", "ia"), ("yu", "iu"), ("x", "h"), ("c", "ts"),
)  # fmt: skip
"""Latin habits, folded to the letters above. Two letters that meet at the end of a stem and the
beginning of its ending must not be among them."""
_GLIDE = r"(?<=[aeiou])y"
"""Й in the transliteration of the BGN; ы never follows a vowel."""


def skeleton(key: str) -> str:
    """Return the skeleton of a folded word or phrase: ASCII letters, digits and single spaces.

    Args:
        key: A key as :func:`glossary.normalise.key` gives it.

    Returns:
        Its skeleton; the same for ``қоғамдық пікір``, ``когамдык пикир``, ``qoǵamdyq pikir``,
        ``qog'amdyq pikir`` and ``kogamdyk pikir``.
    """
    plain = unicodedata.normalize("NFC", key).translate(_LETTERS)
    for marked, letter in _MARKED:
        plain = plain.replace(marked, letter)
    plain = unicodedata.normalize("NFD", plain)
    plain = "".join(letter for letter in plain if letter == " " or letter.isalnum())
    plain = plain.encode("ascii", "ignore").decode()
    for habit, letter in _DIGRAPHS:
        plain = plain.replace(habit, letter)
    if "y" in plain:
        plain = re.sub(_GLIDE, "i", plain)
    while "ii" in plain:
        plain = plain.replace("ii", "i")
    return " ".join(plain.split())
