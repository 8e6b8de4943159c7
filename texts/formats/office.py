"""DOCX (ECMA-376) and ODT (OASIS OpenDocument 1.3): text, headings, lists, tables, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from texts.document import BlockKind
from texts.errors import TextsError
from texts.formats import html
from texts.formats.archive import Archive
from texts.formats.book import Piece, Whole

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OUTLINE = re.compile(r"(?:heading|заголовок|тақырып)?\s*([1-9])\Z", re.IGNORECASE)
_TITLES = ("title", "название", "атауы")


def read_docx(path: str) -> Whole:
    """Read a DOCX.

    Raises:
        TextsError: It is damaged.
    """
    archive = Archive(path)
    root = _root(archive, "word/document.xml")
    names = _styles(archive)
    pieces: list[Piece] = []
    walk = etree.iterwalk(root, events=("start",))
    for _event, element in walk:
        if element.tag == _W + "tbl":
            pieces += _rows(
                [
                    [_docx_text(cell) for cell in row.iter(_W + "tc")]
                    for row in element.iter(_W + "tr")
                ]
            )
            walk.skip_subtree()
        elif element.tag == _W + "p":
            pieces += _docx_paragraph(element, names)
            walk.skip_subtree()
    pieces += _docx_notes(archive)
    return Whole(path.rpartition("/")[2], None, pieces)


def read_odt(path: str) -> Whole:
    """Read an ODT.

    Raises:
        TextsError: It is damaged.
    """
    archive = Archive(path)
    root = _root(archive, "content.xml")
    pieces: list[Piece] = []
    notes: list[Piece] = []
    depth = 0
    marker = ""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            depth -= element.tag == _TEXT + "list"
            continue
        if element.tag == _TEXT + "list":
            depth += 1
        elif element.tag == _TEXT + "list-item":
            marker = "•"
        elif element.tag == _TABLE + "table":
            rows = element.iter(_TABLE + "table-row")
            pieces += _rows(
                [[_odt_text(cell) for cell in row.iter(_TABLE + "table-cell")] for row in rows]
            )
            walk.skip_subtree()
        elif element.tag in (_TEXT + "p", _TEXT + "h"):
            text = _odt_text(element)
            level = element.get(_TEXT + "outline-level", "1")
            if text and element.tag == _TEXT + "h":
                depth_of_heading = int(level) - 1 if level.isdecimal() else 0
                pieces.append(Piece(BlockKind.HEADING, text, depth_of_heading))
            elif text and depth:
                pieces.append(Piece(BlockKind.BULLET, text, depth - 1, marker))
                marker = ""
            elif text:
                pieces.append(Piece(BlockKind.PARAGRAPH, text))
            for note in element.iter(_TEXT + "note"):
                label = "".join(map(str, _first(note, _TEXT + "note-citation").itertext()))
                words = "".join(map(str, _first(note, _TEXT + "note-body").itertext())).strip()
                notes.append(Piece(BlockKind.NUMBERED, words, 0, f"[{label}]"))
            walk.skip_subtree()
    return Whole(path.rpartition("/")[2], None, pieces + notes)


def _root(archive: Archive, name: str) -> etree._Element:
    root = html.parse(archive.read(name), xml=True)
    if root is None:
        raise TextsError("is damaged", file=archive.path, place=name, remedy="get the file again")
    return root


def _first(element: etree._Element, tag: str) -> etree._Element:
    found = element.find(tag)
    return etree.Element("none") if found is None else found


def _rows(rows: list[list[str]]) -> Iterator[Piece]:
    for row in rows:
        if any(row):
            yield Piece(BlockKind.PARAGRAPH, " · ".join(filter(None, row)))


def _styles(archive: Archive) -> dict[str, str]:
    """Return what the styles are called, by their ids."""
    if "word/styles.xml" not in archive.names:
        return {}
    root = html.parse(archive.read("word/styles.xml"), xml=True)
    styles = () if root is None else root.iter(_W + "style")
    return {
        one.get(_W + "styleId", ""): _first(one, _W + "name").get(_W + "val", "") for one in styles
    }


def _docx_paragraph(element: etree._Element, names: dict[str, str]) -> Iterator[Piece]:
    text = _docx_text(element)
    if not text:
        return
    properties = _first(element, _W + "pPr")
    style = _first(properties, _W + "pStyle").get(_W + "val", "")
    name = names.get(style, style)
    outline = _OUTLINE.match(name)
    if outline or name.lower() in _TITLES:
        level = int(outline[1]) - 1 if outline else 0
        yield Piece(BlockKind.HEADING, text, level)
        return
    numbering = properties.find(_W + "numPr")
    if numbering is not None:
        depth = _first(numbering, _W + "ilvl").get(_W + "val", "0")
        yield Piece(BlockKind.BULLET, text, int(depth) if depth.isdecimal() else 0, "•")
        return
    yield Piece(BlockKind.PARAGRAPH, text)


def _docx_text(element: etree._Element) -> str:
    words: list[str] = []
    for one in element.iter():
        if one.tag == _W + "t":
            words.append(one.text or "")
        elif one.tag in (_W + "tab", _W + "br", _W + "cr"):
            words.append(" ")
        elif one.tag == _W + "noBreakHyphen":
            words.append("\u2011")
        elif one.tag == _W + "footnoteReference":
            words.append(f"[{one.get(_W + 'id', '')}]")
    return " ".join("".join(words).split())


def _docx_notes(archive: Archive) -> Iterator[Piece]:
    if "word/footnotes.xml" not in archive.names:
        return
    root = html.parse(archive.read("word/footnotes.xml"), xml=True)
    for note in () if root is None else root.iter(_W + "footnote"):
        text = _docx_text(note)
        if text:
            yield Piece(BlockKind.NUMBERED, text, 0, f"[{note.get(_W + 'id', '')}]")


def _odt_text(element: etree._Element) -> str:
    words: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        if one.tag == _TEXT + "note":
            if event == "start":
                words.append(
                    "[" + "".join(map(str, _first(one, _TEXT + "note-citation").itertext()))
                )
                words.append("]")
                walk.skip_subtree()
            else:
                words.append(one.tail or "")
            continue
        if event == "start":
            words.append(
                " " if one.tag in (_TEXT + "s", _TEXT + "tab", _TEXT + "line-break") else ""
            )
            words.append(one.text or "")
        elif one is not element:
            words.append(one.tail or "")
    return " ".join("".join(words).split())
