"""Completing the path of a file as it is typed. Plain functions: no app."""

from __future__ import annotations

import os
from typing import NamedTuple

MOST = 200
"""Completions offered at most."""


class Completion(NamedTuple):
    """A file or folder that what was typed may become."""

    path: str
    """As it would be typed, ``~`` kept; a folder ends with a separator."""
    is_folder: bool
    """Whether it is a folder."""


def is_path(typed: str) -> bool:
    """Tell whether what was typed is meant as a path."""
    return typed.startswith(("~", ".")) or os.sep in typed


def expanded(typed: str) -> str:
    """Return the path that was typed, ``~`` as the home folder."""
    return os.path.expanduser(typed)


def completions(typed: str) -> list[Completion]:
    """Return what a path may become: folders first, then files, by name.

    Args:
        typed: The beginning of a path; hidden files are offered where their dot was typed.

    Returns:
        At most :data:`MOST`; none where the folder is missing or may not be read.
    """
    folder, begun = os.path.split(typed)
    try:
        with os.scandir(expanded(folder) or ".") as entries:
            found = [
                (not entry.is_dir(), entry.name)
                for entry in entries
                if entry.name.casefold().startswith(begun.casefold())
                and (begun.startswith(".") or not entry.name.startswith("."))
            ]
    except OSError:
        return []
    return [
        Completion(os.path.join(folder, name) + ("" if is_file else os.sep), not is_file)
        for is_file, name in sorted(found, key=lambda one: (one[0], one[1].casefold()))
    ][:MOST]


def common(typed: str) -> str:
    """Return what a path may be completed to: as far as all its completions are the same."""
    found = [one.path for one in completions(typed)]
    if not found:
        return typed
    first, last = min(found), max(found)
    same = next(
        (n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first)
    )
    return max(first[:same], typed, key=len)
