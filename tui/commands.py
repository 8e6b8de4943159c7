"""The command palette: every action of the table, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui import actions
from tui.keymap import Chosen
from tui.screens.reader import ReaderScreen


class ActionProvider(Provider):
    """Offers the actions of the place one is in."""

    async def discover(self) -> Hits:
        """Offer all of them while nothing is typed."""
        for name, run, help_text in self._offered():
            yield DiscoveryHit(name, run, help=help_text)

    async def search(self, query: str) -> Hits:
        """Offer those whose name or explanation resembles what is typed."""
        matcher = self.matcher(query)
        for name, run, help_text in self._offered():
            score = max(matcher.match(name), matcher.match(help_text) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, help=help_text)

    def _offered(self) -> Iterator[tuple[str, Callable[[], None], str]]:
        reader = self.screen
        if not isinstance(reader, ReaderScreen):
            return
        for action in actions.at(reader.place()):
            if any("<letter>" in key for key in action.keys):
                continue
            name = actions.label(action)
            keys = actions.key_names(action)
            name = f"{name}  ({keys})" if keys else name
            run = partial(reader.perform, Chosen(action.id, 0, ""))
            yield name, run, actions.tooltip(action)
