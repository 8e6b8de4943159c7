"""HTML and XHTML as blocks: what the markup means, without what it looks like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from texts.document import BlockKind
from texts.formats import tree
from texts.formats.book import Piece
from texts.formats.links import Links, clean
from texts.formats.mathml import linear
from texts.formats.setting import (
    VERSE_LINE,
    cell_text,
    is_number,
    is_page,
    is_table,
    kinds_of,
    local_name,
    rows_as_text,
    set_in_lines,
    shifted,
)  # fmt: skip

if TYPE_CHECKING:
    from lxml import etree

_LEFT_OUT = frozenset({
    "script", "style", "head", "template", "noscript", "iframe", "object", "audio", "video", "rp",
    "button", "select", "canvas",
})  # fmt: skip
BLOCKS = frozenset({
    "p", "div", "section", "article", "body", "header", "footer", "main", "aside", "nav", "figure",
    "figcaption", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "pre", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "address", "details", "summary", "form", "fieldset", "center",
    "tr", "td", "th", "caption",
})  # fmt: skip
"""Elements that begin and end a block."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HREF = "{http://www.w3.org/1999/xlink}href"
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_ENTITY = rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*);"
"""An entity that is not XML's own."""
PICTURE = "▣"
"""Stands before the words that describe a picture."""
FEWEST_TAGS = 400
"""Tags of markup from which words are taken though it cannot be parsed."""
LONGEST_MARK = 4
"""Code points of the longest number of a footnote."""


def parse(data: bytes, *, xml: bool) -> etree._Element | None:
    """Parse markup, mending what is wrong with it; None if nothing can be made of it.

    Entities are not resolved, nothing is loaded from elsewhere, and depth is limited.
    """
    from lxml import etree

    if xml:
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, recover=True, no_network=True, huge_tree=False
        )
        try:
            root = etree.fromstring(named(data), parser)
        except etree.XMLSyntaxError:
            root = None
        if root is not None and len(root):
            return root
    declared = re.search(rb"(?i)(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", data[:2048])
    encoding = declared[1].decode() if declared else "utf-8"
    try:
        parser_of_html = etree.HTMLParser(
            encoding=encoding, recover=True, no_network=True, huge_tree=False
        )
        return etree.fromstring(data, parser_of_html)
    except (etree.XMLSyntaxError, LookupError, ValueError):
        return None


def parse_xhtml(data: bytes) -> etree._Element | None:
    """Parse XHTML as :func:`parse` does, without importing lxml if it is well formed."""
    root = tree.parse(named(data))
    return root if root is not None and len(root) else parse(data, xml=True)


def named(data: bytes) -> bytes:
    """Return XHTML with the entities of HTML, which XML does not know, as characters."""
    if not re.search(_ENTITY, data):
        return data
    from html.entities import html5

    def resolved(match: re.Match[bytes]) -> bytes:
        name = match[1].decode()
        text = html5.get(name + ";")
        return "".join(f"&#{ord(one)};" for one in text).encode() if text else match[0]

    return re.sub(_ENTITY, resolved, data)


