"""What the reader sets: colours, language, the look of the text; at once and for the next time."""

from __future__ import annotations

from tui.control.control import Control
from tui.messages import LANGUAGE_NAMES, N_, _, language, language_of_locale, set_language
from tui.panes.text import ALL_TERMS, FIRST_TERMS, NO_TERMS
from tui.settings import Value

MARKINGS = {
    ALL_TERMS: N_("All terms are marked."),
    FIRST_TERMS: N_("Each term is marked where a paragraph first has it."),
    NO_TERMS: N_("No terms are marked."),
}


class Preferences(Control):
    """The settings, as they are changed in the app."""

    # -- actions

    def action_settings(self, _count: int, _letter: str) -> None:
        """List the settings and change them."""
        from tui.screens.settings import SettingsScreen

        self.reader.app.push_screen(SettingsScreen(self.reader.settings, self.change))

    def action_language(self, _count: int, _letter: str) -> None:
        """Speak the next interface language."""
        following = [*LANGUAGE_NAMES]
        at = (following.index(language()) + 1) % len(following)
        self.change("interface.language", following[at])

    def action_theme(self, _count: int, _letter: str) -> None:
        """Take the next theme."""
        self._next("interface.theme")

    def action_marking(self, _count: int, _letter: str) -> None:
        """Mark all terms, each paragraph's first ones, or none."""
        self._next("reading.marking")
        self.reader.status.say(message=_(MARKINGS[self.text.marking]))

    def action_focus(self, _count: int, _letter: str) -> None:
        """Dim all but the paragraph, or no longer."""
        self._next("reading.focus")

    def action_keep_up(self, _count: int, _letter: str) -> None:
        """Let the glossary follow the cursor, or no longer."""
        self._next("reading.follow")
        said = _("The glossary stays as it is.")
        if self.reader.settings["reading.follow"]:
            said = _("The glossary, while open, shows the term under the cursor.")
        self.reader.status.say(message=said)

    # -- what others call

    def change(self, name: str, value: Value) -> None:
        """Set something, and let it show at once."""
        settings = self.reader.settings
        settings.problems.clear()
        settings.change(name, value)
        self.apply(name)
        if settings.problems:
            self.reader.status.say(message=settings.problems[0])

    def apply(self, name: str) -> None:
        """Let a setting show."""
        settings, reader = self.reader.settings, self.reader
        if name == "interface.language":
            import os

            set_language(settings.text(name) or language_of_locale(os.environ))
            reader.relabel()
        elif name == "interface.theme":
            reader.app.theme = settings.text(name)
        elif name == "reading.follow":
            reader.entries.keep_up()
        elif name == "reading.marking":
            self.text.mark_terms(settings.text(name))
        else:
            self.text.restyle(reader.look())

    def _next(self, name: str) -> None:
        self.change(name, self.reader.settings.following(name))
