"""Telling a file again under another path, by what it holds."""

from __future__ import annotations

import hashlib
import os

PART = 65_536
"""Bytes at the beginning, in the middle and at the end that are looked at: 100 MB take as long as
one."""


def digest(path: str) -> str:
    """Return what tells a file from others, however it is called; empty if it cannot be read."""
    try:
        with open(path, "rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            told = hashlib.sha256(str(size).encode())
            for start in (0, max(0, size // 2 - PART // 2), max(0, size - PART)):
                stream.seek(start)
                told.update(stream.read(PART))
    except OSError:
        return ""
    return told.hexdigest()
