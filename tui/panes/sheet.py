"""A pane of ready rows that repaints the cells that change and no others.

A card and the next have most of the screen in common: on a slow line a row costs as much as its
changed cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
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
        self._cells: list[list[_Cell]] = []
        self._rows: list[Row] = []

    def draw(self, rows: Sequence[Row]) -> None:
        """Show other rows; what does not change is not painted again."""
        cells = [list(_cells(row)) for row in rows]
        changed = [
            Region(first, y, last - first, 1)
            for y, (old, new) in enumerate(zip_longest(self._cells, cells, fillvalue=()))
            for first, last in _changes(old, new)
        ]
        self._rows, self._cells = list(rows), cells
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """Draw a row of the screen."""
        row = self._rows[y] if y < len(self._rows) else ()
        return dressed(self, Strip(row).adjust_cell_length(self.size.width, PLAIN))


GAP = 8
"""Cells between two changes in a row that cost less to paint again than to pass over: about the
bytes of one move of the terminal's cursor."""


def _cells(row: Iterable[Segment]) -> Iterable[_Cell]:
    for text, style, _control in row:
        for letter in text:
            yield letter, style
            for _rest in range(cell_len(letter) - 1):
                yield "", style


def _changes(old: Sequence[_Cell], new: Sequence[_Cell]) -> Iterable[tuple[int, int]]:
    """Yield the stretches of cells in which two rows differ, near ones joined."""
    start = end = -1
    for place, (one, other) in enumerate(zip_longest(old, new, fillvalue=_EMPTY)):
        if one == other:
            continue
        if start >= 0 and place - end > GAP:
            yield start, end
            start = place
        start = place if start < 0 else start
        end = place + 1
    if start >= 0:
        yield start, end
