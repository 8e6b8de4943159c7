"""Keys in the order in which they were typed, to whatever the keys before them have opened.

Textual hands a key to the widget that has the focus when the key comes. A burst (typing ahead over
a slow line, a paste) comes at once, so all of it would go to the widget that had the focus before
the first of it was understood: ``/имидж`` would be a search for nothing and five commands. Here
one key at a time is understood, and those after one that opens a screen or a line to type in wait
until that has the focus.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.events import Event, Key, Paste
from textual.widget import Widget
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

PATIENCE = 2.0
"""Seconds after which a key no longer waits for what has not opened: nothing may take away the
keyboard."""
MOST = 4_096
"""Keys that wait; a longer burst is no typing."""
LOOK_EVERY = 0.05
"""Seconds between two looks whether a widget that is waited for is still there."""
STARTING = "starting"
"""Why keys wait until the first screen is there."""
EDITING = frozenset(
    ("backspace", "delete", "left", "right", "home", "end", "ctrl+a", "ctrl+e", "ctrl+h",
     "ctrl+k", "ctrl+u", "ctrl+w", "ctrl+left", "ctrl+right")
)  # fmt: skip
"""Keys that a line to type in keeps to itself; any other may close it."""


class TakesKeys:
    """A screen that takes keys itself, at once, unless a line to type in has the focus."""

    if TYPE_CHECKING:
        # Textual calls the handlers of all base classes, so there must be none to call.
        def on_key(self, event: Key) -> None:
            """Take a key."""

    def pasted(self, text: str) -> None:
        """Take what was pasted where there is no line to type in; nothing is done with it."""


class Typeahead:
    """What has been typed and not been understood yet.

    Args:
        app: Whose keys they are.
        hand_on: Hands an event on to the widget with the focus, as Textual does.
    """

    def __init__(self, app: App[Any], hand_on: Callable[[Event], Any]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Event] = deque()
        self._held: dict[object, float] = {STARTING: math.inf}
        self._top: Screen[Any] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def hold(self, reason: object) -> None:
        """Let keys wait until :meth:`release` is called for the same reason."""
        self._held[reason] = time.monotonic()

    def release(self, reason: object) -> None:
        """Let keys go on once what has been asked of the app until now is done."""
        if not self._app.call_later(self._released, reason):
            self._held.pop(reason, None)

    def type(self, words: str) -> None:
        """Put words before all that waits, to be typed into what is opening."""
        self._waiting.appendleft(Paste(words))

    async def take(self, event: Key | Paste) -> None:
        """Take a key or a paste, now or when those before it are done."""
        now = time.monotonic()
        for reason in [one for one, since in self._held.items() if now - since > PATIENCE]:
            del self._held[reason]
        if len(self._waiting) < MOST:
            self._waiting.append(event)
        await self._flush()

    async def _released(self, reason: object) -> None:
        self._held.pop(reason, None)
        await self._flush()

    async def _flush(self) -> None:
        while self._waiting and not self._held:
            screen = self._app.screen
            if screen is not self._top:
                # It was put on top, or has come back: what belongs to that may be on its way.
                self._top = screen
                self.hold(screen)
                self._behind([screen, screen], screen)
                return
            await self._understand(self._waiting.popleft())

    async def _understand(self, event: Event) -> None:
        app = self._app
        screen, focused = app.screen, app.focused
        typing = isinstance(focused, Input)
        if isinstance(screen, TakesKeys) and not typing:
            if isinstance(event, Paste):
                screen.pasted(event.text)
                return
            if isinstance(event, Key) and event.key != app.COMMAND_PALETTE_BINDING:
                screen.on_key(event)
                return
        await self._hand_on(event)
        if focused is not None and isinstance(event, Key) and not self._is_text(event):
            # It may close the line, by a message that the line sends when it gets to the key.
            self.hold(event)
            self._behind([one for node in _way(focused) for one in (node, node)], event)

    @staticmethod
    def _is_text(event: Key) -> bool:
        return event.is_printable or event.key in EDITING

    def _behind(self, way: Sequence[Widget], reason: object) -> None:
        """Release once each widget on the way has come to the end of what waits for it now."""
        task = asyncio.create_task(self._go(way, reason))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _go(self, way: Sequence[Widget], reason: object) -> None:
        for widget in way:
            passed = asyncio.Event()
            waits = widget.call_later(passed.set)
            while waits and not passed.is_set():
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(passed.wait(), LOOK_EVERY)
                # One that was taken away answers no more.
                waits = widget.is_attached and widget.is_running
        self.release(reason)


def typeahead(screen: Screen[Any]) -> Typeahead:
    """Return what has been typed in a screen's app."""
    found: Typeahead = screen.app.typeahead  # type: ignore[attr-defined]
    return found


def _way(widget: Widget) -> list[Widget]:
    """Return the widgets that a message of a widget bubbles through."""
    return [one for one in widget.ancestors_with_self if isinstance(one, Widget)]
