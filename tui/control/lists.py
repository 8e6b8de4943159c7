"""What can be done to any list: showing only the lines that hold some words."""

from __future__ import annotations

from collections.abc import Sequence

from tui.control.control import Control
from tui.messages import _
from tui.panes.lines import Item


class Lists(Control):
    """The list under the text."""

    _whole: Sequence[Item] = ()
    _shown: Sequence[Item] = ()

    def action_filter(self, _count: int, _letter: str) -> None:
        """Show only the lines with some words; with none, all."""
        if self.reader.list.items != tuple(self._shown):
            self._whole = self.reader.list.items
        self.reader.views.ask(_("Only lines with"), "", self._answered, self._typed)

    def _typed(self, words: str) -> None:
        self.reader.list.show(holding(self._whole, words))
        self._shown = self.reader.list.items

    def _answered(self, accepted: bool) -> None:
        if not accepted:
            self._typed("")
        self.reader.focus_on(self.reader.list)


def holding(items: Sequence[Item], words: str) -> list[Item]:
    """Return the lines that hold all of some words, each under its heading.

    Args:
        items: All lines; one that leads nowhere is a heading of those below it.
        words: What is sought, parted by spaces, capitals or not.
    """
    wanted = words.casefold().split()
    shown: list[Item] = []
    heading: Item | None = None
    for item in items:
        if item.target is None:
            heading = item
        elif all(word in item.text.casefold() for word in wanted):
            shown += [item] if heading is None else [heading, item]
            heading = None
    return shown
