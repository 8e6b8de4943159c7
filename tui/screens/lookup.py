"""Looking up anything: answers as one types, each with how it was found."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from glossary.match import MatchKind
from texts.shelf import catalogue
from tui.answers import analysis_steps, kind_name
from tui.fulltext import found
from tui.messages import _
from tui.panes.lines import Item
from tui.panes.paint import FAINT, HIT, STRONG, Mark
from tui.panes.targets import ToPassage
from tui.sanitise import visible
from tui.screens.listing import AskingScreen
from tui.typeahead import typeahead

if TYPE_CHECKING:
    from glossary.index_passages import FoundPassage
    from glossary.lookup import Glossary
    from glossary.match import Match
    from tui.state.store import State

PAUSE = 0.03
"""Seconds without a key after which the answer is sought; a fast typist is not kept waiting."""
LONGEST = 200
"""Code points of a query; more is cut."""


class ToQuery(NamedTuple):
    """A line that fills in a query."""

    query: str
    """The query."""


class ToAnswer(NamedTuple):
    """A line that answers the query."""

    concepts: tuple[str, ...]
    """Ids of the concepts, the one on the line first."""


class LookupScreen(AskingScreen["tuple[str, ...] | ToPassage | None"]):
    """Asks for a word; dismissed with the concepts or the passage chosen, or None.

    Answers come from the glossary given to :meth:`answer_from`.

    Args:
        state: Remembers what was looked up.
        query: What to begin with.
        fields: Subject fields of the text that is read, the most frequent first.
    """

    def __init__(
        self,
        state: State,
        query: str = "",
        fields: Sequence[str] = (),
    ) -> None:
        super().__init__("answers")
        self._glossary: Glossary | None = None
        self._query = visible(query[:LONGEST])
        self._state = state
        self._fields = fields
        self._answered = ""
        self._entered = ""

    def compose(self) -> ComposeResult:
        """A line to type in, the answers below it."""
        with Vertical(id="lookup"):
            yield Label(_("Look up a word in any form, in Kazakh, English or Russian"))
            yield Input(self._query, id="query", compact=True, max_length=LONGEST)
            yield self.lines
            yield Label(_("↑ ↓ choose   Enter opens   Esc closes"), id="keys")

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self._show_history()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._query = event.value.strip()
        if self._query != self._entered:
            self._entered = ""
        if self._query:
            self._ask(self._query)
        else:
            self._show_history()

    def answer_from(self, glossary: Glossary) -> None:
        """Answer from a glossary that has been opened since; ask what has been typed anew."""
        self._glossary = glossary
        if self._query and self.is_attached:
            self._ask(self._query)

    def _ask(self, query: str) -> None:
        async def work() -> None:
            await self._answer(query)

        # A function: one that is superseded before it begins leaves no coroutine behind.
        self.run_worker(work, exclusive=True, group="answer")

    def enter(self) -> None:
        """Choose; what is shown may still answer what was typed before Enter: then wait."""
        self._query = self.query_one(Input).value.strip()
        if self._query == self._answered:
            self.choose()
        else:
            self._entered = self._query
            typeahead(self).hold(self)

    def choose(self) -> None:
        """Open what answers, or fill in what may be meant."""
        target = self.lines.target()
        if isinstance(target, ToAnswer):
            self._state.save_lookup(self._query, target.concepts[0])
            self.dismiss(target.concepts)
        elif isinstance(target, ToPassage):
            self._state.save_lookup(self._query)
            self.dismiss(target)
        elif isinstance(target, ToQuery):
            self.type(target.query)

    async def _answer(self, query: str) -> None:
        await asyncio.sleep(PAUSE)
        glossary = self._glossary
        if glossary is None:
            self.lines.show([Item(_("The glossary is not open (yet)."), style=FAINT)])
            return
        matches = await asyncio.to_thread(partial(glossary.complete, query, fields=self._fields))
        suggestions: list[str] = []
        if not matches:
            suggestions = await asyncio.to_thread(glossary.suggest, query)
        items = self._items(glossary, query, matches, suggestions)
        self.lines.show(items)
        self._answered = query
        if matches and self._entered == query:
            self.choose()
            typeahead(self).release(self)
            return
        # The first search of the passages indexes them; what is found already need not wait.
        passages = await asyncio.to_thread(found, query)
        if passages:
            place = self.lines.current
            self.lines.show([*items, *map(_passage, passages)], place)
        if self._entered == query and passages and not suggestions:
            self.lines.do_down(1)
            self.choose()
        # A suggestion is another query: it is shown, and Enter pressed once more asks it.
        self._entered = ""
        typeahead(self).release(self)

    def _items(
        self,
        glossary: Glossary,
        query: str,
        matches: Sequence[Match],
        suggestions: Sequence[str],
    ) -> list[Item]:
        if matches:
            return [self._item(glossary, match) for match in matches]
        nothing = Item(_("Nothing found for “{query}”.").format(query=query), style=FAINT)
        return [nothing, *(Item(one, ToQuery(one)) for one in suggestions)]

    def _item(self, glossary: Glossary, match: Match) -> Item:
        concept = glossary.concept(match.concept)
        heads = [] if concept is None else [concept.headword(tag) for tag in ("kk", "en", "ru")]
        others = " — ".join(one for one in dict.fromkeys(heads) if one != match.headword)
        steps = analysis_steps(match)
        how = kind_name(match.kind)
        how = f"{how}: {' + '.join(steps)}" if steps else how
        text = f"{match.headword}  {others}\n{match.language}, {how}"
        end = len(match.headword)
        second = text.index("\n")
        marks = [Mark(0, end, STRONG), Mark(second, len(text), FAINT)]
        if match.kind is MatchKind.FULLTEXT:
            marks += _hits(match.analysis, len(text) - sum(map(len, match.analysis)))
        return Item(text, ToAnswer((match.concept,)), hang=4, marks=tuple(marks))

    def _show_history(self) -> None:
        self._answered = ""
        items = [Item(one, ToQuery(one)) for one in self._state.lookups(20)]
        if items:
            items.insert(0, Item(_("Looked up before:"), style=FAINT))
            self.lines.show(items, 1)
        else:
            self.lines.show([])


def _passage(one: FoundPassage) -> Item:
    """Return the line of a passage of the library: its excerpt, and where it stands."""
    passage, pieces = one.passage, one.excerpt
    text = "".join(pieces)
    known = catalogue().get(passage.document)  # the library may have been replaced meanwhile
    title = known.titles.get(passage.language, known.id) if known else passage.document
    where = _("{language}, passage of “{title}”").format(language=passage.language, title=title)
    shown = f"{text}\n{where}"
    marks = (*_hits(pieces, 0), Mark(len(text) + 1, len(shown), FAINT))
    target = ToPassage(passage.document, passage.block, passage.text, passage.language, one.offset)
    return Item(shown, target, hang=4, marks=marks)


def _hits(pieces: Sequence[str], start: int) -> Iterator[Mark]:
    """Yield the marks of an excerpt, each second piece of which is a word asked for."""
    for number, piece in enumerate(pieces):
        if number % 2:
            yield Mark(start, start + len(piece), HIT)
        start += len(piece)
