"""Sentence and word boundaries, by ICU, as half-open spans of code points.

ICU counts UTF-16 units and parts words at hyphens; here offsets are code points, hyphenated words
stay whole (``АҚШ-тың``, ``іс-шара``), and a sentence does not end at an abbreviation or initial.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from itertools import accumulate

import icu

Span = tuple[int, int]
"""First code point and the one after the last."""
HYPHENS = "-\u2010\u2011"
_SHORT = """
т.б т.с.с т.с.т б.з б.з.д ғ г гг қ обл ауд млн млрд мың см қ-ғы проф акад т.е т.д т.п и.о им др
тыс руб стр рис табл mr mrs ms dr prof e.g i.e etc vs no vol pp
"""
ABBREVIATIONS = frozenset(_SHORT.split())
"""Words whose full stop ends no sentence, without that stop, in lower case (Kazakh: *т.б.* и
others as in the rules of spelling of 2023; Russian: GOST R 7.0.12-2011; English: New Hart's
Rules, ch. 10)."""
_INITIAL = re.compile(r"(?:^|[\s(«\"])(?:[^\W\d_]\.\s?)*[^\W\d_]\.\s*\Z")
_LAST_WORD = re.compile(r"([^\s(«\"]+)\.\s*\Z")


def words(text: str, language: str | None = None) -> list[Span]:
    """Return the words of a text, hyphenated ones whole; punctuation and spaces are left out."""
    spans: list[Span] = []
    for start, end in _boundaries(text, language, word=True):
        if not any(letter.isalnum() for letter in text[start:end]):
            continue
        if spans:
            last_start, last_end = spans[-1]
            between = text[last_end:start]
            if len(between) == 1 and between in HYPHENS:
                spans[-1] = (last_start, end)
                continue
        spans.append((start, end))
    return spans


def sentences(text: str, language: str | None = None) -> list[Span]:
    """Return the sentences of a text, without the white space between them.

    Returns:
        Spans in order, not overlapping; together they hold every visible character.
    """
    spans: list[Span] = []
    open_from: int | None = None
    for start, end in _boundaries(text, language, word=False):
        begin = start if open_from is None else open_from
        if _goes_on(text[begin:end], text[end : end + 1]) and end < len(text):
            open_from = begin
            continue
        open_from = None
        stripped = text[begin:end].strip()
        if stripped:
            left = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
            spans.append((left, left + len(stripped)))
    return spans


def sentence_at(text: str, offset: int, language: str | None = None) -> Span:
    """Return the sentence that holds a code point; the last one before it if none does."""
    found = (0, len(text))
    for span in sentences(text, language):
        if span[0] > offset:
            break
        found = span
    return found


def _goes_on(sentence: str, following: str) -> bool:
    """Tell whether ICU ended a sentence at an abbreviation or initials."""
    if _INITIAL.search(sentence):
        return True
    last = _LAST_WORD.search(sentence)
    return bool(last and last[1].lower() in ABBREVIATIONS and not following.isupper())


def _boundaries(text: str, language: str | None, *, word: bool) -> Iterator[Span]:
    """Yield the pieces between ICU's boundaries, in code points."""
    iterator = _iterator(language or "kk", word)
    iterator.setText(text)
    units = _to_code_points(text)
    start = 0
    for boundary in iterator:
        end = units[boundary] if units else boundary
        yield start, end
        start = end


def _to_code_points(text: str) -> list[int]:
    """Return the code point of each UTF-16 unit; empty if they are the same."""
    if not text or max(text) <= "\uffff":
        return []
    sizes = [2 if letter > "\uffff" else 1 for letter in text]
    units = [0] * (sum(sizes) + 1)
    for number, (unit, size) in enumerate(zip(accumulate(sizes), sizes, strict=True)):
        units[unit] = number + 1
        if size == 2:
            units[unit - 1] = number
    return units


class _Iterators(threading.local):
    """Break iterators keep their place, so each thread has its own."""

    def __init__(self) -> None:
        self.made: dict[tuple[str, bool], icu.BreakIterator] = {}


_ITERATORS = _Iterators()


def _iterator(language: str, word: bool) -> icu.BreakIterator:
    made = _ITERATORS.made.get((language, word))
    if made is None:
        make = icu.BreakIterator.createWordInstance
        if not word:
            make = icu.BreakIterator.createSentenceInstance
        made = _ITERATORS.made[language, word] = make(icu.Locale(language))
    return made
