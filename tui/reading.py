"""The document that is read: in which languages it is there, and which one to open at first."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from texts.document import BlockSource
from texts.errors import TextsError
from tui.messages import _, sentence

if TYPE_CHECKING:
    from texts.edition import Edition
    from tui.request import ReadRequest
    from tui.state.store import State


class Reading:
    """A document and its translations.

    Args:
        source: The document, open.
        shipped: Whether it is one of the library's.
        edition: The edition of the library that it comes from; the newest if none is given.
    """

    def __init__(
        self, source: BlockSource, *, shipped: bool, edition: Edition | None = None
    ) -> None:
        self._edition = edition
        self.source = source
        """The document in its original language."""
        self.key = source.id if shipped else os.path.abspath(source.id)
        """What the state knows it by: id in the library, or absolute path."""
        self.shipped = shipped
        """Whether it is one of the library's."""
        self._translations: dict[str, BlockSource] | None = None

    def translations(self) -> dict[str, BlockSource]:
        """Return the document in its other languages, in the order in which they are offered."""
        if self._translations is None:
            self._translations = dict(self._load()) if self.shipped else {}
        return self._translations

    @property
    def is_newest(self) -> bool:
        """Whether it is not of an edition of the library that has been replaced."""
        from texts import edition

        return self._edition is None or self._edition is edition.current()

    def add(self, name: str, source: BlockSource) -> None:
        """Offer another text beside it, first of all.

        Args:
            name: What to call it where a language's tag would stand.
            source: The text, its blocks under the ids of this document's.
        """
        self._translations = {name: source, **self.translations()}

    def _load(self) -> list[tuple[str, BlockSource]]:
        from texts import edition
        from texts.shelf import load

        found: list[tuple[str, BlockSource]] = []
        own = self._edition or edition.current()
        for language in own.titles[self.key].languages[1:]:
            try:
                found.append((language, load(self.key, language, own)))
            except (TextsError, OSError):
                # A library without one translation still reads.
                continue
        return found


def open_reading(request: ReadRequest, state: State) -> tuple[Reading, str]:
    """Open what the command line asks for, or what was read last, or the first of the library.

    Args:
        request: What is asked for.
        state: What was read last.

    Returns:
        The document, and a notice: one sentence if it is not the one read last, else empty.

    Raises:
        TextsError: What was asked for cannot be read.
    """
    if request.source is not None:
        return open_named(request.source, request.encoding, request.opened), ""
    from texts.shelf import catalogue

    first = next(iter(catalogue()))
    last = state.last_place()
    if last is None or (request.kiosk and last.document not in catalogue()):
        return open_named(first), ""
    try:
        same = request.opened is not None and request.opened.id == last.document
        return open_named(last.document, opened=request.opened if same else None), ""
    except TextsError as error:
        return open_named(first), _("The document read last cannot be opened. {reason}").format(
            reason=sentence(error)
        )


def open_named(
    name: str, encoding: str | None = None, opened: BlockSource | None = None
) -> Reading:
    """Open a document by its id in the library or its path; nothing is read twice if it is open.

    Raises:
        TextsError: It cannot be read.
    """
    from texts import edition
    from texts.opening import is_shipped, open_source

    if not is_shipped(name):
        return Reading(opened or open_source(name, encoding=encoding), shipped=False)
    from texts.shelf import load

    newest = edition.current()
    return Reading(opened or load(name, edition=newest), shipped=True, edition=newest)
