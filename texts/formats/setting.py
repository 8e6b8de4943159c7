"""How markup sets text on purpose: verse in lines, tables in columns, numbers in margins."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from texts.document import BlockKind
from texts.formats.links import Links, clean
from texts.formats.mathml import lowered, raised
from texts.formats.tree import walk

if TYPE_CHECKING:
    from lxml import etree

VERSE_LINE = 64
"""Code points of the longest line, on average, of what is set in lines on purpose."""
LONGEST_LINE = 100
"""Code points of the longest line of verse."""
TABLE_WIDTH = 76
"""Cells of the widest table that is set in columns."""
LINES = frozenset(("v", "line", "verse", "verse-line", "verseline", "poemline", "l", "vers"))
"""Classes of paragraphs that are a line of verse, as makers of EPUB from FB2 and TEI name them."""
STANZAS = frozenset(("stanza", "poem", "verse", "poetry", "lg", "linegroup", "strophe", "verses"))
"""Classes of what holds them."""
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "em", "i", "img", "q", "rp", "rt", "ruby",
    "s", "small", "span", "strong", "sub", "sup", "u", "wbr",
))  # fmt: skip
_APART = frozenset(("br", "p", "div", "li", "dd", "dt", "tr", "td", "th"))
"""What is parted from the words around it within a cell."""
_WORDLESS = frozenset(("script", "style", "rp"))
_TYPE = "{http://www.idpf.org/2007/ops}type"


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace, in lower case."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=256)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def set_in_lines(root: etree._Element) -> None:
    """Make lines of what is a ``div`` a line: of two or more short ones that follow one another.

    Paragraphs are lines where their class, or that of what they stand in, says so.
    """
    for parent in list(root.iter()):
        run: list[etree._Element] = []
        for child in [*parent, None]:
            if child is not None and is_line(child):
                run.append(child)
                continue
            if child is None or isinstance(child.tag, str):
                _join(run)
                run = []


def is_line(element: etree._Element) -> bool:
    """Tell whether an element may be a line of verse: a ``div``, or a paragraph that says so."""
    name = local_name(element)
    if name not in ("div", "p") or not all(local_name(one) in _INLINE for one in element):
        return False
    return name == "div" or bool(_classes(element) & LINES) or _in_stanza(element)


def _in_stanza(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and bool(_classes(parent) & STANZAS)


def _classes(element: etree._Element) -> set[str]:
    return set((element.get("class") or "").lower().split())


def _join(run: Sequence[etree._Element]) -> None:
    lengths = [len(" ".join("".join(map(str, one.itertext())).split())) for one in run]
    if len(run) < 2 or max(lengths) > LONGEST_LINE or sum(lengths) > VERSE_LINE * len(run):
        return
    prefix = str(run[0].tag).rpartition("}")[0]
    for number, line in enumerate(run):
        line.tag = (prefix + "}" if prefix else "") + "span"
        if number < len(run) - 1:
            line.append(line.makeelement((prefix + "}" if prefix else "") + "br"))


def kinds_of(element: etree._Element) -> list[str]:
    """Return what an element says it is (``epub:type``), in XHTML or in HTML."""
    return (element.get(_TYPE) or element.get("epub:type") or "").split()


def is_page(element: etree._Element) -> bool:
    """Tell whether an element is the number of a page of the printed book."""
    return "pagebreak" in kinds_of(element) or element.get("role") == "doc-pagebreak"


def is_number(element: etree._Element) -> bool:
    """Tell whether an element is the number of a line, set in the margin."""
    text = (element.text or "").strip()
    return text.isdecimal() and len(text) <= 4 and not len(element)


def is_table(element: etree._Element) -> bool:
    """Tell whether a table has rows and columns, and is not there to place what is in it."""
    rows = [row for row in element.iter() if local_name(row) == "tr"]
    nested = any(local_name(one) == "table" for one in element.iterdescendants())
    return not nested and any(
        sum(local_name(cell) in ("td", "th") for cell in row) > 1 for row in rows
    )


def shifted(element: etree._Element) -> str:
    """Return what stands raised or lowered: figures as characters that do, else after a sign.

    Raised letters alone are mostly no exponent: *1st*, *Mme*, *nᵒ*.
    """
    text = element.text or ""
    if len(element) or not text.strip():
        return text
    up = local_name(element) == "sup"
    return shifted_text(text, up=up)


def shifted_text(text: str, *, up: bool) -> str:
    """Return a text raised or lowered."""
    done = (raised if up else lowered)(text)
    plain = up and (text.strip().isalpha() or not any(map(str.isalnum, text)))
    return text if plain and done.startswith("^") else done


def cell_text(
    element: etree._Element, links: Links, inner: Callable[[etree._Element], str | None]
) -> str:
    """Return the text of a cell, the edges of its links in it.

    Args:
        element: The cell.
        links: The document's.
        inner: Returns what stands for an element as a whole, a picture or a formula; None for
            one whose words are read, ``[`` for the number of a note.
    """
    words: list[str] = []
    steps = walk(element, ("start", "end"))
    whole: etree._Element | None = None
    for event, one in steps:
        name = local_name(one)
        if whole is not None and one is whole:
            words.append(clean(one.tail or ""))
            whole = None
            continue
        if not name:
            words.append(clean(one.tail or "") if event == "end" and one is not element else "")
            continue
        said = inner(one) if one is not element else None
        mark = said == "["
        if name in _WORDLESS or (said is not None and not mark):
            if event == "start":
                words.append(said or "")
                whole = one
                steps.skip_subtree()
            continue
        target = (one.get("href") or "").strip() if name == "a" else ""
        if event == "start":
            words.append((links.begin(target) if target else "") + ("[" if mark else ""))
            words.append(" " if name in _APART else "")
            words.append(clean(shifted(one) if name in ("sup", "sub") else one.text or ""))
        else:
            words.append(("]" if mark else "") + (links.end() if target else ""))
            words.append(" " if name in _APART else "")
            words.append(clean(one.tail or "") if one is not element else "")
    return " ".join("".join(words).split())


def rows_as_text(rows: Sequence[Sequence[str]]) -> Iterator[tuple[BlockKind, str]]:
    """Yield a table as blocks: in columns if it is narrow, else a paragraph a row."""
    rows = [row for row in rows if any(row)]
    columns = in_columns(rows)
    if columns:
        yield BlockKind.PREFORMATTED, columns
        return
    for row in rows:
        yield BlockKind.PARAGRAPH, " · ".join(filter(None, row))


def in_columns(rows: Sequence[Sequence[str]]) -> str:
    """Return a table set in columns; empty if it is too wide for that, or has one only."""
    count = max(map(len, rows), default=0)
    widths = [
        max((_cells(row[at]) for row in rows if at < len(row)), default=0) for at in range(count)
    ]
    if count < 2 or sum(widths) + 2 * count > TABLE_WIDTH:
        return ""
    return "\n".join(
        "  ".join(
            cell + " " * (width - _cells(cell)) for cell, width in zip(row, widths, strict=False)
        ).rstrip()
        for row in rows
    )


def _cells(text: str) -> int:
    """Return how many cells of a terminal a text takes, by Unicode Standard Annex 11."""
    return sum(
        0 if unicodedata.combining(letter) else
        2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in clean(text)
    )  # fmt: skip
