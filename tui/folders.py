"""Where the program keeps things: the folders of the environment, else the platform's.

Paths as words: importing ``pathlib`` takes milliseconds that the first page has not got.
"""

from __future__ import annotations

import os
import sys

SETTINGS_FILE = "config.toml"
"""Name of the file with the settings, in the folder for configuration."""
_PLACES = {
    "data": ("TILMASH_DATA_DIR", "XDG_DATA_HOME", "~/.local/share"),
    "config": ("TILMASH_CONFIG_DIR", "XDG_CONFIG_HOME", "~/.config"),
    "cache": ("TILMASH_CACHE_DIR", "XDG_CACHE_HOME", "~/.cache"),
}
"""Our variable, that of the XDG Base Directory Specification 0.8, and what holds without it."""


def folder(kind: str) -> str:
    """Return a folder; it need not be there.

    Args:
        kind: ``data``, ``config`` or ``cache``.
    """
    own, shared, usual = _PLACES[kind]
    chosen = os.environ.get(own)
    if chosen:
        return chosen
    if sys.platform.startswith("linux"):
        # What platformdirs answers here, without the milliseconds of importing it.
        base = os.environ.get(shared, "")
        return os.path.join(base if os.path.isabs(base) else os.path.expanduser(usual), "tilmash")
    import platformdirs

    dirs = platformdirs.PlatformDirs("tilmash", appauthor=False)
    return str(getattr(dirs, f"user_{kind}_dir"))
