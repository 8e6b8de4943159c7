"""TBX (ISO 30042:2019), dialect TBX-Basic, style DCT: the canonical form of a termbase.

The reader streams: one concept entry is in memory at a time, entities, DTDs and the network are
off. What the model has no place for is kept as XML (``extras``) and written back where it stood.

A relation is a ``basic:crossReference`` whose text names its kind, since TBX-Basic has one data
category for all cross-references: ``broader``, ``part of`` or ``related``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from glossary.concept import (
    Concept,
    Context,
    Definition,
    LanguageSection,
    Relation,
    RelationKind,
    Status,
    Term,
)
from glossary.errors import TermbaseError
from glossary.formats.unreadable import unreadable
from glossary.termbase import Preamble, Termbase

CORE = "urn:iso:std:iso:30042:ed-2"
"""Namespace of the TBX core structure (ISO 30042:2019, 7.1)."""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
STATUS_SUFFIX = "Term-admn-sts"
"""TBX spells a status ``preferredTerm-admn-sts`` (data category administrativeStatus)."""
RELATION_WORDS = {
    "broader": RelationKind.BROADER,
    "part of": RelationKind.PART_OF,
    "related": RelationKind.RELATED,
}


def read(path: str | os.PathLike[str]) -> Termbase:
    """Read a TBX file.

    Args:
        path: The file.

    Returns:
        All its entries and what surrounds them.

    Raises:
        TermbaseError: It cannot be opened, is not well-formed XML or not TBX, or an entry lacks
            what every entry must have; the error carries the line.
    """
    reader = Reader(path)
    concepts = tuple(reader)
    return Termbase(concepts, reader.preamble)


class Reader:
    """An iterator over the concept entries of a TBX file, one in memory at a time.

    Args:
        path: The file.

    Raises:
        TermbaseError: As :func:`read`, when iterated.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.file = os.fspath(path)
        self.preamble = Preamble()
        """Complete only once the iterator is exhausted."""
        self.element: etree._Element | None = None
        """The entry yielded last, until the next is asked for: its lines are told by it."""

    def __iter__(self) -> Iterator[Concept]:
        try:
            with Path(self.file).open("rb") as stream:
                yield from self._entries(stream)
        except OSError as error:
            raise unreadable(self.file, error) from error
        except etree.XMLSyntaxError as error:
            raise TermbaseError(
                "this is not well-formed XML ({reason})",
                file=self.file,
                line=error.lineno or None,
                remedy="mend the file or restore it from a copy",
                reason=_reason(error),
            ) from error

    def _entries(self, stream: BinaryIO) -> Iterator[Concept]:
        seen: dict[str, int] = {}
        events = etree.iterparse(
            stream,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
        )
        root_seen = False
        for event, element in events:
            name = _name(element)
            if not root_seen:
                root_seen = True
                self._check_root(element, name)
            if event == "start":
                continue
            if name == "conceptEntry":
                concept = self._entry(element)
                line = _line(element) or 0
                if concept.id in seen:
                    raise TermbaseError(
                        "the id “{id}” was used before, in line {before}",
                        file=self.file,
                        line=line,
                        remedy="give each concept entry an id of its own",
                        id=concept.id,
                        before=seen[concept.id],
                    )
                seen[concept.id] = line
                self.element = element
                yield concept
                self.element = None
                _forget(element)
            elif name == "tbxHeader":
                self.preamble = _preamble(element)
                _forget(element)
            elif name == "back":
                self.preamble = Preamble(
                    self.preamble.title, self.preamble.source, self.preamble.header, _xml(element)
                )

    def _check_root(self, element: etree._Element, name: str) -> None:
        if name == "tbx":
            return
        what = "TBX version 2 (martif)" if name == "martif" else f"<{name}>"
        raise TermbaseError(
            "this is {what}, not TBX version 3",
            file=self.file,
            line=_line(element),
            remedy="convert it to TBX-Basic (ISO 30042:2019) first",
            what=what,
        )

    def _entry(self, element: etree._Element) -> Concept:
        concept_id = element.get("id")
        if not concept_id:
            raise TermbaseError(
                "a concept entry has no id", file=self.file, line=_line(element),
                remedy='add id="…" to it',
            )  # fmt: skip
        sections: list[LanguageSection] = []
        relations: list[Relation] = []
        extras: list[str] = []
        subject = note = ""
        for child in element:
            name, text = _name(child), _text(child)
            if name == "langSec":
                sections.append(self._section(child))
            elif name == "subjectField" and not subject:
                subject = text
            elif name == "note" and not note:
                note = text
            elif name == "crossReference" and text in RELATION_WORDS and child.get("target"):
                relations.append(Relation(RELATION_WORDS[text], child.get("target", "")))
            else:
                extras.append(_xml(child))
        return Concept(concept_id, tuple(sections), tuple(relations), subject, note, tuple(extras))

    def _section(self, element: etree._Element) -> LanguageSection:
        language = (element.get(XML_LANG) or "").lower()
        if not language:
            raise TermbaseError(
                "a language section names no language", file=self.file, line=_line(element),
                remedy='add xml:lang="…" to it',
            )  # fmt: skip
        terms: list[Term] = []
        definitions: list[Definition] = []
        extras: list[str] = []
        for child in element:
            if _name(child) == "termSec":
                terms.append(self._term(child))
                continue
            described = _described(child, "definition")
            if described is None:
                extras.append(_xml(child))
            else:
                definitions.append(Definition(*described))
        return LanguageSection(language, tuple(terms), tuple(definitions), tuple(extras))

    def _term(self, element: etree._Element) -> Term:
        fields = {"term": "", "partOfSpeech": "", "grammaticalGender": "", "termType": "",
                  "note": "", "administrativeStatus": ""}  # fmt: skip
        contexts: list[Context] = []
        extras: list[str] = []
        for child in element:
            name = _name(child)
            described = _described(child, "context")
            if described is not None:
                contexts.append(Context(*described))
            elif name in fields and not fields[name] and _is_known(name, _text(child)):
                fields[name] = _text(child)
            else:
                extras.append(_xml(child))
        if not fields["term"]:
            raise TermbaseError(
                "a term section has no term", file=self.file, line=_line(element),
                remedy="add <term>…</term> or take the section out",
            )  # fmt: skip
        status = fields["administrativeStatus"].removesuffix(STATUS_SUFFIX)
        return Term(
            text=fields["term"],
            status=Status(status) if status else Status.PREFERRED,
            part_of_speech=fields["partOfSpeech"],
            gender=fields["grammaticalGender"],
            kind=fields["termType"],
            note=fields["note"],
            contexts=tuple(contexts),
            extras=tuple(extras),
        )


