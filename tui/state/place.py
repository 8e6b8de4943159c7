"""Where the data folder is; apart from the state, so that a lookup need not import SQLite."""

from __future__ import annotations

from pathlib import Path

from tui.folders import folder


def default_folder() -> Path:
    """Return the data folder: ``TILMASH_DATA_DIR``, or the platform's."""
    return Path(folder("data"))
