"""Folding of spelling that is not meaning: what is left is a key, and equal keys are one word.

In order: compose (NFC); drop soft hyphens, zero-width characters and stress marks; lower-case;
fold dashes, apostrophes and white space; map look-alike letters home. Each fold is idempotent and
so is their sum. Nothing here needs ICU: a one-shot lookup has no time to load it. The look-alike
table was drawn from ICU's confusables (Unicode TS #39) for the letters of the three languages, and
a test holds it against ICU.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from glossary.named import NamedTuple

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301\u0300"
"""Soft hyphen, zero-width characters, and the accents that mark stress in Cyrillic."""
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
"""Characters printed where a hyphen is meant."""
APOSTROPHES = "\u2018\u2019\u201b\u02bc\u02b9\u02bb\u0060\u00b4\u2032"
"""Characters printed where an apostrophe is meant."""

LATIN_TO_CYRILLIC = str.maketrans("aceiopxyəɵhkmtABCEHIKMOPTXYƏƟ", "асеіорхуәөһкмтАВСЕНІКМОРТХУӘӨ")
"""Latin letters in a Cyrillic word, and the Cyrillic letters that they stand for: in lower case
``h`` looks like ``һ``, in upper case like ``Н``, so letters go home before case is folded."""
CYRILLIC_TO_LATIN = str.maketrans("асеіорхуәөһкмтАВСЕНІКМОРТХУӘӨ", "aceiopxyəɵhkmtABCEHIKMOPTXYƏƟ")
"""The way back, for Cyrillic letters strayed into a Latin word."""

_FOLD = str.maketrans(
    dict.fromkeys(INVISIBLE) | dict.fromkeys(DASHES, "-") | dict.fromkeys(APOSTROPHES, "'")
)
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZəɵƏƟ")
CYRILLIC = frozenset((*map(chr, range(ord("А"), ord("я") + 1)), *"ЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"))
"""Letters of Russian and Kazakh."""
_PLAIN = frozenset((*map(chr, range(ord("а"), ord("я") + 1)), *"ёәғқңөұүһі "))
"""What is folded already, where it has no company but itself; most words of most termbases."""
_PART = r"[^\s-]+"
_ONLY_LATIN = frozenset("bdfgjlnqrsuvwzDFGJLNQRSUVWZ")
"""Latin letters that look like no Cyrillic one: a part that has one is Latin."""
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff])+")
_EDGE = "\"'«»“”„‟‹›()[]{}<>.,;:!?…·•*"


_HELD = r"(?:[-–],?)?\s+\(?|\)\s+"
"""What stands between words that may still be one designation: a suspended hyphen (``бейне-, сурет
материалдары``) or a bracket (``үйлестіру (координациялау) орталығы``)."""
_JOINERS = dict.fromkeys("-" + DASHES, "-") | dict.fromkeys("'" + APOSTROPHES, "'")
"""What parts a word from its suffix: АҚШ-тың by the rules, PR'дың by habit, secretary's."""


class Token(NamedTuple):
    """A word of a text; a hyphen parts words."""

    start: int
    """First code point in the text given."""
    end: int
    """Code point after its last."""
    key: str
    """Its folded form."""
    glue: str
    """What stands between it and the word before: ``-``, ``'``, `` `` (white space, perhaps with
    a bracket), or ``""`` for what parts phrases (other punctuation, the beginning)."""


def fold(text: str) -> str:
    """Return the key of a word or phrase, hyphens kept; idempotent.

    Args:
        text: Any string.

    Returns:
        NFC, lower case, single spaces, no quotes around it, look-alike letters mapped home.
    """
    if _PLAIN.issuperset(text):
        return " ".join(text.split())
    if text.isascii() and text.isalnum():
        return text.lower()
    # Half characters, of arguments that are no UTF-8, can be written nowhere.
    text = text.encode("utf-8", "ignore").decode()
    folded = unicodedata.normalize("NFC", text).translate(_FOLD)
    if _is_mixed(folded):
        folded = re.sub(_PART, lambda part: _home(part[0]), folded)
    # Lower-casing may decompose (İ), and dropping an accent may leave letters to compose.
    folded = unicodedata.normalize("NFC", folded.lower().translate(_FOLD))
    folded = " ".join(folded.split()).strip(_EDGE + " ")
    return folded


def key(text: str) -> str:
    """Return the key of a designation: :func:`fold` with hyphens and spaces the same."""
    # A hyphen at the edge may have held a bracket or a quote that is now at the edge itself.
    return " ".join(fold(text).replace("-", " ").split()).strip(_EDGE + " ")


def tokens(text: str) -> list[Token]:
    """Split running text into words.

    Args:
        text: Any text, composed or decomposed, with soft hyphens or without.

    Returns:
        Its words in order; offsets are code points of exactly this string.
    """
    found: list[Token] = []
    last_end = -1
    for match in _WORD.finditer(text):
        word = _folded(match[0])
        if not word:
            continue
        start, end = match.span()
        glue = ""
        if last_end >= 0:
            between = text[last_end:start]
            if between.isspace():
                glue = " "
            elif len(between) == 1 and between in _JOINERS:
                glue = _JOINERS[between]
            elif re.fullmatch(_HELD, between):
                glue = " "
        found.append(Token(start, end, word, glue))
        last_end = end
    return found


@lru_cache(maxsize=32768)
def _folded(word: str) -> str:
    """Return :func:`fold` of a word of running text, which has few words many times."""
    return fold(word)


def _is_mixed(text: str) -> bool:
    """Tell whether a text has letters of both scripts."""
    return not (_LATIN.isdisjoint(text) or CYRILLIC.isdisjoint(text))


def _home(part: str) -> str:
    """Map the look-alikes of one hyphen part to the script that the part is written in."""
    if not _is_mixed(part):
        return part
    if not _ONLY_LATIN.isdisjoint(part):
        return part.translate(CYRILLIC_TO_LATIN)
    return part.translate(LATIN_TO_CYRILLIC)
