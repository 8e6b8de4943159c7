"""All concerns of the reader, each imported when it is first wanted."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, cast

from tui.control.control import Control

if TYPE_CHECKING:
    from tui.control.beside import Beside
    from tui.control.candidates import Candidates
    from tui.control.documents import Documents
    from tui.control.editing import Editing
    from tui.control.entries import Entries
    from tui.control.external import External
    from tui.control.history import History
    from tui.control.links import Links
    from tui.control.lists import Lists
    from tui.control.moved import Moved
    from tui.control.notes import Notes
    from tui.control.passages import Passages
    from tui.control.places import Places
    from tui.control.plot import Plot
    from tui.control.preferences import Preferences
    from tui.control.reading_time import ReadingTime
    from tui.control.recognition import Recognition
    from tui.control.search import Search
    from tui.control.study import Study
    from tui.control.views import Views
    from tui.control.vocabulary import Vocabulary
    from tui.screens.reader import ReaderScreen


class Controls:
    """What the reader screen inherits: its controls, by name.

    The first paint needs none of them but the place, which the screen makes itself.
    """

    places: Places
    """Where one is, was and wants to be."""

    @property
    def _reader(self) -> ReaderScreen:
        return cast("ReaderScreen", self)

    @cached_property
    def recognition(self) -> Recognition:
        """The glossary and the terms that it finds."""
        from tui.control.recognition import Recognition

        return Recognition(self._reader)

    @cached_property
    def documents(self) -> Documents:
        """The documents that are open, and the way to others."""
        from tui.control.documents import Documents

        return Documents(self._reader)

    @cached_property
    def entries(self) -> Entries:
        """What the glossary pane shows."""
        from tui.control.entries import Entries

        return Entries(self._reader)

    @cached_property
    def editing(self) -> Editing:
        """What is done to the reader's own termbase."""
        from tui.control.editing import Editing

        return Editing(self._reader)

    @cached_property
    def search(self) -> Search:
        """The search that is on."""
        from tui.control.search import Search

        return Search(self._reader)

    @cached_property
    def beside(self) -> Beside:
        """The second language."""
        from tui.control.beside import Beside

        return Beside(self._reader)

    @cached_property
    def passages(self) -> Passages:
        """The list of passages."""
        from tui.control.passages import Passages

        return Passages(self._reader)

    @cached_property
    def external(self) -> External:
        """The reader's own commands."""
        from tui.control.external import External

        return External(self._reader)

    @cached_property
    def notes(self) -> Notes:
        """The notes on the document."""
        from tui.control.notes import Notes

        return Notes(self._reader)

    @cached_property
    def moved(self) -> Moved:
        """Where the document was before."""
        from tui.control.moved import Moved

        return Moved(self._reader)

    @cached_property
    def preferences(self) -> Preferences:
        """What the reader sets."""
        from tui.control.preferences import Preferences

        return Preferences(self._reader)

    @cached_property
    def candidates(self) -> Candidates:
        """What the document has and the termbase lacks."""
        from tui.control.candidates import Candidates

        return Candidates(self._reader)

    @cached_property
    def study(self) -> Study:
        """The deck."""
        from tui.control.study import Study

        return Study(self._reader)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The terms of the whole document."""
        from tui.control.vocabulary import Vocabulary

        return Vocabulary(self._reader)

    @cached_property
    def views(self) -> Views:
        """What is on the screen."""
        from tui.control.views import Views

        return Views(self._reader)

    @cached_property
    def links(self) -> Links:
        """Links and notes of the document."""
        from tui.control.links import Links

        return Links(self._reader)

    @cached_property
    def lists(self) -> Lists:
        """What can be done to any list."""
        from tui.control.lists import Lists

        return Lists(self._reader)

    @cached_property
    def reading_time(self) -> ReadingTime:
        """How long one reads."""
        from tui.control.reading_time import ReadingTime

        return ReadingTime(self._reader)

    @cached_property
    def history(self) -> History:
        """What was looked up before."""
        from tui.control.history import History

        return History(self._reader)

    @cached_property
    def plot(self) -> Plot:
        """Where a term occurs over the whole document."""
        from tui.control.plot import Plot

        return Plot(self._reader)

    @cached_property
    def _controls(self) -> tuple[Control, ...]:
        return (
            self.study, self.entries, self.places, self.search, self.beside, self.passages,
            self.views, self.documents, self.vocabulary, self.preferences, self.external,
            self.notes, self.links, self.lists, self.reading_time, self.editing, self.candidates,
            self.plot, self.history,
        )  # fmt: skip


def warm() -> None:
    """Import the controls, each named as its module, before the first key wants them all."""
    for name, one in vars(Controls).items():
        if isinstance(one, cached_property) and not name.startswith("_"):
            import_module(f"tui.control.{name}")
