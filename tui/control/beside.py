"""The second language beside the text."""

from __future__ import annotations

from textual.worker import get_current_worker

from texts.alignment import align
from texts.beside import Beside as BesideSource
from texts.beside import measured
from texts.document import BlockSource
from texts.errors import TextsError
from tui.control.control import Control
from tui.messages import _, sentence
from tui.reading import open_named
from tui.sanitise import visible


class Beside(Control):
    """Which language is shown beside the text."""

    language: str = ""
    """Its BCP 47 tag, several parted by commas; empty for none."""

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
            beads = align(measured(reading.source), measured(other), report)
            app.call_from_thread(arrive, beads and BesideSource(reading.source, other, beads))

        def arrive(source: BlockSource | None) -> None:
            status.say(progress="")
            if source and reading is reader.reading:
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
