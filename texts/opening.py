"""Opening whatever a reader names: an id of the library, or a file."""

from __future__ import annotations

from texts.document import BlockSource
from texts.paged import PagedText
from texts.plain import STANDARD_INPUT


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
    from texts import shelf

    if name in shelf.catalogue():
        return shelf.load(name, language)
    if name != STANDARD_INPUT and encoding is None:
        from texts.formats.detect import rich

        opens = rich(name)
        if opens is not None:
            return opens()
    return PagedText(name, encoding)
