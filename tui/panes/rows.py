"""Panes whose rows are drawn once until they change."""

from __future__ import annotations

from typing import Self

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

RowKey = tuple[object, ...]
"""What tells what is in a row of the screen from what is in others."""
KEPT = 600
"""Rows kept as they were drawn: some seventeen screens."""


class StillPane(Widget):
    """A widget that is asked for its rows at every frame, though they seldom change.

    The framework draws all widgets anew for each key, from strips that it keeps, but goes through
    borders, titles and filters again: a third of what a move by a line takes.
    """

    _still: tuple[Region, str, list[Strip]] | None = None

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw some regions anew, or all."""
        self._still = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Draw everything in other styles."""
        self._still = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some rows; as they were, if nothing has changed."""
        if self._still is None or self._still[:2] != (crop, self.app.theme):
            self._still = crop, self.app.theme, super().render_lines(crop)
        return self._still[2]


class RowsPane(Widget):
    """A pane that is nothing but rows: no border, no padding.

    Textual's own way puts each row through the styles of borders and padding, makes five strips of
    it and asks the style sheet some dozens of times: a quarter of what a page takes.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn_rows: dict[RowKey, Strip] = {}
        self._drawn_width = 0

    def key_of(self, y: int) -> RowKey:
        """Return the key of what is in a row of the screen."""
        return (y,)

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
                self._drawn_rows.pop(self.key_of(y), None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def rearrange(self) -> None:
        """Show rows in other places, those that have been drawn as they were."""
        super().refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some rows, those that have not changed as they were drawn."""
        width = self.size.width
        if width != self._drawn_width:
            self._drawn_rows.clear()
            self._drawn_width = width
        strips = []
        for y in crop.line_range:
            key = self.key_of(y)
            strip = self._drawn_rows.get(key)
            if strip is None:
                strip = self.keep(key, self.render_line(y))
            strips.append(strip)
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def keep(self, key: RowKey, strip: Strip) -> Strip:
        """Keep a row as it is drawn; return it as the line filters leave it."""
        for one in self.get_line_filters():
            strip = strip.apply_filter(one, self.background_colors[1])
        while len(self._drawn_rows) >= KEPT:
            del self._drawn_rows[next(iter(self._drawn_rows))]
        self._drawn_rows[key] = strip
        return strip
