"""The terminal as Textual drives it, on from where the first page was painted."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

from tui import prepaint
from tui.frame import shortened


class TakingOver(LinuxDriver):
    """A driver that takes over a terminal with a page on it.

    It does not enter the alternate screen again, which would clear it in some terminals, and when
    it ends it restores what the terminal was before the page was painted, not the raw state that
    it finds.
    """

    _there = False

    def start_application_mode(self) -> None:
        """Take the terminal; the first frame goes over the page, cell for cell."""
        attributes = prepaint.handed_over()
        self._there = attributes is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if attributes is not None:
            self.attrs_before = attributes

    def write(self, data: str) -> None:
        """Write to the terminal in few bytes, but for what would clear the page."""
        if self._there and data == prepaint.ENTER:
            self._there = False
            return
        super().write(shortened(data))
