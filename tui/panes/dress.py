"""The theme's colours under a pane's lines.

In the terminal's own colours nothing is added: a row without colour codes is a fifth shorter, and
the reader's background stays.
"""

from __future__ import annotations

from textual.strip import Strip
from textual.widget import Widget


def dressed(widget: Widget, strip: Strip) -> Strip:
    """Return a line of a pane in the colours of the theme."""
    if widget.app.native_ansi_color:
        return strip
    return strip.apply_style(widget.rich_style)
