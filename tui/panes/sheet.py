"""A pane of ready rows that repaints the cells that change and no others.

A card and the next have most of the screen in common: on a slow line a row costs as much as its
changed cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.panes.dress import dressed
from tui.panes.paint import PLAIN

Row = Sequence[Segment]
_Cell = tuple[str, Style | None]
_EMPTY: _Cell = (" ", PLAIN)


class Sheet(Widget):
    """A pane of rows. It has no cursor and takes no key."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.make: Callable[[], None] = lambda: None
        """Makes the rows anew, for another size, and calls :meth:`draw`."""
        self._cells: list[list[_Cell]] = []
        self._rows: list[Row] = []
        self._fitted = Size(0, 0)
        self._fitting = False

    def draw(self, rows: Sequence[Row]) -> None:
        """Show other rows; what does not change is not painted again."""
        cells = [list(_cells(row)) for row in rows]
        # A row is written from its beginning to the last cell that changed, whatever the region
        # says of its first: the framework does not begin within a line of a widget.
        changed = [
            Region(0, y, last, 1)
            for y, (old, new) in enumerate(zip_longest(self._cells, cells, fillvalue=()))
            if (last := _last_change(old, new))
        ]
        self._rows, self._cells = list(rows), cells
        if changed and not self._fitting:
            self.refresh(*changed)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some rows; the first time, before the event that tells the size has come."""
        if self.size != self._fitted:
            self._fitted, self._fitting = self.size, True
            self.make()
            self._fitting = False
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw a row of the screen."""
        row = _joined(self._rows[y]) if y < len(self._rows) else ()
        return dressed(self, Strip(row).adjust_cell_length(self.size.width, PLAIN))


def _joined(row: Iterable[Segment]) -> list[Segment]:
    """Return a row with neighbours of one style as one: each change of style costs bytes."""
    joined: list[Segment] = []
    for segment in row:
        if joined and joined[-1].style == segment.style:
            segment = Segment(joined.pop().text + segment.text, segment.style)
        joined.append(segment)
    return joined


def _cells(row: Iterable[Segment]) -> Iterable[_Cell]:
    for text, style, _control in row:
        for letter in text:
            yield letter, style
            for _rest in range(cell_len(letter) - 1):
                yield "", style


def _last_change(old: Sequence[_Cell], new: Sequence[_Cell]) -> int:
    """Return the cell after the last in which two rows differ; 0 if they are the same."""
    place = max(len(old), len(new))
    while place:
        one = old[place - 1] if place <= len(old) else _EMPTY
        other = new[place - 1] if place <= len(new) else _EMPTY
        if one != other:
            return place
        place -= 1
    return 0
