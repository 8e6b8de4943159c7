"""Lemmas of Russian words that the dictionary does not know: what pymorphy3 guesses, faster.

A large termbase has hundreds of thousands of names and borrowings that no dictionary has, and
pymorphy3 spends a millisecond on each: it makes and weighs full readings, of which an index needs
the lemmas alone. The rules here are those of its units ``KnownPrefixAnalyzer``,
``UnknownPrefixAnalyzer`` and ``KnownSuffixAnalyzer`` (Korobov 2015, "Morphological Analyzer and
Generator for Russian and Ukrainian Languages"), in their order; what an ending says is remembered.
A test holds the lemmas against pymorphy3's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

LONGEST_ENDING = 5
"""Letters of the longest ending that the dictionary's statistics have."""
SHORTEST = 4
"""Letters of the shortest word whose ending is asked."""
LONGEST_PREFIX, SHORTEST_REST = 5, 3
"""Letters of a prefix that no list has, at most, and of what must be left of a word, at least."""
REMEMBERED = 1 << 17
"""Steps through the dictionary's automaton that are kept, 10 MB; then they are forgotten."""

_YO, _END = ord("ё"), 1
"""A letter of a word that is given without it; what stands between an entry and what is said of
it."""


class _Rule(NamedTuple):
    """How a lemma is made of a word with a certain ending."""

    ending: str
    """The ending as the dictionary spells it, perhaps with ``ё``."""
    front: int
    """Letters that go at the beginning."""
    cut: int
    """Letters that go at the end."""
    prefix: str
    """What comes instead at the beginning."""
    suffix: str
    """What comes instead at the end."""


class _Automaton:
    """What begins the entries of a dictionary, ``ё`` written ``е``; what was asked is remembered.

    Args:
        compiled: The dictionary, compiled by ``dawg`` (a ``dct`` of pymorphy3's).
    """

    def __init__(self, compiled: Any) -> None:
        self._follow = compiled.follow_bytes
        self.steps: dict[int, int] = {}
        """Nodes after others, by what :meth:`_step` is given."""

    def has(self, word: str, start: int = 0, node: int = 0) -> bool:
        """Tell whether a word, or what is left of it, is an entry, or the end of one.

        Args:
            word: The word.
            start: Where it is begun.
            node: Where the entry is begun.
        """
        known = self.steps.get
        for at in range(start, len(word)):
            letter = word[at]
            if letter == "е":
                other = self._step(node << 12 | _YO)
                if other and self.has(word, at + 1, other):
                    return True
            place = node << 12 | ord(letter)
            after = known(place)
            node = self._step(place) if after is None else after
            if not node:
                return False
        return bool(self._step(node << 12 | _END))

    def _step(self, place: int) -> int:
        """Return the node after one, 0 if there is none; the root is never after another.

        Args:
            place: The number of the node, then twelve bits of a letter or of :data:`_END`.
        """
        after = self.steps.get(place)
        if after is None:
            if len(self.steps) >= REMEMBERED:
                self.steps.clear()
            after = self._follow(chr(place & 4095).encode(), place >> 12) or 0
            self.steps[place] = after
        return after


