"""The termbases: which are asked, in which order, how many concepts each has."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from glossary.collection import SHIPPED, Member, members
from tui import actions
from tui.keymap import Chosen
from tui.messages import _
from tui.panes.lines import Item, LinesPane
from tui.panes.paint import FAINT, Mark
from tui.sanitise import visible
from tui.screens.listing import ListScreen
from tui.settings import Settings
from tui.termbases import folder, shipped

COLUMN = 30
"""Cells for the name of a termbase before what it is."""


class TermbasesScreen(ListScreen[bool]):
    """Lists the termbases; dismissed with whether anything was changed.

    Args:
        settings: Keep the order, and which are not asked.
    """

    PLACE = actions.ENTRY
    LEAVING = (*ListScreen.LEAVING, "termbases")

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._members = members(folder(), shipped(), settings.order, settings.off)
        self._begun = list(self._members)

    def compose(self) -> ComposeResult:
        """The list, and what the keys do."""
        with Vertical(id="termbases"):
            yield Label(_("Termbases, the first asked first"))
            yield self.lines
            keys = [_("Enter asks or not"), _("← → move up and down"), _("Esc closes")]
            yield Label("   ".join(keys), id="keys")
            yield Label(visible(str(folder())), id="place", markup=False)

    def on_mount(self) -> None:
        self._show(0)
        self.lines.focus()

    def act(self, chosen: Chosen) -> bool:
        """Ask a termbase or not, or move it."""
        if chosen.action in ("follow", "page_down"):
            self._switch()
        elif chosen.action in ("left", "right"):
            self._move(1 if chosen.action == "right" else -1)
        else:
            return False
        return True

    def on_lines_pane_followed(self, event: LinesPane.Followed) -> None:
        event.stop()
        self._switch()

    def _switch(self) -> None:
        at = self.lines.current
        self._members[at] = self._members[at]._replace(on=not self._members[at].on)
        self._show(at)

    def _move(self, step: int) -> None:
        at, other = self.lines.current, self.lines.current + step
        if 0 <= other < len(self._members):
            both = self._members[at], self._members[other]
            self._members[other], self._members[at] = both
            self._show(other)

    def leave(self) -> None:
        """Keep the order, and say whether it is another."""
        changed = self._members != self._begun
        if changed:
            order = [one.name for one in self._members]
            self._settings.arrange(order, [one.name for one in self._members if not one.on])
        self.dismiss(changed)

    def _show(self, at: int) -> None:
        self.lines.show([_item(one) for one in self._members], at)


def _item(member: Member) -> Item:
    name = _("shipped with tilmash") if member.name == SHIPPED else visible(member.name)
    what = _("yours: additions and edits go here") if member.own else _("only read")
    lead = f"{'●' if member.on else '○'} {name}"
    text = lead + " " * max(2, COLUMN - cell_len(lead)) + what
    return Item(text, member, hang=COLUMN, marks=(Mark(len(lead), len(text), FAINT),))
