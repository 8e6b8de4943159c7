"""Searching the text, and going from hit to hit or from term to term."""

from __future__ import annotations

from collections.abc import Callable

from textual.worker import get_current_worker

from texts.reach import is_found, own
from tui.control.control import Control
from tui.control.far import AT_ONCE, SEEKING, reporting
from tui.control.recognition import recognised
from tui.messages import _
from tui.search.finder import Spans, finder
from tui.search.seeking import MOST, Hits, Place, Wanted, count, seek
from tui.state.history import save_search

COUNTING = "count"
"""Group of the worker that counts hits."""
In = Callable[[int], "list[int] | None"]
"""From a block number to the offsets of what is looked for; None if that takes a worker."""


class Search(Control):
    """The search that is on, and what ``n`` goes to."""

    wanted: str = ""
    """What is searched for; empty if nothing is."""
    _find: Callable[[str], Spans] | None = None
    _begun: tuple[int, int] | None = None
    _hits: Hits = Hits()
    _lemmas = False

    # -- actions

    def action_search(self, _count: int, _letter: str) -> None:
        """Ask what to search for."""
        view = self.text.view
        self._begun = (view.block, view.at)
        self.reader.ask(_("Search the text"), self.wanted)

    def action_next_hit(self, count: int, _letter: str) -> None:
        """Go to the next hit, or term."""
        self._step(1, max(1, count))

    def action_previous_hit(self, count: int, _letter: str) -> None:
        """Go to the hit or term before."""
        self._step(-1, max(1, count))

    # -- the prompt

    def typed(self, wanted: str) -> None:
        """Show the first hit of what has been typed so far."""
        self.wanted, self._find, self._lemmas = wanted, finder(wanted), False
        self.text.mark_hits(self._find)
        if self._begun is None:
            return
        if self._find is None:
            self.text.go(*self._begun)
            return
        block, offset = self._begun
        self._seek(self._in_block, (block, offset - 1), 1, 1)

    def accept(self) -> None:
        """Keep the search and count its hits."""
        if self._find is None:
            self.clear()
            return
        save_search(self.reader.state, self.wanted)
        self._find, self._lemmas = finder(self.wanted, lemmas=True), True
        self.text.mark_hits(self._find)
        if self._begun is not None:
            begun = self.reader.places.here()._replace(block=self._begun[0], offset=self._begun[1])
            self.reader.places.leave(begun)
        self._begun = None
        self._count()

    def cancel(self) -> None:
        """Go back to where the search was begun."""
        if self._begun is not None:
            self.text.go(*self._begun)
        self.clear()

    def clear(self) -> None:
        """End the search; ``n`` goes to terms again."""
        self.wanted, self._find, self._begun = "", None, None
        self.text.mark_hits(None)
        for group in (SEEKING, COUNTING):
            if self.reader.workers.cancel_group(self.reader, group):
                self.reader.status.say(progress="")

    # -- finding

    def _step(self, direction: int, count: int) -> None:
        view = self.text.view
        offset = view.at
        if self._find is None:
            term = self.text.current_term()
            if term is not None and direction < 0:
                offset = term.start
            if self.reader.recognition.glossary is None:
                self.reader.status.say(message=_("The glossary is not open (yet)."))
                return
        inside = self._in_block if self._find is not None else self._terms_in
        self._seek(inside, (view.block, offset), direction, count)

    def _in_block(self, block: int) -> list[int] | None:
        if self._find is None:
            return []
        if not is_found(self.text.view.flow.main, block):
            return None
        return [start for start, _end in self._find(self._text(block))]

    def _terms_in(self, block: int) -> list[int] | None:
        known = self.text.terms_of(block, self.text.view.side)
        return None if known is None else [term.start for term in known]

    def _text(self, block: int) -> str:
        sources = self.text.view.flow.sources
        side = min(self.text.view.side, len(sources) - 1)
        number: int | None = block
        if side:
            number = sources[side].number(sources[0].block(block).id)
        return "" if number is None else sources[side].block(number).text

    def _seek(self, inside: In, start: tuple[int, int], direction: int, count: int) -> None:
        """Go to what is looked for next, in a worker if it is not near."""
        block, at = start
        left = count
        for _attempt in range(AT_ONCE):
            offsets = inside(block) if self.text.view.flow.exists(block) else None
            if offsets is None:
                break
            if block == start[0]:
                offsets = [one for one in offsets if (one - at) * direction > 0]
            if len(offsets) >= left:
                offset = offsets[left - 1 if direction > 0 else -left]
                self._arrive((block, offset), start, direction)
                return
            left -= len(offsets)
            block += direction
        self._seek_far(start, direction, count)

    def _seek_far(self, start: Place, direction: int, number: int) -> None:
        """Look through the document from a place on and, past its end, from the beginning."""
        app, view = self.reader.app, self.text.view
        source, glossary = self.reader.reading.source, self.reader.recognition.glossary
        side_source = view.flow.sources[view.side]
        find, text_of = self._find, self._text
        # The bytes of the file are those of the text that leads, not of one beside it.
        wanted = Wanted(self.wanted, self._lemmas) if find is not None and not view.side else None

        def offsets(block: int) -> list[int]:
            if find is not None:
                return [one for one, _end in find(text_of(block))]
            if glossary is None:
                return []
            return [term.start for term in recognised(glossary, source, side_source, block)]

        def work() -> None:
            worker = get_current_worker()
            begun = (own(source, start[0]), start[1])
            go_on = reporting(self.reader, _("Searching: {percent} % (Esc stops)"))
            place = seek(source, wanted, offsets, begun, direction, number, go_on)
            if not worker.is_cancelled:
                app.call_from_thread(self._come, place, start, direction)

        self.reader.run_worker(work, thread=True, group=SEEKING, exclusive=True)

    def _come(self, place: Place | None, start: Place, direction: int) -> None:
        self.reader.status.say(progress="")
        if place is None:
            self._missed()
        else:
            self._arrive(place, start, direction)

    def _arrive(self, place: Place, start: Place, direction: int) -> None:
        source = self.reader.reading.source
        at, begun = (own(source, place[0]), place[1]), (own(source, start[0]), start[1])
        self.text.go(*place)
        if (at > begun) != (direction > 0) and at != begun:
            message = _("Past the end: on from the beginning.")
            if direction < 0:
                message = _("Past the beginning: on from the end.")
            self.reader.status.say(message=message)
        elif self._begun is None:
            self._say_which()

    def _missed(self) -> None:
        if self._find is None:
            self.reader.status.say(message=_("There are no terms."))
            return
        self.text.go(*(self._begun or (self.text.view.block, self.text.view.at)))
        sentence = _("“{words}” is not in the text.").format(words=self.wanted)
        self.reader.status.say(message=sentence)

    # -- counting

    def _count(self) -> None:
        """Count the hits in a worker and say how many there are."""
        self._hits = Hits()
        app, source, find, text_of = (
            self.reader.app, self.reader.reading.source, self._find, self._text
        )  # fmt: skip
        if find is None:
            return
        wanted = None if self.text.view.side else Wanted(self.wanted, self._lemmas)

        def offsets(block: int) -> list[int]:
            return [start for start, _end in find(text_of(block))]

        def work() -> None:
            worker = get_current_worker()
            go_on = reporting(self.reader, _("Counting the hits: {percent} % (Esc stops)"))
            hits = count(source, wanted, offsets, go_on)
            if not worker.is_cancelled:
                app.call_from_thread(counted, hits)

        def counted(hits: Hits) -> None:
            self.reader.status.say(progress="")
            if self._find is find:
                self._hits = hits
                self._say_which()

        self.reader.run_worker(work, thread=True, group=COUNTING, exclusive=True)

    def _say_which(self) -> None:
        if self._find is None or not self._hits:
            return
        view = self.text.view
        number = self._hits.number(own(self.reader.reading.source, view.block), view.at)
        if self._hits.more:
            sentence = _("“{words}”: more than {count} hits").format(words=self.wanted, count=MOST)
        else:
            sentence = _("“{words}”: hit {number} of {count}").format(
                words=self.wanted, number=number, count=len(self._hits)
            )
        self.reader.status.say(message=sentence)
