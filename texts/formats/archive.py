"""Zip archives from strangers: nothing is read beyond a limit, nothing outside of the archive."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from urllib.parse import unquote, urlsplit

from texts.errors import TextsError

MOST = 64 * 1024 * 1024
"""Bytes of one unpacked member that are read; no chapter is as long, a zip bomb is."""


class Archive:
    """An archive open for reading.

    Args:
        path: The file.

    Raises:
        TextsError: It is missing, unreadable or damaged.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise TextsError("{reason}", file=path, reason=error.strerror or error) from error
        except (zipfile.BadZipFile, ValueError) as error:
            raise TextsError(
                "the archive is damaged or cut off", file=path, remedy="get the file again"
            ) from error
        self.names = frozenset(self._zip.namelist())
        """Paths of its members."""

    def read(self, name: str) -> bytes:
        """Return a member unpacked.

        Raises:
            TextsError: It is missing, damaged, encrypted or longer than :data:`MOST`.
        """
        try:
            with self._zip.open(name) as stream:
                data = stream.read(MOST + 1)
        except KeyError as error:
            raise TextsError("is missing in the archive", file=self.path, place=name) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise TextsError("is damaged", file=self.path, place=name) from error
        # What zipfile raises for a member with a password, or packed in a way it does not know.
        except (RuntimeError, NotImplementedError) as error:
            raise TextsError("cannot be unpacked", file=self.path, place=name) from error
        if len(data) > MOST:
            raise TextsError(
                "is longer than {size} MB unpacked", file=self.path, place=name, size=MOST // 2**20
            )
        return data

    def member(self, name: str) -> bytes | None:
        """Return a member unpacked, None if there is none; raises as :meth:`read` does."""
        return self.read(name) if name in self.names else None


def resolved(base: str, reference: str) -> str | None:
    """Return the member that a reference in another member leads to, without its fragment.

    Returns:
        None for one that leads out of the archive.
    """
    parts = urlsplit(reference)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path)))
    return None if path.startswith(("/", "..")) else path
