"""Stems for full text: words of an open vocabulary cut so that forms of one word meet.

Lookup knows its vocabulary and never guesses; running text has any words, so here every ending that
the tables allow is cut off without asking what is left. Wrong cuts are mostly the same on both
sides, in the text and in the query, and full text comes last among the answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from glossary.concept import LanguageTag

SHORTEST = 3
"""Letters that a Kazakh stem keeps."""
_VOWELS = frozenset("аәеиоөуұүыіэюяё")
_DEVOICED = {"б": "п", "г": "к", "ғ": "қ"}
_ELIDED = "ыі"
"""Vowels that the last syllable of a stem may lose before an ending."""


@lru_cache(maxsize=65536)
def stems(word: str, language: LanguageTag) -> tuple[str, ...]:
    """Return what a word is found by in full text.

    Args:
        word: A folded word (see :func:`glossary.normalise.fold`).
        language: Of the text that it stands in.

    Returns:
        Kazakh: the word and what is left of it without each ending it may have, the voicing and
        the vowel lost before an ending undone; two forms of a word have one in common. English
        and Russian: the lemmas. Other languages: the word.
    """
    if language == "kk":
        return tuple(dict.fromkeys(map(_plain, _cuts(word))))
    if language == "en":
        from glossary.morphology.english import lemma

        return (lemma(word),)
    if language == "ru":
        from glossary.morphology.russian import lemmas

        return lemmas(word)
    return (word,)


def _cuts(word: str) -> Iterator[str]:
    from glossary.morphology.kazakh.analyser import MAX_LETTERS
    from glossary.morphology.kazakh.phonology import final_class, harmony

    yield word
    if len(word) > MAX_LETTERS:
        return
    tree = _tree()
    node = tree.root
    for at in range(len(word) - 1, SHORTEST - 1, -1):
        letter = word[at]
        following = node.following[letter] if letter in node.following else tree.grow(node, letter)
        stem = word[:at]
        if following is None or _VOWELS.isdisjoint(stem):
            return
        node = following
        final, harmonies = final_class(stem), harmony(stem)
        for _, follows, asks, _, _, derivations in (*node.nouns, *node.verbs):
            if not derivations and follows & final and (not asks or asks & harmonies):
                yield stem
                break


def _plain(stem: str) -> str:
    """Undo what an ending did to a stem."""
    last = _DEVOICED.get(stem[-1], stem[-1])
    if len(stem) > SHORTEST and stem[-2] in _ELIDED and last not in _VOWELS:
        return stem[:-2] + last
    return stem[:-1] + last


@cache
def _tree() -> Any:
    from glossary.morphology.kazakh.endings import EndingTree

    return EndingTree()
