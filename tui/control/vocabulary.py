"""The terms of the whole document: counted, placed, known or not; and how they are marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from texts.reach import exists
from tui.control.control import Control
from tui.control.recognition import recognised
from tui.control.spot import spot
from tui.dispersion import strip
from tui.messages import _, ngettext
from tui.panes.lines import Item
from tui.panes.paint import FAINT, STRONG, Mark
from tui.panes.targets import ToTerm

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen

BATCH = 100
"""Blocks between two reports of how far the terms have been counted."""
STRIP = 24
"""Cells of the strip that shows where a term occurs."""
SIGNS = {"known": "✓", "learning": "◐", "ignored": "–"}
"""What is known of a term, before it in the list; nothing before one that is new."""
Counted = dict[tuple[str, ...], list[int]]
"""From the concepts of a term to the block number of each occurrence, ascending."""


class Vocabulary(Control):
    """Which terms a document has, and which of them its reader knows."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self._counted: Counted = {}
        self._whole = True
        self._document = ""

    # -- actions

    def action_terms(self, _count: int, _letter: str) -> None:
        """List all terms of the document."""
        if self.reader.recognition.glossary is None:
            self.reader.status.say(message=_("The glossary is not open (yet)."))
        elif self._document == self.reader.reading.key and self._whole:
            self._show()
        else:
            self._count()

    def action_know(self, _count: int, _letter: str) -> None:
        """Count the term under the cursor among those known, or no longer."""
        self._mark(
            "known", _("Put the cursor on a term that you know."), _("You know “{term}”."),
            _("“{term}” is to be learnt."),
        )  # fmt: skip

    def action_ignore(self, _count: int, _letter: str) -> None:
        """Leave the term under the cursor out of all counting, or no longer."""
        self._mark(
            "ignored", _("Put the cursor on a term to leave out."), _("“{term}” is left out."),
            _("“{term}” is to be learnt."),
        )  # fmt: skip

    def _mark(self, status: str, nothing: str, done: str, undone: str) -> None:
        """Say something of the term under the cursor, or take it back."""
        concepts = self.pointed()
        glossary = self.reader.recognition.glossary
        concept = glossary.concept(concepts[0]) if glossary is not None and concepts else None
        if concept is None:
            self.reader.status.say(message=nothing)
            return
        state = self.reader.state
        marked = state.words().get(concept.id) != status
        for one in concepts:
            state.set_word(one, status if marked else "")
        self.reader.study.changed()
        sentence = done if marked else undone
        language = self.reader.reading.source.language or "kk"
        self.reader.status.say(message=sentence.format(term=concept.headword(language)))

    def forget(self) -> None:
        """Count anew when asked the next time: the termbase is another."""
        self._document = ""

    def when_counted(self, then: Callable[[Counted], None]) -> None:
        """Call with the blocks of each term of the document, counting them first if need be."""
        if self.reader.recognition.glossary is None:
            self.reader.status.say(message=_("The glossary is not open (yet)."))
        elif self._document == self.reader.reading.key and self._whole:
            then(self._counted)
        else:
            self._count(lambda: then(self._counted))

    # -- the list

    def redraw(self) -> None:
        """Draw the list of terms anew, if that is what is listed: their states have changed."""
        pane = self.reader.list
        if pane.display and isinstance(pane.target(), ToTerm):
            states = self.reader.study.states()
            pane.border_title = self._title(states)
            pane.show(self._items(states), pane.current)

    def pointed(self) -> tuple[str, ...]:
        """Return the concepts of the line, entry or word that the cursor is on."""
        return spot(self.reader).concepts

    def blocks(self, concepts: tuple[str, ...]) -> list[int]:
        """Return the blocks in which a listed term occurs, ascending."""
        return self._counted.get(concepts, [])

    def _count(self, then: Callable[[], None] | None = None) -> None:
        """Count the terms in a worker; what has been counted when it is stopped is shown."""
        glossary, app = self.reader.recognition.glossary, self.reader.app
        assert glossary is not None
        reading, view = self.reader.reading, self.text.view
        source = view.flow.sources[0]

        def work() -> None:
            worker = get_current_worker()
            counted: Counted = {}
            block = 0
            while exists(source, block) and not worker.is_cancelled:
                for term in recognised(glossary, source, source, block):
                    counted.setdefault(term.concepts, []).append(block)
                block += 1
                if block % BATCH == 0:
                    percent = int(100 * source.share * block / max(1, source.known))
                    sentence = _("Counting terms: {percent} % (Esc stops)").format(percent=percent)
                    app.call_from_thread(self.reader.status.say, progress=sentence)
            app.call_from_thread(done, counted, not worker.is_cancelled)

        def done(counted: Counted, whole: bool) -> None:
            self.reader.status.say(progress="")
            self._counted, self._whole, self._document = counted, whole, reading.key
            if reading is self.reader.reading:
                (then or self._show)()

        self.reader.run_worker(work, thread=True, group="vocabulary", exclusive=True)

    def _show(self, current: int = 0) -> None:
        if not self._counted:
            self.reader.status.say(message=_("No term of the glossary occurs in this document."))
            return
        states = self.reader.study.states()
        self.reader.show_list(self._title(states), self._items(states), current)

    def _items(self, states: Mapping[str, str]) -> list[Item]:
        most = sorted(self._counted.items(), key=lambda one: -len(one[1]))
        return [self._item(concepts, places, states) for concepts, places in most]

    def _title(self, states: Mapping[str, str]) -> str:
        """Return how many terms there are, and how much of the text's terms is known.

        What is left out counts neither as known nor as unknown.
        """
        of = {one: states.get(one[0], "") for one in self._counted}
        words = sum(len(at) for one, at in self._counted.items() if of[one] != "ignored")
        mine = [places for one, places in self._counted.items() if of[one] == "known"]
        learning = sum(state == "learning" for state in of.values())
        count = ngettext("{count} term", "{count} terms", len(self._counted)).format(
            count=len(self._counted)
        )
        sentence = _("{terms}; {learning} learning, {known} known: {percent} % there").format(
            terms=count,
            learning=learning,
            known=len(mine),
            percent=100 * sum(map(len, mine)) // max(1, words),
        )
        return sentence if self._whole else f"{sentence} …"

    def _item(
        self, concepts: tuple[str, ...], places: Sequence[int], states: Mapping[str, str]
    ) -> Item:
        glossary = self.reader.recognition.glossary
        concept = glossary.concept(concepts[0]) if glossary is not None else None
        tags = dict.fromkeys((self.reader.reading.source.language or "kk", "kk", "en", "ru"))
        heads = [concept.headword(tag) for tag in tags if concept and concept.terms(tag)]
        head, *others = dict.fromkeys(heads) or [concepts[0]]
        sign = SIGNS.get(states.get(concepts[0], ""), " ")
        drawn = strip(places, self.reader.reading.source.known, STRIP)
        lead = f"{sign}{len(places):5}  {drawn}  "
        text = lead + " — ".join([head, *others])
        end = len(lead) + len(head)
        marks = (Mark(len(lead), end, STRONG), Mark(end, len(text), FAINT))
        return Item(text, ToTerm(concepts, head), marks=marks, unwrapped=True)
