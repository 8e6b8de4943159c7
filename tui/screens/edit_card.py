"""Editing what a card says; the termbase itself stays as it is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from glossary.study.card import Note
from glossary.study.content import words
from tui.messages import LANGUAGE_NAMES, _

LONGEST = 2_000
"""Code points of a field."""


class EditCardScreen(ModalScreen[dict[str, str] | None]):
    """Asks for what the card is to say; dismissed with what was changed, by name, or None.

    Args:
        note: The card's note.
    """

    def __init__(self, note: Note) -> None:
        super().__init__()
        self._before = words(note.content)
        self._before["remark"] = note.content.remark

    def compose(self) -> ComposeResult:
        """A line to type in for each field."""
        with Vertical(id="edit"):
            yield Label(
                _("The card's own words; Enter keeps, Tab goes on, Esc leaves it as it is.")
            )
            for name, text in self._before.items():
                yield Label(_label(name), classes="field", markup=False)
                yield Input(text, name=name, compact=True, max_length=LONGEST)

    def on_mount(self) -> None:
        self.query(Input).first().focus()

    def on_key(self, event: Key) -> None:
        if event.key in ("escape", "ctrl+c"):
            event.stop()
            event.prevent_default()
            self.dismiss(None)
        elif event.key in ("down", "up", "tab", "shift+tab"):
            event.stop()
            event.prevent_default()
            move = self.focus_next if event.key in ("down", "tab") else self.focus_previous
            move(Input)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        after = {str(one.name): one.value.strip() for one in self.query(Input)}
        # A term or definition that is emptied is left as the termbase has it.
        changed = {
            name: text
            for name, text in after.items()
            if text != self._before[name] and (text or name == "remark")
        }
        self.dismiss(changed)


def _label(name: str) -> str:
    kind, _dot, tag = name.partition(".")
    if kind == "remark":
        return _("Remark of your own")
    if tag:
        return _("Definition, {language}").format(language=LANGUAGE_NAMES[tag])
    return LANGUAGE_NAMES[kind]
