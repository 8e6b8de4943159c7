"""Backup and restoration of the whole state: a ZIP file with the database and what lies beside it.

The database is copied by SQLite itself, so a backup may be made while the program runs. What is
restored is checked before anything is replaced, and what was there is kept beside it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from glossary.study.faults import ExchangeError
from glossary.study.file import replacing
from tui.state.schema import MIGRATIONS
from tui.state.store import FILE

_LARGEST = 4_000_000_000
"""Bytes that a backup may unpack to."""
_JOURNALS = ("-wal", "-shm")


def backup(folder: Path, path: Path) -> int:
    """Write the state to a file, whole or not at all.

    Args:
        folder: The data folder.
        path: The file, replaced if it is there.

    Returns:
        How many files are in it.

    Raises:
        ExchangeError: There is no state, it is damaged, or the file cannot be written.
    """
    if not (folder / FILE).exists():
        raise ExchangeError("there is nothing to back up yet", file=str(folder / FILE))
    try:
        with replacing(path) as fresh:
            return _pack(folder, fresh, fresh, path)
    except sqlite3.Error as error:
        raise ExchangeError(
            "it cannot be copied ({reason})", file=str(folder / FILE),
            remedy="restore an older backup with `tilmash restore`", reason=str(error),
        ) from error  # fmt: skip


def restore(folder: Path, path: Path) -> str:
    """Put a backup in the place of the state.

    Args:
        folder: The data folder.
        path: The backup.

    Returns:
        Name of the folder in it to which what was there has gone; empty if nothing was.

    Raises:
        ExchangeError: The file is no backup, a damaged one, or a newer program's; or the folder
            cannot be written. Everything is as it was then.
    """
    try:
        with tempfile.TemporaryDirectory() as unpacked:
            _unpack(path, Path(unpacked))
            _check(Path(unpacked, FILE), path)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _replace(Path(unpacked), folder)
    except (zipfile.BadZipFile, EOFError) as error:
        raise _refused(path, f"it is no whole backup ({error})") from error
    except OSError as error:
        raise ExchangeError(
            f"it cannot be restored ({error.strerror or error})", file=error.filename or str(path)
        ) from error


def _pack(folder: Path, file: Path, *left_out: Path) -> int:
    with (
        tempfile.TemporaryDirectory() as copy,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        source = sqlite3.connect(folder / FILE)
        target = sqlite3.connect(Path(copy, FILE))
        try:
            source.backup(target)
        finally:
            target.close()
            source.close()
        archive.write(Path(copy, FILE), FILE)
        for one in _beside(folder):
            if one not in left_out:
                archive.write(one, one.relative_to(folder).as_posix())
        return len(archive.namelist())


def _beside(folder: Path) -> Iterator[Path]:
    """Yield the files of the data folder that are the user's own, e.g. termbases."""
    for one in sorted(folder.rglob("*")):
        name = one.relative_to(folder).parts[0]
        if one.is_file() and not one.is_symlink() and not name.startswith((FILE, ".", "before-")):
            yield one


def _unpack(path: Path, target: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        if FILE not in archive.namelist() or sum(one.file_size for one in members) > _LARGEST:
            raise _refused(path, "it is no backup of tilmash")
        for one in members:
            parts = PurePosixPath(one.filename).parts
            if one.is_dir() or ".." in parts or one.filename.startswith("/"):
                raise _refused(path, "it is no backup of tilmash")
            archive.extract(one, target)


def _check(database: Path, path: Path) -> None:
    connection = sqlite3.connect(database)
    try:
        sound = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error as error:
        raise _refused(path, f"the database in it is damaged ({error})") from error
    finally:
        connection.close()
    if not sound:
        raise _refused(path, "the database in it is damaged")
    if version > len(MIGRATIONS):
        raise ExchangeError("it was made by a newer tilmash", file=str(path),
                            remedy="update the program")  # fmt: skip


def _replace(unpacked: Path, folder: Path) -> str:
    """Move what is there aside, then what was unpacked into its place, file by file."""
    mine = [one for one in _beside(folder) if (unpacked / one.relative_to(folder)).exists()]
    state = [folder / (FILE + end) for end in ("", *_JOURNALS)]
    old = [*mine, *(one for one in state if one.exists())]
    number = 1
    while (aside := folder / f"before-restore-{number}").exists():
        number += 1
    for one in old:
        kept = aside / one.relative_to(folder)
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.replace(one, kept)
    for one in sorted(unpacked.rglob("*")):
        if one.is_file():
            target = folder / one.relative_to(unpacked)
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Copied under another name first: the folders may lie on different disks.
            fresh = target.with_name(f".{target.name}.new")
            shutil.copyfile(one, fresh)
            os.replace(fresh, target)
    return aside.name if old else ""


def _refused(path: Path, problem: str) -> ExchangeError:
    return ExchangeError(problem, file=str(path), remedy="name one made by `tilmash backup`")
