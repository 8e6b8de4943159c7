"""A concept's entry over another screen: read, walk to others, close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from tui.messages import _
from tui.panes.entry import entry_items
from tui.panes.lines import LinesPane
from tui.panes.targets import ToBranch, ToConcept
from tui.screens.listing import ListScreen

if TYPE_CHECKING:
    from glossary.lookup import Glossary


class EntryScreen(ListScreen[None]):
    """Shows an entry.

    Args:
        glossary: Where concepts come from.
        concept: Id of the concept.
    """

    def __init__(self, glossary: Glossary, concept: str) -> None:
        super().__init__()
        self._glossary = glossary
        self._concept = concept

    def compose(self) -> ComposeResult:
        """The entry, under a line that says how to leave it."""
        with Vertical(id="help"):
            yield Label(_("Enter follows a line, Esc closes."))
            yield self.lines

    def on_mount(self) -> None:
        self._show()
        self.lines.focus()

    def on_lines_pane_followed(self, event: LinesPane.Followed) -> None:
        event.stop()
        if isinstance(event.target, ToConcept | ToBranch):
            self._concept = event.target.concept
            self._show()

    def _show(self) -> None:
        self.lines.show(entry_items(self._glossary, [self._concept], 0, "kk", frozenset()))
