"""A small box over the text: the definition in place."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Static

from tui.panes.lines import Item
from tui.sanitise import visible


class Peek(Static):
    """Shows itself with text and hides at the next key."""

    def show_items(self, items: Sequence[Item]) -> None:
        """Show lines; the first one of each pair is the heading of the second."""
        from rich.text import Text

        text = Text("\n").join(
            Text(visible(item.text), "bold" if number % 2 == 0 else "")
            for number, item in enumerate(items)
        )
        self.update(text)
        self.display = True
