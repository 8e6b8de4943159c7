"""The status line: what is happening on the left, where one is on the right."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from tui.panes.dress import dressed
from tui.panes.paint import FAINT, PLAIN, STRONG
from tui.panes.rows import StillPane
from tui.panes.wrap import wrap
from tui.sanitise import visible

TALLEST = 3
"""Rows that a long message may take."""
Hint = tuple[str, str]
"""A key as it is shown, and what it does."""


class StatusLine(StillPane):
    """One row, more for a message that needs it."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = ""
        self._share = ""
        self._hints: tuple[Hint, ...] = ()
        # What is said on the left; the first that says anything wins.
        self._says = {"pending": "", "message": "", "progress": "", "gloss": ""}
        self._drawn: tuple[list[Segment], list[Segment]] = ([], [])

    @property
    def message(self) -> str:
        """The message shown, for those who ask what was said."""
        return self._says["message"]

    def say(
        self,
        *,
        pending: str | None = None,
        message: str | None = None,
        progress: str | None = None,
        gloss: str | None = None,
    ) -> None:
        """Say something on the left, or stop saying it; what is not given stays.

        Args:
            pending: Keys of a sequence typed so far.
            message: What an action has to say; until the next key.
            progress: How far some work in the background has come.
            gloss: The term under the cursor in the other languages.
        """
        given = {"pending": pending, "message": message, "progress": progress, "gloss": gloss}
        self._says |= {name: visible(text) for name, text in given.items() if text is not None}
        self._update()

    def place(self, title: str, share: str) -> None:
        """Say where one is: the document, and how far into it."""
        self._title, self._share = visible(title), share
        self._update()

    def hint(self, hints: Sequence[Hint]) -> None:
        """Offer keys, the most useful first; as many as fit are shown."""
        self._hints = tuple(hints)
        self._update()

    def on_resize(self) -> None:
        self._update()

    def render_line(self, y: int) -> Strip:
        """Draw a row of the screen."""
        width = self.size.width
        text = self._text()
        lines = wrap(text, width) if text else ()
        if len(lines) > 1:
            line = lines[y] if y < len(lines) else None
            shown = text[line.start : line.shown] if line else ""
            return dressed(self, Strip([Segment(shown, PLAIN)]).adjust_cell_length(width, PLAIN))
        left, right = self._parts()
        return dressed(self, Strip([*left, *right]).adjust_cell_length(width, PLAIN))

    def _text(self) -> str:
        return next(filter(None, self._says.values()), "")

    def _update(self) -> None:
        if not self.is_mounted or not self.size.width:
            return
        text = self._text()
        rows = min(TALLEST, len(wrap(text, self.size.width))) if text else 1
        if rows != self.size.height:
            self.styles.height = rows
            self.refresh(layout=True)
        before, self._drawn = self._drawn, self._parts()
        width = self.size.width
        if rows > 1 or len(before[1]) != len(self._drawn[1]):
            self.refresh()
            return
        if before[0] != self._drawn[0]:
            used = sum(segment.cell_length for segment in self._drawn[0])
            self.refresh(Region(0, 0, used, 1))
        at = width - sum(segment.cell_length for segment in self._drawn[1])
        for old, new in zip(before[1], self._drawn[1], strict=True):
            if old != new:
                self.refresh(Region(at, 0, new.cell_length, 1))
            at += new.cell_length

    def _parts(self) -> tuple[list[Segment], list[Segment]]:
        """Return the left and the right part; together as wide as the line."""
        width = self.size.width
        title = set_cell_size(self._title, min(cell_len(self._title), max(0, width // 3)))
        right = [Segment(f"  {title}", FAINT), Segment(f" {self._share:>5}", PLAIN)]
        if width < 40:
            right = [Segment("", FAINT), right[1]]
        room = max(0, width - sum(segment.cell_length for segment in right))
        text = self._text()
        if text and text != self._says["gloss"] and cell_len(text) > room:
            # A sentence is said whole; the place can wait.
            return [Segment(set_cell_size(text, width), PLAIN)], []
        if text:
            return [Segment(set_cell_size(text, room), PLAIN)], right
        left: list[Segment] = []
        for key, label in fitting(self._hints, room):
            left += [Segment(key, STRONG), Segment(f" {label}  ", FAINT)]
        used = sum(segment.cell_length for segment in left)
        if used > room:  # by the space behind the last
            left[-1] = Segment(
                set_cell_size(left[-1].text, left[-1].cell_length + room - used), FAINT
            )
            used = room
        return [*left, Segment(" " * (room - used), PLAIN)], right


def fitting(hints: Sequence[Hint], room: int) -> Sequence[Hint]:
    """Return the hints that there is room for: the last, which leads to all keys, before others.

    Args:
        hints: In order of use.
        room: Cells.
    """

    def size(some: Sequence[Hint]) -> int:
        return sum(cell_len(f"{key} {label}  ") for key, label in some) - 2

    if not hints:
        return ()
    for count in range(len(hints) - 1, -1, -1):
        some = [*hints[:count], hints[-1]]
        if size(some) <= room:
            return some
    return hints[:1] if size(hints[:1]) <= room else ()
