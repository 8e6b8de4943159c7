"""Choosing a document: those read lately with their progress, the library's, any file by path."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input, Label

from texts.shelf import Title, catalogue
from tui.messages import _, language
from tui.panes.lines import Item
from tui.panes.paint import FAINT, STRONG, Mark
from tui.paths import common, completions, expanded, is_path
from tui.screens.listing import AskingScreen
from tui.state.store import Place, State

BAR = 10
"""Cells of a bar that shows how far a document was read."""


class ToDocument(NamedTuple):
    """A line that opens a document."""

    name: str
    """Its id in the library, or its path."""


class ToPath(NamedTuple):
    """A line that goes on with a path."""

    path: str
    """What is typed then."""


class LibraryScreen(AskingScreen[str | None]):
    """Asks for a document; dismissed with its id or path, or None.

    Args:
        state: Remembers what was read, and how far.
        files: Whether files may be opened by their path.
    """

    def __init__(self, state: State, *, files: bool) -> None:
        super().__init__("documents")
        self._state = state
        self._files = files
        self._typed = ""

    def compose(self) -> ComposeResult:
        """A line to type in, the documents below it."""
        ask = _("Open a document: part of its title, or a path") if self._files else _("Open")
        with Vertical(id="library"):
            yield Label(ask)
            yield Input(id="query", compact=True)
            yield self.lines
            yield Label(self._keys(), id="keys")

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._typed = event.value.strip()
        self._show()

    def choose(self) -> None:
        """Open the document, or go on with the path."""
        target = self.lines.target()
        if isinstance(target, ToDocument):
            self.dismiss(target.name)
        elif isinstance(target, ToPath):
            self.type(target.path)

    def on_key(self, event: Key) -> None:
        act = {"tab": self._complete, "ctrl+d": self._forget}.get(event.key)
        if act is not None:
            # Any other key goes on to the base class by itself.
            event.stop()
            event.prevent_default()
            act()

    def _keys(self) -> str:
        keys = [_("↑ ↓ choose"), _("Enter opens")]
        if self._files:
            keys.append(_("Tab completes a path"))
        return "   ".join([*keys, _("Ctrl-d forgets"), _("Esc closes")])

    def _show(self) -> None:
        if self._files and is_path(self._typed):
            items = list(_paths(self._typed))
            nothing = _("There is no such file or folder.")
        else:
            items = [one for one in self._known() if self._typed.casefold() in one.text.casefold()]
            nothing = _("No document is called so; a path begins with / or ~ or a dot.")
        self.lines.show(items or [Item(nothing, style=FAINT)])

    def _known(self) -> Iterator[Item]:
        """Yield the documents read, the latest first, then those of the library not read yet."""
        places = self._state.recent()
        titles = catalogue()
        for place in places:
            if place.document in titles:
                yield _item(_title(titles[place.document]), place)
            elif self._files:
                yield _item(place.title or os.path.basename(place.document), place)
        read = {place.document for place in places}
        for name in titles:
            if name not in read:
                yield _item(_title(titles[name]), Place(name, "", 0))

    def _complete(self) -> None:
        if self._files and is_path(self._typed):
            self.type(common(self._typed))

    def _forget(self) -> None:
        target = self.lines.target()
        if isinstance(target, ToDocument):
            self._state.forget(target.name)
            self._show()


def _title(known: Title) -> str:
    titles = known.titles
    return titles.get(language()) or next(iter(titles.values()))


def _item(title: str, place: Place) -> Item:
    """Return a line: a bar of the progress, the title, the path or what else it is."""
    share = round(place.share * BAR)
    progress = f"{'█' * share}{'░' * (BAR - share)} {int(100 * place.share):3} %  "
    where = _home(place.document) if os.path.isabs(place.document) else _("from the library")
    text = f"{progress}{title}  {where}"
    start, end = len(progress), len(progress) + len(title)
    marks = (Mark(start, end, STRONG), Mark(end, len(text), FAINT))
    return Item(text, ToDocument(place.document), hang=start, marks=marks)


def _home(path: str) -> str:
    """Return a path as short as it is typed."""
    home = os.path.expanduser("~")
    return "~" + path[len(home) :] if path.startswith(home + os.sep) else path


def _paths(typed: str) -> Sequence[Item]:
    return [
        Item(one.path, ToPath(one.path) if one.is_folder else ToDocument(expanded(one.path)))
        for one in completions(typed)
    ]
