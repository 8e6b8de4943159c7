"""Where indexes live: one folder a termbase, named by the content of its file.

The name is a digest of the file's bytes and of the schema version, so an index is never stale:
other content has another name. Hashing 100 MB at each start would be slow, so digests are
remembered by path, size and time of change.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from zlib import crc32

from glossary.errors import IndexFault, Notice
from glossary.formats.unreadable import unreadable
from glossary.index import Index, Indexed
from glossary.index_folder import followed, open_folder
from glossary.index_schema import SCHEMA
from glossary.named import NamedTuple

Progress = Callable[[int, int], None]
"""Called with concepts done and concepts in all; may raise to cancel."""
KEPT = 16
"""Indexes kept, one a termbase; the oldest go first."""
ATTEMPTS = 5
"""Times that opening begins anew because the file was changed meanwhile."""
UNFINISHED = 7 * 86_400.0
"""Seconds that what a cancelled build had finished is kept."""
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


def place_of(file: Path, cache: Path) -> Path:
    """Return where the index of a termbase is, or would be.

    Raises:
        TermbaseError: The file cannot be read.
    """
    return cache / "index" / _digest(file, cache)


def open_index(
    files: Sequence[Path],
    cache: Path,
    progress: Progress = lambda done, total: None,
    *,
    rebuild: bool = False,
    own: Collection[Path] = (),
) -> Opened:
    """Open the index of some termbases; build what is missing, damaged or unwanted first.

    Args:
        files: Termbase files, the first asked first.
        cache: The cache folder; made if it is missing.
        progress: Told how a build is coming on; may raise to cancel it. What it had finished is
            not done again the next time.
        rebuild: Build it even if it is whole.
        own: Those whose entries take the place of other termbases' with the same id.

    Returns:
        The open index. If the cache cannot be written, what was built is in a temporary folder
        that goes with the process, and a notice says so.

    Raises:
        TermbaseError: A termbase cannot be read.
        IndexFault: The index can neither be opened nor built.
    """
    opened, built, notices = [], False, []
    for file in dict.fromkeys(files):
        one = _open_one(file, cache, progress, rebuild)
        own_too = file in own
        opened.append(one.store._replace(name=file.stem, own=own_too))
        built |= one.built
        notices += [one.notice] if one.notice else []
    return Opened(Index(opened), built, " ".join(dict.fromkeys(notices)))


class _One(NamedTuple):
    """As :class:`Opened`, of one termbase."""

    store: Indexed
    built: bool
    notice: str = ""


def _open_one(file: Path, cache: Path, progress: Progress, rebuild: bool) -> _One:
    for _attempt in range(ATTEMPTS):
        folder = place_of(file, cache)
        if not rebuild:
            with contextlib.suppress(IndexFault):
                return _One(open_folder(folder, file.stem), False)
        try:
            folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with lock(folder.with_suffix(".lock")):
                if place_of(file, cache) != folder:
                    continue  # somebody has changed it meanwhile, and its index is another
                if not rebuild:
                    with contextlib.suppress(IndexFault):
                        return _One(open_folder(folder, file.stem), False)
                begun = folder.with_suffix(".building")
                begun.mkdir(mode=0o700, exist_ok=True)
                _build(begun, file, progress)
                if place_of(file, cache) != folder:
                    _remove(begun)
                    continue
                _replace(begun, folder)
                _prune(folder)
            return _One(open_folder(folder, file.stem), True)
        except OSError as error:
            return _elsewhere(file, progress, folder, error)
    raise IndexFault(
        "the termbase changes faster than it can be indexed",
        file=str(file),
        remedy="wait until whatever writes it is done, and try again",
    )


def remove_all(cache: Path) -> None:
    """Delete every index and remembered digest in a cache folder."""
    for name in ("index", "digests"):
        _remove(cache / name)


def _remove(folder: Path) -> None:
    # Imported where it is needed: a lookup builds and removes nothing.
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _scratch(prefix: str, folder: Path | None = None) -> Path:
    import tempfile

    return Path(tempfile.mkdtemp(dir=folder, prefix=prefix))


def _build(folder: Path, file: Path, progress: Progress) -> None:
    from glossary.index_build import build
    from glossary.index_source import concepts

    build(folder, *concepts(file), progress)


def _replace(new: Path, folder: Path) -> None:
    """Put a finished index in its place; a reader of the old one keeps its open files."""
    if folder.exists():
        aside = _scratch(".old-", folder.parent)
        folder.rename(aside / "old")
        new.rename(folder)
        _remove(aside)
    else:
        new.rename(folder)


def _elsewhere(file: Path, progress: Progress, folder: Path, error: OSError) -> _One:
    reason = error.strerror or str(error)
    try:
        scratch = _scratch("tilmash-")
        import atexit

        atexit.register(_remove, scratch)
        (scratch / "index").mkdir(mode=0o700)
        _build(scratch / "index", file, progress)
        index = open_folder(scratch / "index", file.stem)
    except OSError as second:
        raise IndexFault(
            "the index can be written neither there ({reason}) nor in a temporary folder "
            "({second})",
            file=str(folder),
            remedy="free some space or set TILMASH_CACHE_DIR to a folder of your own",
            reason=reason,
            second=second.strerror or second,
        ) from second
    return _One(
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
def lock(path: Path, patience: float = LOCK_WAIT) -> Iterator[None]:
    """Hold a lock file; wait for whoever holds it. Where there is no flock, do without.

    Raises:
        OSError: The file cannot be made, or nobody lets go of it for so many seconds.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    with path.open("w") as stream:
        deadline = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.01)
        yield


def _prune(newest: Path) -> None:
    """Delete what the cache no longer needs: old indexes and left-overs of killed builds."""
    with contextlib.suppress(OSError):
        folders = [entry for entry in newest.parent.iterdir() if entry.is_dir()]
        whole = [one for one in folders if not one.suffix and not one.name.startswith(".")]
        whole.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
        kept = {newest, *whole[:KEPT]}
        kept.update(newest.parent / followed(entry) for entry in tuple(kept))
        for entry in folders:
            age = time.time() - entry.stat().st_mtime
            if entry not in kept and (not entry.suffix or age > UNFINISHED):
                _remove(entry)
