"""The dialects and styles of TBX that are written, and how each spells an element."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from glossary.formats.losses import Losses
from glossary.formats.tbx_categories import BASIC, CATEGORIES, CORE, MIN
from glossary.formats.tbx_fragment import categories, in_style, is_markup_only, meta

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 (2.2) does not allow, not even escaped."""
_SPECIAL = re.compile("[&<>\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""That, and what has to be escaped: most texts have neither, and one look tells."""
_LOSS = {
    "subjectField": "subject fields", "administrativeStatus": "statuses",
    "partOfSpeech": "parts of speech", "externalCrossReference": "references",
    "xGraphic": "references", "definition": "definitions", "context": "contexts",
    "source": "sources of terms", "crossReference": "relations", "grammaticalGender": "genders",
    "termType": "term types", "transactionType": "history",
}  # fmt: skip
_LISTS = {
    "partOfSpeech": frozenset({"adjective", "noun", "other", "verb", "adverb"}),
    "termType": frozenset(
        {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"}
    ),
    "grammaticalGender": frozenset({"masculine", "feminine", "neuter", "other"}),
}
"""Values that the Schematron rules of TBX-Basic allow in DCA style."""
_NEAREST = {"properNoun": "noun"}
_ALL = frozenset(CATEGORIES)
_SMALL = frozenset(key for key, category in CATEGORIES.items() if category.module == "min")


class Style(NamedTuple):
    """One way of writing TBX."""

    key: str
    """What ``--format`` calls it."""
    style: str
    """``dct``, ``dca`` or ``v2``."""
    dialect: str
    """The root's ``type``."""
    allowed: frozenset[str]
    """The data categories of the dialect."""


STYLES: dict[str, Style] = {
    style.key: style
    for style in (
        Style("tbx", "dct", "TBX-Basic", _ALL),
        Style("tbx-dca", "dca", "TBX-Basic", _ALL),
        Style("tbx-min", "dct", "TBX-Min", _SMALL),
        Style("tbx-min-dca", "dca", "TBX-Min", _SMALL),
        Style("tbx-core", "dca", "TBX-Core", frozenset()),
        Style("tbx-v2", "v2", "TBX-Basic", _ALL),
    )
}


class Spelling:
    """Writes elements in a style and counts what the dialect has no category for.

    Args:
        style: How to write.
        losses: Where to count.
    """

    def __init__(self, style: Style, losses: Losses) -> None:
        self.style = style
        self.losses = losses
        self._names = {
            key: (f"{one.module}:{key}",) * 2
            if style.style == "dct"
            else (f'{one.meta} type="{key}"', one.meta)
            for key, one in CATEGORIES.items()
            if key in style.allowed
        }

    def has(self, category: str) -> bool:
        """Tell whether the dialect has a category; count a loss if not."""
        if category in self._names:
            return True
        self.losses.add(_LOSS.get(category, "other elements"))
        return False

    def element(self, category: str, value: str, attributes: str = "") -> str:
        """Return a data category as an element; empty if the dialect lacks it."""
        if category not in self._names:
            self.losses.add(_LOSS.get(category, "other elements"))
            return ""
        if category in _LISTS and self.style.style == "dca" and value not in _LISTS[category]:
            self.losses.add("values outside of the format's lists")
            value = _NEAREST.get(value, "other" if category != "termType" else "variant")
        opening, closing = self._names[category]
        if value.isalnum():
            return f"<{opening}{attributes}>{value}</{closing}>"
        return f"<{opening}{attributes}>{self.text(value)}</{closing}>"

    def text(self, value: str) -> str:
        """Return text for XML; characters that may not stand there become U+FFFD."""
        if not _SPECIAL.search(value):
            return value
        if _FORBIDDEN.search(value):
            self.losses.add("characters that the format forbids")
            value = _FORBIDDEN.sub("\ufffd", value)
        return escape(value)

    def attribute(self, value: str) -> str:
        """Return an attribute's value in quotes."""
        if value.isalnum():
            return f'"{value}"'
        return quoteattr(_FORBIDDEN.sub("\ufffd", value))

    def piece(self, xml: str, loss: str = "other elements") -> str:
        """Return a kept piece in this style; empty and counted if it may not stand there."""
        style = self.style
        if style.key == "tbx" or is_markup_only(xml):
            return xml
        needed = categories(xml)
        foreign = "foreign" in needed and style.style != "v2"
        if (
            needed - style.allowed - {"other", "foreign"}
            or foreign
            or (needed & {"other", "foreign"} and style.dialect != "TBX-Basic")
        ):
            self.losses.add(loss)
            return ""
        return _restyled(xml, style.style)

    def is_term_note(self, xml: str) -> bool:
        """Tell whether a kept piece must stand right after the term, as DCA style wants it."""
        return (
            self.style.style != "dct"
            and not is_markup_only(xml)
            and meta(xml) in ("termNote", "termNoteGrp")
        )

    def opening(self, language: str) -> str:
        """Return the file up to its header."""
        style = self.style
        start = '<?xml version="1.0" encoding="UTF-8"?>\n'
        if style.style == "v2":
            return f'{start}%s<martif type="{style.dialect}" xml:lang={quoteattr(language)}>\n'
        modules = ""
        if style.style == "dct":
            modules = f'\n     xmlns:min="{MIN}"'
            if style.dialect == "TBX-Basic":
                modules += f'\n     xmlns:basic="{BASIC}"'
        return (
            f'{start}%s<tbx type="{style.dialect}" style="{style.style}" '
            f'xml:lang={quoteattr(language)}\n     xmlns="{CORE}"{modules}>\n'
        )


@lru_cache(maxsize=2048)
def _restyled(xml: str, style: str) -> str:
    return in_style(xml, style)
