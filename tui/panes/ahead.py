"""Drawing the next page before it is asked for, while nothing else is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from texts.reach import is_found
from tui.panes.flow import Row

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.panes.text import TextPane

REST = 0.04
"""Seconds without a scroll after which drawing begins: a key held down repeats faster."""
SLICE = 0.003
"""Seconds that drawing may hold up a key."""
PAUSE = 0.004
"""Seconds between two slices, in which keys are taken."""


class Ahead:
    """Draws what a page or half a page down will show.

    Args:
        pane: Where it will be shown.
    """

    def __init__(self, pane: TextPane) -> None:
        self._pane = pane
        self._timer: Timer | None = None

    def begin(self) -> None:
        """Draw in a moment what is below the window now."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._pane.set_timer(REST, self._draw)

    def _draw(self) -> None:
        self._timer = None
        begun = perf_counter()
        for row in self._below():
            if self._pane.draw_ahead(row) and perf_counter() - begun > SLICE:
                self._timer = self._pane.set_timer(PAUSE, self._draw)
                return

    def _below(self) -> Iterator[Row]:
        """Yield the rows of the next page, as far as the document has been read."""
        view = self._pane.view
        flow = view.flow
        if view.columns > 1 or not flow.exists(view.top.block):
            return
        (block, row), number = view.top, 0
        while number < 2 * view.height:
            laid = flow.laid(block)
            while row < laid.total and number < 2 * view.height:
                if number >= view.height:
                    yield Row(block, row)
                row, number = row + 1, number + 1
            block, row = block + 1, 0
            if not is_found(flow.main, block) or not flow.exists(block):
                return
