"""Words typed in the place of the status line."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.widgets import Input, Label

from tui.sanitise import visible


class Prompt(Horizontal):
    """Asks for words, reports every change, and goes away when answered.

    Args:
        label: What is asked for.
        value: What to begin with.
        answered: Called with True for Enter, False for Esc.
        typed: Called with the words at every change.
    """

    def __init__(
        self,
        label: str,
        value: str,
        answered: Callable[[bool], None],
        typed: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._label = label
        self._value = visible(value)
        self._answered = answered
        self._typed = typed

    def compose(self) -> ComposeResult:
        """The label and the line to type in."""
        yield Label(f"{self._label}: ", markup=False)
        yield Input(self._value, compact=True, select_on_focus=True)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._typed(event.value)
        self._close(True)

    def on_key(self, event: Key) -> None:
        if event.key in ("escape", "ctrl+c"):
            event.stop()
            event.prevent_default()
            self._close(False)

    def _close(self, accepted: bool) -> None:
        self.remove()
        self._answered(accepted)
