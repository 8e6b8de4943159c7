"""What screens that are a list share: moving in it, choosing a line, leaving."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input

from tui import actions
from tui.keymap import Chosen, Keymap
from tui.panes.lines import LinesPane
from tui.typeahead import TakesKeys

Result = TypeVar("Result")


class ListScreen(TakesKeys, ModalScreen[Result]):
    """A list that keys move in; what else they do a subclass says."""

    PLACE: ClassVar[str] = actions.LIST
    """The place whose keys work here (see :mod:`tui.actions`)."""
    LEAVING: ClassVar[tuple[str, ...]] = ("close", "quit")
    """Actions that close it."""

    def __init__(self) -> None:
        super().__init__()
        self._keymap = Keymap()
        self.lines = LinesPane(id="lines")

    def on_key(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
        key = event.character if event.character and event.is_printable else event.key
        chosen = self._keymap.press(key, self.PLACE)
        if chosen is None:
            return
        if chosen.action in self.LEAVING:
            self.leave()
        elif not self.act(chosen):
            move = getattr(self.lines, f"do_{chosen.action}", None)
            if move is not None:
                move(chosen.times)

    def act(self, chosen: Chosen) -> bool:
        """Do an action of this list; False leaves it to the list's own moves."""
        return False

    def leave(self) -> None:
        """Close it with nothing chosen."""
        self.dismiss(None)


class AskingScreen(ModalScreen[Result]):
    """A line to type in, and a list below it that the arrow keys move in.

    Args:
        lines: The id of the list.
    """

    MOVES: ClassVar[dict[str, str]] = {
        "down": "down", "up": "up", "ctrl+n": "down", "ctrl+p": "up",
        "pagedown": "page_down", "pageup": "page_up",
    }  # fmt: skip

    def __init__(self, lines: str) -> None:
        super().__init__()
        self.lines = LinesPane(id=lines, driven=True)

    def on_key(self, event: Key) -> None:
        if event.key in ("escape", "ctrl+c"):
            event.stop()
            self.dismiss(None)
        elif event.key in self.MOVES:
            event.stop()
            event.prevent_default()
            getattr(self.lines, f"do_{self.MOVES[event.key]}")(1)

    def on_lines_pane_followed(self, event: LinesPane.Followed) -> None:
        event.stop()
        self.choose()

    def on_input_submitted(self) -> None:
        # Textual calls the handler of every class, so what a subclass does instead is a method.
        self.enter()

    def enter(self) -> None:
        """Do what Enter means."""
        self.choose()

    def choose(self) -> None:
        """Do what the line under the cursor says."""

    def type(self, words: str) -> None:
        """Put words in the place of what was typed."""
        field = self.query_one(Input)
        field.value = words
        field.cursor_position = len(words)
