"""DOCX (ECMA-376): text, headings by their styles, lists, tables, notes, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from texts.document import BlockKind
from texts.formats import html
from texts.formats.archive import Archive, resolved
from texts.formats.book import Piece, Whole
from texts.formats.docx_lists import BULLET, Lists
from texts.formats.links import Links, clean
from texts.formats.office import first, own_parts, picture, root_of, table, told
from texts.formats.omml import MATH, linear
from texts.formats.setting import shifted_text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OUTLINE = re.compile(r"(?:heading|заголовок|тақырып)?\s*([1-9])\Z", re.IGNORECASE)
_TITLES = ("title", "название", "атауы")


def read(path: str) -> Whole:
    """Read a DOCX.

    Raises:
        TextsError: It is damaged.
    """
    archive = Archive(path)
    root = root_of(archive, "word/document.xml")
    names = _styles(archive)
    links = _Edges(archive)
    lists = Lists(_numbering(archive))
    pieces: list[Piece] = []
    walk = etree.iterwalk(root, events=("start",))
    for _event, element in walk:
        if element.tag == _W + "tbl":
            rows = own_parts(element, _W + "tr", _W + "tbl")
            pieces += table(
                [[_text(cell, links) for cell in own_parts(row, _W + "tc", _W + "tr")]
                 for row in rows],
                links.edges, _anchors(element),
            )  # fmt: skip
            walk.skip_subtree()
        elif element.tag == _W + "p":
            pieces += _paragraph(element, names, links, lists)
            walk.skip_subtree()
    pieces += _notes(archive, "footnote")
    pieces += _notes(archive, "endnote")
    return told(Whole(path.rpartition("/")[2], None, pieces, archive.member), archive)


def _anchors(element: etree._Element) -> tuple[str, ...]:
    return tuple(one.get(_W + "name", "") for one in element.iter(_W + "bookmarkStart"))


def _styles(archive: Archive) -> dict[str, str]:
    """Return what the styles are called, by their ids."""
    if "word/styles.xml" not in archive.names:
        return {}
    root = html.parse(archive.read("word/styles.xml"), xml=True)
    styles = () if root is None else root.iter(_W + "style")
    return {
        one.get(_W + "styleId", ""): first(one, _W + "name").get(_W + "val", "") for one in styles
    }


def _numbering(archive: Archive) -> etree._Element | None:
    name = "word/numbering.xml"
    return html.parse(archive.read(name), xml=True) if name in archive.names else None


class _Edges:
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


def _paragraph(
    element: etree._Element, names: dict[str, str], edges: _Edges, lists: Lists
) -> Iterator[Piece]:
    text, links = edges.edges.settled(_text(element, edges))
    if not text:
        return
    anchors = _anchors(element)
    properties = first(element, _W + "pPr")
    style = first(properties, _W + "pStyle").get(_W + "val", "")
    name = names.get(style, style)
    outline = _OUTLINE.match(name)
    if outline or name.lower() in _TITLES:
        level = int(outline[1]) - 1 if outline else 0
        yield Piece(BlockKind.HEADING, text, level, "", links, anchors)
        return
    numbering = properties.find(_W + "numPr")
    if numbering is not None:
        level, marker = lists.marker(numbering)
        kind = BlockKind.BULLET if marker == BULLET else BlockKind.NUMBERED
        yield Piece(kind, text, level, marker, links, anchors)
        return
    yield Piece(BlockKind.PARAGRAPH, text, 0, "", links, anchors)


def _text(element: etree._Element, links: _Edges | None = None) -> str:
    words: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        if one.tag in (_W + "drawing", _W + "pict") and links and event == "start":
            words.append(picture(*links.picture(one), links.edges))
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
            words.append(clean(_shifted(one)))
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


def _shifted(element: etree._Element) -> str:
    """Return the text of a ``w:t``, raised or lowered if its run is."""
    text, run = element.text or "", element.getparent()
    properties = None if run is None else run.find(_W + "rPr")
    shift = "" if properties is None else first(properties, _W + "vertAlign").get(_W + "val", "")
    if shift not in ("superscript", "subscript") or not text.strip():
        return text
    return shifted_text(text, up=shift == "superscript")


def _notes(archive: Archive, kind: str) -> Iterator[Piece]:
    """Yield the notes of a kind: ``footnote`` or ``endnote``."""
    if f"word/{kind}s.xml" not in archive.names:
        return
    root = html.parse(archive.read(f"word/{kind}s.xml"), xml=True)
    for note in () if root is None else root.iter(_W + kind):
        text, number = _text(note), note.get(_W + "id", "")
        if text:
            yield Piece(BlockKind.NUMBERED, text, 0, f"[{number}]", (), (f"{kind}-{number}",))
