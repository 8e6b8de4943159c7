"""What DOCX and ODT have in common: an archive, tables of cells, pictures among the words."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from texts.document import BlockKind
from texts.errors import TextsError
from texts.formats import html
from texts.formats.archive import Archive
from texts.formats.book import Piece, Whole
from texts.formats.links import Links, clean
from texts.formats.setting import rows_as_text


def told(document: Whole, archive: Archive) -> Whole:
    """Return a document that says what is wrong with its archive."""
    document.warnings += archive.warnings
    return document


def root_of(archive: Archive, name: str) -> etree._Element:
    """Return the root of a member.

    Raises:
        TextsError: It is missing or no markup.
    """
    root = html.parse(archive.read(name), xml=True)
    if root is None:
        raise TextsError("is damaged", file=archive.path, place=name, remedy="get the file again")
    return root


def first(element: etree._Element, tag: str) -> etree._Element:
    """Return the first child of a name; an empty element if there is none."""
    found = element.find(tag)
    return etree.Element("none") if found is None else found


def own_parts(element: etree._Element, tag: str, around: str) -> list[etree._Element]:
    """Return the rows of a table, or the cells of a row, without those of tables within it."""
    return [one for one in element.iter(tag) if next(one.iterancestors(around), None) is element]


def table(rows: list[list[str]], edges: Links, anchors: tuple[str, ...]) -> Iterator[Piece]:
    """Yield a table: in columns if it is narrow, else a paragraph a row."""
    for kind, text in rows_as_text(rows):
        text, links = edges.settled(text, spaced=kind is BlockKind.PREFORMATTED)
        yield Piece(kind, text, 0, "", links, anchors)
        anchors = ()


def picture(words: str, target: str, edges: Links | None) -> str:
    """Return what stands for a picture in a paragraph; empty if it has neither words nor name."""
    text = clean(" ".join(words.split()) or target.rpartition("/")[2])
    if not text:
        return ""
    text = f"{html.PICTURE} {text}"
    return f" {edges.begin(target)}{text}{edges.end()} " if edges and target else f" {text} "
