"""Learning what one reads: terms into the deck, the review, and what is known of each term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from glossary.errors import GlossaryError
from glossary.study.card import Content, Sentence
from glossary.study.content import content_of, homographs
from glossary.study.faults import StudyFault
from glossary.study.figures import states
from texts.reach import exists
from tui.control.control import Control
from tui.control.recognition import recognised
from tui.control.spot import sentence_of, spot
from tui.messages import _, ngettext
from tui.messages import sentence as say
from tui.panes.targets import ToPlace
from tui.sanitise import visible
from tui.state.study import deck_of, kinds_of, now, session_of

if TYPE_CHECKING:
    from glossary.lookup import Glossary
    from glossary.study.session import Session
    from tui.panes.card import Asked
    from tui.screens.reader import ReaderScreen
    from tui.screens.review import ReviewScreen

BATCH = 200
"""Concepts put into the deck between two looks at the keyboard: some 50 ms."""
REPORT = 100
"""Blocks between two reports of how far a document has been gone through."""
DEEPEST = 12
"""Steps down the concept tree."""
LEARNT = "learning"
Found = tuple[str, Content, Sentence | None]
"""A concept's id, what its note says, where it was read."""


class Study(Control):
    """The deck, as far as the reader has to do with it."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self.deck = deck_of(reader.state)
        self._states: dict[str, str] | None = None
        self._paused: tuple[Session, Asked] | None = None

    # -- actions

    def action_study(self, _count: int, _letter: str) -> None:
        """Review what is due, or go on with the review that was left for the text."""
        if self._paused is not None:
            self.resume()
            return
        self.begin()

    def action_study_add(self, _count: int, _letter: str) -> None:
        """Put the term pointed to into the deck, with the sentence it was read in."""
        glossary = self._glossary()
        concepts, passage = spot(self.reader)
        concept = glossary.concept(concepts[0]) if glossary is not None and concepts else None
        if glossary is None or concept is None:
            if glossary is not None:
                self._say(_("Put the cursor on a term to learn."))
            return
        also = {*concepts[1:], *homographs(glossary, concept)}
        content = content_of(glossary, concept, sorted(also))
        sentence = passage.sentence() if passage is not None else None
        term = content.term("kk") or concept.headword("kk")
        added = self._add([(concept.id, content, sentence)])
        if added is None:
            return
        if added:
            said_so = ngettext("“{term}”: {count} card added.", "“{term}”: {count} cards added.",
                               added).format(term=term, count=added)  # fmt: skip
        elif self.deck.take_back(concept.id, now()):
            self.changed()
            said_so = _("“{term}” is asked again.").format(term=term)
        else:
            said_so = _("“{term}” is in the deck.").format(term=term)
        self._say(said_so)

    def action_study_document(self, _count: int, _letter: str) -> None:
        """Put the document's terms into the deck, the most frequent first, less those known."""
        glossary = self._glossary()
        if glossary is None:
            return
        app, source, key = self.reader.app, self.reader.reading.source, self.reader.reading.key
        passed = {one for one, state in self.states().items() if state in ("known", "ignored")}

        def work() -> None:
            worker = get_current_worker()
            counted: dict[str, int] = {}
            first: dict[str, tuple[tuple[str, ...], Sentence]] = {}
            block = 0
            while exists(source, block) and not worker.is_cancelled:
                for term in recognised(glossary, source, source, block):
                    concept = term.concepts[0]
                    counted[concept] = counted.get(concept, 0) + 1
                    if concept not in first and concept not in passed:
                        sentence = sentence_of(source, key, block, term.start, term.end)
                        first[concept] = (term.concepts, sentence)
                block += 1
                if block % REPORT == 0:
                    percent = int(100 * source.share * block / max(1, source.known))
                    told = _("Counting terms: {percent} % (Esc stops)").format(percent=percent)
                    app.call_from_thread(self.reader.status.say, progress=told)
            order = sorted(first, key=lambda one: -counted[one])
            self._hand_over(glossary, [(one, *first[one]) for one in order])

        self.reader.run_worker(work, thread=True, group="vocabulary", exclusive=True)

    def action_study_branch(self, _count: int, _letter: str) -> None:
        """Put a concept and all under it in the concept tree into the deck."""
        glossary = self._glossary()
        top = self._top()
        if glossary is None or not top:
            if glossary is not None:
                self._say(_("Put the cursor on a concept whose branch is to be learnt."))
            return
        passed = {one for one, state in self.states().items() if state in ("known", "ignored")}

        def work() -> None:
            found: dict[str, None] = {top: None}
            level = [top]
            for _depth in range(DEEPEST):
                level = [one for above in level for one in glossary.narrower(above)
                         if one not in found]  # fmt: skip
                found.update(dict.fromkeys(level))
            wanted = [(one, (one,), None) for one in found if one not in passed]
            self._hand_over(glossary, wanted)

        self.reader.run_worker(work, thread=True, group="vocabulary", exclusive=True)

    def action_progress(self, _count: int, _letter: str) -> None:
        """Show progress in pictures."""
        from tui.screens.progress import ProgressScreen

        try:
            screen = ProgressScreen(self.deck, self.reader.settings)
        except GlossaryError as error:
            self._say(visible(say(error)))
            return
        self.reader.app.push_screen(screen)

    def action_back(self, count: int, letter: str) -> None:
        """Go back to the review that was left for the text; else back in the jump list."""
        if self._paused is not None:
            self.resume()
        else:
            self.reader.places.action_back(count, letter)

    # -- the review

    def start(self) -> None:
        """Mark what is known."""
        if self.states():
            self.changed()

    def begin(self, *, new: int | None = None, alone: bool = False) -> ReviewScreen | None:
        """Begin a review; if it was asked for alone, the program ends with it.

        Returns:
            Its screen; None if the deck cannot be read, which is said.
        """
        from tui.screens.review import ReviewScreen

        if not self.reader.state.kept and self.reader.state.notice:
            self._say(self.reader.state.notice)
        try:
            session = session_of(self.reader.state, self.reader.settings, new)
        except StudyFault as error:
            self._say(visible(say(error)))
            return None
        screen = ReviewScreen(self.reader, session, alone=alone)
        self.reader.app.push_screen(screen)
        return screen

    def visit(self, session: Session, asked: Asked, sentence: Sentence) -> None:
        """Show where a sentence was read; H or the key of the review comes back."""
        self._paused = (session, asked)
        self.reader.places.to_place(
            ToPlace(sentence.block, sentence.offset, document=sentence.document)
        )
        self._say(_("H goes back to the review."))

    def resume(self) -> None:
        """Go on with the review that was left for the text."""
        from tui.screens.review import ReviewScreen

        if self._paused is not None:
            session, asked = self._paused
            self._paused = None
            self.reader.app.push_screen(ReviewScreen(self.reader, session, asked=asked))

    # -- what is known

    def states(self) -> Mapping[str, str]:
        """Return what is known of concepts, by id: ``known``, ``learning``, ``ignored``.

        One that is not there is new. What the reader said of it comes before what the deck says;
        a concept whose cards have not been asked yet is being learnt.
        """
        if self._states is None:
            try:
                found = states(self.deck)
            except StudyFault:
                found = {}
            learnt = {one: "known" if state == "known" else LEARNT for one, state in found.items()}
            self._states = learnt | self.reader.state.words()
        return self._states

    def changed(self) -> None:
        """Look again at what is known, and let the text show it."""
        self._states = None
        self.text.states = self.states()
        self.text.refresh()
        self.reader.vocabulary.redraw()

    # -- parts

    def _glossary(self) -> Glossary | None:
        glossary = self.reader.recognition.glossary
        if glossary is None:
            self._say(_("The glossary is not open (yet)."))
        return glossary

    def _say(self, sentence: str) -> None:
        self.reader.status.say(message=sentence, progress="")

    def _add(self, found: Iterable[Found]) -> int | None:
        """Put concepts into the deck; return how many cards were added, None if that failed."""
        kinds = kinds_of(self.reader.settings)
        added = 0
        try:
            for concept, content, sentence in found:
                added += self.deck.add(concept, content, kinds, sentence, now())
        except StudyFault as error:
            self._say(visible(say(error)))
            return None
        self.changed()
        return added

    def _hand_over(
        self, glossary: Glossary, wanted: Sequence[tuple[str, tuple[str, ...], Sentence | None]]
    ) -> None:  # fmt: skip
        """Put concepts into the deck from a worker: the database is the main thread's."""
        app, added, concepts = self.reader.app, 0, 0
        for start in range(0, len(wanted), BATCH):
            found: list[Found] = []
            for concept_id, also, sentence in wanted[start : start + BATCH]:
                concept = glossary.concept(concept_id)
                if concept is not None:
                    others = {*also, *homographs(glossary, concept)}
                    content = content_of(glossary, concept, sorted(others))
                    found.append((concept_id, content, sentence))
            more = app.call_from_thread(self._add, found)
            if more is None:
                return
            added, concepts = added + more, concepts + len(found)
        told = ngettext("{count} card of {concepts} terms added.",
                        "{count} cards of {concepts} terms added.", added)  # fmt: skip
        app.call_from_thread(self._say, told.format(count=added, concepts=concepts))

    def _top(self) -> str:
        """Return the concept that the cursor is on: of a line of the tree, the entry, the text."""
        return next(iter(spot(self.reader).concepts), "")
