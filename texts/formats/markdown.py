"""Markdown (CommonMark, with tables), through the HTML that it means."""

from __future__ import annotations

from texts.formats import html
from texts.formats.book import Whole


def read(text: str, path: str) -> Whole:
    """Read Markdown.

    Args:
        text: The file's text.
        path: What it is called.
    """
    from markdown_it import MarkdownIt

    # Raw HTML in it is read as HTML: what it says is kept, what it does never was.
    rendered = MarkdownIt("commonmark").enable("table").render(text)
    root = html.parse(f"<html><body>{rendered}</body></html>".encode(), xml=False)
    title = path.rpartition("/")[2]
    return Whole(title, None, [] if root is None else html.pieces(root))
