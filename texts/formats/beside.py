"""Pictures that a document names without holding them as files: beside it, or within the link.

Nothing is fetched: an address on a network is no file, and a path that leads out of the document's
own folder, through a link of the file system too, is not followed.
"""

from __future__ import annotations

import base64
import binascii
import os
import stat
from urllib.parse import unquote, unquote_to_bytes

from texts.errors import TextsError
from texts.formats.archive import MOST

LONGEST_DATA = 8 * 1024 * 1024
"""Code points of the longest ``data:`` URI that is a picture."""


def is_embedded(target: str) -> bool:
    """Tell whether a link holds what it leads to (RFC 2397)."""
    return target[:5].lower() == "data:"


def embedded(target: str) -> bytes | None:
    """Return what a ``data:`` URI holds; None if it is too long or no such URI."""
    head, comma, body = target.partition(",")
    if not (comma and is_embedded(head)) or len(target) > LONGEST_DATA:
        return None
    return unbased(unquote(body)) if head.lower().endswith(";base64") else unquote_to_bytes(body)


def unbased(text: str) -> bytes | None:
    """Return what is written in base64, white space in it or not; None if it is damaged."""
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def beside(path: str, target: str) -> bytes | None:
    """Return a file that a document names by a relative path.

    Args:
        path: The document.
        target: What its link says, percent-encoded.

    Returns:
        None if there is no such file in the document's folder or below it.

    Raises:
        TextsError: It cannot be read, or is longer than :data:`texts.formats.archive.MOST`.
    """
    name = unquote(target.partition("#")[0].partition("?")[0])
    if not name or "\0" in name or ":" in name.partition("/")[0] or os.path.isabs(name):
        return None
    folder = os.path.realpath(os.path.dirname(os.path.abspath(path)))
    found = os.path.realpath(os.path.join(folder, name))
    if os.path.commonpath((folder, found)) != folder:
        return None
    try:
        status = os.stat(found)
        if not stat.S_ISREG(status.st_mode):
            return None
        if status.st_size > MOST:
            raise TextsError("is longer than {size} MB", file=found, size=MOST // 2**20)
        with open(found, "rb") as stream:
            return stream.read(MOST)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise TextsError("{reason}", file=found, reason=error.strerror or error) from error
