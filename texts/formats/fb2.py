"""FictionBook 2: sections as headings, verse in lines, notes at the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from lxml import etree

from texts.document import BlockKind
from texts.errors import TextsError
from texts.formats import html
from texts.formats.beside import unbased
from texts.formats.book import Piece, Whole
from texts.formats.links import Links, clean
from texts.formats.setting import local_name, rows_as_text, shifted_text

_LINES = frozenset(("v",))
_QUOTES = frozenset(("cite", "epigraph"))
_HREF = "{http://www.w3.org/1999/xlink}href"
_PARAGRAPHS = frozenset(("p", "subtitle", "text-author", "date"))
_CELLS = frozenset(("td", "th"))
LANGUAGES = ("kk", "ru", "en")


def read(source: Callable[[], bytes], path: str) -> Whole:
    """Read a FictionBook.

    Args:
        source: Returns the XML; asked again when a picture is wanted, rather than kept.
        path: What errors call it.

    Raises:
        TextsError: It is damaged.
    """
    root = html.parse(source(), xml=True)
    if root is None:
        raise TextsError("the book is damaged", file=path, remedy="get the file again")
    title = _text(next(root.iter("{*}book-title"), None)) or path.rpartition("/")[2]
    tag = _text(next(root.iter("{*}lang"), None)).lower()[:2]
    pieces: list[Piece] = []
    for body in root.iter("{*}body"):
        pieces += _body(body)
    language = tag if tag in LANGUAGES else None
    return Whole(title, language, pieces, partial(_binary, source))


def _binary(source: Callable[[], bytes], target: str) -> bytes | None:
    """Return the picture with an id: a ``binary`` at the end of the book, in base64."""
    root = html.parse(source(), xml=True) if target.startswith("#") else None
    for one in () if root is None else root.iter("{*}binary"):
        if one.get("id") == target[1:]:
            return unbased(one.text or "")
    return None


class _Body:
    """The blocks of a body so far."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._links = Links()
        self._anchors: list[str] = []
        self._verse: list[str] = []
        self._heading: list[str] = []
        self._depth = 0
        self._quotes = 0
        self._in_title = False

    def table(self, element: etree._Element) -> None:
        """Take a whole table."""
        self._anchors += filter(None, (one.get("id") for one in element.iter()))
        rows = [
            [self._text(cell) for cell in row if local_name(cell) in _CELLS]
            for row in element.iter("{*}tr")
        ]
        for kind, text in rows_as_text(rows):
            self._take(kind, text, self._quotes)

    def start(self, name: str, element: etree._Element) -> None:
        """Enter an element."""
        if anchor := element.get("id"):
            self._anchors.append(anchor)
        if name == "section":
            self._depth += 1
        elif name in _QUOTES:
            self._quotes += 1
        elif name == "title":
            self._in_title = True
        elif name == "empty-line":
            self.pieces.append(Piece(BlockKind.BREAK, ""))
        elif name == "image":
            # One within a paragraph has been taken with its words.
            if words := self._picture(element) if self._is_block(element) else "":
                self._take(BlockKind.PARAGRAPH, words, self._quotes)
        elif name in _PARAGRAPHS or name in _LINES:
            text = self._text(element)
            if not text:
                return
            if self._in_title:
                self._heading.append(text)
            elif name in _LINES:
                self._verse.append(text)
            else:
                self._take(BlockKind.PARAGRAPH, text, self._quotes)

    def end(self, name: str) -> None:
        """Leave an element."""
        if name == "section":
            self._depth -= 1
        elif name in _QUOTES:
            self._quotes -= 1
        elif name == "title":
            self._in_title = False
            if self._heading:
                self._take(BlockKind.HEADING, " ".join(self._heading), max(0, self._depth - 1))
                self._heading = []
        elif name == "stanza" and self._verse:
            self._take(BlockKind.VERSE, "\n".join(self._verse), self._quotes)
            self._verse = []

    def _is_block(self, element: etree._Element) -> bool:
        return not any(
            local_name(one) in _PARAGRAPHS or local_name(one) in _LINES
            for one in element.iterancestors()
        )

    def _picture(self, element: etree._Element) -> str:
        """Return what stands for a picture: its description, or its name, leading to it."""
        words = " ".join(f"{element.get('alt', '')} {element.get('title', '')}".split())
        target = element.get(_HREF, "")
        words = clean(words or target.removeprefix("#"))
        if not words:
            return ""
        text = f"{html.PICTURE} {words}"
        return f"{self._links.begin(target)}{text}{self._links.end()}" if target else text

    def _take(self, kind: BlockKind, text: str, level: int) -> None:
        text, links = self._links.settled(text, spaced=kind is BlockKind.PREFORMATTED)
        self.pieces.append(Piece(kind, text, level, "", links, tuple(self._anchors)))
        self._anchors.clear()

    def _text(self, element: etree._Element) -> str:
        """Return the words of a paragraph, the edges of links among them."""
        words: list[str] = []
        for event, one in etree.iterwalk(element, events=("start", "end")):
            name = local_name(one)
            link = one.get(_HREF) if name == "a" else None
            # The number of a note is in brackets in some books, raised without them in others.
            bare = link and one.get("type") == "note" and (one.text or "").strip().isalnum()
            if event == "start":
                if name == "image":
                    words.append(f" {self._picture(one)} ")
                if link:
                    words.append(self._links.begin(link) + ("[" if bare else ""))
                text = one.text or ""
                if name in ("sup", "sub") and not len(one) and text.strip():
                    text = shifted_text(text, up=name == "sup")
                words.append(clean(text))
            else:
                if link:
                    words.append(("]" if bare else "") + self._links.end())
                if one is not element:
                    words.append(clean(one.tail or ""))
        return " ".join("".join(words).split())


def _body(body: etree._Element) -> list[Piece]:
    writer = _Body()
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "start" and name == "table":
            writer.table(element)
            walk.skip_subtree()
        elif event == "start":
            writer.start(name, element)
        else:
            writer.end(name)
    return writer.pieces


def _text(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())
