"""A reader's own commands on what is under the cursor, and reading aloud through one of them."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial

from textual.worker import get_current_worker

from texts.reach import exists
from tui.control.control import Control
from tui.external import CommandError, run, words_of
from tui.messages import _
from tui.panes.lines import Item
from tui.panes.targets import ToCommand

SPEAK = "speak"
"""The command that reads aloud."""


class External(Control):
    """External commands; none over SSH."""

    def action_command(self, _count: int, _letter: str) -> None:
        """List the commands of the settings; with one only, run it."""
        commands = self._commands()
        names = [name for name in commands if name != SPEAK]
        if not names:
            self._refuse()
        elif len(names) == 1:
            self.run(names[0])
        else:
            items = [Item(f"{name}  {commands[name]}", ToCommand(name)) for name in names]
            again = partial(self.action_command, 0, "")
            self.reader.show_list(_("Commands"), items, again=again)

    def action_aloud(self, _count: int, _letter: str) -> None:
        """Read aloud from the sentence under the cursor on, until Esc."""
        command = self._commands().get(SPEAK)
        if command is None:
            self._refuse()
            return
        app, view = self.reader.app, self.text.view
        source = view.flow.sources[view.side]
        begin = (view.block, view.at)
        self.reader.status.say(progress=_("Reading aloud (Esc stops)"))

        def work() -> None:
            from texts.segment import sentences

            worker = get_current_worker()
            block, at = begin
            try:
                while exists(source, block) and not worker.is_cancelled:
                    text = source.block(block).text
                    spans = sentences(text, source.language)
                    for start, end in spans[max(0, bisect_right([s for s, _e in spans], at) - 1) :]:
                        if worker.is_cancelled:
                            break
                        app.call_from_thread(self.text.go, block, start)
                        sentence = text[start:end]
                        texts = {"word": sentence, "sentence": sentence, "paragraph": text}
                        run(*words_of(command, texts), lambda: worker.is_cancelled)
                    block, at = block + 1, 0
            except CommandError as error:
                app.call_from_thread(self._failed, SPEAK, str(error))
            app.call_from_thread(self.reader.status.say, progress="")

        self.reader.run_worker(work, thread=True, group="external", exclusive=True)

    def run(self, name: str) -> None:
        """Run a command on what is under the cursor, and list what it prints."""
        command, app = self._commands()[name], self.reader.app
        texts = self._texts()
        self.reader.status.say(progress=_("{name} runs (Esc stops)").format(name=name))

        def work() -> None:
            worker = get_current_worker()
            try:
                answer = run(*words_of(command, texts), lambda: worker.is_cancelled)
            except CommandError as error:
                app.call_from_thread(self._failed, name, str(error))
                return
            app.call_from_thread(self._answered, name, answer)

        self.reader.run_worker(work, thread=True, group="external", exclusive=True)

    def sentence(self) -> str:
        """Return the sentence under the cursor."""
        return self._texts()["sentence"]

    def _commands(self) -> dict[str, str]:
        return {} if self.reader.request.kiosk else self.reader.settings.commands

    def _texts(self) -> dict[str, str]:
        from texts.segment import sentences

        view = self.text.view
        spans = [one for one in sentences(view.text) if one[0] <= view.at] or [(0, len(view.text))]
        start, end = spans[-1]
        return {
            "word": self.text.current_query(),
            "sentence": view.selected_text() or view.text[start:end],
            "paragraph": view.text,
        }

    def _answered(self, name: str, answer: str) -> None:
        self.reader.status.say(progress="")
        lines = [Item(line) for line in answer.splitlines()]
        if lines:
            self.reader.show_list(name, lines)

    def _failed(self, name: str, reason: str) -> None:
        sentence = _("The command “{name}” failed ({reason}); it is in the settings file.")
        self.reader.status.say(progress="", message=sentence.format(name=name, reason=reason))

    def _refuse(self) -> None:
        if self.reader.request.kiosk:
            sentence = _("There are no external commands here.")
        else:
            sentence = _("The settings name no such command; docs/settings.md says how.")
        self.reader.status.say(message=sentence)
