"""The lines of a plain text, as reflow reads them: cleaned, measured, their markers told.

Offsets are source offsets: code points of the whole text given to :func:`split`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

DROPPED = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphens and zero-width marks: typesetting, not text."""
PRIVATE = "\ue000-\uf8ff"
"""Private-use characters, a regular expression's range: the bullets of symbol fonts in PDFs."""
SOFT_HYPHENS = "\u00ad\u00ac"
"""What parts a word at the end of a line and nowhere else; ``¬`` is how OCR programs write it."""
ROUND = "•●▪◦‣∙■□○▫➢➤✓✔"
"""Bullets that mark an item even without a space after them, or alone on their line."""
_BULLETS = frozenset(ROUND + "–—-*·→")
_EDGES = " \t\x1c\x1d\x1e\x1f\u00a0\u2002\u2003\u2009\u202f\u3000" + DROPPED
_LINE = re.compile(r"([^\n\r\f\v\u0085\u2028\u2029]*)(\r\n|[\n\r\f\v\u0085\u2028\u2029]|\Z)")
# Given to re as they are, which compiles them when they are first needed: many texts need none, and
# compiling them takes as long as reflowing the first page.
_ODD = rf"[{DROPPED}{PRIVATE}\t\x1c-\x1f]|  "
_PIECE = rf"[^ \t\x1c-\x1f{DROPPED}{PRIVATE}]+(?: [^ \t\x1c-\x1f{DROPPED}{PRIVATE}]+)*"
_DRAWN = rf"[\s{DROPPED}{PRIVATE}{ROUND}\x00-\x1f*\-–—―_=~#·+|<>^⁂❦✦]*"
"""A line of nothing else is typesetting: a rule, a row of stars, a stray bullet."""
_MARKER = (
    rf"(?:[{re.escape(''.join(sorted(_BULLETS)))}]|(?:\d{{1,3}}\.)*\d{{1,3}}[.)]|\[\d{{1,3}}\]"
    r"|\(?(?:\d{1,3}|[^\W\d_])\))(?=\s)"
)
_INITIAL = re.compile(r"[\W_]*(.)")
_CLOSERS = "\"'»”’)]"
_ENDINGS = frozenset(".!?…:;")


class Line(NamedTuple):
    """One printed line."""

    number: int
    """From 1, as editors count."""
    pieces: tuple[tuple[str, int], ...]
    """Its text without its marker, each piece with its source offset; pieces are parted by what
    becomes one space, and single spaces stand within them; none for a blank line."""
    marker: str
    """Its list marker, a private-use bullet as ``•``; empty if it has none."""
    indent: int
    """Columns before its first word, a tab counted as four."""
    width: int
    """Code points from its first word or marker to its last."""
    start: int
    """Source offset of its first code point."""
    end: int
    """Source offset of its line break, or of the end of the text."""
    sure: bool = False
    """Whether its marker can only be a bullet, whatever stands before it."""
    soft: bool = False
    """Whether it ends with a soft hyphen."""
    rule: bool = False
    """Whether it is a rule or a row of stars: drawn, not written."""
    page: bool = False
    """Whether it ends a page, with a form feed."""

    @property
    def blank(self) -> bool:
        """Whether it has no text."""
        return not self.pieces

    @property
    def first(self) -> str:
        """Its first word."""
        return self.pieces[0][0].partition(" ")[0]

    @property
    def last(self) -> str:
        """Its last word."""
        return self.pieces[-1][0].rpartition(" ")[2]

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence, a clause before a list, or an item does."""
        return bool(self.pieces) and self.pieces[-1][0].rstrip(_CLOSERS)[-1:] in _ENDINGS

    @property
    def initial(self) -> str:
        """Its first letter or figure, after quotation marks and dashes; empty if it has none."""
        found = _INITIAL.match(self.pieces[0][0])
        return found[1] if found else ""

    @property
    def capital(self) -> bool:
        """Whether it begins as a sentence may: with a capital or a figure."""
        initial = self.initial
        return initial.isupper() or initial.isdigit()

    @property
    def lower(self) -> bool:
        """Whether it begins with a small letter, and so goes on with a sentence."""
        return self.initial.islower()

    @property
    def upper(self) -> bool:
        """Whether it is in capitals throughout, four letters or more."""
        letters = "".join(text for text, _ in self.pieces)
        return letters.isupper() and sum(map(str.isalpha, letters)) >= 4


def split(text: str) -> Iterator[Line]:
    """Yield the lines of a text; ends of line of every kind, and form feeds, end a line."""
    for number, match in enumerate(_LINE.finditer(text), 1):
        start, end = match.span(1)
        if start == len(text) and number > 1:
            return
        yield _line(number, match[1], start, end, match[2] == "\f")


def _line(number: int, text: str, start: int, end: int, page: bool) -> Line:
    body = text.strip(_EDGES)
    lettered = body[:1].isalpha()
    if not lettered and re.fullmatch(_DRAWN, body):
        # A bullet alone marks the line below it.
        bullet = "•" if body[:1] and ("\ue000" <= body[0] <= "\uf8ff" or body[0] in ROUND) else ""
        rule = len(body.replace(" ", "")) >= 3
        return Line(number, (), "" if rule else bullet, 0, 0, start, end, rule=rule, page=page)
    at = start + len(text) - len(text.lstrip(_EDGES))
    indent = len(text[: at - start].expandtabs(4))
    soft = text.rstrip()[-1] in SOFT_HYPHENS
    if soft:
        body = body.removesuffix("¬")
    sure = False
    marker = ""
    if "\ue000" <= body[0] <= "\uf8ff":
        marker, sure = "•", True
    elif body[0] in ROUND and body[1:2] != "":
        marker, body, at = body[0], body[1:], at + 1
    elif (not lettered or body[1:2] == ")") and (found := re.match(_MARKER, body)):
        marker = found[0]
        if marker == "—" and body[1:].lstrip(' \t\u00a0«“"')[:1].isupper():
            marker = ""  # an em dash before a capital opens speech in Kazakh and Russian
        else:
            body, at = body[len(marker) :], at + len(marker)
    # What is printable holds none of the odd characters but the two spaces.
    if ("  " in body or not body.isprintable()) and re.search(_ODD, body):
        pieces = tuple((match[0], at + match.start()) for match in re.finditer(_PIECE, body))
    else:
        stripped = body.lstrip()
        pieces = ((stripped, at + len(body) - len(stripped)),)
    width = len(body) + len(marker)
    return Line(number, pieces, marker, indent, width, start, end, sure, soft, False, page)
