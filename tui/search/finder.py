"""Finding words in a text as a reader types them, in any form. Plain functions: no app.

What was typed is found as it stands, wherever it stands, but for case, accents, soft hyphens and
the letters that a Russian keyboard lacks; besides, other forms of the same word: ``кітап`` finds
``кітабын``, ``связи`` finds ``связей``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

Spans = list[tuple[int, int]]
"""Half-open block offsets, in text order, not overlapping."""
SHARED = 3
"""Letters that all forms of a word must begin with to be sought by them alone."""
SHORTEST = 4
"""Letters of the shortest word whose other forms are sought."""
_KAZAKH = {"а": "ә", "г": "ғ", "и": "і", "к": "қ", "н": "ң", "о": "ө", "у": "ұү", "х": "һ"}
"""What a letter of the Russian keyboard may stand for, where no Kazakh letter was typed."""
_KAZAKH_ONLY = re.compile("[әғіқңөұүһ]", re.IGNORECASE)
_LOOSE = re.compile("[\u00ad\u0300-\u036f]|[-\u2010]\\n[ \\t]*|(?<=[-\u2010])\\n[ \\t]*")
"""What may stand within a word and is not typed: soft hyphens, accents, a hyphen at the end of a
line (of verse, a table, anything that keeps its lines)."""
_BETWEEN = f"(?:{_LOOSE.pattern})*"


def finder(wanted: str, *, lemmas: bool = False) -> Callable[[str], Spans] | None:
    """Return what finds some words in a text.

    Args:
        wanted: What was typed. Any space matches any other; nothing else has a meaning of its own.
        lemmas: Whether forms of Russian words are sought too; the first time takes a tenth of a
            second, too long while one types.

    Returns:
        A function from a text to the spans of its hits; None if there is nothing to look for.
    """
    words = (unicodedata.normalize("NFC", wanted) if _LOOSE.search(wanted) else wanted).split()
    if not words:
        return None
    kazakh = bool(_KAZAKH_ONLY.search(wanted))
    tests = [_Word(word, kazakh=kazakh, lemmas=lemmas) for word in words]
    plain = re.compile(r"\s+".join(f"({test.plain})" for test in tests), re.IGNORECASE)
    loose = re.compile(r"\s+".join(f"({test.loose})" for test in tests), re.IGNORECASE)

    def find(text: str) -> Spans:
        pattern = loose if _LOOSE.search(text) else plain
        return [
            match.span()
            for match in pattern.finditer(text)
            if all(test.is_meant(part) for test, part in zip(tests, match.groups(), strict=True))
        ]

    return find


Needle = tuple[str, ...]
"""For each letter of a word what may stand in its place, the letter itself first."""


def needles(wanted: str, *, lemmas: bool = False) -> list[Needle]:
    """Return what every hit of :func:`finder` contains one of; arguments as there.

    Returns:
        Of the word that is rarest, as far as its length tells: the beginnings that its forms and
        the word itself have in common, or each of them; none if there is nothing to look for.
    """
    words = unicodedata.normalize("NFC", wanted).split()
    kazakh = bool(_KAZAKH_ONLY.search(wanted))
    best: list[str] = []
    for word in words:
        forms = _Word(word, kazakh=kazakh, lemmas=lemmas).beginnings()
        shared = _shared(forms)
        forms = [shared] if len(shared) >= SHARED else forms
        if not best or min(map(len, forms)) > min(map(len, best)):
            best = forms
    return [tuple(_variants(letter, kazakh=kazakh) for letter in form) for form in best]


def _shared(words: list[str]) -> str:
    """Return what all of some words begin with."""
    first, last = min(words), max(words)
    pairs = enumerate(zip(first, last, strict=False))
    return first[: next((at for at, (a, b) in pairs if a != b), min(len(first), len(last)))]


class _Word:
    """A word typed: patterns of what may be a hit, and the last say on what is."""

    def __init__(self, word: str, *, kazakh: bool, lemmas: bool) -> None:
        letters = [_letter(one, kazakh=kazakh) for one in word]
        self._word = word
        self._stems = _stems(word.lower())
        self._others = [*(_russian(word.lower()) if lemmas else ())]
        forms = [re.escape(form) for form in self._others]
        if self._stems:
            shortest = min(self._stems, key=len)
            self._others.append(shortest[: max(3, len(shortest) - 1)])
            forms.append(re.escape(self._others[-1]) + r"\w*")
        others = f"|(?<!\\w)(?:{'|'.join(forms)})" if forms else ""
        self.plain = "".join(letters) + others
        parted = [_parted(letter, one) for letter, one in zip(word, letters, strict=True)]
        self.loose = _BETWEEN.join(parted) + _BETWEEN + others
        self._typed = re.compile(_BETWEEN.join(parted), re.IGNORECASE)
        self._forms = frozenset(_russian(word.lower())) if lemmas else frozenset()

    def beginnings(self) -> list[str]:
        """Return in lower case how what the patterns find begins: all of a form, if it is short."""
        return [*dict.fromkeys([self._word.lower(), *self._others])]

    def is_meant(self, found: str) -> bool:
        """Tell whether what the pattern found is the word as typed or a form of it."""
        if self._typed.match(found):
            return True
        bare = _LOOSE.sub("", unicodedata.normalize("NFC", found)).lower()
        return bare in self._forms or not self._stems.isdisjoint(_stems(bare))


def _letter(letter: str, *, kazakh: bool) -> str:
    """Return a pattern of the letters that one typed stands for."""
    low = letter.lower()
    if low in "её":
        return "[её]"
    variants = low + _accented().get(low, "")
    if not kazakh:
        variants += _KAZAKH.get(low, "")
    return re.escape(letter) if len(variants) == 1 else f"[{variants}]"


def _variants(letter: str, *, kazakh: bool) -> str:
    """Return the letters that one stands for, in both cases, itself first."""
    low = letter.lower()
    found = low + ("её" if low in "её" else _accented().get(low, ""))
    if not kazakh:
        found += _KAZAKH.get(low, "")
    return "".join(dict.fromkeys(found + found.upper()))


def _parted(letter: str, pattern: str) -> str:
    """Return a pattern that also finds a letter written as a base and its sign."""
    base = unicodedata.normalize("NFD", letter)
    return f"(?:{pattern}|{re.escape(base)})" if base != letter else pattern


@cache
def _accented() -> dict[str, str]:
    """Return the Latin letters with an accent, by the letter without."""
    found: dict[str, str] = {}
    for code in range(0xE0, 0x250):
        base = unicodedata.normalize("NFD", chr(code))
        if len(base) > 1 and base[0].isascii():
            found[base[0]] = found.get(base[0], "") + chr(code)
    return found


def _stems(word: str) -> frozenset[str]:
    """Return what other forms of a Kazakh or English word are known by; none for short words."""
    if len(word) < SHORTEST or not word.isalpha():
        return frozenset()
    from glossary.morphology.stemming import stems

    language = "en" if word.isascii() else "kk"
    return frozenset(one for one in stems(word, language) if 2 * len(one) >= len(word))


def _russian(word: str) -> Iterator[str]:
    """Yield the forms of a Russian word."""
    if len(word) >= SHORTEST and not _KAZAKH_ONLY.search(word):
        from glossary.morphology.russian import forms

        yield from forms(word)
