"""The data categories of TBX-Basic, and how three styles of TBX spell them.

DCT names an element for its category (``<min:partOfSpeech>``), DCA and TBX version 2 name it for
its kind and put the category in an attribute (``<termNote type="partOfSpeech">``). Sources: ISO
30042:2019, annexes; the modules Min and Basic of TBX-Basic; ISO 30042:2008 for version 2.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

CORE = "urn:iso:std:iso:30042:ed-2"
"""Namespace of the TBX core structure (ISO 30042:2019, 7.1)."""
MIN = "http://www.tbxinfo.net/ns/min"
BASIC = "http://www.tbxinfo.net/ns/basic"
OTHER = "urn:tilmash:tbx:other"
"""Namespace in which DCT style keeps DCA elements whose category is in no module."""
XML = "http://www.w3.org/XML/1998/namespace"
XML_LANG = f"{{{XML}}}lang"
PREFIXES = {"min": MIN, "basic": BASIC}


class Category(NamedTuple):
    """How a data category is spelt."""

    meta: str
    """The element of DCA style and version 2."""
    module: str
    """The prefix of DCT style: ``min`` or ``basic``."""


CATEGORIES: dict[str, Category] = {
    "subjectField": Category("descrip", "min"),
    "customerSubset": Category("admin", "min"),
    "administrativeStatus": Category("termNote", "min"),
    "partOfSpeech": Category("termNote", "min"),
    "externalCrossReference": Category("xref", "min"),
    "definition": Category("descrip", "basic"),
    "context": Category("descrip", "basic"),
    "source": Category("admin", "basic"),
    "projectSubset": Category("admin", "basic"),
    "crossReference": Category("ref", "basic"),
    "geographicalUsage": Category("termNote", "basic"),
    "grammaticalGender": Category("termNote", "basic"),
    "termLocation": Category("termNote", "basic"),
    "termType": Category("termNote", "basic"),
    "transactionType": Category("transac", "basic"),
    "responsibility": Category("transacNote", "basic"),
    "xGraphic": Category("xref", "basic"),
}
META = frozenset({"descrip", "descripNote", "termNote", "admin", "adminNote", "ref", "xref",
                  "transac", "transacNote"})  # fmt: skip
"""Elements whose ``type`` names the category."""
NEWER = {
    "martif": "tbx", "martifHeader": "tbxHeader", "termEntry": "conceptEntry",
    "langSet": "langSec", "tig": "termSec", "ntig": "termSec", "refObjectList": "refObjectSec",
}  # fmt: skip
"""Structural elements of version 2 and what version 3 calls them."""
OLDER = {new: old for old, new in NEWER.items() if old != "ntig"}
_LOCAL: dict[object, str] = {}


def local(element: etree._Element) -> str:
    """Return an element's name without namespace, as version 3 spells it; "" for comments."""
    tag = element.tag
    known = _LOCAL.get(tag)
    if known is None:
        if not isinstance(tag, str):
            return ""
        bare = tag.rpartition("}")[2]
        known = _LOCAL[tag] = NEWER.get(bare, bare)
    return known


def name(element: etree._Element) -> str:
    """Return the data category of an element in any style, else its structural name."""
    bare = local(element)
    if bare in META:
        return element.get("type") or bare
    return bare


def text(element: etree._Element) -> str:
    """Return an element's text with runs of white space as one space."""
    if len(element):
        return " ".join(str(element.xpath("string()")).split())
    return " ".join((element.text or "").split())


def line(element: etree._Element) -> int | None:
    """Return the line of an element, counted from 1; None if lxml does not know it."""
    found = element.sourceline
    return found if isinstance(found, int) else None


_ESCAPED = re.compile(r"_x([0-9A-F]{4,6})_")
_FORBIDDEN = re.compile(r"[^\w.\-·]|^[^\w]|^\d")


def xml_id(concept_id: str) -> str:
    """Return an id as an XML name: what may not stand in one as ``_x0020_``, as others write it.

    Names stay as they are, and :func:`plain_id` gives the id back.
    """
    made = _escape(concept_id)
    return made if plain_id(made) == concept_id else _protected(concept_id)


def plain_id(written: str) -> str:
    """Return the id of which :func:`xml_id` made a name; other names stay as they are."""
    if "_x" not in written:
        return written
    read = _ESCAPED.sub(_character, written)
    return read if written in (_escape(read), _protected(read)) else written


def _protected(word: str) -> str:
    """Escape an id that has what looks like an escape itself."""
    return _escape(_ESCAPED.sub(r"_x005F_x\1_", word))


def _escape(word: str) -> str:
    return _FORBIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", word)


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code < 0x110000 else found[0]
