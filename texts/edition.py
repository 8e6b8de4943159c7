"""The files of the library as they belong together, also while somebody replaces them.

An edition is read whole and kept: it is as small as a page of pictures, and a document that is
open, its translations and its misprints then come from the same one, whatever happens on disk.
A new edition counts once its files have been left alone for a while.
"""

from __future__ import annotations

import os
import threading
import time
import tomllib
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from texts.errors import TextsError

FOLDER = Path(__file__).with_name("library")
CATALOGUE = "catalogue.toml"
LOOK_EVERY = 1.0
"""Seconds between two looks at the folder: some ten system calls."""
SETTLED = 2.0
"""Seconds that all files must have been left alone: half an update is not read."""
Stamp = tuple[tuple[str, int, int, int], ...]
"""Name, size, inode and time of the last change, of content or name, of each file."""


class Title(NamedTuple):
    """What the catalogue says of a document."""

    id: str
    """Id in the library."""
    titles: dict[str, str]
    """What to call it, by language."""
    languages: tuple[str, ...]
    """The languages that it is in; the first is the original."""
    source: str
    """File name of the source as it came; empty if the original itself is the source."""
    provenance: str
    """Where it comes from and who made the translations, in English."""
    licence: str
    """What may be done with it, in English."""


class Edition:
    """The library at one time.

    Args:
        folder: Where it was read.
        files: Content of its files by name.
    """

    def __init__(self, folder: Path, files: dict[str, bytes]) -> None:
        self._folder = folder
        self._files = files

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def text(self, name: str) -> str:
        """Return the content of a file.

        Raises:
            TextsError: It is missing or is not UTF-8.
        """
        try:
            return self._files[name].decode("utf-8").replace("\r\n", "\n")
        except (KeyError, UnicodeDecodeError) as error:
            raise _damaged(self._folder / name) from error

    @cached_property
    def titles(self) -> dict[str, Title]:
        """The documents by id, in the order in which they are offered."""
        try:
            return {
                name: Title(
                    name,
                    entry["title"],
                    tuple(entry["languages"]),
                    entry.get("source", ""),
                    entry["provenance"],
                    entry["licence"],
                )
                for name, entry in tomllib.loads(self.text(CATALOGUE)).items()
            }
        except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
            raise _damaged(self._folder / CATALOGUE) from error


class Editions:
    """A folder whose files may be replaced while it is read.

    Args:
        folder: The library.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stamp: Stamp = ()
        self._edition: Edition | None = None
        self._looked = 0.0
        self._lock = threading.Lock()

    def current(self) -> Edition:
        """Return the newest whole edition.

        One that is being replaced goes on answering; a process that has none yet waits until
        the files have been left alone.

        Raises:
            TextsError: The library was never whole since the process began.
        """
        with self._lock:
            now = time.monotonic()
            if self._edition is None:
                self._edition = self._first()
            elif now - self._looked >= LOOK_EVERY:
                self._edition = self._newer() or self._edition
            self._looked = now
            return self._edition

    def _first(self) -> Edition:
        deadline = time.monotonic() + 2 * SETTLED
        while True:
            stamp = self._look()
            edition = self._read()
            if time.monotonic() > deadline or (_is_settled(stamp) and self._look() == stamp):
                self._stamp = stamp
                return edition
            time.sleep(SETTLED / 20)

    def _newer(self) -> Edition | None:
        """Return an edition that is new, settled and can be read; None if there is none."""
        try:
            stamp = self._look()
            if stamp == self._stamp or not _is_settled(stamp):
                return None
            edition = self._read()
            if self._look() != stamp:
                return None
            for title in edition.titles.values():
                edition.text(f"{title.id}.{title.languages[0]}.txt")
        except TextsError:
            return None
        self._stamp = stamp
        return edition

    def _look(self) -> Stamp:
        found = []
        try:
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    if entry.is_file():
                        # Not the entry's own: Windows leaves the inode out of that.
                        status = os.stat(entry.path)
                        # A file that is renamed keeps its time of change, but not this other.
                        changed = max(status.st_mtime_ns, status.st_ctime_ns)
                        found.append((entry.name, status.st_size, status.st_ino, changed))
        except OSError as error:
            raise _damaged(self._folder) from error
        return tuple(sorted(found))

    def _read(self) -> Edition:
        """Read all that is shown; sources are large and read when asked for."""
        files: dict[str, bytes] = {}
        edition = Edition(self._folder, files)
        self._take(files, CATALOGUE)
        sources = {title.source for title in edition.titles.values()}
        for name, _size, _inode, _changed in self._look():
            if name not in sources:
                self._take(files, name)
        return edition

    def _take(self, files: dict[str, bytes], name: str) -> None:
        try:
            files[name] = (self._folder / name).read_bytes()
        except OSError:
            files.pop(name, None)  # who wants it is told; the rest still reads


def current() -> Edition:
    """Return the newest whole edition of the shipped library."""
    return _SHIPPED.current()


_SHIPPED = Editions(FOLDER)


def _is_settled(stamp: Stamp) -> bool:
    newest = max((changed for *_rest, changed in stamp), default=0)
    return abs(time.time_ns() - newest) > SETTLED * 1e9


def _damaged(path: Path) -> TextsError:
    return TextsError("the library is damaged", file=str(path), remedy="install tilmash again")
