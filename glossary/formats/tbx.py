"""TBX: version 3 (ISO 30042:2019) in DCT and DCA style, any dialect, and version 2 (martif).

The reader streams: one concept entry is in memory at a time; entities, DTDs and the network are
off. What the model has no place for is kept as XML (``extras``, ``kept``) and written back where
it stood. The canonical form of a termbase is TBX-Basic in DCT style (``tbx_write``).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from glossary.concept import Concept, Kept, LanguageSection, Status, Term
from glossary.errors import TermbaseError
from glossary.formats import tbx_min2013, tbx_values
from glossary.formats.losses import Losses
from glossary.formats.tbx_categories import XML_LANG, line, local, plain_id, text
from glossary.formats.tbx_faults import of_syntax
from glossary.formats.tbx_fragment import kept
from glossary.formats.tbx_preamble import Collected
from glossary.formats.unreadable import unreadable
from glossary.termbase import Preamble, Termbase

Progress = Callable[[int, int], None]
"""Called with bytes read and bytes in all; what it raises ends the reading and passes through."""
STEP = 500
"""Entries between two calls of the progress function."""
_ORDERS = {
    "conceptEntry": tbx_values.CONCEPT_ORDER,
    "langSec": tbx_values.SECTION_ORDER,
    "termSec": tbx_values.TERM_ORDER,
}
_RANKS = {
    level: {kind: rank for rank, kind in enumerate(order)} for level, order in _ORDERS.items()
}
_MANY = frozenset({"relation", "reference", "transaction", "definition", "context"})
"""Kinds of which the model holds any number; of the others the first is held."""
OLD = ("v2", "min2013")
"""Styles before version 3: an entry may lack an id, a term its text."""
_MIN_ENTRIES = frozenset(tbx_min2013.ENTRIES)
_HEARD = ("tbx", "martif", "TBX", "conceptEntry", "termEntry", "entry", "body", "tbxHeader",
          "martifHeader", "header", "back")  # fmt: skip
"""Elements at whose beginning or end the reader looks up."""
_NOTHING = Kept()
_LAYOUTS: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {level: {} for level in _ORDERS}
"""By level: orders of children that came by, and what is kept of them; few, and shared."""


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
        progress: Told how far the reading has come.

    Raises:
        TermbaseError: As :func:`read`, when iterated.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        progress: Progress = lambda done, total: None,
    ) -> None:
        self.file = os.fspath(path)
        self.progress = progress
        self.losses = Losses()
        """What had to be changed while reading."""
        self._around = Collected(self.file)
        self._style = "dct"
        self.element: etree._Element | None = None
        """The entry yielded last, until the next is asked for: its lines are told by it."""

    @property
    def preamble(self) -> Preamble:
        """What the file says besides; complete only once the iterator is exhausted."""
        return self._around.preamble

    def __iter__(self) -> Iterator[Concept]:
        try:
            with Path(self.file).open("rb") as stream:
                yield from self._entries(stream)
        except OSError as error:
            raise unreadable(self.file, error) from error
        except etree.XMLSyntaxError as error:
            raise of_syntax(self.file, error) from error

    def _entries(self, stream: BinaryIO) -> Iterator[Concept]:
        seen: dict[str, int] = {}
        total = os.fstat(stream.fileno()).st_size
        self._around = around = Collected(self.file)
        events = etree.iterparse(
            stream,
            events=("start", "end", "comment", "pi"),
            tag=[f"{{*}}{one}" for one in _HEARD],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )  # fmt: skip
        for event, element in events:
            if event in ("comment", "pi"):
                around.take_markup(element)
                continue
            if not around.begun:
                self._style = around.begin(element)
                if element.getroottree().docinfo.system_url:
                    name = str(element.getroottree().docinfo.system_url)
                    self.losses.add("document types", name=name)
            if event == "start":
                continue
            if self._style == "min2013" and str(element.tag).rpartition("}")[2] in _MIN_ENTRIES:
                tbx_min2013.rename(element)
            if local(element) != "conceptEntry":
                around.take(element, self._style)
                continue
            concept = self._entry(element, seen)
            if len(seen) % STEP == 0:
                self.progress(stream.tell(), total)
            self.element = element
            yield concept
            self.element = None
            _forget(element)
        if not around.begun:
            around.begin(events.root)  # says what it is instead
        self.progress(total, total)

    def _entry(self, element: etree._Element, seen: dict[str, int]) -> Concept:
        concept_id = plain_id(element.get("id") or "")
        place = line(element) or 0
        if not concept_id:
            if self._style not in OLD:
                raise TermbaseError(
                    "a concept entry has no id", file=self.file, line=place,
                    remedy='add id="…" to it',
                )  # fmt: skip
            # Older versions do without; the number of the entry is as stable as the file.
            number = len(seen) + 1
            while f"entry-{number}" in seen:
                number += 1
            concept_id = f"entry-{number}"
            self.losses.add("entries without an id")
        if concept_id in seen:
            raise TermbaseError(
                "the id “{id}” was used before, in line {before}",
                file=self.file,
                line=place,
                remedy="give each concept entry an id of its own",
                id=concept_id,
                before=seen[concept_id],
            )
        seen[concept_id] = place
        for entity in element.iter(etree.Entity):
            raise TermbaseError(
                "the entity {entity} is not known, for no DTD is read",
                file=self.file, line=line(element), entity=entity.text,
                remedy="write the character itself",
            )  # fmt: skip
        sections: list[LanguageSection] = []
        found, extras, how = self._children(
            element,
            "conceptEntry",
            {"langSec": lambda child: sections.append(self._section(child))},
        )
        before = self._around.before()
        if before:
            how = how._replace(before=before)
        return Concept(
            concept_id,
            tuple(sections),
            tuple(found.get("relation", ())),
            found.get("subjectField", ""),
            found.get("note", ""),
            extras,
            tuple(found.get("reference", ())),
            tuple(found.get("transaction", ())),
            how,
        )

    def _section(self, element: etree._Element) -> LanguageSection:
        language = (element.get(XML_LANG) or element.get("lang") or "").lower()
        if not language:
            raise TermbaseError(
                "a language section names no language", file=self.file, line=line(element),
                remedy='add xml:lang="…" to it',
            )  # fmt: skip
        terms: list[Term] = []

        def take(child: etree._Element) -> None:
            if self._style in OLD and not any(text(one) for one in child.iter("{*}term")):
                self.losses.add("rows without a term")  # so Weblate writes what it lacks
            else:
                terms.append(self._term(child))

        found, extras, how = self._children(element, "langSec", {"termSec": take})
        return LanguageSection(
            language,
            tuple(terms),
            tuple(found.get("definition", ())),
            extras,
            found.get("note", ""),
            tuple(found.get("transaction", ())),
            how,
        )

    def _term(self, element: etree._Element) -> Term:
        found, extras, how = self._children(element, "termSec", {})
        if "term" not in found:
            raise TermbaseError(
                "a term section has no term", file=self.file, line=line(element),
                remedy="add <term>…</term> or take the section out",
            )  # fmt: skip
        return Term(
            found["term"],
            found.get("administrativeStatus", Status.PREFERRED),
            found.get("partOfSpeech", ""),
            found.get("grammaticalGender", ""),
            found.get("termType", ""),
            found.get("note", ""),
            tuple(found.get("context", ())),
            extras,
            found.get("source", ""),
            tuple(found.get("reference", ())),
            tuple(found.get("transaction", ())),
            how,
        )

    def _children(
        self,
        element: etree._Element,
        level: str,
        parts: dict[str, Callable[[etree._Element], Any]],
    ) -> tuple[dict[str, Any], tuple[str, ...], Kept]:
        """Return what the children of an element say, what is not understood, and how it stood."""
        found: dict[str, Any] = {}
        extras: list[str] = []
        layout: list[str] = []
        verbatim: list[str] = []
        style = self._style
        readers = tbx_values.BY_TAG[level]
        for child in _flattened(element) if style == "v2" and level == "termSec" else element:
            reader = readers.get(child.tag)
            kind, value, whole = tbx_values.child(level, child) if reader is None else reader(child)
            if value is None:
                part = parts.get(kind)
                if part is None:
                    kind = "extra"
                    extras.append(kept(child, style))
                else:
                    part(child)
            elif kind in _MANY:
                found.setdefault(kind, []).append(value)
            elif kind in found:  # the first is held, the others are kept
                kind = "extra"
                extras.append(kept(child, style))
            else:
                found[kind] = value
            if not whole and kind != "extra":
                verbatim.append(kept(child, style))
            layout.append(kind)
        return found, tuple(extras), _how(element, level, layout, verbatim)


def _how(element: etree._Element, level: str, layout: list[str], verbatim: list[str]) -> Kept:
    attributes: tuple[tuple[str, str], ...] = ()
    if (element.attrib and level != "conceptEntry") or len(element.attrib) > 1:
        attributes = tuple(
            (str(key), str(value))
            for key, value in element.attrib.items()
            if key not in ("id" if level == "conceptEntry" else "", XML_LANG, "lang")
        )
    kinds = tuple(layout)
    stored = _LAYOUTS[level].get(kinds)
    if stored is None:
        stored = _LAYOUTS[level][kinds] = () if _is_usual(level, kinds) else kinds
    if not stored and not attributes and not verbatim:
        return _NOTHING
    return Kept(attributes, stored, tuple(verbatim))


def _is_usual(level: str, kinds: tuple[str, ...]) -> bool:
    """Tell whether children stand as the writer would put them of itself."""
    ranks = [_RANKS[level][kind] for kind in kinds]
    return ranks == sorted(ranks) and (level != "termSec" or "administrativeStatus" in kinds)


def _flattened(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of a version 2 term section, those of a ``termGrp`` among them."""
    for child in element:
        if child.tag == "termGrp" or local(child) == "termGrp":
            yield from child
        else:
            yield child


def _forget(element: etree._Element) -> None:
    """Free an element that has been read and all before it, so that memory stays bounded."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
