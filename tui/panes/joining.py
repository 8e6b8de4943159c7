"""Arabic letters in the forms in which they join, for terminals that join none.

The forms are the presentation forms that Unicode keeps for such uses (Unicode 16.0, § 9.2), taken
from their decompositions; what has none stays as it is. Lam and alef each keep a cell of their own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_BOTH = frozenset("\u0640\u200d")
"""Tatweel and the zero-width joiner, which join on both sides and have one form."""
_AE = "\u06d5"
"""The Kazakh and Uyghur ә, which has the forms of heh but does not join on."""


class Forms(NamedTuple):
    """How a letter looks; empty if it has no such form."""

    isolated: str = ""
    final: str = ""
    initial: str = ""
    medial: str = ""


@lru_cache(maxsize=1)
def forms() -> dict[str, Forms]:
    """Return the forms of every letter that has some."""
    found: dict[str, Forms] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or ("", "")
        name = kind.strip("<>")
        if len(letters) == 1 and name in Forms._fields:
            base = chr(int(letters[0], 16))
            found[base] = found.get(base, Forms())._replace(**{name: chr(code)})
    found[_AE] = Forms("\ufee9", "\ufeea")
    return found


@lru_cache(maxsize=400)
def joined(text: str) -> str:
    """Return a text of the same length with its Arabic letters in the forms in which they join."""
    table = forms()
    letters = list(text)
    for at, letter in enumerate(text):
        known = table.get(letter)
        if known is None:
            continue
        before = _neighbour(text, range(at - 1, -1, -1))
        after = _neighbour(text, range(at + 1, len(text)))
        joins_back = bool(known.final) and _joins_on(before, table)
        joins_on = bool(known.initial) and _takes(after, table)
        form = (known.isolated, known.final, known.initial, known.medial)[joins_back + 2 * joins_on]
        letters[at] = form or letter
    return "".join(letters)


def _neighbour(text: str, places: Iterable[int]) -> str:
    """Return the nearest letter that is no mark over or under another; empty if there is none."""
    for place in places:
        if not unicodedata.combining(text[place]):
            return text[place]
    return ""


def _joins_on(letter: str, table: dict[str, Forms]) -> bool:
    return letter in _BOTH or bool(table.get(letter, Forms()).initial)


def _takes(letter: str, table: dict[str, Forms]) -> bool:
    return letter in _BOTH or bool(table.get(letter, Forms()).final)
