"""Themes. Marks are told apart by shape, so any of them, or none, will do."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.theme import BUILTIN_THEMES, Theme

TERMINAL: Final = "terminal"
"""The terminal's own colours: its background stays, and lines are shortest."""

THEMES: Final = (
    replace(BUILTIN_THEMES["ansi-dark"], name=TERMINAL),
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
        name="contrast", dark=True,
        primary="#ffff00", secondary="#00ffff", accent="#ffff00",
        foreground="#ffffff", background="#000000", surface="#000000", panel="#000000",
    ),
)  # fmt: skip
"""In the order in which they are offered."""


def next_theme(name: str) -> str:
    """Return the name of the theme after one; the first after any other."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
