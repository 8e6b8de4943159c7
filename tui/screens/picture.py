"""A picture of a book, on the whole screen; any key goes back to the text."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import ComposeResult
from textual.events import Key, Resize
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Label

from tui.messages import _
from tui.picture import PictureError, cells
from tui.sanitise import visible


class Picture(Widget):
    """The picture, as large as fits.

    Args:
        data: Its file.
    """

    DEFAULT_CSS = "Picture { width: 1fr; height: 1fr; }"

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data
        self._rows: list[list[Segment]] = []
        self.reason = ""
        """Why it cannot be shown; empty if it can."""

    def on_resize(self, event: Resize) -> None:
        """Set it anew; a worker unpacks it."""
        width, height = event.size

        def work() -> None:
            try:
                rows, reason = cells(self._data, width, height), ""
            except PictureError as error:
                rows, reason = [], str(error)
            self.app.call_from_thread(self._take, rows, reason)

        self.run_worker(work, thread=True, exclusive=True)

    def _take(self, rows: list[list[Segment]], reason: str) -> None:
        self._rows, self.reason = rows, reason
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a row."""
        if self.reason and not y:
            said = _("The picture cannot be shown ({reason}).").format(reason=self.reason)
            return Strip([Segment(visible(said))]).adjust_cell_length(self.size.width)
        row = self._rows[y] if y < len(self._rows) else []
        room = max(0, self.size.width - len(row)) // 2
        return Strip([Segment(" " * room), *row]).adjust_cell_length(self.size.width)


class PictureScreen(ModalScreen[None]):
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
