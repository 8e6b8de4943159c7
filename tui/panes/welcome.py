"""What the glossary pane says before anything has been opened."""

from __future__ import annotations

from tui.messages import _
from tui.panes.lines import Item
from tui.panes.paint import STRONG


def empty_items() -> list[Item]:
    """Return what the glossary pane says before anything has been opened."""
    return [
        Item(_("Glossary"), style=STRONG),
        Item(""),
        Item(_("Terms are underlined. Put the cursor on one and press Enter to open its entry.")),
        Item(""),
        Item(_("n and N go from term to term, s looks up any word, ? shows all keys.")),
    ]
