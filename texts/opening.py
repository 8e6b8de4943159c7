"""Opening whatever a reader names: an id of the library, or a file."""

from __future__ import annotations

import os

from texts.document import BlockSource
from texts.paged import PagedText
from texts.plain import STANDARD_INPUT

FIRST = "pr"
"""The document of the library that is opened where nothing has been read: the catalogue's first."""


def open_source(name: str, language: str | None = None, encoding: str | None = None) -> BlockSource:
    """Open a document.

    Args:
        name: An id of the library, or a path; a file of the same name as an id is opened by
            ``./name``.
        language: For a document of the library, which of its languages; the original's if none.

        encoding: For plain text, what it is in; told by its letters if none is given.

    Returns:
        The document, at once whatever its size.

    Raises:
        TextsError: There is no such document, or it cannot be read.
    """
    if is_shipped(name):
        from texts import shelf

        return shelf.load(name, language)
    if name != STANDARD_INPUT and encoding is None:
        from texts.formats.detect import rich

        opens = rich(name)
        if opens is not None:
            return opens()
    return PagedText(name, encoding)


def is_shipped(name: str) -> bool:
    """Tell whether a name is an id of the library, without reading the catalogue."""
    if os.sep in name or not name:
        return False
    folder = os.path.join(os.path.dirname(__file__), "library")
    return any(one.startswith(f"{name}.") and one.endswith(".txt") for one in os.listdir(folder))
