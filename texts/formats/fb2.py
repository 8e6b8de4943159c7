"""FictionBook 2: sections as headings, verse in lines, notes at the end."""

from __future__ import annotations

from lxml import etree

from texts.document import BlockKind
from texts.errors import TextsError
from texts.formats import html
from texts.formats.book import Piece, Whole

_LINES = frozenset(("v",))
_PARAGRAPHS = frozenset(("p", "subtitle", "text-author", "date", "td"))
LANGUAGES = ("kk", "ru", "en")


def read(data: bytes, path: str) -> Whole:
    """Read a FictionBook.

    Args:
        data: The XML.
        path: What errors call it.

    Raises:
        TextsError: It is damaged.
    """
    root = html.parse(data, xml=True)
    if root is None:
        raise TextsError("the book is damaged", file=path, remedy="get the file again")
    title = _text(next(root.iter("{*}book-title"), None)) or path.rpartition("/")[2]
    tag = _text(next(root.iter("{*}lang"), None)).lower()[:2]
    pieces: list[Piece] = []
    for body in root.iter("{*}body"):
        pieces += _body(body)
    return Whole(title, tag if tag in LANGUAGES else None, pieces)


def _body(body: etree._Element) -> list[Piece]:
    pieces: list[Piece] = []
    verse: list[str] = []
    heading: list[str] = []
    depth = quotes = 0
    in_title = False
    for event, element in etree.iterwalk(body, events=("start", "end")):
        name = html.local_name(element)
        begins = event == "start"
        if name == "section":
            depth += 1 if begins else -1
        elif name in ("cite", "epigraph"):
            quotes += 1 if begins else -1
        elif name == "title":
            in_title = begins
            if not begins and heading:
                pieces.append(Piece(BlockKind.HEADING, " ".join(heading), max(0, depth - 1)))
                heading = []
        elif name == "empty-line" and begins:
            pieces.append(Piece(BlockKind.BREAK, ""))
        elif name == "stanza" and not begins and verse:
            pieces.append(Piece(BlockKind.VERSE, "\n".join(verse), quotes))
            verse = []
        elif begins and (name in _PARAGRAPHS or name in _LINES):
            text = _text(element)
            if not text:
                continue
            if in_title:
                heading.append(text)
            elif name in _LINES:
                verse.append(text)
            else:
                pieces.append(Piece(BlockKind.PARAGRAPH, text, quotes))
    return pieces


def _text(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())
