"""The second language beside the text."""

from __future__ import annotations

from tui.control.control import Control
from tui.messages import _


class Beside(Control):
    """Which language is shown beside the text."""

    language: str = ""
    """Its BCP 47 tag; empty for none."""

    def action_beside(self, _count: int, _letter: str) -> None:
        """Show the next language beside the text: off, each translation, off again."""
        offered = ["", *self.reader.reading.translations()]
        if len(offered) == 1:
            self.reader.status.say(message=_("This document is in one language only."))
            return
        if not self.text.view.has_room(2):
            sentence = _("The screen is too narrow for two languages; z hides the glossary.")
            self.reader.status.say(message=sentence)
            return
        self.show(offered[(offered.index(self.language) + 1) % len(offered)])

    def show(self, language: str) -> None:
        """Show a language beside the text; the text alone if there is none such."""
        reading = self.reader.reading
        other = reading.translations().get(language) if language else None
        self.language = language if other is not None else ""
        self.text.show([reading.source, *([other] if other is not None else [])])
