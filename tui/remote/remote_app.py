"""The app on a line that may be slow or break: old frames are dropped, the place is saved."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from typing import IO, Any

from rich.console import RenderableType
from textual.drivers.linux_driver import LinuxDriver
from textual.events import CursorPosition, DescendantFocus, Event
from textual.screen import Screen
from textual.widgets import Input

from tui.app import TilmashApp
from tui.driver import TakingOver
from tui.reading import Reading
from tui.remote.line import ASK, LOST, Line
from tui.request import ReadRequest
from tui.settings import Settings
from tui.state.store import State

POLL = 0.02
"""Seconds between two looks at whether the first screen's terms are known."""
PATIENCE = 0.8
"""Seconds after which the first screen is drawn without them."""


class Output:
    """The terminal as a file that counts what is not written yet, and notices a broken line.

    Args:
        file: The terminal.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._waiting = 0
        self.drained: Callable[[], None] = lambda: None
        """Called, in the thread that writes, when the system has taken all."""

    @property
    def is_busy(self) -> bool:
        """Whether the system has not taken all."""
        return self._waiting > 0

    def expect(self) -> None:
        """Note that something will be written."""
        with self._lock:
            self._waiting += 1

    def write(self, text: str) -> int:
        """Write; a terminal that is gone ends the program as a hang-up does."""
        try:
            return self._file.write(text)
        except OSError:
            os.kill(os.getpid(), signal.SIGHUP)
            return len(text)

    def flush(self) -> None:
        """Wait until the system has taken all."""
        try:
            self._file.flush()
        except (OSError, ValueError):
            os.kill(os.getpid(), signal.SIGHUP)
        with self._lock:
            self._waiting = 0
        self.drained()

    def fileno(self) -> int:
        """Return the terminal's descriptor."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Tell that it is a terminal."""
        return True


class WatchedDriver(TakingOver):
    """A driver whose output is watched, and to whom the end of input is a hang-up."""

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **named)
        self.output = Output(self._file)
        self._file: Any = self.output
        self.written = 0
        """Bytes since the last frame."""
        self._modes: set[str] = set()

    def write(self, data: str) -> None:
        """Write to the terminal in few bytes."""
        if data in self._modes:
            return
        if data.startswith("\x1b[?100") or data.startswith("\x1b[?1015"):
            # The framework asks for the mouse twice, for the sake of one old terminal.
            self._modes.add(data)
        super().write(data)

    def put(self, data: str) -> None:
        """Write to the terminal as it is, and count its bytes."""
        self.written += len(data.encode("utf-8", "replace"))
        self.output.expect()
        super().put(data)

    def start_application_mode(self) -> None:
        """Take the terminal, for the first time or again."""
        self._modes.clear()
        super().start_application_mode()

    def run_input_thread(self) -> None:
        """Read keys until the end; a terminal that is gone ends the program."""
        watch = threading.Thread(target=self._watch, daemon=True, name="tilmash-hang-up")
        watch.start()
        super().run_input_thread()

    def _watch(self) -> None:
        """Wait for the other end of the terminal to close; reading would only find nothing."""
        import select

        poll = select.poll()
        poll.register(self.fileno, select.POLLHUP | select.POLLERR)
        while not self.exit_event.is_set():
            if poll.poll(1000):
                os.kill(os.getpid(), signal.SIGHUP)
                return


class RemoteApp(TilmashApp):
    """The reader on a line; see :mod:`tui.remote.line`."""

    def __init__(
        self,
        reading: Reading,
        state: State,
        request: ReadRequest,
        settings: Settings | None = None,
        notices: Sequence[str] = (),
    ) -> None:
        super().__init__(reading, state, request, settings, notices)
        if issubclass(self.driver_class, LinuxDriver):
            kinds = (WatchedDriver, self.driver_class)
            self.driver_class = (
                WatchedDriver if issubclass(*kinds) else type("RemoteDriver", kinds, {})
            )
        self._line = Line()
        self._held = False
        self._dropped = False
        # The first screen waits for its terms a moment, rather than going down the line twice.
        self._awaits_terms = request.open_glossary is not None and not request.study
        self._drawn: Screen[Any] | None = None
        """The screen that is on the terminal."""
        self._opened_at = self._asked_at = 0.0
        self._settling = False

    def on_load(self) -> None:
        """Begin to wait for the first screen's terms."""
        super().on_load()
        self._opened_at = time.monotonic()

    def _settle(self) -> None:
        """Draw a screen that has come, once nothing more is asked of it; the first with its terms.

        The framework draws a new screen three times over: composed, laid out, and resumed.
        """
        now = time.monotonic()
        waits = self._awaits_terms and not self.reader.text.terms
        if now - self._asked_at < POLL or (waits and now - self._opened_at < PATIENCE):
            self.set_timer(POLL, self._settle)
            return
        self._settling = self._awaits_terms = False
        self._drawn = self.screen
        self.screen.refresh()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Draw, unless the line has enough to do; what waits is drawn in its last state."""
        driver = self._driver
        if self._running and not self.is_headless and renderable is not None:
            if screen is not self.screen:
                return
            if screen is not self._drawn:
                self._asked_at = time.monotonic()
                if not self._settling:
                    self._settling = True
                    self.set_timer(POLL, self._settle)
                return
        if self._held:
            self._dropped = self._dropped or renderable is not None
            return
        super()._display(screen, renderable)
        if renderable is None or not isinstance(driver, WatchedDriver) or not driver.written:
            return
        driver.output.drained = self._drained
        driver.write(ASK)
        self._line.sent(driver.written, time.monotonic())
        driver.written = 0
        self._hold_if_full(driver)

    def _hold_if_full(self, driver: WatchedDriver) -> None:
        waits = driver.output.is_busy if not self._line.answers else False
        if not self._held and (waits or not self._line.has_room(time.monotonic())):
            self._held = True
            self._begin_batch()
            self.set_timer(LOST, self._release_if_room)

    def _drained(self) -> None:
        """The system has taken what was written; called in the thread that writes."""
        if self._held and self._loop is not None and not self._line.answers:
            self._loop.call_soon_threadsafe(self._release_if_room)

    def _release_if_room(self) -> None:
        driver = self._driver
        if not self._held or not isinstance(driver, WatchedDriver):
            return
        if not self._line.answers and driver.output.is_busy:
            return
        if not self._line.has_room(time.monotonic()):
            return
        self._held = False
        self._end_batch()
        for screen in self.screen_stack:
            # Each looks for what is to be drawn when it is idle next, which may be never.
            screen.check_idle()
        if self._dropped:
            self._dropped = False
            self.screen.refresh()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Let no cursor blink: each blink is a frame, all night long."""
        if isinstance(event.widget, Input):
            event.widget.cursor_blink = False

    async def on_event(self, event: Event) -> None:
        """Take the terminal's answers; all else goes its way."""
        if isinstance(event, CursorPosition):
            self._line.answered(time.monotonic())
            self._release_if_room()
            return
        await super().on_event(event)
