"""DOCX (ECMA-376) and ODT (OASIS OpenDocument 1.3): text, headings, lists, tables, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from texts.document import BlockKind
from texts.errors import TextsError
from texts.formats import html
from texts.formats.archive import Archive, resolved
from texts.formats.book import Piece, Whole
from texts.formats.links import Links, clean
from texts.formats.omml import MATH, linear
from texts.formats.setting import rows_as_text, shifted_text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
DEEPEST = 8
"""Levels of the deepest list (ECMA-376, 17.9.3)."""
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
    links = _DocxLinks(archive)
    pieces: list[Piece] = []
    walk = etree.iterwalk(root, events=("start",))
    for _event, element in walk:
        if element.tag == _W + "tbl":
            rows = _own(element, _W + "tr", _W + "tbl")
            pieces += _table(
                [[_docx_text(cell, links) for cell in _own(row, _W + "tc", _W + "tr")]
                 for row in rows],
                links.edges, _docx_anchors(element),
            )  # fmt: skip
            walk.skip_subtree()
        elif element.tag == _W + "p":
            pieces += _docx_paragraph(element, names, links)
            walk.skip_subtree()
    pieces += _docx_notes(archive, "footnote")
    pieces += _docx_notes(archive, "endnote")
    return _told(Whole(path.rpartition("/")[2], None, pieces, archive.member), archive)


def read_odt(path: str) -> Whole:
    """Read an ODT.

    Raises:
        TextsError: It is damaged.
    """
    archive = Archive(path)
    root = _root(archive, "content.xml")
    pieces: list[Piece] = []
    notes: list[Piece] = []
    edges = Links()
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
            pieces += _table(
                [[_odt_text(cell, edges)
                  for cell in _own(row, _TABLE + "table-cell", _TABLE + "table-row")]
                 for row in _own(element, _TABLE + "table-row", _TABLE + "table")],
                edges, _odt_anchors(element),
            )  # fmt: skip
            notes += _odt_notes(element)
            walk.skip_subtree()
        elif element.tag in (_TEXT + "p", _TEXT + "h"):
            text, links = edges.settled(_odt_text(element, edges))
            anchors = _odt_anchors(element)
            level = element.get(_TEXT + "outline-level", "1")
            if text and element.tag == _TEXT + "h":
                depth_of_heading = int(level) - 1 if level.isdecimal() else 0
                pieces.append(Piece(BlockKind.HEADING, text, depth_of_heading, "", links, anchors))
            elif text and depth:
                pieces.append(Piece(BlockKind.BULLET, text, depth - 1, marker, links, anchors))
                marker = ""
            elif text:
                pieces.append(Piece(BlockKind.PARAGRAPH, text, 0, "", links, anchors))
            notes += _odt_notes(element)
            walk.skip_subtree()
    return _told(Whole(path.rpartition("/")[2], None, pieces + notes, archive.member), archive)


def _told(document: Whole, archive: Archive) -> Whole:
    document.warnings += archive.warnings
    return document


def _root(archive: Archive, name: str) -> etree._Element:
    root = html.parse(archive.read(name), xml=True)
    if root is None:
        raise TextsError("is damaged", file=archive.path, place=name, remedy="get the file again")
    return root


def _first(element: etree._Element, tag: str) -> etree._Element:
    found = element.find(tag)
    return etree.Element("none") if found is None else found


def _own(element: etree._Element, tag: str, around: str) -> list[etree._Element]:
    """Return the rows of a table, or the cells of a row, without those of tables within it."""
    return [one for one in element.iter(tag) if next(one.iterancestors(around), None) is element]


def _table(rows: list[list[str]], edges: Links, anchors: tuple[str, ...]) -> Iterator[Piece]:
    """Yield a table: in columns if it is narrow, else a paragraph a row."""
    for kind, text in rows_as_text(rows):
        text, links = edges.settled(text, spaced=kind is BlockKind.PREFORMATTED)
        yield Piece(kind, text, 0, "", links, anchors)
        anchors = ()


def _odt_anchors(element: etree._Element) -> tuple[str, ...]:
    return tuple(
        one.get(_TEXT + "name", "")
        for one in element.iter(_TEXT + "bookmark", _TEXT + "bookmark-start")
    )


def _odt_notes(element: etree._Element) -> Iterator[Piece]:
    """Yield the notes of a paragraph or a table."""
    for note in element.iter(_TEXT + "note"):
        label = "".join(map(str, _first(note, _TEXT + "note-citation").itertext()))
        words = _odt_text(_first(note, _TEXT + "note-body"))
        anchor = note.get(_TEXT + "id") or f"note-{label}"
        yield Piece(BlockKind.NUMBERED, words, 0, f"[{label}]", (), (anchor,))


def _docx_anchors(element: etree._Element) -> tuple[str, ...]:
    return tuple(one.get(_W + "name", "") for one in element.iter(_W + "bookmarkStart"))


def _picture(words: str, target: str, edges: Links | None) -> str:
    """Return what stands for a picture in a paragraph; empty if it has neither words nor name."""
    text = clean(" ".join(words.split()) or target.rpartition("/")[2])
    if not text:
        return ""
    text = f"{html.PICTURE} {text}"
    return f" {edges.begin(target)}{text}{edges.end()} " if edges and target else f" {text} "


def _styles(archive: Archive) -> dict[str, str]:
    """Return what the styles are called, by their ids."""
    if "word/styles.xml" not in archive.names:
        return {}
    root = html.parse(archive.read("word/styles.xml"), xml=True)
    styles = () if root is None else root.iter(_W + "style")
    return {
        one.get(_W + "styleId", ""): _first(one, _W + "name").get(_W + "val", "") for one in styles
    }


class _DocxLinks:
    """Where links and pictures of a DOCX lead: bookmarks, or what a relationship names."""

    def __init__(self, archive: Archive) -> None:
        self.edges = Links()
        self._addresses: dict[str, str] = {}
        name = "word/_rels/document.xml.rels"
        if name in archive.names:
            root = html.parse(archive.read(name), xml=True)
            for one in () if root is None else root.iter("{*}Relationship"):
                target = one.get("Target", "")
                if one.get("TargetMode") != "External":
                    target = resolved("word/document.xml", target.removeprefix("/word/")) or ""
                self._addresses[one.get("Id", "")] = target

    def target(self, element: etree._Element) -> str:
        """Return where a ``w:hyperlink`` leads; empty if nowhere."""
        anchor = element.get(_W + "anchor")
        return f"#{anchor}" if anchor else self._addresses.get(element.get(_R + "id", ""), "")

    def picture(self, element: etree._Element) -> tuple[str, str]:
        """Return the description of a ``w:drawing`` or ``w:pict``, and where its picture is."""
        words = target = ""
        for one in element.iter():
            if one.tag == _WP + "docPr":
                words = one.get("descr") or one.get("title") or ""
            elif one.tag == _A + "blip":
                name = one.get(_R + "embed") or one.get(_R + "link") or ""
                target = self._addresses.get(name, "")
            elif one.tag == _V + "imagedata":
                target = self._addresses.get(one.get(_R + "id", ""), "")
                words = one.get(_O + "title", "")
        return words, target


def _docx_paragraph(
    element: etree._Element, names: dict[str, str], edges: _DocxLinks
) -> Iterator[Piece]:
    text, links = edges.edges.settled(_docx_text(element, edges))
    if not text:
        return
    anchors = _docx_anchors(element)
    properties = _first(element, _W + "pPr")
    style = _first(properties, _W + "pStyle").get(_W + "val", "")
    name = names.get(style, style)
    outline = _OUTLINE.match(name)
    if outline or name.lower() in _TITLES:
        level = int(outline[1]) - 1 if outline else 0
        yield Piece(BlockKind.HEADING, text, level, "", links, anchors)
        return
    numbering = properties.find(_W + "numPr")
    if numbering is not None:
        depth = _first(numbering, _W + "ilvl").get(_W + "val", "0")
        level = min(int(depth), DEEPEST) if depth.isdecimal() else 0
        yield Piece(BlockKind.BULLET, text, level, "•", links, anchors)
        return
    yield Piece(BlockKind.PARAGRAPH, text, 0, "", links, anchors)


def _docx_text(element: etree._Element, links: _DocxLinks | None = None) -> str:
    words: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        if one.tag in (_W + "drawing", _W + "pict") and links and event == "start":
            words.append(_picture(*links.picture(one), links.edges))
        elif one.tag in (_FALLBACK, _W + "moveFrom") and event == "start":
            # The same again, for programs that do not know the first form, or where it went to.
            walk.skip_subtree()
        elif one.tag == MATH + "oMath" and event == "start":
            words.append(clean(linear(one)))
            walk.skip_subtree()
        target = links.target(one) if links and one.tag == _W + "hyperlink" else ""
        if event == "end":
            words.append(links.edges.end() if links and target else "")
            # Of the paragraphs of a cell or a note.
            words.append(" " if one.tag == _W + "p" else "")
        elif links and target:
            words.append(links.edges.begin(target))
        elif one.tag == _W + "t":
            words.append(clean(_docx_shifted(one)))
        elif one.tag in (_W + "tab", _W + "br", _W + "cr"):
            words.append(" ")
        elif one.tag == _W + "noBreakHyphen":
            words.append("\u2011")
        elif one.tag in (_W + "footnoteReference", _W + "endnoteReference"):
            number = one.get(_W + "id", "")
            name = str(one.tag).removeprefix(_W).removesuffix("Reference")
            before, after = "", ""
            if links:
                before, after = links.edges.begin(f"#{name}-{number}"), links.edges.end()
            words.append(f"{before}[{number}]{after}")
    return " ".join("".join(words).split())


def _docx_shifted(element: etree._Element) -> str:
    """Return the text of a ``w:t``, raised or lowered if its run is."""
    text, run = element.text or "", element.getparent()
    properties = None if run is None else run.find(_W + "rPr")
    shift = "" if properties is None else _first(properties, _W + "vertAlign").get(_W + "val", "")
    if shift not in ("superscript", "subscript") or not text.strip():
        return text
    return shifted_text(text, up=shift == "superscript")


def _docx_notes(archive: Archive, kind: str) -> Iterator[Piece]:
    """Yield the notes of a kind: ``footnote`` or ``endnote``."""
    if f"word/{kind}s.xml" not in archive.names:
        return
    root = html.parse(archive.read(f"word/{kind}s.xml"), xml=True)
    for note in () if root is None else root.iter(_W + kind):
        text, number = _docx_text(note), note.get(_W + "id", "")
        if text:
            yield Piece(BlockKind.NUMBERED, text, 0, f"[{number}]", (), (f"{kind}-{number}",))


def _odt_text(element: etree._Element, edges: Links | None = None) -> str:
    words: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        if one.tag == _DRAW + "frame" and one.find(_DRAW + "image") is not None:
            if event == "start":
                said = [_first(one, _SVG + name).text or "" for name in ("desc", "title")]
                target = _first(one, _DRAW + "image").get(_XLINK + "href", "")
                words.append(_picture(said[0] or said[1], target, edges))
                walk.skip_subtree()
            else:
                words.append(clean(one.tail or ""))
            continue
        if one.tag == _TEXT + "note":
            if event == "start":
                label = "".join(map(str, _first(one, _TEXT + "note-citation").itertext()))
                if edges:
                    words.append(edges.begin("#" + (one.get(_TEXT + "id") or f"note-{label}")))
                words.append(f"[{label}]")
                words.append(edges.end() if edges else "")
                walk.skip_subtree()
            else:
                words.append(one.tail or "")
            continue
        target = one.get(_XLINK + "href", "") if one.tag == _TEXT + "a" else ""
        if event == "start":
            words.append(edges.begin(target) if edges and target else "")
            words.append(
                " " if one.tag in (_TEXT + "s", _TEXT + "tab", _TEXT + "line-break") else ""
            )
            words.append(clean(one.text or ""))
        elif one is not element:
            words.append(edges.end() if edges and target else "")
            words.append(" " if one.tag == _TEXT + "p" else "")
            words.append(clean(one.tail or ""))
    return " ".join("".join(words).split())
