"""Definitions: opening them from the text, walking from entry to entry, peeking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.control.control import Control
from tui.messages import _
from tui.panes.entry import entry_items
from tui.panes.lines import Item
from tui.panes.targets import ToBranch, ToConcept, ToPassage
from tui.panes.welcome import empty_items

if TYPE_CHECKING:
    from textual.timer import Timer

REST = 0.12
"""Seconds that the cursor stands on a term before the glossary follows; a key held down repeats
faster."""


class Entries(Control):
    """What the glossary pane shows."""

    concepts: tuple[str, ...] = ()
    """Ids of the concepts that the word asked for designates; empty if nothing is shown."""
    current: int = 0
    """Index of the one shown."""
    opened: frozenset[str] = frozenset()
    """Branches of the concept tree that are open."""
    _resting: Timer | None = None

    @property
    def concept(self) -> str:
        """Id of the concept shown; empty if there is none."""
        return self.concepts[self.current] if self.concepts else ""

    # -- actions

    def action_definition(self, _count: int, _letter: str) -> None:
        """Open the definition of the term or word under the cursor; enter it at the second go."""
        if self.reader.links.follow():
            return
        query, concepts = self.under_cursor()
        if not concepts:
            self._say_nothing(query)
        elif concepts == self.concepts and self.reader.entry.display:
            self.reader.focus_on(self.reader.entry)
        else:
            self.open(concepts)
            self.reader.state.save_lookup(query, concepts[0])

    def action_peek(self, _count: int, _letter: str) -> None:
        """Show the definition of the term under the cursor in place."""
        note = self.reader.links.peek()
        query, concepts = self.under_cursor()
        if concepts or note:
            self.reader.peek.show_items([*note, *self._peek_items(concepts)])
        else:
            self._say_nothing(query)

    def action_next_homograph(self, count: int, _letter: str) -> None:
        """Show the next concept that the same word designates."""
        self._turn(max(1, count))

    def action_previous_homograph(self, count: int, _letter: str) -> None:
        """Show the concept before."""
        self._turn(-max(1, count))

    def action_right(self, _count: int, _letter: str) -> None:
        """Open the branch of the concept tree that the cursor is on."""
        self._branch(opened=True)

    def action_left(self, _count: int, _letter: str) -> None:
        """Close it."""
        self._branch(opened=False)

    # -- what others call

    def open(self, concepts: tuple[str, ...], current: int = 0, *, leave: bool = True) -> None:
        """Show an entry in the glossary pane; the cursor stays in the text."""
        if leave:
            self.reader.places.leave()
        self.concepts, self.current, self.opened = concepts, current, frozenset()
        self.reader.show_entry()
        self.show()

    def keep_up(self) -> None:
        """Show the term under the cursor once the cursor rests, if that is set and there is room.

        A term that is passed costs nothing: an entry drawn at every line would be most of what
        goes over a slow line.
        """
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
        reader = self.reader
        if reader.settings["reading.follow"] and reader.entry.display and not reader.zoomed:
            term = self.text.current_term()
            if term is not None and term.concepts[:1] != (self.concept,):
                self._resting = reader.set_timer(REST, self._catch_up)

    def _catch_up(self) -> None:
        self._resting = None
        _query, concepts = self.under_cursor()
        if concepts and concepts != self.concepts and self.reader.focused is not self.reader.entry:
            self.concepts, self.current, self.opened = concepts, 0, frozenset()
            self.show()

    def clear(self) -> None:
        """Show no entry."""
        self.concepts, self.current = (), 0
        self.show()

    def show(self, keep: int | None = None) -> None:
        """Draw the pane anew, with the cursor on an item or at the top."""
        glossary = self.reader.recognition.glossary
        pane = self.reader.entry
        self.reader.entry_is_blank = glossary is None or not self.concepts
        if glossary is None or not self.concepts:
            pane.show(empty_items())
            return
        items = entry_items(glossary, self.concepts, self.current, self._language(), self.opened)
        pane.show(items, 0 if keep is None else keep)

    def follow(self, target: object) -> None:
        """Go where a line of the pane leads."""
        if isinstance(target, ToConcept | ToBranch):
            if target.concept in self.concepts:
                self.current = self.concepts.index(target.concept)
                self.show()
            else:
                self.open((target.concept,))
        elif isinstance(target, ToPassage):
            self.reader.places.to_passage(target)

    def under_cursor(self) -> tuple[str, tuple[str, ...]]:
        """Return the word or term under the cursor and the concepts it may designate.

        The concepts of the longest term come first, then those of terms within it.
        """
        term = self.text.current_term()
        glossary = self.reader.recognition.glossary
        if term is not None and glossary is not None:
            at = self.text.view.at - term.start
            concepts = dict.fromkeys(term.concepts)
            for inner in glossary.recognise(term.surface, term.language, within=True):
                if inner.start <= at < inner.end:
                    concepts.update(dict.fromkeys(inner.concepts))
            return term.surface, tuple(concepts)
        query = self.text.current_query()
        if not query or glossary is None:
            return query, ()
        matches = glossary.lookup(query, self.text.language())
        if not matches:
            return query, ()
        first = matches[0]
        same = [m.concept for m in matches if (m.headword, m.kind) == (first.headword, first.kind)]
        return query, tuple(same)

    def gloss(self) -> str:
        """Return what the status line says of the word under the cursor.

        Returns:
            That it is a misprint, the note on it, or the term in all languages; empty if none.
        """
        remark = self.text.current_remark()
        if remark is not None:
            sentence = _("Misprint in the source; read “{correct}”.")
            return sentence.format(correct=remark.correct)
        note = self.reader.notes.here()
        if note is not None and note.text:
            return note.text
        if link := self.reader.links.gloss():
            return link
        term = self.text.current_term()
        glossary = self.reader.recognition.glossary
        concept = glossary.concept(term.concepts[0]) if term and glossary else None
        if concept is None:
            return ""
        languages = [tag for tag in ("kk", "en", "ru") if concept.terms(tag)]
        said = " — ".join(dict.fromkeys(concept.headword(tag) for tag in languages))
        # What the underline shows to the eye.
        states = {"known": _("known"), "learning": _("learning")}
        state = states.get(self.text.states.get(concept.id, ""), "")
        return f"{said} ({state})" if state else said

    def _language(self) -> str:
        return self.reader.reading.source.language or "kk"

    def _turn(self, count: int) -> None:
        if len(self.concepts) < 2:
            self.reader.status.say(message=_("This word designates no other concept."))
            return
        self.current = (self.current + count) % len(self.concepts)
        self.opened = frozenset()
        self.show()

    def _branch(self, *, opened: bool) -> None:
        target = self.reader.entry.target()
        if not isinstance(target, ToBranch):
            return
        self.opened = self.opened | {target.concept} if opened else self.opened - {target.concept}
        self.show(keep=self.reader.entry.current)

    def _peek_items(self, concepts: tuple[str, ...]) -> list[Item]:
        glossary = self.reader.recognition.glossary
        items: list[Item] = []
        for concept_id in concepts:
            concept = glossary.concept(concept_id) if glossary else None
            if concept is None:
                continue
            heads = dict.fromkeys(concept.headword(tag) for tag in ("kk", "en", "ru"))
            items.append(Item(" — ".join(heads)))
            definition = concept.definition(self._language()) or concept.definition("en")
            items.append(Item(definition))
        return items

    def _say_nothing(self, query: str) -> None:
        if self.reader.recognition.glossary is None:
            self.reader.status.say(message=_("The glossary is not open (yet)."))
        elif not query:
            self.reader.status.say(message=_("There is no word under the cursor."))
        else:
            sentence = _("“{query}” is in no termbase; s looks up anything like it.")
            self.reader.status.say(message=sentence.format(query=query))
