"""A few lines to choose from, under a question."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from tui.messages import _
from tui.panes.lines import Item, LinesPane
from tui.screens.listing import ListScreen


class ChoiceScreen(ListScreen[object]):
    """Asks; dismissed with where the chosen line leads, or None.

    Args:
        question: What is asked.
        items: The lines; the cursor begins on the first that leads somewhere.
    """

    def __init__(self, question: str, items: Sequence[Item]) -> None:
        super().__init__()
        self._question = question
        self._items = items

    def compose(self) -> ComposeResult:
        """The question, the lines, what the keys do."""
        with Vertical(id="choice"):
            yield Label(self._question, markup=False)
            yield self.lines
            yield Label(_("↑ ↓ choose   Enter opens   Esc closes"), id="keys")

    def on_mount(self) -> None:
        self.lines.show(self._items)
        self.lines.show(self._items, self.lines.first_target())
        self.lines.focus()

    def on_lines_pane_followed(self, event: LinesPane.Followed) -> None:
        event.stop()
        self.dismiss(event.target)
