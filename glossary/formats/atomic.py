"""Writing files so that a reader finds the old ones or the new ones, never a half."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from glossary.errors import TermbaseError

BACKUP = ".bak"
"""Ending of the file as it was before."""


def replace_text(path: Path, pieces: Iterable[str]) -> None:
    """Write a text file piece by piece, whole or not at all.

    Raises:
        TermbaseError: It cannot be written; what stood there stands there still.
    """
    with replacing(path) as (stream,):
        for piece in pieces:
            stream.write(piece.encode())


@contextmanager
def replacing(
    *paths: Path, backup: bool = False, optional: Collection[Path] = ()
) -> Iterator[Sequence[BinaryIO]]:
    """Give a stream for each path, as :func:`in_place_of` does.

    Raises:
        TermbaseError: The folder or the disk does not take them.
    """
    try:
        with in_place_of(*paths, backup=backup, optional=optional) as streams:
            yield streams
    except OSError as error:
        raise unwritable(paths[0], error) from error


@contextmanager
def in_place_of(
    *paths: Path, backup: bool = False, optional: Collection[Path] = ()
) -> Iterator[Sequence[BinaryIO]]:
    """Give a stream for each path; the files take their places once all are whole.

    Each is written beside its place, synced and renamed, the first path last: it is the one by
    which the others are found. If anything is raised meanwhile, all is as it was.

    Args:
        paths: Where the files shall be; their folder must exist.
        backup: Keep the first file as it was under its name and :data:`BACKUP`.
        optional: Those that shall not be there, nor an older one, if nothing was written to them.

    Raises:
        OSError: The folder or the disk does not take them.
    """
    absent = {Path(os.path.realpath(path)) for path in optional}
    paths = tuple(Path(os.path.realpath(path)) for path in paths)  # a link stays one
    scratches: list[Path] = []
    streams: list[BinaryIO] = []
    try:
        for path in paths:
            number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            scratches.append(Path(name))
            os.close(number)
            streams.append(open(name, "w+b"))  # noqa: SIM115  # closed below; named by its path
        yield streams
        for stream in streams:
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
        with _together(paths) as placing:
            for path, scratch in reversed(list(zip(paths, scratches, strict=True))):
                os.chmod(scratch, _mode(path))
                if backup and path == paths[0]:
                    _back_up(path)
                placing(path)
                if path in absent and scratch.stat().st_size == 0:
                    path.unlink(missing_ok=True)
                else:
                    os.replace(scratch, path)
        _sync(paths[0].parent)
    finally:
        for stream in streams:
            with suppress(OSError):
                stream.close()
        for scratch in scratches:
            with suppress(OSError):
                scratch.unlink()


@contextmanager
def _together(paths: Sequence[Path]) -> Iterator[Callable[[Path], None]]:
    """Give what is told of each file before it is replaced; after a fault all are as they were."""
    saved: dict[Path, Path | None] = {}

    def save(path: Path) -> None:
        if len(paths) == 1:
            return  # one name is changed in one step
        saved[path] = None
        if path.exists():
            copy = path.with_name(f".{path.name}.before")
            copy.unlink(missing_ok=True)
            _copy(path, copy)
            saved[path] = copy

    try:
        yield save
    except BaseException:
        for path, copy in reversed(saved.items()):
            with suppress(OSError):
                if copy is None:
                    path.unlink(missing_ok=True)
                else:
                    os.replace(copy, path)
        raise
    finally:
        for copy in filter(None, saved.values()):
            with suppress(OSError):
                copy.unlink(missing_ok=True)


def unwritable(path: Path, error: OSError) -> TermbaseError:
    """Return the error for a file that cannot be written, or whose lock nobody lets go of."""
    if isinstance(error, BlockingIOError):
        return TermbaseError(
            "another program has been writing the file all the time", file=str(path),
            remedy="nothing was changed: wait for it and try again",
        )  # fmt: skip
    return TermbaseError(
        "the file cannot be written ({reason})", file=str(path), reason=error.strerror or error,
        remedy="nothing was changed: free some space, check the permissions or name another place",
    )  # fmt: skip


def _mode(path: Path) -> int:
    """Return the permissions of the file that is replaced, or those of a new one."""
    try:
        return path.stat().st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _back_up(path: Path) -> None:
    """Keep a file under another name, without a moment in which there is none."""
    if not path.exists():
        return
    backup = path.with_name(path.name + BACKUP)
    scratch = path.with_name(f".{path.name}{BACKUP}")
    scratch.unlink(missing_ok=True)
    _copy(path, scratch)
    os.replace(scratch, backup)


def _copy(path: Path, copy: Path) -> None:
    try:
        os.link(path, copy)
    except OSError:
        # No hard links there (FAT, some shares): a copy does as well.
        copy.write_bytes(path.read_bytes())


def _sync(folder: Path) -> None:
    """Let the new names reach the disk; some systems cannot."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
