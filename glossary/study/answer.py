"""What was typed beside what is right, letter by letter.

A Kazakh letter that the Russian layout lacks, typed as the Russian letter that stands in for it
(қ as к, ә as а), is a *slip*: the word is known, the keyboard was not. So are ё as е, a hyphen as a
space, a Latin letter that looks the same, and capitals are not looked at.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from glossary.normalise import LATIN_TO_CYRILLIC
from glossary.study.card import Grade

STAND_INS = {
    "ә": "аэ", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "иы",
    "ё": "е", "-": " ", "’": "'",
}  # fmt: skip
"""A letter and what is typed for it on the Russian layout: the habits of Kazakh chats, as in
:mod:`glossary.skeleton`."""
LONGEST = 200
"""Letters of an answer that are compared; the table has as many cells squared."""
_HIT, _SLIP, _MISS = 0.0, 0.1, 1.0


class Mark(StrEnum):
    """What became of a letter."""

    RIGHT = "right"
    SLIP = "slip"
    """Another letter that stands in for it."""
    WRONG = "wrong"
    """Another letter."""
    MISSING = "missing"
    """Not typed."""
    EXTRA = "extra"
    """Typed and not in the answer."""


class Letter(NamedTuple):
    """A letter of the comparison."""

    typed: str
    """As it was typed; empty if missing."""
    right: str
    """As it should be; empty if extra."""
    mark: Mark


class Verdict(NamedTuple):
    """How an answer was."""

    right: str
    """The right answer that is nearest to what was typed."""
    letters: tuple[Letter, ...]
    """The comparison, in order."""
    cost: float
    """0 for the answer itself; slips cost a tenth of a wrong letter."""

    @property
    def is_right(self) -> bool:
        """Whether it is right, slips forgiven."""
        return all(one.mark in (Mark.RIGHT, Mark.SLIP) for one in self.letters)

    @property
    def has_slips(self) -> bool:
        """Whether some letters only stand in."""
        return any(one.mark is Mark.SLIP for one in self.letters)

    @property
    def grade(self) -> Grade:
        """The grade that suggests itself: good if right; hard with one letter wrong in four."""
        if self.is_right:
            return Grade.GOOD
        return Grade.HARD if self.cost <= len(self.right) // 4 else Grade.AGAIN


def compare(typed: str, answers: Sequence[str]) -> Verdict:
    """Compare what was typed with the right answers.

    Args:
        typed: What was typed; spaces at its ends and double ones do not count.
        answers: What is right, at least one.

    Returns:
        The comparison with the nearest of them; the first of equals.
    """
    given = _tidy(typed)
    return min((_verdict(given, _tidy(one)) for one in answers), key=lambda one: one.cost)


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())[:LONGEST]


def _cost(typed: str, right: str) -> float:
    one, other = typed.lower(), right.lower()
    if one == other:
        return _HIT
    if one in STAND_INS.get(other, "") or one.translate(LATIN_TO_CYRILLIC) == other:
        return _SLIP
    return _MISS


def _verdict(typed: str, right: str) -> Verdict:
    rows, columns = len(typed) + 1, len(right) + 1
    costs = [[0.0] * columns for _row in range(rows)]
    for i in range(rows):
        for j in range(columns):
            if not i or not j:
                costs[i][j] = float(i + j)
            else:
                costs[i][j] = min(
                    costs[i - 1][j - 1] + _cost(typed[i - 1], right[j - 1]),
                    costs[i - 1][j] + 1,
                    costs[i][j - 1] + 1,
                )
    letters: list[Letter] = []
    i, j = len(typed), len(right)
    while i or j:
        here = costs[i][j]
        if i and j and here == costs[i - 1][j - 1] + (cost := _cost(typed[i - 1], right[j - 1])):
            mark = {_HIT: Mark.RIGHT, _SLIP: Mark.SLIP, _MISS: Mark.WRONG}[cost]
            letters.append(Letter(typed[i - 1], right[j - 1], mark))
            i, j = i - 1, j - 1
        elif i and here == costs[i - 1][j] + 1:
            letters.append(Letter(typed[i - 1], "", Mark.EXTRA))
            i -= 1
        else:
            letters.append(Letter("", right[j - 1], Mark.MISSING))
            j -= 1
    return Verdict(right, tuple(reversed(letters)), costs[-1][-1])
