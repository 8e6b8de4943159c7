"""The documents that have been opened, and going to another."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from texts.document import BlockSource
from texts.errors import TextsError
from texts.piped import Beginning
from texts.reach import own
from texts.shelf import catalogue
from tui.control.control import Control
from tui.messages import _, sentence
from tui.reading import Reading, open_named
from tui.sanitise import visible

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen

KEPT = 4
"""Documents kept open, so that going back to one takes no time."""


class Documents(Control):
    """What is read, and what was."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self._open: OrderedDict[str, Reading] = OrderedDict({reader.reading.key: reader.reading})

    def action_library(self, _count: int, _letter: str) -> None:
        """Choose another document."""
        from tui.screens.library import LibraryScreen

        self.reader.places.save()
        screen = LibraryScreen(self.reader.state, files=not self.reader.request.kiosk)
        self.reader.app.push_screen(screen, self._chosen)

    def show(self, name: str) -> bool:
        """Read a document, unless it is the one that is read.

        Args:
            name: Its id in the library, or its path.

        Returns:
            Whether it is read now; if it cannot be opened, a sentence says why.
        """
        reader = self.reader
        if name in ("", reader.reading.key):
            return True
        try:
            reading = self.opened(name)
        except TextsError as error:
            reader.status.say(message=visible(reader.sayable(sentence(error))))
            return False
        if reading is None:
            reader.status.say(message=_("Only the library is read here."))
            return False
        self._open[reading.key] = reading
        self._open.move_to_end(reading.key)
        while len(self._open) > KEPT:
            self._open.popitem(last=False)
        if reading.key != reader.reading.key:
            reader.read(reading)
            for warning in reading.source.warnings[:1]:
                reader.status.say(message=visible(sentence(warning)))
        return True

    def opened(self, name: str) -> Reading | None:
        """Return a document without showing it; None if it may not be read here.

        Args:
            name: Its id in the library, or its path.

        Raises:
            TextsError: It cannot be opened.
        """
        reading = self._open.get(name)
        if reading is not None and reading.is_newest:
            return reading
        if self.reader.request.kiosk and name not in catalogue():
            # Names come from termbases and from what was kept too; the library is the limit.
            return None
        return open_named(name)

    def follow(self) -> None:
        """Show what comes through a pipe that was opened before enough of it had come."""
        reading, app = self.reader.reading, self.reader.app

        def work() -> None:
            worker = get_current_worker()
            source = reading.source
            while isinstance(source, Beginning) and not worker.is_cancelled:
                try:
                    more = source.more(lambda: not worker.is_cancelled)
                except TextsError as error:
                    app.call_from_thread(self.reader.notice, sentence(error))
                    return
                if more is None:
                    return
                app.call_from_thread(come, source, more)
                source = more

        def come(old: BlockSource, new: BlockSource) -> None:
            reading.source = new
            if self.reader.reading is reading:
                self._lengthen(old, new)

        if isinstance(reading.source, Beginning):
            self.reader.run_worker(work, thread=True, group="pipe", exclusive=True)

    def _lengthen(self, old: BlockSource, new: BlockSource) -> None:
        """Show a document of which more has come; what stands on the screen stays there."""
        text, last = self.text, old.known - 1  # the last block may go on now
        text.terms = {
            (id(new), block): terms
            for (source, block), terms in text.terms.items()
            if source == id(old) and block < last
        }
        view, sources = text.view, [new, *text.view.flow.sources[1:]]
        number = new.number(old.block(view.block).id)
        if number in (None, own(old, view.block)):
            text.show(sources)
        else:
            # With more of it, it is seen to be wrapped otherwise, and paragraphs are others.
            text.open(sources)
            text.go(number or 0, 0)

    def _chosen(self, name: str | None) -> None:
        if name is None:
            return
        self.reader.places.leave()
        if self.show(name):
            sentence = _("Reading {title}; H goes back.").format(
                title=self.reader.reading.source.title
            )
            self.reader.status.say(message=sentence)
