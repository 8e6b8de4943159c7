"""The settings: a line each, changed in place and seen at once in the text behind."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from tui import actions
from tui.keymap import Chosen
from tui.messages import LANGUAGE_NAMES, N_, _
from tui.panes.lines import Item, LinesPane
from tui.panes.paint import STRONG, Mark
from tui.sanitise import visible
from tui.screens.listing import ListScreen
from tui.settings import SETTINGS, Setting, Settings, Value

COLUMN = 43
"""Cells for the name of a setting before its value."""
VALUES = {
    "terminal": N_("the terminal's"), "light": N_("light"), "dark": N_("dark"),
    "sepia": N_("sepia"), "contrast": N_("high contrast"), "16": N_("16 colours"),
    "none": N_("none"), "all": N_("all"), "first": N_("first in a paragraph"),
}  # fmt: skip
"""What a value is called."""


class SettingsScreen(ListScreen[None]):
    """Lists the settings and changes them.

    Args:
        settings: Those in force.
        change: Changes one, so that it shows.
    """

    PLACE = actions.ENTRY
    LEAVING = (*ListScreen.LEAVING, "settings")

    def __init__(self, settings: Settings, change: Callable[[str, Value], None]) -> None:
        super().__init__()
        self._settings = settings
        self._change = change

    def compose(self) -> ComposeResult:
        """The list, under a heading that says how to change and to leave it."""
        with Vertical(id="settings"):
            yield Label("")
            yield self.lines
            yield Label("", id="keys", markup=False)

    def on_mount(self) -> None:
        self._show(0)
        self.lines.focus()

    def act(self, chosen: Chosen) -> bool:
        """Take the next value, or the one before."""
        step = {"follow": 1, "right": 1, "page_down": 1, "left": -1}.get(chosen.action, 0)
        if step:
            self._turn(step)
        return bool(step)

    def on_lines_pane_followed(self, event: LinesPane.Followed) -> None:
        event.stop()
        self._turn(1)

    def _turn(self, step: int) -> None:
        name = SETTINGS[self.lines.current].name
        self._change(name, self._settings.following(name, step))
        self._show(self.lines.current)

    def _show(self, current: int) -> None:
        heading, keys = self.query(Label)
        heading.update(
            _("Settings. Enter or → takes the next value, ← the one before, Esc closes.")
        )
        path = self._settings.path
        keys.update(visible(str(path)) if path is not None else _("Kept until you leave."))
        self.lines.show([self._item(setting) for setting in SETTINGS], current)

    def on_resize(self) -> None:
        self._show(self.lines.current)

    def _item(self, setting: Setting) -> Item:
        label = _(setting.label)
        value = f"‹ {_named(self._settings[setting.name], setting)} ›"
        # Where there is little room the column of values moves left, as far as this line's needs.
        room = (self.lines.size.width or COLUMN * 2) - 2 - cell_len(value)
        text = label + " " * max(1, min(COLUMN, room) - cell_len(label)) + value
        return Item(text, setting, hang=2, marks=(Mark(len(text) - len(value), len(text), STRONG),))


def _named(value: Value, setting: Setting) -> str:
    """Return a value as a reader calls it."""
    if setting.name == "interface.language":
        return LANGUAGE_NAMES.get(str(value), _("as the system's"))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _(VALUES.get(str(value), "")) or str(value)
