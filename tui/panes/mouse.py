"""The mouse in the reading pane: the wheel, a click, words selected by dragging."""

from __future__ import annotations

from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.message import Message

from tui.panes.flow import Row
from tui.panes.moves import MovingPane
from tui.panes.view import BETWEEN, GUTTER

WHEEL = 3
"""Rows that a turn of the wheel moves."""


class MousePane(MovingPane):
    """A pane with a text that the mouse can point at. It is never needed."""

    class Chosen(Message):
        """The word under the cursor was clicked on twice."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[Row | None] = []
        self._held: tuple[int, int, int] | None = None

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self._moved(self.view.by_lines, WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self._moved(self.view.by_lines, -WHEEL)

    def on_mouse_down(self, event: MouseDown) -> None:
        """Put the cursor under the pointer; a selection begins when the pointer is dragged."""
        if event.button != 1 or not self._point(event.x, event.y):
            return
        view = self.view
        if view.anchor is not None:
            view.anchor = None
        self._held = (view.block, view.at, view.side)
        self.capture_mouse()
        self._repaint()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Select the words from where the button went down to the pointer."""
        if self._held is None or event.button != 1:
            return
        block, at, side = self._held
        view = self.view
        if not self._point(event.x, event.y, side) or (view.block, view.at) == (block, at):
            return
        if view.anchor is None:
            view.anchor, view.whole_lines = (block, at), False
        self._repaint()

    def on_mouse_up(self, _event: MouseUp) -> None:
        """Leave what is selected for a key to act on."""
        self._held = None
        self.release_mouse()

    def on_click(self, event: Click) -> None:
        if event.chain == 2 and self.view.anchor is None and self._point(event.x, event.y):
            self._repaint()
            self.post_message(self.Chosen())

    def _point(self, x: int, y: int, side: int | None = None) -> bool:
        """Put the cursor under the pointer, on a side if one is given; False off the text."""
        view = self.view
        if view.columns > 1 and x >= GUTTER + view.flow.width:
            y, x = y + view.rows_high, x - GUTTER - view.flow.width - len(BETWEEN)
        row = self._rows[y] if 0 <= y < len(self._rows) else None
        if row is None:
            return False
        width = view.flow.width + len(BETWEEN)
        pointed = max(0, min((x - GUTTER) // width, len(view.flow.sources) - 1))
        view.side = pointed if side is None else side
        lead = view.lead(row, view.side)
        view.stand(row, max(0, x - GUTTER - view.side * width - lead))
        return True
