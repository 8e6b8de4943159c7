"""What an element of a TBX entry says, in any style, as values of the model.

The reader asks here for each child of an entry; the writer asks again whether a child that was
kept word for word still says what the model says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree

from glossary.concept import (
    Context,
    Definition,
    Reference,
    Relation,
    RelationKind,
    Status,
    Transaction,
)
from glossary.formats.tbx_categories import META, local, name, plain_id, text

STATUS_SUFFIX = "Term-admn-sts"
"""TBX spells a status ``preferredTerm-admn-sts`` (data category administrativeStatus)."""
STATUSES: dict[str, Status] = {
    **{f"{status}{STATUS_SUFFIX}": status for status in Status},
    **{f"{status}Term": status for status in Status},  # normativeAuthorization of version 2
    **{str(status): status for status in Status},
    "forbidden": Status.DEPRECATED,  # so Weblate spells them
    "obsolete": Status.SUPERSEDED,
}
RELATION_WORDS = {
    "broader": RelationKind.BROADER,
    "part of": RelationKind.PART_OF,
    "related": RelationKind.RELATED,
}
"""TBX-Basic has one category for all cross-references; its text says which relation it is."""
CONCEPT_ORDER = ("subjectField", "relation", "reference", "note", "extra", "transaction", "langSec")
SECTION_ORDER = ("definition", "note", "extra", "transaction", "termSec")
TERM_ORDER = ("term", "partOfSpeech", "grammaticalGender", "administrativeStatus", "termType",
              "note", "source", "context", "reference", "extra", "transaction")  # fmt: skip
"""The usual order of the kinds of children at each level."""
_TRANSACTION = ("transactionType", "date", "responsibility", "note")


class Reading(NamedTuple):
    """A child of an entry, section or term, as read."""

    kind: str
    """One of the kinds of its level's order."""
    value: Any
    """The model's value; None for sections, terms and extras."""
    whole: bool = True
    """Whether the value says all that the element says."""


EXTRA = Reading("extra", None)


def child(level: str, element: etree._Element) -> Reading:
    """Return what a child says.

    Args:
        level: ``conceptEntry``, ``langSec`` or ``termSec``.
        element: The child, in any style.
    """
    tag = element.tag
    readers = BY_TAG[level]
    reader = readers.get(tag)
    if reader is None:
        bare = local(element)
        found = _READERS[level].get(bare if bare not in META else name(element))
        reader = found or _extra
        if bare not in META:  # those are told by an attribute each time
            readers[tag] = reader
    return reader(element)


def _extra(element: etree._Element) -> Reading:
    return EXTRA


def _plain(kind: str) -> Callable[[etree._Element], Reading]:
    def read(element: etree._Element) -> Reading:
        value = text(element)
        return Reading(kind, value, _is_bare(element)) if value else EXTRA

    return read


def _status(element: etree._Element) -> Reading:
    status = STATUSES.get(text(element))
    if status is None:
        return EXTRA
    return Reading("administrativeStatus", status, _is_bare(element))


def _relation(element: etree._Element) -> Reading:
    target = element.get("target", "")
    word = text(element)
    if not target or target.startswith(("http://", "https://")):
        return EXTRA
    kind = RELATION_WORDS.get(word)
    value = Relation(kind or RelationKind.RELATED, plain_id(target))
    return Reading("relation", value, kind is not None and _is_bare(element, "target"))


def _reference(element: etree._Element) -> Reading:
    target = element.get("target", "")
    if not target:
        return EXTRA
    return Reading("reference", Reference(target, text(element), name(element)),
                   _is_bare(element, "target"))  # fmt: skip


def _described(category: str, make: Callable[[str, str], Any]) -> Callable[..., Reading]:
    def read(element: etree._Element) -> Reading:
        if local(element) != "descripGrp":
            return Reading(category, make(text(element), ""), False)
        names = [name(part) for part in element]
        if names.count(category) != 1:
            return EXTRA
        said = element[names.index(category)]
        source = element[names.index("source")] if "source" in names else None
        whole = (
            names in ([category], [category, "source"])
            and not element.attrib
            and all(_is_bare(part) for part in element)
        )
        value = make(text(said), "" if source is None else text(source))
        return Reading(category, value, whole)

    return read


def _group(level: str) -> Callable[[etree._Element], Reading]:
    described = "context" if level == "termSec" else "definition"

    def read(element: etree._Element) -> Reading:
        for part in element:
            category = name(part)
            if category == described:
                return _READERS[level][described](element)
        return EXTRA

    return read


def _field(element: etree._Element) -> Reading:
    """Read a subject field that stands in a group, as MultiTerm and IATE write it."""
    for part in element:
        if name(part) == "subjectField" and text(part):
            return Reading("subjectField", text(part), False)
    return EXTRA


def _transaction(element: etree._Element) -> Reading:
    found = {"transactionType": "", "date": "", "responsibility": "", "note": ""}
    target = ""
    names = []
    for part in element:
        category, said = name(part), text(part)
        if category in ("origination", "modification"):  # MultiTerm: the text is the person
            found["transactionType"], found["responsibility"] = category, said
            names.append("transactionType")
            continue
        names.append(category)
        if category in found and not found[category]:
            found[category] = said
        if category == "responsibility":
            target = part.get("target", "")
    if not found["transactionType"]:
        return EXTRA
    allowed = {"responsibility": "target"}
    whole = (
        names == [one for one in _TRANSACTION if one in names]
        and not element.attrib
        and all(_is_bare(part, allowed.get(name(part), "type")) for part in element)
    )
    value = Transaction(found["transactionType"], found["date"], found["responsibility"], target,
                        found["note"])  # fmt: skip
    return Reading("transaction", value, whole)


def _is_bare(element: etree._Element, allowed: str = "type") -> bool:
    """Tell whether an element is text alone, with no attribute but those that name it."""
    if len(element):
        return False
    attributes = element.attrib
    if not attributes:
        return True
    return all(
        (key in ("type", "module") and local(element) != "note") or key == allowed
        for key in attributes
    )


def _part(kind: str) -> Callable[[etree._Element], Reading]:
    return lambda element: Reading(kind, None)


_ANYWHERE: dict[str, Callable[[etree._Element], Reading]] = {
    "note": _plain("note"),
    "transacGrp": _transaction,
}
_READERS: dict[str, dict[str, Callable[[etree._Element], Reading]]] = {
    "conceptEntry": {
        **_ANYWHERE,
        "subjectField": _plain("subjectField"),
        "descripGrp": _field,
        "crossReference": _relation,
        "externalCrossReference": _reference,
        "xGraphic": _reference,
        "langSec": _part("langSec"),
    },
    "langSec": {
        **_ANYWHERE,
        "definition": _described("definition", Definition),
        "descripGrp": _group("langSec"),
        "termSec": _part("termSec"),
    },
    "termSec": {
        **_ANYWHERE,
        "term": _plain("term"),
        "partOfSpeech": _plain("partOfSpeech"),
        "grammaticalGender": _plain("grammaticalGender"),
        "termType": _plain("termType"),
        "administrativeStatus": _status,
        "normativeAuthorization": _status,
        "source": _plain("source"),
        "context": _described("context", Context),
        "descripGrp": _group("termSec"),
        "externalCrossReference": _reference,
    },
}

BY_TAG: dict[str, dict[object, Callable[[etree._Element], Reading]]] = {
    level: {} for level in _READERS
}
"""Readers by the tag as it stands, filled as tags come by; the reader of files asks here first."""
