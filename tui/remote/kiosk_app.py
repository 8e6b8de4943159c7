"""The app for a visitor over SSH: nothing leaves it but the screen, and a session has an end."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import IO

from textual.events import Event, InputEvent

from tui.messages import _, ngettext
from tui.remote.limits import CPU, log
from tui.remote.remote_app import RemoteApp

LOOK_EVERY = 5.0
"""Seconds between two looks at how long nothing has been typed, at most."""
GRACE = 5.0
"""Seconds of processor time for stopping after the limit."""


class KioskApp(RemoteApp):
    """The reader without clipboard, files and job control (:mod:`tui.remote.kiosk`)."""

    # -- what the framework could do, and does not do here

    def copy_to_clipboard(self, text: str) -> None:
        """Copy nothing: OSC 52 would write to the visitor's machine."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open no browser on the server."""

    def deliver_text(
        self,
        path_or_file: str | Path | IO[str],
        *,
        save_directory: str | Path | None = None,
        save_filename: str | None = None,
        open_method: str = "download",
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> str | None:
        """Write no file: screenshots go this way."""
        return None

    def deliver_binary(
        self,
        path_or_file: str | Path | IO[bytes],
        *,
        save_directory: str | Path | None = None,
        save_filename: str | None = None,
        open_method: str = "download",
        mime_type: str | None = None,
        name: str | None = None,
    ) -> str | None:
        """Write no file."""
        return None

    def save_screenshot(
        self,
        filename: str | None = None,
        path: str | None = None,
        time_format: str | None = None,
    ) -> str:
        """Write no file."""
        return ""

    def action_suspend_process(self) -> None:
        """Stay: there is no shell to go back to."""

    @contextlib.contextmanager
    def suspend(self) -> Iterator[None]:
        """Stay; nothing may take the terminal."""
        yield

    # -- limits

    def on_load(self) -> None:
        """Watch for idleness and for a request that takes too much of the processor."""
        super().on_load()
        self._touched = time.monotonic()
        self._over = 0
        with contextlib.suppress(ValueError):  # not the main thread: under a test
            signal.signal(signal.SIGPROF, self._overrun)
        if self.reader.request.idle:
            self.set_interval(min(LOOK_EVERY, self.reader.request.idle / 4), self._look)

    async def _shutdown(self) -> None:
        # What runs after the app, if anything, is not what the limit was meant for.
        signal.setitimer(signal.ITIMER_PROF, 0)
        await super()._shutdown()
        signal.setitimer(signal.ITIMER_PROF, 0)

    async def on_event(self, event: Event) -> None:
        """Note that something was typed; the processor's time is counted from there."""
        if isinstance(event, InputEvent):
            self._touched = time.monotonic()
            self._over = 0
            signal.setitimer(signal.ITIMER_PROF, CPU)
        await super().on_event(event)

    def _look(self) -> None:
        idle = self.reader.request.idle
        if time.monotonic() - self._touched >= idle:
            minutes = max(1, round(idle / 60))
            self._leave(
                ngettext(
                    "Nothing was typed for {minutes} minute; the place is saved.",
                    "Nothing was typed for {minutes} minutes; the place is saved.",
                    minutes,
                ).format(minutes=minutes)
            )

    def _leave(self, sentence: str, code: int = 0) -> None:
        self.farewell = sentence
        self.reader.places.save()
        self.exit(code)

    def _overrun(self, _number: int, _frame: FrameType | None) -> None:
        """Stop what a request has set going; end the session if that does not help."""
        if self.reader.recognition.is_opening:
            # Building an index takes what it takes, and once for all sessions.
            signal.setitimer(signal.ITIMER_PROF, CPU)
            return
        self._over += 1
        if self._over == 1:
            signal.setitimer(signal.ITIMER_PROF, GRACE)
            self.call_later(self._stop_work)
        elif self._over == 2:
            signal.setitimer(signal.ITIMER_PROF, GRACE)
            self.call_later(self._leave, _("This took too much time and was ended."), 2)
        else:
            # The event loop itself is stuck: leave as when the terminal goes away.
            self._hang_up(signal.SIGHUP)

    def _stop_work(self) -> None:
        self.workers.cancel_all()
        self.reader.status.say(
            progress="", message=_("This took too much time and was stopped; ask for less.")
        )

    def _handle_exception(self, error: Exception) -> None:
        """Save the place and say one sentence; what went wrong is for the keeper's log."""
        log(error)
        super()._handle_exception(error)
        self.farewell = _("Something went wrong inside; the place is saved.")