def pieces(root: etree._Element) -> list[Piece]:
    """Return the blocks of a document or a part of one, in reading order."""
    set_in_lines(root)
    writer = _Writer()
    walk = tree.walk(root, ("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in ("comment", "pi"):
            writer.words(element.tail)
            continue
        if not isinstance(element.tag, str):  # an entity, which is left as it is: out
            writer.words(element.tail if event == "end" else None)
            continue
        name = local_name(element)
        if event == "start":
            if name in _LEFT_OUT or is_hidden(element):
                walk.skip_subtree()
            elif is_page(element):
                writer.anchor(element)
                walk.skip_subtree()
            elif name == "table" and is_table(element):
                writer.flush()
                writer.table(element)
                walk.skip_subtree()
            elif name == "math":
                writer.words(linear(element))
                walk.skip_subtree()
            elif name == "svg":
                writer.drawing(element)
                walk.skip_subtree()
            else:
                writer.start(name, element)
        else:
            if writer.entered(element):
                writer.end(name, element)
            if element is not root:
                writer.words(element.tail)
    writer.finish()
    return writer.pieces


def bare(data: bytes) -> list[Piece]:
    """Return the words of markup that cannot be parsed, e.g. nested too deeply, as paragraphs.

    Returns:
        Nothing if what is between the tags is no text, or there are few: a page with a picture
        alone has no words.
    """
    if data.count(b"<") < FEWEST_TAGS:
        return []
    from html import unescape

    text = re.sub(r"(?is)<(script|style|head)\b.*?</\1\s*>", " ", data.decode("utf-8", "replace"))
    paragraphs = re.split(r"(?i)(?:</?(?:p|div|h[1-6]|li|tr|br)\b[^>]*>\s*)+", text)
    words = (" ".join(re.sub(r"<[^>]*>", "", one).split()) for one in paragraphs)
    return [Piece(BlockKind.PARAGRAPH, clean(unescape(one))) for one in words if one]


class _Writer:
    """The blocks so far, and the words of the one that is being written."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._words: list[str] = []
        self._lists: list[list[int]] = []
        self._quotes = 0
        self._pre = 0
        self._heading: int | None = None
        self._marker = ""
        self._links = Links()
        self._anchors: list[str] = []
        self._open: list[etree._Element] = []

    def entered(self, element: etree._Element) -> bool:
        """Tell whether an element that ends was entered, not passed over; forget it."""
        if not self._open or self._open[-1] is not element:
            return False
        self._open.pop()
        return True

    def anchor(self, element: etree._Element) -> None:
        """Take the name of what has no words."""
        self._anchors += filter(None, (element.get("id"),))

    def words(self, text: str | None) -> None:
        """Take the words of a paragraph."""
        if text:
            self._words.append(clean(text) if self._pre else _SPACE.sub(" ", clean(text)))

    def start(self, name: str, element: etree._Element) -> None:
        """Enter an element."""
        self._open.append(element)
        if name in BLOCKS:
            self.flush()
        names = (element.get("id"), element.get("name") if name == "a" else None)
        self._anchors += filter(None, names)
        if name == "a" and (target := (element.get("href") or "").strip()):
            self._words.append(self._links.begin(target))
        if name in ("ul", "ol"):
            start = element.get("start", "1")
            self._lists.append([int(start) if start.isdecimal() else 1, name == "ol"])
        elif name == "li":
            self._marker = self._next_marker()
        elif name in ("blockquote", "dd"):
            self._quotes += 1
        elif name == "pre":
            self._pre += 1
        elif name[:1] == "h" and name[1:].isdecimal():
            self._heading = int(name[1:]) - 1
        elif name == "hr":
            self.pieces.append(Piece(BlockKind.BREAK, ""))
        elif name == "br":
            self._words.append("\n")
        elif name == "img" or name == "image":
            self._words.append(self._picture(element))
        elif name == "q":
            self._words.append("“")
        elif name == "rt":
            self._words.append(" (")
        elif is_reference(element):
            self._words.append("[")
        if name in ("sup", "sub"):
            self.words(shifted(element))
        elif name not in ("br", "hr", "img", "image"):
            if name == "span" and is_number(element):
                self.words(" ")
            self.words(element.text)

    def end(self, name: str, element: etree._Element) -> None:
        """Leave an element."""
        if is_reference(element):
            self._words.append("]")
        if name == "a" and (element.get("href") or "").strip():
            self._words.append(self._links.end())
        if name in BLOCKS:
            self.flush()
        if name in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif name == "li":
            self._marker = ""
        elif name in ("blockquote", "dd"):
            self._quotes -= 1
        elif name == "pre":
            self._pre -= 1
        elif name[:1] == "h" and name[1:].isdecimal():
            self._heading = None
        elif name == "q":
            self._words.append("”")
        elif name == "rt":
            self._words.append(")")

    def finish(self) -> None:
        """End the document; what is named behind its last words is those."""
        self.flush()
        if self.pieces and self._anchors:
            last = self.pieces[-1]
            self.pieces[-1] = last._replace(anchors=(*last.anchors, *self._anchors))

    def flush(self) -> None:
        """End the paragraph, if there is one."""
        text = "".join(self._words)
        self._words.clear()
        if not text.strip():
            return
        if self._pre:
            self._take(BlockKind.PREFORMATTED, text.strip("\n"))
            return
        lines = [_SPACE.sub(" ", line).strip(" ") for line in text.split("\n")]
        while lines and not lines[-1]:
            lines.pop()
        while lines and not lines[0]:
            lines.pop(0)
        if not lines:
            return
        if self._heading is not None:
            self._take(BlockKind.HEADING, " ".join(filter(None, lines)), self._heading)
        elif self._lists:
            kind = BlockKind.NUMBERED if self._lists[-1][1] else BlockKind.BULLET
            level = len(self._lists) - 1
            self._take(kind, " ".join(filter(None, lines)), level, self._marker)
            self._marker = ""
        elif len(lines) > 1 and sum(map(len, lines)) <= VERSE_LINE * len(lines):
            self._take(BlockKind.VERSE, "\n".join(lines), self._quotes)
        else:
            for line in filter(None, lines):
                self._take(BlockKind.PARAGRAPH, line, self._quotes)

    def _take(self, kind: BlockKind, text: str, level: int = 0, marker: str = "") -> None:
        """Take the text of a block, its links in it."""
        text, links = self._links.settled(text, spaced=kind is BlockKind.PREFORMATTED)
        if text:
            self.pieces.append(Piece(kind, text, level, marker, links, tuple(self._anchors)))
            self._anchors.clear()

    def table(self, element: etree._Element) -> None:
        """Take a whole table: in columns if it is narrow, else a paragraph a row."""
        self._anchors += filter(None, (one.get("id") for one in element.iter()))
        for caption in element.iterchildren("{*}caption"):
            words = cell_text(caption, self._links, self._inner)
            self._take(BlockKind.PARAGRAPH, words, self._quotes)
        rows = [
            [
                cell_text(cell, self._links, self._inner)
                for cell in row
                if local_name(cell) in ("td", "th")
            ]
            for row in element.iter()
            if local_name(row) == "tr"
        ]
        for kind, text in rows_as_text(rows):
            self._take(kind, text)

    def _inner(self, element: etree._Element) -> str | None:
        """Return what stands for an element of a cell; see :func:`cell_text`."""
        name = local_name(element)
        if name in ("img", "image"):
            return self._picture(element)
        if name == "math":
            return linear(element)
        if name == "svg":
            return self._drawing(element)
        if name in _LEFT_OUT or is_hidden(element):
            return ""
        return "[" if is_reference(element) else None

    def drawing(self, element: etree._Element) -> None:
        """Take a drawing: the pictures in it, or its title."""
        self._words.append(self._drawing(element))

    def _drawing(self, element: etree._Element) -> str:
        pictures = [one for one in element.iter() if local_name(one) == "image"]
        if pictures:
            # A cover is often wrapped so, to be as large as the page.
            return "".join(map(self._picture, pictures))
        title = next((one for one in element if local_name(one) in ("title", "desc")), None)
        words = " ".join(((title.text if title is not None else "") or "").split())
        return f"{PICTURE} {clean(words)} " if words else ""

    def _picture(self, element: etree._Element) -> str:
        """Return a picture's description, or its name, leading to it; of decoration nothing."""
        from texts.formats.beside import LONGEST_DATA, is_embedded

        source = next(filter(None, map(element.get, ("src", _HREF, "xlink:href", "href"))), "")
        source = source.strip()
        alt = element.get("alt") if element.get("alt") is not None else element.get("title")
        held = is_embedded(source)
        # Of what a link holds only the kind is a name: ``data:image/png;…``.
        name = (source.partition(",")[0].partition(";")[0] if held else source).rpartition("/")[2]
        words = _SPACE.sub(" ", name if alt is None else alt).strip()
        if not words:
            return ""
        text = clean(f"{PICTURE} {words}")
        if source and not (held and len(source) > LONGEST_DATA):
            text = f"{self._links.begin(source)}{text}{self._links.end()}"
        return f"{text} "

    def _next_marker(self) -> str:
        if not self._lists:
            return "•"
        innermost = self._lists[-1]
        if not innermost[1]:
            return "•" if len(self._lists) == 1 else "–"
        innermost[0] += 1
        return f"{innermost[0] - 1}."


def is_hidden(element: etree._Element) -> bool:
    """Tell whether an element is not to be shown."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def is_reference(element: etree._Element) -> bool:
    """Tell whether an element is the number of a footnote: it says so, or is a raised link."""
    kinds = kinds_of(element)
    if "noteref" in kinds or element.get("role") == "doc-noteref":
        return True
    if local_name(element) != "a" or not element.get("href"):
        return False
    parent = element.getparent()
    around = () if parent is None else (parent,)
    if not any(local_name(one) == "sup" for one in (*around, *element)):
        return False
    words = "".join(map(str, element.itertext())).strip()
    return 0 < len(words) <= LONGEST_MARK and words[0] not in "[("
