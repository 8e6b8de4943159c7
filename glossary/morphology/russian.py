"""Russian forms, by pymorphy3's dictionary (OpenCorpora); loaded at the first Russian word.

Loading takes about 100 ms, so nothing calls this on a path that Kazakh or English can answer.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from glossary.morphology.russian_guess import Guesser

_RUSSIAN = re.compile(r"[а-яё]+")
READINGS = 4
"""The most lemmas kept of one word; pymorphy orders them by probability."""


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=1)
def _guesser() -> Guesser:
    from glossary.morphology.russian_guess import Guesser

    return Guesser(_analyzer())


@lru_cache(maxsize=65536)
def lemmas(word: str) -> tuple[str, ...]:
    """Return the lemmas that a Russian word may be a form of, the most probable first.

    Args:
        word: One folded word; ``ё`` and ``е`` are the same.

    Returns:
        One to four lemmas, ``ё`` written ``е``; the word itself where the dictionary knows no
        better.
    """
    if not _RUSSIAN.fullmatch(word):
        return (word,)
    guessed = None if "ё" in word else _guesser().lemmas(word)
    if guessed is None:
        guessed = [parse.normal_form for parse in _analyzer().parse(word)]
    found = dict.fromkeys(one.replace("ё", "е") for one in guessed)
    return tuple(found)[:READINGS] or (word.replace("ё", "е"),)


def is_known(word: str) -> bool:
    """Tell whether a folded word is one of the dictionary's, rather than like one of them."""
    return bool(_RUSSIAN.fullmatch(word)) and bool(_analyzer().word_is_known(word))


def forms(word: str) -> tuple[str, ...]:
    """Return all forms of the words that a Russian word may be a form of.

    Args:
        word: One folded word.

    Returns:
        Folded forms without repeats, none for a word that the dictionary does not know.
    """
    if not is_known(word):
        return ()
    parses = _analyzer().parse(word)[:READINGS]
    return tuple(dict.fromkeys(form.word for parse in parses for form in parse.lexeme))


@lru_cache(maxsize=65536)
def parses(word: str) -> tuple[Any, ...]:
    """Return the dictionary's readings of a Russian word, the most probable first; at least one.

    Each has ``tag``, ``normal_form`` and ``inflect``, as pymorphy3 describes them.
    """
    return tuple(_analyzer().parse(word))
