"""Replacing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from glossary.errors import TermbaseError


def replace_text(path: Path, pieces: Iterable[str]) -> None:
    """Write a text file so that any reader sees the old one or the new, whenever it is cut short.

    Args:
        path: The file; its folder must be there. A link is followed, and its mode is kept.
        pieces: The text, piece by piece.

    Raises:
        TermbaseError: It cannot be written; what stood there stands there still.
    """
    path = Path(os.path.realpath(path))
    fresh = ""
    try:
        number, fresh = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(fresh, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(fresh, path)
        _sync_folder(path.parent)
    except OSError as error:
        raise TermbaseError(
            f"the file cannot be written ({error.strerror})", file=os.fspath(path),
            remedy="check the folder, its permissions and the room on the disk",
        ) from error  # fmt: skip
    finally:
        if fresh:
            with contextlib.suppress(OSError):
                os.unlink(fresh)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the renaming last; not every system lets one open a folder."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
