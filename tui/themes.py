"""Themes. Marks are told apart by shape, so any of them, or none, will do."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.theme import BUILTIN_THEMES, Theme

TERMINAL: Final = "terminal"
"""The terminal's own colours: its background stays, and lines are shortest."""
COLOURLESS: Final = "none"
"""No colours at all, as ``NO_COLOR`` asks for."""
_ANSI: Final = BUILTIN_THEMES["ansi-dark"]

THEMES: Final = (
    replace(_ANSI, name=TERMINAL),
    replace(_ANSI, name=COLOURLESS),
    replace(
        _ANSI, name="16",
        primary="ansi_bright_cyan", secondary="ansi_bright_green", accent="ansi_bright_yellow",
        foreground="ansi_white", background="ansi_black", surface="ansi_black", panel="ansi_black",
    ),
    Theme(
        name="light", dark=False,
        primary="#1d4f91", secondary="#2f6f6f", accent="#8a3b12",
        foreground="#1c1c1c", background="#fbfaf6", surface="#f1efe8", panel="#e6e3d9",
    ),
    Theme(
        name="dark", dark=True,
        primary="#8ab4f8", secondary="#7fc8c0", accent="#e0a070",
        foreground="#d8d8d4", background="#16181b", surface="#1f2226", panel="#2a2e33",
    ),
    Theme(
        name="sepia", dark=False,
        primary="#7a4a1e", secondary="#5c6b3c", accent="#8a3b12",
        foreground="#3b2f22", background="#f4ecd8", surface="#ebe0c6", panel="#e2d5b6",
    ),
    Theme(
        name="contrast", dark=True,
        primary="#ffff00", secondary="#00ffff", accent="#ffff00",
        foreground="#ffffff", background="#000000", surface="#000000", panel="#000000",
    ),
)  # fmt: skip
