"""A file that was read elsewhere before: its place, notes and bookmarks come with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tui.control.control import Control
from tui.messages import _

if TYPE_CHECKING:
    from tui.jumps import Jump
    from tui.reading import Reading

LATER = 1.5
"""Seconds after which a document that is new is looked at closely: the page and its terms first."""
CLOSELY = "moved"
"""Group of the worker that does."""


class Moved(Control):
    """Where the document was before."""

    def recognise(self) -> None:
        """Take over what is remembered of a file that was moved, then show its notes."""
        from texts.plain import STANDARD_INPUT
        from tui.state.moved import recognise

        reading, request = self.reader.reading, self.reader.request
        self.reader.workers.cancel_group(self.reader, CLOSELY)
        if reading.shipped or request.kiosk or reading.source.id == STANDARD_INPUT:
            self.reader.notes.show()
            return
        known = recognise(self.reader.state, reading.key)
        if known.before:
            self._take_over(known.before)
        self.reader.notes.show()
        if known.closely:
            here = self.reader.places.here()
            self.reader.set_timer(LATER, lambda: self._look_closely(reading, here))

    def _look_closely(self, reading: Reading, here: Jump) -> None:
        if reading is not self.reader.reading:
            return
        app, state, encoding = self.reader.app, self.reader.state, self.reader.request.encoding

        def work() -> None:
            from texts.errors import TextsError
            from texts.opening import open_source
            from tui.state.moved import look_closely

            worker = get_current_worker()
            try:
                # Opened anew: the one on the screen is locked while a piece of it is read.
                source = open_source(reading.key, encoding=encoding)
                before = look_closely(state, reading.key, source, lambda: not worker.is_cancelled)
            except TextsError:
                return  # gone or damaged since it was opened; the text says so when it is read on
            if before and not worker.is_cancelled:
                app.call_from_thread(come, before)

        def come(before: str) -> None:
            if reading is self.reader.reading:
                if self.reader.places.here() == here:
                    self._take_over(before)
                else:
                    # Whoever reads on already is not taken away; H leads to the place of before.
                    self.reader.places.offer()
                    self._say(before)
                self.reader.notes.show()

        self.reader.run_worker(work, thread=True, group=CLOSELY, exclusive=True)

    def _take_over(self, before: str) -> None:
        self.reader.places.restore()
        self.reader.text.show(self.reader.text.view.flow.sources)
        self._say(before)

    def _say(self, before: str) -> None:
        said = _("This was {path}; its place, notes and bookmarks came with it.")
        self.reader.notice(said.format(path=before))
