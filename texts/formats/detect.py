"""What kind of document a file is, by what it holds rather than by its name."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence

from texts.document import BlockSource
from texts.errors import TextsError

_SNIFFED = 4096
"""Bytes at the beginning that tell the kind."""
# Compiled by whoever uses them first: a plain text is shown before that has been done.
_HTML = rb"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b"
_FB2 = rb"(?s)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?FictionBook\b"
_MARKDOWN = (".md", ".markdown", ".mkd")
_MOST = 64 * 1024 * 1024
"""Bytes of the longest markup that is read whole."""


def rich(path: str) -> Callable[[], BlockSource] | None:
    """Return what opens a file that is more than plain text; None if it is not.

    Args:
        path: The file; one that cannot be read is left to whoever opens plain text.

    Raises:
        TextsError: It is of a kind that is not read.
    """
    try:
        with open(path, "rb") as stream:
            head = stream.read(_SNIFFED)
    except OSError:
        return None
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path)
    if head.startswith(b"%PDF-") or b"%PDF-" in head[:1024]:
        return lambda: _pdf(path)
    if head[60:68] in (b"BOOKMOBI", b"TEXtREAd"):
        raise TextsError(
            "MOBI and AZW3 are not read", file=path,
            remedy="convert it to EPUB, e.g. with Calibre's ebook-convert, and open that",
        )  # fmt: skip
    if head.startswith(b"{\\rtf"):
        raise TextsError("RTF is not read", file=path, remedy="save it as DOCX or ODT")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise TextsError("the old DOC is not read", file=path, remedy="save it as DOCX or ODT")
    plain = head[3:] if head.startswith(b"\xef\xbb\xbf") else head
    marked_up = plain.lstrip().startswith(b"<")
    if marked_up and re.match(_FB2, plain):
        return lambda: _fb2(lambda: _whole(path), path)
    if marked_up and re.match(_HTML, plain):
        return lambda: _html(path)
    if path.lower().endswith(_MARKDOWN) and b"\x00" not in head:
        return lambda: _markdown(path)
    return None


def beginning(path: str, rows: int, measure: int) -> BlockSource | None:
    """Open a book as far as its first page; None if it is none, or of another kind.

    Args:
        path: The file.
        rows: Rows that the first page has at most.
        measure: Cells of the widest line.

    Raises:
        TextsError: It cannot be read.
    """
    try:
        with open(path, "rb") as stream:
            if stream.read(4) != b"PK\x03\x04":
                return None
    except OSError:
        return None
    from texts.formats.archive import Archive

    archive = Archive(path)
    if not _is_epub(path, archive.names):
        return None
    from texts.formats.brief import opened
    from texts.formats.epub import Epub

    return opened(path, Epub(path, archive), rows, measure)


def _is_epub(path: str, names: frozenset[str]) -> bool:
    if "word/document.xml" in names:
        return False
    return "META-INF/container.xml" in names or path.lower().endswith(".epub")


def _zipped(path: str) -> Callable[[], BlockSource]:
    from texts.formats.archive import Archive
    from texts.formats.book import Book

    archive = Archive(path)
    names = archive.names
    if "word/document.xml" in names:
        from texts.formats.office import read_docx

        return lambda: Book(path, read_docx(path))
    if _is_epub(path, names):
        from texts.formats.epub import Epub

        return lambda: Book(path, Epub(path, archive))
    if "content.xml" in names:
        from texts.formats.office import read_odt

        return lambda: Book(path, read_odt(path))
    inner = sorted(name for name in names if name.lower().endswith(".fb2"))
    if inner:
        return lambda: _fb2(lambda: archive.read(inner[0]), path, archive.warnings)
    raise archive.nothing("the archive holds no document", "unpack it and open a file in it")


def _fb2(read: Callable[[], bytes], path: str, warnings: Sequence[str] = ()) -> BlockSource:
    from texts.formats import fb2
    from texts.formats.book import Book

    book = fb2.read(read, path)
    book.warnings += warnings
    return Book(path, book)


def _html(path: str) -> BlockSource:
    from functools import partial

    from texts.formats import html
    from texts.formats.beside import beside
    from texts.formats.book import Book, Whole

    data = _whole(path)
    root = html.parse(data, xml=data.lstrip()[:5] == b"<?xml")
    if root is None:
        raise TextsError("the markup cannot be read", file=path, remedy="get the file again")
    title = next(root.iter("{*}title"), None)
    words = "" if title is None else " ".join((title.text or "").split())
    tag = (root.get("lang") or "").lower()[:2]
    language = tag if tag in ("kk", "ru", "en") else None
    name = words or os.path.basename(path)
    return Book(path, Whole(name, language, html.pieces(root), partial(beside, path)))


def _markdown(path: str) -> BlockSource:
    from texts.formats import markdown
    from texts.formats.book import Book
    from texts.plain import read_text

    return Book(path, markdown.read(read_text(path), path))


def _pdf(path: str) -> BlockSource:
    from texts.formats.book import Book
    from texts.formats.pdf import Pdf

    return Book(path, Pdf(path))


def _whole(path: str) -> bytes:
    """Return a whole file of markup."""
    with open(path, "rb") as stream:
        data = stream.read(_MOST + 1)
    if len(data) > _MOST:
        raise TextsError(
            "the markup is longer than {size} MB", file=path, remedy="split it",
            size=_MOST // 2**20,
        )  # fmt: skip
    return data
