"""What a TBX file says around its entries: header, back matter, comments; read and kept."""

from __future__ import annotations

from lxml import etree

from glossary.errors import TermbaseError
from glossary.formats import tbx_min2013
from glossary.formats.tbx_categories import XML_LANG, line, local, name, text
from glossary.formats.tbx_fragment import kept
from glossary.termbase import Preamble

_SIMPLE = ("tbxHeader", "fileDesc", "titleStmt", "sourceDesc")
"""Elements of a header that says no more than title and source."""


class Collected:
    """Gathers the preamble of one file as the parser comes by.

    Args:
        file: Its name, for errors.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.begun = False
        """Whether the root was seen."""
        self.preamble = Preamble()
        self._in_body = False
        self._pending: list[str] = []
        self._prolog: list[str] = []
        self._epilog: list[str] = []

    def begin(self, root: etree._Element) -> str:
        """Look at the root and return the style: ``dct``, ``dca``, ``v2`` or ``min2013``.

        Raises:
            TermbaseError: It is no TBX, or its document type declares entities.
        """
        self.begun = True
        bare = str(root.tag).rpartition("}")[2]
        while root.getparent() is not None:  # the first element of ours stands within another
            root = root.getparent()  # type: ignore[assignment]  # just looked
            bare = str(root.tag).rpartition("}")[2]
        if bare not in ("tbx", "martif", tbx_min2013.ROOT):
            raise TermbaseError(
                "this is {what}, not TBX", file=self.file, line=line(root), what=f"<{bare}>",
                remedy="name a TBX file",
            )  # fmt: skip
        declared = root.getroottree().docinfo.internalDTD
        if declared is not None and len(declared.entities()):  # type: ignore[attr-defined]  # not in the stub
            raise TermbaseError(
                "the document type declares entities, which a termbase does not need",
                file=self.file, line=1, remedy="write the characters themselves",
            )  # fmt: skip
        style = _style(bare, root)
        language = root.get(XML_LANG) or root.get("lang") or "en"
        if style != "dct":  # a schema of another style would be the wrong one
            self._prolog = [one for one in self._prolog if not one.startswith("<?xml-model")]
        self.preamble = self.preamble.changed(
            language=language,
            dialect=root.get("type") or root.get("dialect") or "TBX-Basic",
            prolog=tuple(self._prolog),
        )
        return style

    def take_markup(self, node: etree._Element) -> None:
        """Keep a comment or processing instruction that stands between the larger parts."""
        parent = node.getparent()
        where = "" if parent is None else local(parent)
        if where not in ("", "tbx", tbx_min2013.ROOT, "text", "body"):
            return  # it is kept with what it stands in
        written = etree.tostring(node, encoding="unicode", with_tail=False)
        if where == "body":
            self._pending.append(written)
        elif self._in_body:
            self._epilog.append(written)
        else:
            self._prolog.append(written)
        self.preamble = self.preamble.changed(
            prolog=tuple(self._prolog), epilog=tuple(self._epilog)
        )

    def before(self) -> tuple[str, ...]:
        """Return the comments in front of the entry just read, once."""
        self._in_body = True
        if not self._pending:
            return ()
        found, self._pending = tuple(self._pending), []
        return found

    def take(self, element: etree._Element, style: str) -> None:
        """Keep a header, back matter or the end of the body."""
        bare = local(element)
        if bare == "header" and style == "min2013":
            title, source = tbx_min2013.header(element)
            self.preamble = self.preamble.changed(title=title, source=source)
            element.clear()
        elif bare == "tbxHeader":
            title, source, simple = _title(element)
            header = "" if simple else kept(element, style)
            self.preamble = self.preamble.changed(title=title, source=source, header=header)
            element.clear()
        elif bare == "back":
            self.preamble = self.preamble.changed(back=kept(element, style))
            element.clear()
        elif bare == "body":
            self._in_body = True
            self.preamble = self.preamble.changed(trailing=self.before())


def _style(bare: str, root: etree._Element) -> str:
    if bare == tbx_min2013.ROOT:
        return "min2013"
    return "v2" if bare == "martif" else "dca" if root.get("style") == "dca" else "dct"


def _title(header: etree._Element) -> tuple[str, str, bool]:
    title = source = ""
    simple = not header.attrib
    for element in header.iter():
        if not isinstance(element.tag, str):
            simple = False
            continue
        bare = name(element)
        if element.attrib or (len(element) and bare in ("title", "p")):
            simple = False
        parent = element.getparent()
        if bare == "title" and not title:
            title = text(element)
        elif bare == "p" and parent is not None and local(parent) == "sourceDesc" and not source:
            source = text(element)
        elif bare not in _SIMPLE:
            simple = False
    return title, source, simple
