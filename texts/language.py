"""Which of the three languages a sentence is in, by its letters and commonest words."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_WORD = re.compile(r"[^\W\d_]+")
_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_RUSSIAN_LETTERS = frozenset("ёщэъ")
"""Letters that Kazakh uses in loans only."""
_KAZAKH = """
мен пен бен және да де та те бұл ол осы бір үшін деп болды болып туралы бойынша арқылы сияқты дейін
кейін сондай сол болады болған еді екен емес бар жоқ ғана оның олар
"""
_RUSSIAN = """
и в во на с со не что это как по для от из к ко о об но а или его её их он она они который
которая которые при также был была было быть есть так же
"""
_ENGLISH = """
the of and to in a is that for it as with by on are be this or an from at which not was were has
have its their
"""
_COMMON = {
    "kk": frozenset(_KAZAKH.split()),
    "ru": frozenset(_RUSSIAN.split()),
    "en": frozenset(_ENGLISH.split()),
}
"""Function words, the most frequent of each language."""

SHORTEST = 4
"""Letters that tell English; fewer are an abbreviation."""


def guess(sentence: str, default: str = "kk") -> str:
    """Return the language of a sentence: ``kk``, ``ru`` or ``en``.

    Args:
        sentence: A sentence or more.
        default: The answer where nothing tells, e.g. the language of the sentence before.

    Returns:
        The language with the most evidence: its function words, and for the Cyrillic ones the
        letters that only one of them uses.
    """
    words = _WORD.findall(_ADDRESS.sub("", sentence).lower())
    latin = [word for word in words if word.isascii()]
    if len(latin) > len(words) / 2:
        # One abbreviation or sign, PR or C, stands in a text of any language.
        return "en" if sum(map(len, latin)) >= SHORTEST else default
    if not words:
        return default
    letters = "".join(words)
    kazakh = sum(letter in _KAZAKH_LETTERS for letter in letters)
    russian = 2 * sum(letter in _RUSSIAN_LETTERS for letter in letters)
    kazakh += 2 * sum(word in _COMMON["kk"] for word in words)
    russian += 2 * sum(word in _COMMON["ru"] for word in words)
    if kazakh == russian:
        return default if default in ("kk", "ru") else "kk"
    return "kk" if kazakh > russian else "ru"
