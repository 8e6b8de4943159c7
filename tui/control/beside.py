"""The second language beside the text."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from texts.alignment import align
from texts.beside import Beside as BesideSource
from texts.beside import joined, lifted, lowered, measured, parted
from texts.errors import TextsError
from tui.control.control import Control
from tui.messages import _, sentence
from tui.reading import open_named
from tui.sanitise import visible
from tui.state.alignments import keep, kept

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen

UNDO = 200
"""Corrections that can be taken back."""
Change = Callable[[Sequence[Sequence[int]], int], list[list[int]]]
"""From rows and the number of one to rows that are corrected there."""


class Beside(Control):
    """Which language is shown beside the text."""

    language: str = ""
    """Its BCP 47 tag, several parted by commas; empty for none."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self._pairs: dict[str, tuple[BesideSource, tuple[str, str]]] = {}
        self._undone: list[tuple[BesideSource, tuple[str, str], list[list[int]]]] = []

    def action_beside(self, _count: int, _letter: str) -> None:
        """Show the next language beside the text: off, each translation, all of them, off again."""
        names = list(self.reader.reading.translations())
        offered = ["", *names]
        if len(names) > 1 and self.text.view.has_room(1 + len(names)):
            offered.append(",".join(names))
        if len(offered) == 1:
            self.reader.status.say(message=_("This document is in one language only."))
            return
        if not self.text.view.has_room(2):
            sentence = _("The screen is too narrow for two languages; z hides the glossary.")
            self.reader.status.say(message=sentence)
            return
        at = offered.index(self.language) if self.language in offered else -1
        self.show(offered[(at + 1) % len(offered)])

    def action_align_join(self, _count: int, _letter: str) -> None:
        """Take the next paragraph of the text beside to this one."""
        self._correct(joined)

    def action_align_part(self, _count: int, _letter: str) -> None:
        """Give the last paragraph beside this one to the next."""
        self._correct(parted)

    def action_align_lower(self, _count: int, _letter: str) -> None:
        """Move all of the text beside from here on down by a paragraph."""
        self._correct(lowered)

    def action_align_lift(self, _count: int, _letter: str) -> None:
        """Move all of the text beside below this paragraph up by one."""
        self._correct(lifted)

    def action_align_undo(self, _count: int, _letter: str) -> None:
        """Take the last correction back."""
        if not self._undone:
            self.reader.status.say(message=_("There is no correction to take back."))
            return
        source, pair, rows = self._undone.pop()
        self._set(source, pair, rows)
        self.reader.status.say(message=_("The correction is taken back."))

    def _correct(self, change: Change) -> None:
        """Correct the alignment at the cursor, and keep it."""
        shown = [one for one in self.language.split(",") if one in self._pairs]
        if not shown:
            sentence = _("Only a text opened with --beside is aligned here.")
            self.reader.status.say(message=sentence)
            return
        source, pair = self._pairs[shown[0]]
        rows = change(source.rows, self.text.view.block)
        if rows == source.rows:
            self.reader.status.say(message=_("There is nothing to move here."))
            return
        self._undone.append((source, pair, source.rows))
        del self._undone[:-UNDO]
        self._set(source, pair, rows)
        self.reader.status.say(message=_("The alignment is corrected and kept; gu takes it back."))

    def _set(self, source: BesideSource, pair: tuple[str, str], rows: list[list[int]]) -> None:
        source.rows = rows
        keep(self.reader.state, *pair, rows)
        self.show(self.language)

    def align(self, name: str) -> None:
        """Read both texts to their ends, align them, and show the other beside.

        Args:
            name: The other's path, or its id in the library.
        """
        reader, reading = self.reader, self.reader.reading
        app, status = reader.app, reader.status

        def work() -> None:
            worker = get_current_worker()

            def report(done: int, count: int) -> bool:
                sentence = _("Aligning the texts: {percent} % (Esc stops)").format(
                    percent=100 * done // max(1, count)
                )
                app.call_from_thread(status.say, progress=sentence)
                return not worker.is_cancelled

            try:
                other = open_named(name).source
            except TextsError as error:
                app.call_from_thread(status.say, message=visible(sentence(error)))
                return
            for source in (reading.source, other):
                while not worker.is_cancelled and source.grow():
                    pass
            pair = (reading.key, os.path.abspath(name) if os.path.exists(name) else name)
            rows = kept(reader.state, *pair, (reading.source.known, other.known))
            beads = [] if rows else align(measured(reading.source), measured(other), report)
            source = BesideSource(reading.source, other, beads)
            if rows:
                source.rows = rows
            app.call_from_thread(arrive, source if rows or beads else None, pair)

        def arrive(source: BesideSource | None, pair: tuple[str, str]) -> None:
            status.say(progress="")
            if source and reading is reader.reading:
                self._pairs[source.title] = (source, pair)
                reading.add(source.title, source)
                if self.text.view.has_room(2):
                    self.show(source.title)
                else:
                    sentence = _(
                        "The screen is too narrow for two languages; z hides the glossary."
                    )
                    status.say(message=sentence)

        reader.run_worker(work, thread=True, group="align", exclusive=True)

    def show(self, language: str) -> None:
        """Show a language beside the text, or several; the text alone if there is none such."""
        reading = self.reader.reading
        translations = reading.translations()
        names = [name for name in language.split(",") if name in translations]
        self.language = ",".join(names)
        self.text.show([reading.source, *(translations[name] for name in names)])
