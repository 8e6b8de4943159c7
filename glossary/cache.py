"""Where indexes live: one folder a set of termbases, named by the content of its files.

The name is a digest of every file's bytes and of the schema version, so an index is never stale:
other content has another name. Hashing 100 MB at each start would be slow, so digests are
remembered by path, size and time of change.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from glossary.errors import IndexFault, Notice
from glossary.formats.unreadable import unreadable
from glossary.index import Index
from glossary.index_schema import SCHEMA

Progress = Callable[[int, int], None]
"""Called with concepts done and concepts in all; may raise to cancel."""
KEPT = 8
"""Indexes kept; the least recently opened ones go first."""
LOCK_WAIT = 600.0
"""Seconds to wait for another process that builds the same index."""


class Opened(NamedTuple):
    """An open index and how it came."""

    store: Index
    """Ready to answer."""
    built: bool
    """Whether it had to be built now."""
    notice: str = ""
    """One sentence if it could not be kept, else empty."""


def default_folder() -> Path:
    """Return the cache folder: ``TILMASH_CACHE_DIR``, or the platform's."""
    chosen = os.environ.get("TILMASH_CACHE_DIR")
    if chosen:
        return Path(chosen)
    if sys.platform.startswith("linux"):
        # What platformdirs answers here, without the milliseconds of importing it.
        base = os.environ.get("XDG_CACHE_HOME", "")
        return Path(base if os.path.isabs(base) else os.path.expanduser("~/.cache")) / "tilmash"
    from platformdirs import user_cache_path

    return user_cache_path("tilmash", appauthor=False)


def fingerprint(files: Sequence[Path], cache: Path) -> str:
    """Return the name of the index of some termbases.

    Raises:
        TermbaseError: A file cannot be read.
    """
    if len(files) == 1:
        return _digest(files[0], cache)
    from hashlib import blake2b

    whole = blake2b(digest_size=12)
    for file in files:
        whole.update(_digest(file, cache).encode())
    return whole.hexdigest()


def open_index(
    files: Sequence[Path],
    cache: Path,
    progress: Progress = lambda done, total: None,
    *,
    rebuild: bool = False,
) -> Opened:
    """Open the index of some termbases; build it first if it is missing, damaged or unwanted.

    Args:
        files: Termbase files, the first asked first.
        cache: The cache folder; made if it is missing.
        progress: Told how a build is coming on; may raise to cancel it.
        rebuild: Build it even if it is whole.

    Returns:
        The open index. If the cache cannot be written, one in a temporary folder that goes with
        the process, and a notice that says so.

    Raises:
        TermbaseError: A termbase cannot be read.
        IndexFault: The index can neither be opened nor built.
    """
    folder = cache / "index" / fingerprint(files, cache)
    if not rebuild:
        with contextlib.suppress(IndexFault):
            return Opened(Index(folder), False)
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _lock(folder.with_suffix(".lock")):
            if not rebuild:
                with contextlib.suppress(IndexFault):
                    return Opened(Index(folder), False)
            with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".building-") as scratch:
                _build(Path(scratch) / "new", files, progress)
                _replace(Path(scratch) / "new", folder, Path(scratch) / "old")
            _prune(folder)
        return Opened(Index(folder), True)
    except OSError as error:
        return _elsewhere(files, progress, folder, error)


def remove_all(cache: Path) -> None:
    """Delete every index and remembered digest in a cache folder."""
    for name in ("index", "digests"):
        shutil.rmtree(cache / name, ignore_errors=True)


def _build(folder: Path, files: Sequence[Path], progress: Progress) -> None:
    from glossary.formats.detect import read
    from glossary.index_build import build

    folder.mkdir(mode=0o700)
    termbases = [read(file) for file in files]
    build(
        folder,
        (concept for termbase in termbases for concept in termbase),
        sum(map(len, termbases)),
        [str(file) for file in files],
        progress,
    )


def _replace(new: Path, folder: Path, aside: Path) -> None:
    """Put a finished index in its place; a reader of the old one keeps its open files."""
    if folder.exists():
        folder.rename(aside)
    new.rename(folder)


def _elsewhere(files: Sequence[Path], progress: Progress, folder: Path, error: OSError) -> Opened:
    reason = error.strerror or str(error)
    try:
        scratch = Path(tempfile.mkdtemp(prefix="tilmash-"))
        import atexit

        atexit.register(shutil.rmtree, scratch, ignore_errors=True)
        _build(scratch / "index", files, progress)
        index = Index(scratch / "index")
    except OSError as second:
        raise IndexFault(
            "the index can be written neither there ({reason}) nor in a temporary folder "
            "({second})",
            file=str(folder),
            remedy="free some space or set TILMASH_CACHE_DIR to a folder of your own",
            reason=reason,
            second=second.strerror or second,
        ) from second
    return Opened(
        index,
        True,
        Notice(
            "The index cannot be kept in {folder} ({reason}); it was built for this run only.",
            folder=folder.parent,
            reason=reason,
        ),
    )


def _digest(file: Path, cache: Path) -> str:
    """Return the digest of a file's content, remembered while size and time of change stand."""
    try:
        status = file.stat()
    except OSError as error:
        raise unreadable(str(file), error) from error
    path = str(file.absolute())
    stamp = [path, status.st_size, status.st_mtime_ns, status.st_ino, SCHEMA]
    memory = cache / "digests" / f"{crc32(path.encode('utf-8', 'surrogateescape')):08x}.json"
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        known = json.loads(memory.read_bytes())
        if known["stamp"] == stamp and isinstance(known["digest"], str):
            return str(known["digest"])
    digest = _hash(file)
    # A file changed within the clock's last tick could change again under the same time.
    if time.time_ns() - status.st_mtime_ns > 2_000_000_000:
        with contextlib.suppress(OSError):
            memory.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            scratch = memory.with_suffix(f".{os.getpid()}")
            scratch.write_text(json.dumps({"stamp": stamp, "digest": digest}), "utf-8")
            scratch.replace(memory)
    return digest


def _hash(file: Path) -> str:
    from hashlib import blake2b, file_digest

    try:
        with file.open("rb") as stream:
            digest = file_digest(stream, lambda: blake2b(digest_size=12, salt=b"%d" % SCHEMA))
    except OSError as error:
        raise unreadable(str(file), error) from error
    return digest.hexdigest()


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold a lock file; wait for whoever holds it. Where there is no flock, do without."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with path.open("w") as stream:
        deadline = time.monotonic() + LOCK_WAIT
        while True:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
        yield


def _prune(newest: Path) -> None:
    """Delete what the cache no longer needs: old indexes and left-overs of killed builds."""
    with contextlib.suppress(OSError):
        folders = [entry for entry in newest.parent.iterdir() if entry.is_dir()]
        whole = [entry for entry in folders if not entry.name.startswith(".building-")]
        whole.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
        stale = [
            entry
            for entry in folders
            if entry.name.startswith(".building-")
            and time.time() - entry.stat().st_mtime > LOCK_WAIT
        ]
        for entry in [*whole[KEPT:], *stale]:
            if entry != newest:
                shutil.rmtree(entry, ignore_errors=True)
