"""Markdown (CommonMark, with tables and footnotes), through the HTML that it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lxml import etree

from texts.formats import html
from texts.formats.beside import beside
from texts.formats.book import Whole
from texts.formats.setting import local_name

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_FRONT = re.compile(
    r"\A---[ \t]*\r?\n(?:[\w.-]+[ \t]*:.*\r?\n|[ \t-].*\r?\n|\r?\n)+"
    r"(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
"""Data about the text before it, as makers of sites have them (YAML)."""
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:\s*")
_MARK = re.compile(r"(?<!`)\[\^([^\]\s]+)\](?!:)")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")


def read(text: str, path: str) -> Whole:
    """Read Markdown.

    Args:
        text: The file's text.
        path: What it is called.
    """
    from markdown_it import MarkdownIt

    # Raw HTML in it is read as HTML: what it says is kept, what it does never was.
    text = _FRONT.sub("", text, count=1)
    rendered = MarkdownIt("commonmark").enable("table").render("\n".join(_with_notes(text)))
    root = html.parse(f"<html><body>{rendered}</body></html>".encode(), xml=False)
    title = path.rpartition("/")[2]
    if root is None:
        return Whole(title, None, [])
    _name_headings(root)
    return Whole(title, None, html.pieces(root), partial(beside, path))


def _with_notes(text: str) -> Iterator[str]:
    """Yield the lines of a text, its footnotes (as GitHub has them) as links and their goals."""
    fence = ""
    for line in text.splitlines():
        found = _FENCE.match(line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        if fence or found:
            yield line
            continue
        note = _NOTE.match(line)
        if note:
            line = f'<a id="fn-{note[1]}"></a>[{note[1]}] {line[note.end() :]}'
        yield _MARK.sub(r'<a role="doc-noteref" href="#fn-\1">\1</a>', line)


def _name_headings(root: etree._Element) -> None:
    """Give headings the names by which links within Markdown lead to them."""
    for element in root.iter():
        if local_name(element) in _HEADINGS and not element.get("id"):
            words = "".join(map(str, element.itertext())).strip().lower()
            element.set("id", _NOT_IN_SLUG.sub("", words).replace(" ", "-") or "heading")
