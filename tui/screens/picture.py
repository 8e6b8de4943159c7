"""A picture of a book, on the whole screen; any key goes back to the text."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

from rich.segment import Segment
from textual.app import ComposeResult
from textual.events import Key, Resize
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Label
from textual.worker import get_current_worker

from tui.graphics import KITTY_GONE, Graphics, Protocol, ask, kitty, sixel
from tui.messages import _
from tui.picture import PictureError, cells, image
from tui.sanitise import visible
from tui.typeahead import TakesKeys

_ASKING = threading.Lock()
MOST_ACROSS, MOST_DOWN = 1200, 900
"""Pixels of the largest picture sent: some 400 kB, a few seconds over a slow line."""


class Picture(Widget):
    """The picture, as large as fits.

    Args:
        data: Its file.
    """

    DEFAULT_CSS = "Picture { width: 1fr; height: 1fr; }"
    _known: Graphics | None = None
    """What the terminal can; it is asked once, when the first picture is wanted."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data
        self._rows: list[list[Segment]] = []
        self.reason = ""
        """Why it cannot be shown; empty if it can."""

    def on_resize(self, event: Resize) -> None:
        """Set it anew; a worker asks the terminal and unpacks the picture."""
        width, height = event.size

        def work() -> None:
            try:
                graphics = self._graphics()
                if graphics.protocol is Protocol.CELLS:
                    self._call(self._take, cells(self._data, width, height), "")
                else:
                    self._call(self._draw, *_commands(self._data, width, height, graphics))
            except PictureError as error:
                self._call(self._take, [], str(error))

        self.run_worker(work, thread=True, exclusive=True)

    def _call(self, method: Callable[..., None], *values: object) -> None:
        """Hand on what the worker made, unless the picture has been left meanwhile."""
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(method, *values)

    def _graphics(self) -> Graphics:
        query = getattr(self.app._driver, "query", None)
        if query is None:
            return Graphics()
        with _ASKING:
            if Picture._known is None:
                Picture._known = ask(query, os.environ)
        return Picture._known

    def _take(self, rows: list[list[Segment]], reason: str) -> None:
        self._rows, self.reason = rows, reason
        self.refresh()

    def _draw(self, commands: list[str], columns: int) -> None:
        """Draw in pixels; the cells under them stay blank."""
        self._take([], "")
        left = self.region.x + max(0, self.size.width - columns) // 2
        # Textual says for every piece where it goes, so only the cursor's place is kept.
        place = f"\x1b[{self.region.y + 1};{left + 1}H"
        gone = KITTY_GONE if _is_kitty() else ""
        drawn = "".join(commands)
        self.call_after_refresh(self._write, f"{gone}\x1b7{place}{drawn}\x1b8")

    def on_unmount(self) -> None:
        """Take the pixels away; those of sixel go when the text is drawn over them."""
        if _is_kitty():
            self._write(KITTY_GONE)

    def _write(self, data: str) -> None:
        driver = self.app._driver
        if driver is not None and (self.is_attached or data == KITTY_GONE):
            driver.write(data)

    def render_line(self, y: int) -> Strip:
        """Draw a row."""
        if self.reason and not y:
            said = _("The picture cannot be shown ({reason}).").format(reason=self.reason)
            return Strip([Segment(visible(said))]).adjust_cell_length(self.size.width)
        row = self._rows[y] if y < len(self._rows) else []
        room = max(0, self.size.width - len(row)) // 2
        return Strip([Segment(" " * room), *row]).adjust_cell_length(self.size.width)


class PictureScreen(TakesKeys, ModalScreen[None]):
    """Shows a picture until a key is pressed.

    Args:
        data: Its file.
        words: What describes it.
    """

    DEFAULT_CSS = """
    PictureScreen { background: $background; }
    PictureScreen Label { width: 1fr; }
    """

    def __init__(self, data: bytes, words: str) -> None:
        super().__init__()
        self._data = data
        self._words = words

    def compose(self) -> ComposeResult:
        """The picture, and below it what it is."""
        yield Picture(self._data)
        yield Label(visible(self._words), markup=False)

    def on_key(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self) -> None:
        self.dismiss(None)


def _is_kitty() -> bool:
    return Picture._known is not None and Picture._known.protocol is Protocol.KITTY


def _commands(data: bytes, width: int, height: int, graphics: Graphics) -> tuple[list[str], int]:
    """Return what draws a picture in so many cells, and the columns that it takes."""
    across, down = graphics.cell
    # The last row of sixel scrolls the screen in some terminals.
    room = height - (graphics.protocol is Protocol.SIXEL)
    made = image(data, min(MOST_ACROSS, width * across), min(MOST_DOWN, room * down), enlarge=True)
    columns, rows = -(-made.width // across), -(-made.height // down)
    if graphics.protocol is Protocol.KITTY:
        return list(kitty(made, columns, rows)), columns
    return list(sixel(made)), columns
