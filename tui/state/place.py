"""Where the data folder is; apart from the state, so that a lookup need not import SQLite."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def default_folder() -> Path:
    """Return the data folder: ``TILMASH_DATA_DIR``, or the platform's."""
    chosen = os.environ.get("TILMASH_DATA_DIR")
    if chosen:
        return Path(chosen)
    if sys.platform.startswith("linux"):
        # What platformdirs answers here, without the milliseconds of importing it.
        base = os.environ.get("XDG_DATA_HOME", "")
        home = base if os.path.isabs(base) else os.path.expanduser("~/.local/share")
        return Path(home) / "tilmash"
    from platformdirs import user_data_path

    return user_data_path("tilmash", appauthor=False)
