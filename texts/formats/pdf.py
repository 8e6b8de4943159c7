"""PDF with a text layer: pages as text, reflowed as any hard-wrapped text is."""

from __future__ import annotations

import logging
from typing import Any

from texts.errors import Notice, TextsError
from texts.formats.book import Piece
from texts.reflow import reflow

TOGETHER = 8
"""Pages that are reflowed together, so that a paragraph across two of them stays whole."""


class Pdf:
    """The pages of a PDF, some at a time; see :class:`texts.formats.book.Chapters`.

    Args:
        path: The file.

    Raises:
        TextsError: It is damaged, needs a password or has no pages.
    """

    def __init__(self, path: str) -> None:
        import pypdf

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        self.warnings: list[str] = []
        self.title = path.rpartition("/")[2]
        self.language: str | None = None
        self.contents: list[tuple[str, int, int]] = []
        self._path = path
        try:
            self._reader = pypdf.PdfReader(path)
            if self._reader.is_encrypted and not self._reader.decrypt(""):
                raise TextsError(
                    "the document needs a password", file=path,
                    remedy="save it without one and open that",
                )  # fmt: skip
            self._count = len(self._reader.pages)
        except (pypdf.errors.PyPdfError, OSError, ValueError, KeyError, RecursionError) as error:
            raise TextsError(
                "the PDF cannot be read ({reason})",
                file=path,
                remedy="get the file again",
                reason=error,
            ) from error

    def __len__(self) -> int:
        return -(-self._count // TOGETHER)

    def pieces(self, chapter: int) -> list[Piece]:
        """Extract and reflow some pages."""
        first = chapter * TOGETHER
        pages = [self._page(page) for page in range(first, min(first + TOGETHER, self._count))]
        text = "\f".join(page for page in pages if page.strip())
        if not text.strip():
            self._warn(Notice(
                "{file}: there are pages without text, perhaps scanned; make a text layer (OCR) "
                "and open that.",
                file=self._path,
            ))  # fmt: skip
            return []
        blocks = reflow(text, prefix="p", digits=4, first=1)
        return [Piece(one.kind, one.text, one.level, one.marker) for one in blocks]

    def where(self, chapter: int, target: str) -> tuple[int, str] | None:
        """Nowhere: links of a PDF are not read."""
        return None

    def picture(self, chapter: int, target: str) -> bytes | None:
        """None: pictures of a PDF are not read."""
        return None

    def _page(self, number: int) -> str:
        page: Any = self._reader.pages[number]
        try:
            return str(page.extract_text())
        except Exception as error:  # a library that meets a damaged page raises anything
            self._warn(Notice(
                "{file}, page {page}: cannot be read ({reason}); left out.",
                file=self._path, page=number + 1, reason=error,
            ))  # fmt: skip
            return ""

    def _warn(self, sentence: Notice) -> None:
        if sentence not in self.warnings:
            self.warnings.append(sentence)
