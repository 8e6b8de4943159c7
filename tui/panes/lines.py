"""A pane of ready lines with a cursor line: entries, passages, contents, keys.

Lines are made by whoever knows what they say; this pane wraps them, moves and follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from tui.panes.dress import dressed
from tui.panes.paint import CURSOR, PLAIN, Mark, segments
from tui.panes.rows import StillPane
from tui.panes.wrap import TURNED, wrap
from tui.sanitise import visible


class Item(NamedTuple):
    """A line before it is wrapped."""

    text: str
    """What it says."""
    target: object = None
    """What it leads to; None if nowhere."""
    style: Style = PLAIN
    """How all of it is drawn."""
    hang: int = 0
    """Cells by which its second and later rows are indented."""
    marks: tuple[Mark, ...] = ()
    """Parts drawn in another style."""
    unwrapped: bool = False
    """Whether it is cut at the edge of the pane rather than wrapped."""


class _Row(NamedTuple):
    item: int
    start: int
    end: int
    indent: int


class LinesPane(StillPane, can_focus=True):
    """A pane of lines. The cursor stands on whole items.

    Args:
        driven: Whether an input line above it has the focus.
    """

    class Followed(Message):
        """A line that leads somewhere was chosen."""

        def __init__(self, pane: LinesPane, target: object) -> None:
            super().__init__()
            self.pane = pane
            """The pane."""
            self.target = target
            """Where the line leads."""

        @property
        def control(self) -> LinesPane:
            """The pane that sent it."""
            return self.pane

    def __init__(self, id: str | None = None, *, driven: bool = False) -> None:
        super().__init__(id=id)
        self.driven = driven
        """Whether another widget has the focus and moves the cursor, which is then always shown."""
        self.can_focus = not driven
        self.items: tuple[Item, ...] = ()
        self.current = 0
        """Index of the item with the cursor."""
        self._rows: list[_Row] = []
        self._top = 0
        self._fitted = Size(0, 0)

    def show(self, items: Sequence[Item], current: int = 0) -> None:
        """Show other lines, with the cursor on one of them."""
        self.items = tuple(item._replace(text=visible(item.text, keep="\n")) for item in items)
        self.current = max(0, min(current, len(items) - 1))
        self._top = 0
        self._wrap()
        self._bring()
        self.refresh()

    def render_str(self, text_content: str | Content) -> Content:
        """Return a title as it is: what stands in it in brackets is no markup."""
        return Content(visible(text_content)) if isinstance(text_content, str) else text_content

    def first_target(self) -> int:
        """Return the index of the first item that leads somewhere; 0 if none does."""
        for number, item in enumerate(self.items):
            if item.target is not None:
                return number
        return 0

    def target(self) -> object:
        """Return where the line with the cursor leads; None if nowhere."""
        return self.items[self.current].target if self.items else None

    def do_down(self, count: int) -> None:
        self._move(max(1, count))

    def do_up(self, count: int) -> None:
        self._move(-max(1, count))

    def do_half_down(self, count: int) -> None:
        self._move(max(1, count) * max(1, self.size.height // 2))

    def do_half_up(self, count: int) -> None:
        self._move(-max(1, count) * max(1, self.size.height // 2))

    def do_page_down(self, count: int) -> None:
        self._move(max(1, count) * max(1, self.size.height - 1))

    def do_page_up(self, count: int) -> None:
        self._move(-max(1, count) * max(1, self.size.height - 1))

    def do_top(self, count: int) -> None:
        self._move(max(0, count - 1) - self.current)

    def do_bottom(self, count: int) -> None:
        self._move((count - 1 if count else len(self.items)) - self.current)

    def do_follow(self, _count: int) -> None:
        if self.target() is not None:
            self.post_message(self.Followed(self, self.target()))

    def _move(self, count: int) -> None:
        if not self.items:
            return
        old, top = self.current, self._top
        self.current = max(0, min(self.current + count, len(self.items) - 1))
        self._bring()
        if self._top != top:
            self.refresh()
            return
        changed = [
            Region(0, y, self.size.width, 1)
            for y, row in enumerate(self._rows[self._top : self._top + self.size.height])
            if row.item in (old, self.current)
        ]
        if changed:
            self.refresh(*changed)

    def _bring(self) -> None:
        """Scroll so that the item with the cursor is in sight, half a pane at a time."""
        height = max(1, self.size.height)
        rows = [number for number, row in enumerate(self._rows) if row.item == self.current]
        if not rows:
            return
        if rows[0] < self._top or rows[-1] >= self._top + height:
            self._top = max(0, min(rows[0] - height // 2, len(self._rows) - height))
        if not self.current:
            self._top = 0

    def _wrap(self) -> None:
        self._rows = []
        width = self.size.width - 2
        if width < 4:
            return
        for number, item in enumerate(self.items):
            if item.unwrapped:
                self._rows.append(_Row(number, 0, len(item.text), 0))
                continue
            hang = min(item.hang, width // 2)
            first = wrap(item.text, width)[0]
            self._rows.append(_Row(number, first.start, first.shown, 0))
            rest = item.text[first.end :]
            for line in wrap(rest, width - hang) if rest else ():
                start = first.end + line.start
                self._rows.append(_Row(number, start, first.end + line.shown, hang))

    def on_resize(self, _event: Resize) -> None:
        self._fit()

    def _fit(self) -> None:
        """Take the size that the pane has been given."""
        if self.size != self._fitted:
            self._fitted = self.size
            self._wrap()
            self._bring()
            self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some rows; the first time, before the event that tells the size has come."""
        self._fit()
        return super().render_lines(crop)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a row of the screen."""
        width = self.size.width
        place = self._top + y
        if place >= len(self._rows):
            return dressed(self, Strip.blank(width, PLAIN))
        row = self._rows[place]
        item = self.items[row.item]
        here = (self.driven or self.has_focus) and row.item == self.current
        lead = Segment("▌ " if here else "  ", PLAIN)
        marks = list(item.marks)
        if here and item.target is not None:
            indent = len(item.text) - len(item.text.lstrip())
            marks.append(Mark(indent, len(item.text), CURSOR))
        body = segments(item.text, row.start, row.end, marks, item.style)
        if TURNED.search(item.text, row.start, row.end):
            from tui.panes import bidi

            body = bidi.turned(body, item.text, row.start, row.end)
        drawn = [lead, Segment(" " * row.indent, PLAIN), *body]
        strip = Strip(drawn)
        if strip.cell_length > width:
            # What is cut off says so.
            strip = Strip([*strip.crop(0, width - 1), Segment("…", PLAIN)])
        return dressed(self, strip.adjust_cell_length(width, PLAIN))

    def on_click(self, event: Click) -> None:
        place = self._top + event.y
        if place < len(self._rows):
            self._move(self._rows[place].item - self.current)
            self.do_follow(1)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self._move(3)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self._move(-3)
