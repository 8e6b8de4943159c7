"""The keys of the place one is in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from tui import actions
from tui.messages import _
from tui.panes.lines import Item, LinesPane
from tui.panes.paint import STRONG, Mark
from tui.panes.targets import ToAction
from tui.screens.listing import ListScreen

COLUMN = 18
"""Cells for the keys before what they do."""


class KeysScreen(ListScreen[str | None]):
    """Lists the keys of a place; dismissed with the id of the action chosen, or None.

    Args:
        place: The place (see :mod:`tui.actions`).
    """

    LEAVING = (*ListScreen.LEAVING, "help")

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """The list, under a heading that says how to leave it."""
        with Vertical(id="help"):
            yield Label(_("Keys here. Enter does what the line says, Esc closes."))
            yield self.lines

    def on_mount(self) -> None:
        self.lines.show(keys_items(self._place))
        self.lines.focus()

    def on_lines_pane_followed(self, event: LinesPane.Followed) -> None:
        event.stop()
        if isinstance(event.target, ToAction):
            self.dismiss(event.target.action)


def keys_items(place: str) -> list[Item]:
    """Return a line for each action of a place: its keys, what it does."""
    items = []
    for action in actions.at(place):
        names = actions.key_names(action)
        text = f"{names:<{COLUMN}} {actions.tooltip(action)}"
        items.append(
            Item(text, ToAction(action.id), hang=COLUMN + 1, marks=(Mark(0, len(names), STRONG),))
        )
    return items
