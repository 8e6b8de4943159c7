"""Words typed in the place of the status line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.widgets import Input, Label

from tui.sanitise import visible

_STEPS = {"up": -1, "ctrl+p": -1, "down": 1, "ctrl+n": 1}


class Prompt(Horizontal):
    """Asks for words, reports every change, and goes away when answered.

    Args:
        label: What is asked for.
        value: What to begin with.
        answered: Called with True for Enter, False for Esc.
        typed: Called with the words at every change.
        before: What was typed here before, the latest first; the arrow keys go through it.
        opened: Called when the line to type in has the focus.
    """

    def __init__(
        self,
        label: str,
        value: str,
        answered: Callable[[bool], None],
        typed: Callable[[str], None],
        before: Sequence[str] = (),
        opened: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self._opened = opened
        self._lines = [*reversed(before), ""]
        self._line = len(self._lines) - 1
        self._label = label
        self._value = visible(value)
        self._answered = answered
        self._typed = typed

    def compose(self) -> ComposeResult:
        """The label and the line to type in."""
        yield Label(f"{self._label}: ", markup=False)
        yield Input(self._value, compact=True, select_on_focus=True)

    def on_mount(self) -> None:
        self.screen.set_focus(self.query_one(Input))
        self._opened()

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
        elif event.key in _STEPS:
            event.stop()
            event.prevent_default()
            self._go_back(_STEPS[event.key])

    def _go_back(self, step: int) -> None:
        """Put a line of before in place; what is being typed is the last of them."""
        field = self.query_one(Input)
        line = self._line + step
        if self._line == len(self._lines) - 1:
            self._lines[-1] = field.value
            # The words that the line began with are the latest search.
            while step < 0 and line and self._lines[line] == field.value:
                line -= 1
        if 0 <= line < len(self._lines):
            self._line = line
            field.value = visible(self._lines[line])
            field.cursor_position = len(field.value)

    def _close(self, accepted: bool) -> None:
        self.remove()
        self._answered(accepted)
