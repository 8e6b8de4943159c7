"""The error that says why the operating system did not give a file."""

from __future__ import annotations

from glossary.errors import TermbaseError


def unreadable(file: str, error: OSError) -> TermbaseError:
    """Return the error for a termbase file that cannot be opened or read."""
    if isinstance(error, FileNotFoundError):
        return TermbaseError(
            "there is no such file", file=file, remedy="check the path and its spelling"
        )
    if isinstance(error, IsADirectoryError):
        return TermbaseError("this is a folder", file=file, remedy="name a file in it")
    return TermbaseError(
        "the file cannot be read ({reason})", file=file, remedy="check its permissions",
        reason=error.strerror,
    )  # fmt: skip
