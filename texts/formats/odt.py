"""ODT (OASIS OpenDocument 1.3): text, headings, lists, tables, notes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from texts.document import BlockKind
from texts.formats.archive import Archive
from texts.formats.book import Piece, Whole
from texts.formats.links import Links, clean
from texts.formats.office import first, own_parts, picture, root_of, table, told

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"


def read(path: str) -> Whole:
    """Read an ODT.

    Raises:
        TextsError: It is damaged.
    """
    archive = Archive(path)
    root = root_of(archive, "content.xml")
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
            pieces += table(
                [[_text(cell, edges)
                  for cell in own_parts(row, _TABLE + "table-cell", _TABLE + "table-row")]
                 for row in own_parts(element, _TABLE + "table-row", _TABLE + "table")],
                edges, _anchors(element),
            )  # fmt: skip
            notes += _notes(element)
            walk.skip_subtree()
        elif element.tag in (_TEXT + "p", _TEXT + "h"):
            text, links = edges.settled(_text(element, edges))
            anchors = _anchors(element)
            level = element.get(_TEXT + "outline-level", "1")
            if text and element.tag == _TEXT + "h":
                depth_of_heading = int(level) - 1 if level.isdecimal() else 0
                pieces.append(Piece(BlockKind.HEADING, text, depth_of_heading, "", links, anchors))
            elif text and depth:
                pieces.append(Piece(BlockKind.BULLET, text, depth - 1, marker, links, anchors))
                marker = ""
            elif text:
                pieces.append(Piece(BlockKind.PARAGRAPH, text, 0, "", links, anchors))
            notes += _notes(element)
            walk.skip_subtree()
    return told(Whole(path.rpartition("/")[2], None, pieces + notes, archive.member), archive)


def _anchors(element: etree._Element) -> tuple[str, ...]:
    return tuple(
        one.get(_TEXT + "name", "")
        for one in element.iter(_TEXT + "bookmark", _TEXT + "bookmark-start")
    )


def _notes(element: etree._Element) -> Iterator[Piece]:
    """Yield the notes of a paragraph or a table."""
    for note in element.iter(_TEXT + "note"):
        label = "".join(map(str, first(note, _TEXT + "note-citation").itertext()))
        words = _text(first(note, _TEXT + "note-body"))
        anchor = note.get(_TEXT + "id") or f"note-{label}"
        yield Piece(BlockKind.NUMBERED, words, 0, f"[{label}]", (), (anchor,))


def _text(element: etree._Element, edges: Links | None = None) -> str:
    words: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        if one.tag == _DRAW + "frame" and one.find(_DRAW + "image") is not None:
            if event == "start":
                said = [first(one, _SVG + name).text or "" for name in ("desc", "title")]
                target = first(one, _DRAW + "image").get(_XLINK + "href", "")
                words.append(picture(said[0] or said[1], target, edges))
                walk.skip_subtree()
            else:
                words.append(clean(one.tail or ""))
            continue
        if one.tag == _TEXT + "note":
            if event == "start":
                label = "".join(map(str, first(one, _TEXT + "note-citation").itertext()))
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
