"""EPUB 2 and 3: the chapters of the spine, named by the book's own contents.

A book is a zip archive of XHTML; see *EPUB 3.3* (W3C, 2023). Pictures are their descriptions.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from texts.document import BlockKind
from texts.errors import Notice, TextsError
from texts.formats import html
from texts.formats.archive import Archive, resolved, unquoted
from texts.formats.book import Piece

if TYPE_CHECKING:
    from lxml import etree

CONTAINER = "META-INF/container.xml"
LANGUAGES = ("kk", "ru", "en")
_HEADING = re.compile(rb"<(?:[\w.-]+:)?[hH]\d")
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))


class Epub:
    """The chapters of an EPUB; see :class:`texts.formats.book.Chapters`.

    Args:
        path: The file.
        archive: It, if it is open.

    Raises:
        TextsError: It is no archive, has no chapters, or is encrypted.
    """

    def __init__(self, path: str, archive: Archive | None = None) -> None:
        self.warnings: list[str] = []
        self.title = path.rpartition("/")[2]
        self.language: str | None = None
        self.contents: list[tuple[str, int, int]] = []
        self._archive = archive or Archive(path)
        self.warnings += self._archive.warnings
        self._titles: dict[str, str] = {}
        self._spine: list[str] = []
        self._locked: set[str | None] = set()
        self._ready: dict[int, list[Piece]] = {}
        package = self._package()
        if package is not None:
            self._read_package(*package)
        if not self._spine:
            self._spine = [
                name for name in self._archive.order if name.endswith((".xhtml", ".html", ".htm"))
            ]
            if self._spine:
                self.warnings.append(Notice(
                    "{file}: the book names no order of chapters; that of their names is used.",
                    file=path,
                ))  # fmt: skip
        if not self._spine:
            raise self._archive.nothing("the book has no chapters", "get the file again")
        self._leave_out_encrypted()

    def __len__(self) -> int:
        return len(self._spine)

    def pieces(self, chapter: int) -> list[Piece]:
        """Parse a chapter."""
        ready = self._ready.pop(chapter, None)
        return self._parsed(chapter) if ready is None else ready

    def beginning(
        self, chapter: int, least: int, rows: int, measure: int
    ) -> tuple[list[Piece], bool]:
        """Return the first blocks of a long chapter, or all; tell whether these are all.

        Args:
            chapter: Its number.
            least: How many there are at least, unless they are all.
            rows: How many these fill at least, unless they are all.
            measure: Cells of the widest line.
        """
        from texts.formats.brief import LONG, beginning

        name = self._spine[chapter]
        with suppress(TextsError):
            data = self._archive.read(name)
            found = beginning(data, least, rows, measure) if len(data) > LONG else None
            if found is not None:
                title = self._titles.get(name)
                if not title or any(one.kind is BlockKind.HEADING for one in found):
                    return found, False
                if not _HEADING.search(data):
                    return [Piece(BlockKind.HEADING, title), *found], False
        found = self._ready[chapter] = self._parsed(chapter)
        return found, True

    def _parsed(self, chapter: int) -> list[Piece]:
        name = self._spine[chapter]
        if name in self._locked:
            return []
        try:
            data = self._archive.read(name)
            root = html.parse_xhtml(data)
        except TextsError as error:
            self._warn(Notice("{error} The chapter is left out.", error=error))
            return []
        found = [] if root is None else html.pieces(root)
        if not found and (found := html.bare(data)):
            self._warn(Notice(
                "{file}, {name}: the markup cannot be read; only its words are shown.",
                file=self._archive.path, name=name,
            ))  # fmt: skip
        if root is None and not found:
            self._warn(Notice(
                "{file}, {name}: is no markup; the chapter is left out.",
                file=self._archive.path, name=name,
            ))  # fmt: skip
            return []
        title = self._titles.get(name)
        if found and title and not any(one.kind is BlockKind.HEADING for one in found):
            # The contents name a chapter whose text does not.
            found.insert(0, Piece(BlockKind.HEADING, title))
        return found

    def where(self, chapter: int, target: str) -> tuple[int, str] | None:
        """Return the chapter and the anchor in it that a link leads to."""
        path, _hash, anchor = target.partition("#")
        if not path:
            return chapter, unquoted(anchor)
        name = resolved(self._spine[chapter], path)
        return (self._spine.index(name), unquoted(anchor)) if name in self._spine else None

    def picture(self, chapter: int, target: str) -> bytes | None:
        """Return the file of a picture of the book."""
        name = resolved(self._spine[chapter], target)
        return self._archive.member(name) if name else None

    def _warn(self, sentence: Notice) -> None:
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def _package(self) -> tuple[str, etree._Element] | None:
        """Return the path and the root of the package document; None if there is none."""
        with suppress(TextsError):
            container = html.parse_xhtml(self._archive.read(CONTAINER))
            for one in () if container is None else container.iter("{*}rootfile"):
                name = one.get("full-path", "")
                root = html.parse_xhtml(self._archive.read(name))
                if root is not None:
                    return name, root
        return None

    def _read_package(self, base: str, package: etree._Element) -> None:
        for one in package.iter("{http://purl.org/dc/elements/1.1/}title"):
            self.title = " ".join((one.text or "").split()) or self.title
            break
        for one in package.iter("{http://purl.org/dc/elements/1.1/}language"):
            tag = (one.text or "").strip().lower()[:2]
            self.language = tag if tag in LANGUAGES else None
            break
        items = {one.get("id"): one for one in package.iter("{*}item")}
        for reference in package.iter("{*}itemref"):
            item = items.get(reference.get("idref"))
            name = None if item is None else resolved(base, item.get("href", ""))
            if item is None or name is None or item.get("media-type") not in _PAGES:
                continue
            if name in self._archive.names:
                self._spine.append(name)
            elif not self._archive.damaged:
                self._warn(Notice(
                    "{file}, {name}: is missing; the chapter is left out.",
                    file=self._archive.path, name=name,
                ))  # fmt: skip
        spine = next(package.iter("{*}spine"), None)
        ncx = items.get(spine.get("toc")) if spine is not None else None
        nav = next(
            (one for one in items.values() if "nav" in one.get("properties", "").split()), None
        )
        for item in (nav, ncx):
            name = None if item is None else resolved(base, item.get("href", ""))
            if name in self._archive.names and not self._titles:
                self._read_contents(str(name))

    def _read_contents(self, base: str) -> None:
        """Take the names of chapters from the contents of EPUB 3 (nav) or EPUB 2 (NCX)."""
        with suppress(TextsError):
            root = html.parse_xhtml(self._archive.read(base))
            if root is None:
                return
            links = [
                (one.get("href", ""), one, len(list(one.iterancestors("{*}ol"))) - 1)
                for nav in [*root.iter("{*}nav")][:1] or [root]
                for one in nav.iter("{*}a")
            ]
            for point in root.iter("{*}navPoint"):
                label, content = (
                    next(point.iter("{*}text"), None),
                    next(point.iter("{*}content"), None),
                )
                if label is not None and content is not None:
                    depth = len(list(point.iterancestors("{*}navPoint")))
                    links.append((content.get("src", ""), label, depth))
            for reference, label, depth in links:
                name = resolved(base, reference)
                words = " ".join("".join(map(str, label.itertext())).split())
                if name in self._spine and words:
                    self._titles.setdefault(str(name), words)
                    chapter = self._spine.index(str(name))
                    self.contents.append((words, max(0, depth), chapter))

    def _leave_out_encrypted(self) -> None:
        """Leave out chapters that cannot be read; a book of such is refused."""
        with suppress(TextsError):
            if "META-INF/encryption.xml" not in self._archive.names:
                return
            root = html.parse_xhtml(self._archive.read("META-INF/encryption.xml"))
            locked: set[str | None] = set() if root is None else {
                resolved("", one.get("URI", "")) for one in root.iter("{*}CipherReference")
            }  # fmt: skip
            if not locked.intersection(self._spine):
                return
        open_ones = [name for name in self._spine if name not in locked]
        # A cover may be open where the book is not: chapters are what is read.
        if len(open_ones) * 2 <= len(self._spine):
            raise TextsError(
                "the book is encrypted (DRM)", file=self._archive.path,
                remedy="open it where it was bought, or get it without protection",
            )  # fmt: skip
        for name in locked.intersection(self._spine):
            self._warn(Notice(
                "{file}, {name}: is encrypted (DRM); the chapter is left out.",
                file=self._archive.path, name=name,
            ))  # fmt: skip
        self._locked = locked
