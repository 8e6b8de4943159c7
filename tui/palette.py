"""The colours of the themes, for Textual's themes and for what is painted before it is imported."""

from __future__ import annotations

from typing import Final, NamedTuple


class Palette(NamedTuple):
    """The colours that a text and the lines around it are drawn in."""

    foreground: str
    """As Textual writes it: ``#rrggbb`` or a name such as ``ansi_white``."""
    background: str
    primary: str
    """Of the lines between panes."""


TERMINAL: Final = "terminal"
"""The terminal's own colours: its background stays, and lines are shortest."""
COLOURLESS: Final = "none"
"""No colours at all, as ``NO_COLOR`` asks for."""
PALETTES: Final = {
    "light": Palette("#1c1c1c", "#fbfaf6", "#1d4f91"),
    "dark": Palette("#d8d8d4", "#16181b", "#8ab4f8"),
    "sepia": Palette("#3b2f22", "#f4ecd8", "#7a4a1e"),
    "contrast": Palette("#ffffff", "#000000", "#ffff00"),
}
"""Of the themes that have a background of their own."""
EDGES: Final = {TERMINAL: "34;49", "16": "96;49"}
"""The lines between panes in the others, as parameters of SGR (ECMA-48, 8.3.117)."""
