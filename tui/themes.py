"""Themes. Marks are told apart by shape, so any of them, or none, will do."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.theme import BUILTIN_THEMES, Theme

from tui.palette import COLOURLESS, PALETTES, TERMINAL

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
        name="light", dark=False, **PALETTES["light"]._asdict(),
        secondary="#2f6f6f", accent="#8a3b12",
        surface="#f1efe8", panel="#e6e3d9",
    ),
    Theme(
        name="dark", dark=True, **PALETTES["dark"]._asdict(),
        secondary="#7fc8c0", accent="#e0a070",
        surface="#1f2226", panel="#2a2e33",
    ),
    Theme(
        name="sepia", dark=False, **PALETTES["sepia"]._asdict(),
        secondary="#5c6b3c", accent="#8a3b12",
        surface="#ebe0c6", panel="#e2d5b6",
    ),
    Theme(
        name="contrast", dark=True, **PALETTES["contrast"]._asdict(),
        secondary="#00ffff", accent="#ffff00",
        surface="#000000", panel="#000000",
    ),
)  # fmt: skip
