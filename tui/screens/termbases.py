"""The termbases: which are asked, in which order, how many concepts each has."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Label

from glossary.collection import SHIPPED, Member, members
from tui import actions
from tui.keymap import Keymap
from tui.messages import _
from tui.panes.lines import Item, LinesPane
from tui.panes.paint import FAINT, Mark
from tui.sanitise import visible
from tui.settings import Settings
from tui.termbases import folder, shipped

COLUMN = 30
"""Cells for the name of a termbase before what it is."""


class TermbasesScreen(ModalScreen[bool]):
    """Lists the termbases; dismissed with whether anything was changed.

    Args:
        settings: Keep the order, and which are not asked.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._keymap = Keymap()
        self._members = members(folder(), shipped(), settings.order, settings.off)
        self._begun = list(self._members)
        self.lines = LinesPane(id="lines")

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

    def on_key(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
        key = event.character if event.character and event.is_printable else event.key
        chosen = self._keymap.press(key, actions.ENTRY)
        if chosen is None:
            return
        if chosen.action in ("close", "termbases", "quit"):
            self._leave()
        elif chosen.action in ("follow", "page_down"):
            self._switch()
        elif chosen.action in ("left", "right"):
            self._move(1 if chosen.action == "right" else -1)
        else:
            move = getattr(self.lines, f"do_{chosen.action}", None)
            if move is not None:
                move(chosen.times)

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

    def _leave(self) -> None:
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
    return Item(text, member, hang=2, marks=(Mark(len(lead), len(text), FAINT),))
