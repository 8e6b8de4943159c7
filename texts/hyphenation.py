"""Which hyphens belong to their words, and which only parted syllables where a line ended.

No dictionary decides it, for the text itself knows its words best: what it writes elsewhere with a
hyphen keeps it, what it writes elsewhere as one word does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property

_WORD = re.compile(r"[\w\u0300-\u036f]+(?:[-\u2010\u2011][\w\u0300-\u036f]+)*")
_PARTED = re.compile(r"(?<!\w)[\w\u0300-\u036f]+[-\u2010]\s*[\r\n]\s*[\w\u0300-\u036f]+")
_LAST = re.compile(r"[\w\u0300-\u036f]+\Z")
_FIRST = re.compile(r"[\w\u0300-\u036f]+")
PARTICLES = frozenset(["ақ", "ау", "ай", "мыс", "ді", "то", "либо", "нибудь", "таки", "ка"])
"""Particles written with a hyphen (rules of Kazakh spelling of 2023, on шылау; Russian: Rozental,
§ 65)."""
STEM = 4
"""Letters after the hyphen that make two forms one word: endings differ."""
SHORTEST = 4
"""Letters of the shortest first part that, being a word itself, makes a compound; shorter ones are
prefixes as often: по-, при-, re-."""


class Hyphens:
    """The evidence of one text.

    Args:
        text: The whole text, or the part of it that is reflowed at once.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _words(self) -> Counter[str]:
        # The parts at line ends are what is asked about, and so no evidence.
        return Counter(_WORD.findall(_PARTED.sub("", self._text.lower())))

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._words)

    def keeps(self, before: str, after: str) -> bool:
        """Tell whether the hyphen at the end of a line belongs to the word.

        Args:
            before: What stands before the hyphen.
            after: The beginning of the next line.

        Returns:
            True after an abbreviation or figure (``PR-`` / ``бөлімдер``), before a capital, for a
            particle, for a word that the text has with its hyphen elsewhere (``іс-`` /
            ``шаралар``), or if both parts are words of the text and the whole is not; else False
            (``қыз-`` / ``метінің``).
        """
        last, first = _LAST.search(before), _FIRST.match(after)
        if last is None or first is None:
            return True
        left, right = last[0], first[0]
        if left[-1].isdigit() or right[0].isdigit() or right[0].isupper() != left[-1].isupper():
            return True
        left, right = left.lower(), right.lower()
        if right in PARTICLES or self._has(f"{left}-{right[:STEM]}"):
            return True
        if self._has(left + right[:STEM]):
            return False
        return len(left) >= SHORTEST and left in self._words and right in self._words

    @cached_property
    def leftover(self) -> frozenset[str]:
        """Words, in lower case, whose hyphen is left over from an earlier setting.

        When a text is wrapped anew, the hyphen of an old line end comes to stand within a line:
        ``ғы-лымының``. Such a word occurs once, neither part of it is a word of the text, and the
        text has a word that begins as the whole does, at least three letters past the hyphen.
        """
        if "-" not in self._text:
            return frozenset()
        return frozenset(
            word for word, count in self._words.items() if count == 1 and self._is_leftover(word)
        )

    def _is_leftover(self, word: str) -> bool:
        left, _, right = word.partition("-")
        if not (left.isalpha() and right.isalpha() and len(left) > 1 and len(right) > 2):
            return False
        if left in self._words or right in self._words or right in PARTICLES:
            return False
        return self._has(left + right[:3])

    def _has(self, beginning: str) -> bool:
        """Tell whether any word of the text begins so."""
        place = bisect_left(self._sorted, beginning)
        return place < len(self._sorted) and self._sorted[place].startswith(beginning)
