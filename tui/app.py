"""The app: on which screen, in which colours; what happens when the terminal goes away."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.events import Event, Key, Paste, Resize
from textual.filter import LineFilter, NoColor
from textual.screen import Screen

from tui.canvas import forget_screen
from tui.edge import Edge
from tui.messages import _
from tui.palette import COLOURLESS
from tui.reading import Reading
from tui.request import ReadRequest
from tui.sanitise import visible
from tui.screens.reader import ReaderScreen
from tui.settings import Settings
from tui.state.store import State
from tui.themes import THEMES
from tui.typeahead import Typeahead

TRACEBACK = "TILMASH_TRACEBACK"
"""Variable that lets an error inside the program show where it happened."""


class TilmashApp(App[int], inherit_bindings=False):
    """The reader.

    Args:
        reading: The document.
        state: What is remembered.
        request: How the reader was started.
        settings: What is set; all defaults if it is None.
        notices: Sentences to show at the beginning.
    """

    CSS_PATH = os.path.join(os.path.dirname(__file__), "app.tcss")  # of a subclass elsewhere, too
    TITLE = "tilmash"
    # Keys come from the table of actions alone.
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+shift+p"

    def __init__(
        self,
        reading: Reading,
        state: State,
        request: ReadRequest,
        settings: Settings | None = None,
        notices: Sequence[str] = (),
    ) -> None:
        super().__init__(driver_class=_driver())
        self.typeahead = Typeahead(self, super().on_event)
        self.animation_level = "none"
        settings = settings or Settings(None)
        self.reader = ReaderScreen(reading, state, request, settings, notices)
        self.farewell = ""
        """A sentence to say when the screen is given back."""
        self._state = state
        self._edge = Edge()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.text("interface.theme")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Nothing that a terminal obeys leaves any widget; without colours nothing is coloured."""
        colourless = self.no_color or self.theme == COLOURLESS
        # Without colours: neither grey, nor black on black.
        others = [NoColor()] if colourless else super().get_line_filters()
        return [*others, self._edge]

    async def on_event(self, event: Event) -> None:
        """Let nothing be pasted that could not be shown; after another size draw everything."""
        if isinstance(event, Resize):
            forget_screen(self)
        if isinstance(event, Paste):
            event.text = visible(event.text, keep="\n\r\t")
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self.typeahead.take(event)
        else:
            await super().on_event(event)

    def _handle_exception(self, error: Exception) -> None:
        """Save the place and say one sentence; a traceback would show what is in memory."""
        if os.environ.get(TRACEBACK):
            super()._handle_exception(error)
            return
        # The framework's tests look at these two.
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.reader.places.save()
        self.farewell = _(
            "Something went wrong inside ({reason}); the place is saved. "
            "With {variable}=1 the next run says where."
        ).format(reason=type(error).__name__, variable=TRACEBACK)
        self.exit(2)

    def get_default_screen(self) -> ReaderScreen:
        """The reader is the bottom screen; no empty one is drawn before it."""
        return self.reader

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """The screens that show through: none through one that covers all.

        The framework repaints the top screen wherever one below it changes, whatever covers it.
        """
        covered = self._screen_stack and not self._screen_stack[-1].is_modal
        return [] if covered else super()._background_screens

    def on_load(self) -> None:
        """Save the place when the terminal goes away."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            # Windows has no such handlers, and a thread that is not the main one may set none.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, self._hang_up, number)

    def action_command_palette(self) -> None:
        """Open the palette over the table of actions; imported when it is first wanted."""
        from textual.command import CommandPalette

        from tui.commands import ActionProvider

        ask = _("Part of a command's name")
        self.push_screen(CommandPalette(providers=[ActionProvider], placeholder=ask))

    def _hang_up(self, number: int) -> None:
        self.reader.places.save()
        self._state.close()
        if number == signal.SIGHUP:
            # The terminal is gone: there is nothing to restore, and writing to it may block.
            os._exit(128 + number)
        self.exit(128 + number)


def _driver() -> type[Driver] | None:
    """Return what drives the terminal; None for Textual's own choice, where it is no POSIX one."""
    if sys.platform == "win32" or "TEXTUAL_DRIVER" in os.environ:
        return None
    from tui.driver import TakingOver

    return TakingOver
