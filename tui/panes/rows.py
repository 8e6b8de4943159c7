"""A pane that is nothing but rows: no border, no padding, each row drawn once until it changes."""

from __future__ import annotations

from typing import Self

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class RowsPane(Widget):
    """A widget whose ``render_line`` gives whole rows in their colours.

    Textual's own way puts each row through the styles of borders and padding, makes five strips of
    it and asks the style sheet some dozens of times: a quarter of what a page takes.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn_rows: dict[int, Strip] = {}
        self._drawn_width = 0

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw some regions anew, or all."""
        if not regions:
            self._drawn_rows.clear()
        for region in regions:
            for y in region.line_range:
                self._drawn_rows.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some rows, those that have not changed as they were drawn."""
        width = self.size.width
        if width != self._drawn_width:
            self._drawn_rows.clear()
            self._drawn_width = width
        filters = self.get_line_filters()
        background = self.background_colors[1] if filters else None
        strips = []
        for y in crop.line_range:
            strip = self._drawn_rows.get(y)
            if strip is None:
                strip = self.render_line(y)
                for one in filters:
                    assert background is not None
                    strip = strip.apply_filter(one, background)
                self._drawn_rows[y] = strip
            strips.append(strip)
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips
