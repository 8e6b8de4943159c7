"""The terminal as Textual drives it, on from where the first page was painted."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Callable
from threading import Lock, Thread
from typing import Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from tui import prepaint
from tui.canvas import Canvas


class TakingOver(LinuxDriver):
    """A driver that takes over a terminal with a page on it.

    It does not enter the alternate screen again, which would clear it in some terminals, and when
    it ends it restores what the terminal was before the page was painted, not the raw state that
    it finds.
    """

    _there = False

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **named)
        self._canvas = Canvas()
        # What is known of the screen is what was written last, whichever thread wrote it.
        self._writing = Lock()

    def start_application_mode(self) -> None:
        """Take the terminal; the first frame goes over the page, cell for cell."""
        attributes = prepaint.handed_over()
        self._there = attributes is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if attributes is not None:
            self.attrs_before = attributes

    def write(self, data: str) -> None:
        """Write to the terminal what changes it, but for what would clear the page."""
        if self._there and data == prepaint.ENTER:
            self._there = False
            return
        with self._writing:
            data = self._canvas.reduced(data)
            if data:
                self.put(data)

    def put(self, data: str) -> None:
        """Write to the terminal as it is."""
        super().write(data)

    def forget(self) -> None:
        """Take nothing on the screen for known; the next frame is written whole."""
        with self._writing:
            self._canvas.forget()

    def query(self, question: str, is_answered: Callable[[bytes], bool], patience: float) -> bytes:
        """Ask the terminal something, in a worker thread; keys pressed meanwhile are kept.

        Textual's own reader would take an answer that it does not know for keys, so it stands
        still meanwhile.

        Args:
            question: Control sequences.
            is_answered: Tells whether what came is the whole answer.
            patience: Seconds after which no more is waited for.

        Returns:
            What came.
        """
        from tui.graphics import without_replies

        if self._key_thread is None or not self.input_tty:
            return b""
        self.exit_event.set()
        self._key_thread.join()
        self.exit_event.clear()
        answer = b""
        try:
            self.write(question)
            end = time.monotonic() + patience
            while not is_answered(answer) and (left := end - time.monotonic()) > 0:
                if select.select([self.fileno], [], [], left)[0]:
                    data = os.read(self.fileno, 4096)
                    if not data:
                        break
                    answer += data
        finally:
            keys = without_replies(answer).decode("utf-8", "replace")
            if keys:
                for message in XTermParser().feed(keys):
                    self.process_message(message)
            # Of a program that is ended meanwhile it must not be the last to live.
            self._key_thread = Thread(
                target=self.run_input_thread, name="textual-input", daemon=True
            )
            self._key_thread.start()
        return answer