def _is_known(name: str, text: str) -> bool:
    """Tell whether the model can hold this value; an unknown status is kept as it is."""
    return name != "administrativeStatus" or text.removesuffix(STATUS_SUFFIX) in set(Status)


def _name(element: etree._Element) -> str:
    """Return the data category of an element: its type in DCA style, else its local name."""
    if not isinstance(element.tag, str):
        return ""
    local = etree.QName(element).localname
    if local in ("descrip", "termNote", "admin", "ref", "xref", "transac"):
        return element.get("type") or local
    return local


def _line(element: etree._Element) -> int | None:
    """Return the line of an element, counted from 1; None if lxml does not know it."""
    line = element.sourceline
    return line if isinstance(line, int) else None


def _text(element: etree._Element) -> str:
    """Return an element's text with runs of white space as one space."""
    return " ".join("".join(map(str, element.itertext())).split())


def _described(element: etree._Element, category: str) -> tuple[str, str] | None:
    """Return text and source of a definition or context, alone or in its group; else None."""
    name = _name(element)
    if name == category:
        return _text(element), ""
    if name != "descripGrp":
        return None
    names = [_name(child) for child in element]
    if names not in ([category], [category, "source"]):
        return None
    return _text(element[0]), _text(element[1]) if len(element) > 1 else ""


def _preamble(header: etree._Element) -> Preamble:
    title = source = ""
    simple = True
    for element in header.iter():
        name = _name(element)
        if name == "title":
            title = _text(element)
        elif name == "p" and _name(element.getparent()) == "sourceDesc" and not source:  # type: ignore[arg-type]  # a <p> has a parent here
            source = _text(element)
        elif name not in ("tbxHeader", "fileDesc", "titleStmt", "sourceDesc"):
            simple = False
    return Preamble(title, source, "" if simple else _xml(header))


def _xml(element: etree._Element) -> str:
    """Serialise a foreign element compactly, namespaces that the writer declares left out."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    for declaration in (
        f' xmlns="{CORE}"',
        ' xmlns:min="http://www.tbxinfo.net/ns/min"',
        ' xmlns:basic="http://www.tbxinfo.net/ns/basic"',
    ):
        text = text.replace(declaration, "")
    return text


def _forget(element: etree._Element) -> None:
    """Free an element that has been read and all before it, so that memory stays bounded."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _reason(error: etree.XMLSyntaxError) -> str:
    return (error.msg or "unknown error").split(", line")[0]
