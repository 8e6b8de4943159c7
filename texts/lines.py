"""The lines of a plain text, as reflow reads them: cleaned, measured, their markers told.

Offsets are source offsets: code points of the whole text given to :func:`split`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

DROPPED = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphens and zero-width marks: typesetting, not text."""
_WORD = re.compile(rf"[^\s{DROPPED}\ue000-\uf8ff]+")
_LINE = re.compile(r"([^\n\r\f\v\u0085\u2028\u2029]*)(\r\n|[\n\r\f\v\u0085\u2028\u2029]|\Z)")
_NUMBER = re.compile(r"\d{1,3}[.)]\Z")
_BULLETS = frozenset("•●▪◦‣∙■□–—-*")
_ENDING = re.compile(r"[.!?…:;][\"»”’)\]]*\Z")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line."""

    number: int
    """From 1, as editors count."""
    words: tuple[tuple[str, int], ...]
    """Its words without its marker, each with its source offset; empty for a blank line."""
    marker: str
    """Its list marker, a private-use or round bullet as ``•``; empty if it has none."""
    indent: int
    """Spaces before its first word."""
    width: int
    """Code points from its first word or marker to its last."""
    end: int
    """Source offset of its line break, or of the end of the text."""
    private: bool = False
    """Whether its marker was a symbol font's bullet, which needs no space after it."""

    @property
    def blank(self) -> bool:
        """Whether it has no words."""
        return not self.words

    @property
    def first(self) -> str:
        """Its first word."""
        return self.words[0][0]

    @property
    def last(self) -> str:
        """Its last word."""
        return self.words[-1][0]

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence, a clause before a list, or an item does."""
        return bool(self.words) and bool(_ENDING.search(self.last))

    @property
    def capital(self) -> bool:
        """Whether its first letter is a capital, or it begins with a figure."""
        letter = _LETTER.search(self.first)
        return self.first[0].isdigit() or bool(letter and letter[0].isupper())

    @property
    def lower(self) -> bool:
        """Whether it begins with a small letter, and so goes on with a sentence."""
        return self.first[0].islower()


def split(text: str) -> Iterator[Line]:
    """Yield the lines of a text; ends of line of every kind, and form feeds, end a line."""
    for number, match in enumerate(_LINE.finditer(text), 1):
        start, end = match.span(1)
        if start == len(text) and number > 1:
            return
        yield _line(number, match[1], start, end)


def _line(number: int, text: str, start: int, end: int) -> Line:
    found = [(match[0], start + match.start()) for match in _WORD.finditer(text)]
    if not any(any(letter.isalnum() for letter in word) for word, _ in found):
        found = []  # a stray mark, a rule of dashes: typesetting
    if not found:
        return Line(number, (), "", 0, 0, end)
    lead = text[: found[0][1] - start]
    indent = len(lead) - len(lead.lstrip(" \t"))
    width = found[-1][1] + len(found[-1][0]) - found[0][1]
    private = any("\ue000" <= letter <= "\uf8ff" for letter in lead)
    marker = ""
    word = found[0][0]
    if private:
        marker = "•"
    elif len(found) > 1 and (word in _BULLETS or _NUMBER.match(word)):
        marker = word
        found = found[1:]
    elif word[0] in "•●▪◦‣■" and len(word) > 1:
        marker = word[0]
        found[0] = (word[1:], found[0][1] + 1)
    return Line(number, tuple(found), marker, indent, width, end, private)
