"""Zip archives from strangers: nothing is read beyond a limit, nothing outside of the archive."""

from __future__ import annotations

import posixpath
import zlib
from typing import TYPE_CHECKING

from texts.errors import Notice, TextsError
from texts.formats.unpacked import members, unpack

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable

    from texts.formats.salvage import Rest

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
        self.warnings: list[str] = []
        """What is wrong with the archive itself."""
        self.damaged = False
        """Whether it is cut off, or its directory is."""
        self._rest: dict[str, Rest] = {}
        self._zip: zipfile.ZipFile | None = None
        try:
            self._members = members(path) or {}
        except OSError as error:
            raise TextsError("{reason}", file=path, reason=error.strerror or error) from error
        self.names = frozenset(self._members or self._listed())
        """Paths of its members."""
        self.order = tuple(self._rest) or tuple(sorted(self.names))
        """The same, of a damaged archive as they stand in it, else by name."""

    def read(self, name: str) -> bytes:
        """Return a member unpacked.

        Raises:
            TextsError: It is missing, damaged, encrypted or longer than :data:`MOST`.
        """
        data = None
        if name in self._rest:
            from texts.formats.salvage import unpacked

            data = unpacked(self.path, self._rest[name], MOST)
        elif name in self._members:
            try:
                data = unpack(self.path, self._members[name], MOST)
            except OSError as error:
                raise TextsError("is damaged", file=self.path, place=name) from error
        # What is not as it should be, zipfile tells apart.
        if data is None:
            data = self._read(name)
        if len(data) > MOST:
            raise TextsError(
                "is longer than {size} MB unpacked", file=self.path, place=name, size=MOST // 2**20
            )
        return data

    def member(self, name: str) -> bytes | None:
        """Return a member unpacked, None if there is none; raises as :meth:`read` does."""
        return self.read(name) if name in self.names else None

    def _listed(self) -> Iterable[str]:
        """Return the names in the directory; of an archive without one, of what can be had."""
        try:
            return self._opened().namelist()
        except TextsError:
            from texts.formats.salvage import rest

            self._rest = rest(self.path)
            self.damaged = True
            if not self._rest:
                raise
            self.warnings.append(Notice(
                "{file}: the archive is damaged or cut off; what is before that is shown.",
                file=self.path,
            ))  # fmt: skip
            return self._rest

    def nothing(self, problem: str, remedy: str) -> TextsError:
        """Return what is wrong with an archive in which something is not: its damage, if it is."""
        if self.damaged:
            problem, remedy = "the archive is damaged or cut off", "get the file again"
        return TextsError(problem, file=self.path, remedy=remedy)

    def _opened(self) -> zipfile.ZipFile:
        import zipfile

        if self._zip is None:
            try:
                self._zip = zipfile.ZipFile(self.path)
            except OSError as error:
                raise TextsError(
                    "{reason}", file=self.path, reason=error.strerror or error
                ) from error
            except (zipfile.BadZipFile, ValueError) as error:
                raise TextsError(
                    "the archive is damaged or cut off", file=self.path,
                    remedy="get the file again",
                ) from error  # fmt: skip
        return self._zip

    def _read(self, name: str) -> bytes:
        from zipfile import BadZipFile

        try:
            with self._opened().open(name) as stream:
                return stream.read(MOST + 1)
        except KeyError as error:
            raise TextsError("is missing in the archive", file=self.path, place=name) from error
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise TextsError("is damaged", file=self.path, place=name) from error
        # What zipfile raises for a member with a password, or packed in a way it does not know.
        except (RuntimeError, NotImplementedError) as error:
            raise TextsError("cannot be unpacked", file=self.path, place=name) from error


def resolved(base: str, reference: str) -> str | None:
    """Return the member that a reference in another member leads to, without its fragment.

    Returns:
        None for one that leads out of the archive.
    """
    path = reference.partition("#")[0]
    if not path or set(path) & set(":?%[]\\") or path.startswith("//") or not path.isprintable():
        # Nothing but a path needs no parser of addresses.
        from urllib.parse import unquote, urlsplit

        parts = urlsplit(reference)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        path = unquote(parts.path)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
    return None if path.startswith(("/", "..")) else path


def unquoted(text: str) -> str:
    """Return a part of an address as it is meant, ``%20`` as a space."""
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text)
