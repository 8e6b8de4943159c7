"""Panes and screens: which has the cursor, which is zoomed, closing, help, commands, quitting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.widget import Widget

from tui.canvas import forget_screen
from tui.control.control import Control
from tui.keymap import Chosen
from tui.messages import _, ngettext
from tui.panes.targets import ToPassage
from tui.panes.text import TextPane
from tui.sanitise import visible
from tui.typeahead import typeahead

PROMPT = "prompt"
"""Why keys wait while a line to type in is opening."""


class Views(Control):
    """What is on the screen."""

    _hidden: Sequence[Widget] = ()

    # -- actions

    def action_next_pane(self, _count: int, _letter: str) -> None:
        """Go to the next pane; to the second language first, where there is one."""
        both = len(self.text.view.flow.sources) > 1
        if self.reader.focused is self.text and both and self.text.switch_side():
            return
        panes = self.reader.panes()
        focused = self.reader.focused
        at = panes.index(focused) if focused in panes else -1
        self.reader.focus_on(panes[(at + 1) % len(panes)])

    def action_redraw(self, _count: int, _letter: str) -> None:
        """Write the whole screen, whatever is known to stand on it."""
        forget_screen(self.reader.app)
        self.reader.refresh()

    def action_zoom(self, _count: int, _letter: str) -> None:
        """Give the pane with the cursor the whole screen, or take it back."""
        if self.reader.zoomed:
            self.unzoom()
            return
        focused = self.reader.focused
        self._hidden = [pane for pane in self.reader.panes() if pane is not focused]
        for pane in self._hidden:
            pane.display = False
        self.reader.set_class(not isinstance(focused, TextPane), "-zoomed")
        self.reader.zoomed = True

    def action_close(self, _count: int, _letter: str) -> None:
        """Stop what runs; else close the list, end the search, or leave the pane."""
        reader = self.reader
        stopped = self._stop()
        if reader.focused is reader.text and self.text.view.anchor is not None:
            self.text.select(lines=self.text.view.whole_lines)
        elif reader.list.display and reader.focused is not reader.text:
            reader.list.display = False
            reader.focus_on(reader.text)
        elif reader.focused is not reader.text:
            self.unzoom()
            reader.focus_on(reader.text)
        elif reader.search.wanted:
            reader.search.clear()
        elif reader.list.display:
            reader.list.display = False
        elif not stopped and reader.entry.display and not reader.has_class("-wide"):
            reader.entry.display = False

    def action_lookup(self, _count: int, _letter: str) -> None:
        """Look up anything, as one types."""
        self.look_up(self.text.current_query() if self.text.view.anchor is not None else "")

    def action_help(self, _count: int, _letter: str) -> None:
        """Show the keys of the place one is in."""
        from tui.screens.keys import KeysScreen

        self.reader.app.push_screen(KeysScreen(self.reader.place()), self._picked)

    def action_palette(self, _count: int, _letter: str) -> None:
        """Find any command by name."""
        self.reader.app.action_command_palette()

    def action_quit(self, _count: int, _letter: str) -> None:
        """Save the place and leave."""
        self.reader.places.save()
        self.reader.app.exit(0)

    def action_select_words(self, _count: int, _letter: str) -> None:
        """Select from here on, by words."""
        self.text.select(lines=False)

    def action_select_lines(self, _count: int, _letter: str) -> None:
        """Select from here on, by lines."""
        self.text.select(lines=True)

    def action_copy(self, _count: int, _letter: str) -> None:
        """Copy what is selected, or the sentence, through the terminal."""
        if self.reader.request.kiosk:
            self.reader.status.say(message=_("Nothing is copied to the clipboard here."))
            return
        view = self.text.view
        text = view.selected_text() or self.reader.external.sentence()
        self.reader.app.copy_to_clipboard(visible(text, keep="\n"))
        if view.anchor is not None:
            self.text.select(lines=view.whole_lines)
        sentence = ngettext("{count} character copied.", "{count} characters copied.", len(text))
        self.reader.status.say(message=sentence.format(count=len(text)))

    # -- what others call

    def unzoom(self) -> None:
        """Give every pane its room back."""
        if self.reader.zoomed:
            for pane in self._hidden:
                pane.display = True
            self.reader.remove_class("-zoomed")
            self.reader.zoomed = False

    def look_up(self, query: str) -> None:
        """Open the lookup screen with a query."""
        from tui.screens.lookup import LookupScreen

        screen = LookupScreen(self.reader.state, query, self.reader.recognition.fields())
        self.reader.recognition.when_open(screen.answer_from)
        self.reader.app.push_screen(screen, self._looked_up)

    def prompt(self, label: str, value: str) -> None:
        """Ask for words to search for."""
        from tui.state.history import searches

        self.ask(f"/ {label}", value, self._searched, self.reader.search.typed,
                 searches(self.reader.state))  # fmt: skip

    def ask(
        self,
        label: str,
        value: str,
        answered: Callable[[bool], None],
        typed: Callable[[str], None],
        before: Sequence[str] = (),
    ) -> None:
        """Ask for words in the place of the status line; see :class:`tui.panes.prompt.Prompt`."""
        from tui.panes.prompt import Prompt

        def close(accepted: bool) -> None:
            self.reader.prompting = False
            self.reader.status.display = True
            self.reader.focus_on(self.text)
            answered(accepted)

        self.reader.prompting = True
        self.reader.status.display = False
        keys = typeahead(self.reader)
        keys.hold(PROMPT)
        self.reader.mount(Prompt(label, value, close, typed, before, lambda: keys.release(PROMPT)))

    def _searched(self, accepted: bool) -> None:
        if accepted:
            self.reader.search.accept()
        else:
            self.reader.search.cancel()

    def _picked(self, action: str | None) -> None:
        if action is not None:
            self.reader.perform(Chosen(action, 0, ""))

    def _looked_up(self, chosen: tuple[str, ...] | ToPassage | None) -> None:
        if isinstance(chosen, ToPassage):
            self.reader.places.to_passage(chosen)
        elif chosen:
            self.reader.entries.open(chosen)
            if not self.reader.has_class("-wide"):
                self.reader.focus_on(self.reader.entry)

    def _stop(self) -> bool:
        """Stop the workers whose progress is shown; tell whether there were any."""
        groups = ("reading on", "passages", "count", "seek", "vocabulary", "external", "align")
        running = [
            worker
            for worker in self.reader.workers
            if worker.group in groups and not worker.is_finished
        ]
        for worker in running:
            worker.cancel()
        self.reader.status.say(progress="")
        return bool(running)
