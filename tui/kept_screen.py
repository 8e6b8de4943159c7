"""The first page of a document as it will be when one comes back, kept in the cache folder.

One page a document, written when it is left and gone as soon as somebody reads on, so that it is
never another place's. What it depends on besides stands in its first line and must be the same:
the size of the screen, the file, the settings, the colours of the terminal.
"""

from __future__ import annotations

import contextlib
import os
from zlib import crc32

from tui import __version__
from tui.folders import folder
from tui.palette import TERMINAL as TERMINAL

FOLDER = "screens"
"""Within the cache folder."""
LAST = "last"
"""File that names the document left last."""
MOST = 60
"""Pages kept; the oldest go first."""


def take(name: str, encoding: str | None, size: os.terminal_size) -> str | None:
    """Return the page kept of a document; None if there is none that fits.

    Args:
        name: Its path or id in the library; empty for the document left last.
        encoding: What it is in, if it was named.
        size: Of the screen.
    """
    if not name:
        name = _read(os.path.join(_folder(), LAST)) or ""
        if not name:
            return None
    key = key_of(name)
    head, _, page = (_read(_path(key)) or "").partition("\n")
    return page if page and head == _head(key, encoding, size) else None


def keep(key: str, encoding: str | None, size: os.terminal_size, page: str) -> None:
    """Keep the page of a document that is left; where that fails, it is laid out next time.

    Args:
        key: What the state knows the document by.
        encoding: What it is in, if it was named.
        size: Of the screen.
        page: What draws it.
    """
    with contextlib.suppress(OSError):
        os.makedirs(_folder(), mode=0o700, exist_ok=True)
        _write(_path(key), f"{_head(key, encoding, size)}\n{page}")
        _write(os.path.join(_folder(), LAST), key)
        kept = [os.path.join(_folder(), one) for one in os.listdir(_folder())]
        for path in sorted(kept, key=os.path.getmtime)[: -MOST - 1]:
            os.unlink(path)


def forget(key: str) -> None:
    """Drop the page of a document: it is read, and will be left at another place."""
    for path in (_path(key), os.path.join(_folder(), LAST)):
        with contextlib.suppress(OSError):
            os.unlink(path)


def key_of(name: str) -> str:
    """Return what the state knows a document by: id in the library, or absolute path."""
    from texts.opening import is_shipped

    return name if is_shipped(name) else os.path.abspath(name)


def state_file() -> str:
    """Return the path of the state."""
    return os.path.join(folder("data"), "state.sqlite3")


def config_file() -> str:
    """Return the path of the settings."""
    return os.path.join(folder("config"), "config.toml")


def _head(key: str, encoding: str | None, size: os.terminal_size) -> str:
    shades = (os.environ.get("NO_COLOR"), os.environ.get("COLORTERM"))
    parts = (
        __version__, key, encoding, tuple(size), _stamp(key), _stamp(config_file()), shades,
    )  # fmt: skip
    return repr(parts)


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _folder() -> str:
    return os.path.join(folder("cache"), FOLDER)


def _path(key: str) -> str:
    return os.path.join(_folder(), f"{crc32(key.encode('utf-8', 'surrogateescape')):08x}")


def _read(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape", newline="") as stream:
            return stream.read()
    except OSError:
        return None


def _write(path: str, text: str) -> None:
    """Write a file whole or not at all. Not flushed to disk: it is a cache."""
    fresh = f"{path}.{os.getpid()}"
    try:
        with open(fresh, "w", encoding="utf-8", errors="surrogateescape", newline="") as stream:
            stream.write(text)
        os.replace(fresh, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(fresh)
        raise
