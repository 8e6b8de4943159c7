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
"""What joins the parts of a word: hyphen-minus, hyphen, non-breaking hyphen."""
_BEFORE_NAMES = """
проф доц акад м.а обл ауд көш даң қар ред бас
гр им ул пр пер пл св тов г-н г-жа ст рис табл илл гл см ср напр разд прим изд вып
mr mrs ms dr prof st no vol pp fig sec art para ch ed eds vs cf e.g i.e
"""
_MAY_END = """
т.б т.с.с т.с.т т.т б.з б.з.б б.з.д ж жж ғ ғғ млн млрд трлн мың тг бет ә.т
т.е т.д т.п т.к др пр н.э гг вв стр руб коп тыс экз
etc al inc ltd jr sr a.m p.m u.s u.k b.c a.d
"""
BEFORE_NAMES = frozenset(_BEFORE_NAMES.split())
"""Abbreviations that stand before what they belong to: a sentence does not end there."""
MAY_END = frozenset(_MAY_END.split())
"""Abbreviations after which a sentence ends only if a capital follows.

Both lists, in lower case and without the last full stop: Kazakh after the rules of spelling of 2023
and the encyclopedia's list of abbreviations, Russian after GOST R 7.0.12-2011, English after New
Hart's Rules, ch. 10.
"""
_YEAR_OR_TOWN = frozenset(("г", "қ", "т", "м", "с", "п", "б", "в", "v", "p"))
"""One letter that after a figure or a Roman numeral ends what it belongs to (1991 г., 5 б.), and
before a name does not (г. Алматы, қ. Алматы, с. 5)."""
_INITIALS = re.compile(
    r"(?:^|[\s\u00ad(«\"–—-])(?:[^\W\d_]\.[\s\u00ad]*)*([^\W\d_])\.[\s\u00ad]*\Z"
)
_LAST_WORD = re.compile(r"([^\s(«\"„“]+)\.[\s\u00ad]*\Z")
_FIGURE = re.compile(r"(?:\d|\b[IVXLCХІ]+)[\s\u00ad]+\S+\Z")
_BEFORE_FIGURE = re.compile(r"(?<=[^\W\d_A-ZА-Я]{3})\.[»”\"]?\s+(?=\d)")
_TAIL = 40
"""Code points before a boundary in which an abbreviation is sought."""


def words(text: str, language: str | None = None) -> list[Span]:
    """Return the words of a text, hyphenated ones whole; punctuation and spaces are left out.

    Args:
        text: Any text.
        language: Whose rules to use; Kazakh's if none, which differ little.

    Returns:
        Spans in order, not overlapping; together they hold every letter and figure.
    """
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

    Args:
        text: A paragraph; a line break in it ends a sentence.
        language: Whose rules to use; Kazakh's if none.

    Returns:
        Spans in order, not overlapping; together they hold every visible character.
    """
    spans: list[Span] = []
    begin = 0
    for end in _sentence_ends(text, language):
        if end < len(text) and _goes_on(text[max(begin, end - _TAIL) : end], text[end : end + 2]):
            continue
        whole = text[begin:end]
        stripped = whole.strip()
        if stripped:
            left = begin + len(whole) - len(whole.lstrip())
            spans.append((left, left + len(stripped)))
        begin = end
    return spans


def sentence_at(text: str, offset: int, language: str | None = None) -> Span:
    """Return the sentence that holds a code point; the last one before it if none does."""
    found = (0, len(text))
    for span in sentences(text, language):
        if span[0] > offset:
            break
        found = span
    return found


def _sentence_ends(text: str, language: str | None) -> Iterator[int]:
    """Yield where sentences may end.

    ICU lets a full stop before a figure and a small letter (``болды. 50 жыл өтті``) end none
    (Unicode Standard Annex 29, rule SB8); after a whole word it does.
    """
    for start, end in _boundaries(text, language, word=False):
        for match in _BEFORE_FIGURE.finditer(text, start, end):
            yield match.end()
        yield end


def _goes_on(tail: str, following: str) -> bool:
    """Tell whether ICU ended a sentence at an abbreviation or initials.

    Args:
        tail: The end of what it took for a sentence.
        following: The next two code points.
    """
    last = _LAST_WORD.search(tail)
    if last is None:
        return False
    word = last[1].lower()
    capital = following.lstrip('«"„“(')[:1].isupper()
    if word in MAY_END:
        return not capital
    if word in BEFORE_NAMES:
        return True
    if word in _YEAR_OR_TOWN and last[1].islower():
        return not (capital and _FIGURE.search(tail[: last.end(1)]))
    initial = _INITIALS.search(tail)
    return bool(initial and initial[1].isupper())


def _boundaries(text: str, language: str | None, *, word: bool) -> Iterator[Span]:
    """Yield the pieces between ICU's boundaries, in code points."""
    iterator = _iterator(language or "kk", word)
    iterator.setText(text)
    units = _to_code_points(text)
    start = 0
    for boundary in list(iterator):
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