class Guesser:
    """Guesses lemmas. Safe to use from several threads.

    Args:
        analyzer: A ``pymorphy3.MorphAnalyzer`` for Russian.
    """

    def __init__(self, analyzer: Any) -> None:
        from pymorphy3.lang.ru import KNOWN_PREFIXES

        self._analyzer = analyzer
        self._dictionary = analyzer.dictionary
        self._prefixes = tuple(sorted(KNOWN_PREFIXES, key=len, reverse=True))
        # Words may also be compared and raised with prefixes of their own: по-, наи-.
        self._paradigm_prefixes = tuple(enumerate(analyzer.dictionary.paradigm_prefixes))[::-1]
        self._words = _Automaton(analyzer.dictionary.words.dct)
        endings = analyzer.dictionary.prediction_suffixes_dawgs
        self._endings = [_Automaton(one.dct) for one in endings]
        self._is_known = self._words.has
        self._of_known = lru_cache(maxsize=1 << 14)(self._read_known)
        self._of_ending = lru_cache(maxsize=1 << 16)(self._read_ending)
        self._rules = lru_cache(maxsize=1 << 15)(self._read_rules)

    def lemmas(self, word: str) -> list[str] | None:
        """Return what a word may be a form of, the most probable first, perhaps repeated.

        Args:
            word: In small letters, without ``ё``.

        Returns:
            Its lemmas, in which ``ё`` may stand; None for a word of the dictionary.
        """
        return None if self._is_known(word) else list(self._guess(word)) or [word]

    def _guess(self, word: str) -> Iterator[str]:
        found = False
        if word.startswith(self._prefixes):
            for prefix in self._prefixes:
                rest = word[len(prefix) :]
                if word.startswith(prefix) and len(rest) >= SHORTEST_REST:
                    for lemma in self._productive(rest):
                        found = True
                        yield prefix + lemma
        if found:
            return
        for length in range(1, min(LONGEST_PREFIX, len(word) - SHORTEST_REST) + 1):
            if self._is_known(word, length):
                yield from (word[:length] + lemma for lemma in self._of_known(word[length:]))
        if len(word) >= SHORTEST:
            starting = tuple(
                number for number, one in self._paradigm_prefixes if word.startswith(one)
            )
            for ending, front, cut, prefix, suffix in self._rules(word[-LONGEST_ENDING:], starting):
                spelled = word[: -len(ending)] + ending
                yield prefix + spelled[front : len(spelled) - cut] + suffix

    def _productive(self, word: str) -> Iterator[str]:
        """Yield the lemmas of what may stand after a prefix."""
        if not self._is_known(word):
            yield from self.lemmas(word) or ()
            return
        for one in self._analyzer.parse(word):
            if one.tag.is_productive():
                yield one.normal_form

    def _read_known(self, word: str) -> tuple[str, ...]:
        """Return the lemmas of a word of the dictionary that may take prefixes."""
        dictionary, substitutes = self._dictionary, self._analyzer.char_substitutes
        return tuple(
            dictionary.build_normal_form(paradigm, form, spelled)
            for spelled, readings in dictionary.words.similar_items(word, substitutes)
            for paradigm, form in readings
            if dictionary.build_tag_info(paradigm, form).is_productive()
        )

    # -- what an ending says

    def _read_rules(self, ending: str, starting: tuple[int, ...]) -> tuple[_Rule, ...]:
        """Return how lemmas are made of words with an ending, the most probable first."""
        weighed: list[tuple[float, _Rule]] = []
        for number in starting:
            for length in range(min(LONGEST_ENDING, len(ending)), 0, -1):
                found = self._of_ending(ending[-length:], number)
                if found:
                    total = 1 + sum(count for count, _ in found)
                    weighed += [(count / total, rule) for count, rule in found]
                    break
        weighed.sort(key=lambda one: one[0], reverse=True)
        return tuple(dict.fromkeys(rule for _, rule in weighed))

    def _read_ending(self, ending: str, number: int) -> tuple[tuple[int, _Rule], ...]:
        """Return rules for one ending and how often each was counted."""
        if not self._endings[number].has(ending):
            return ()
        dictionary = self._dictionary
        known = dictionary.prediction_suffixes_dawgs[number]
        return tuple(
            (count, self._rule(spelled, paradigm, form))
            for spelled, readings in known.similar_items(ending, self._analyzer.char_substitutes)
            for count, paradigm, form in readings
            if dictionary.build_tag_info(paradigm, form).is_productive()
        )

    def _rule(self, ending: str, paradigm_id: int, form: int) -> _Rule:
        dictionary = self._dictionary
        paradigm, prefixes = dictionary.paradigms[paradigm_id], dictionary.paradigm_prefixes
        if not form:
            return _Rule(ending, 0, 0, "", "")
        size = len(paradigm) // 3
        return _Rule(
            ending,
            len(prefixes[paradigm[2 * size + form]]),
            len(dictionary.suffixes[paradigm[form]]),
            prefixes[paradigm[2 * size]],
            dictionary.suffixes[paradigm[0]],
        )
