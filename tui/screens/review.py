"""The review: one card after another, by keyboard alone.

Every grade is in the deck before the next card is drawn, so the review may end at any instant.
What a key does is in the one table of actions, at the place *review*.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Key, Resize
from textual.widgets import Input

from glossary.study.answer import LONGEST, compare
from glossary.study.card import Grade
from glossary.study.faces import face
from tui import actions
from tui.durations import short
from tui.keymap import Chosen, Keymap
from tui.messages import _, ngettext
from tui.panes.card import Asked, body
from tui.panes.prompt import Prompt
from tui.screens.card_screen import CardScreen, first_term
from tui.typeahead import TakesKeys, typeahead

if TYPE_CHECKING:
    from glossary.concept import Concept
    from glossary.lookup import Glossary
    from glossary.study.card import Note
    from glossary.study.session import Session
    from tui.screens.reader import ReaderScreen

LOOK_EVERY = 20.0
"""Seconds between two looks whether a card that was waited for is due."""
DAYS = 7
"""Days by which a card is postponed unless one says how many."""


class ReviewScreen(TakesKeys, CardScreen):
    """The review.

    Args:
        reader: The reader that lies under it: its glossary, its settings, its text.
        session: What is asked.
        alone: Whether the program ends with the review.
        asked: The card as it was left for the text, answer shown or not.
    """

    AUTO_FOCUS = ""

    def __init__(
        self,
        reader: ReaderScreen,
        session: Session,
        *,
        alone: bool = False,
        asked: Asked | None = None,
    ) -> None:
        super().__init__(session, asked)
        self.reader = reader
        self._alone = alone
        self._keymap = Keymap()

    def compose(self) -> ComposeResult:
        """The card, a line to type the answer in where that is wanted, the status line."""
        yield self.sheet
        yield Input(id="typed", compact=True, max_length=LONGEST)
        yield self.status

    def on_mount(self) -> None:
        self._hint()
        behind = self.session.clock_set_back()
        if behind:
            sentence = _(
                "The clock stands {span} before your last review; set it right, or cards "
                "come at wrong times. The log is kept in order."
            )
            self._say(sentence.format(span=short(behind)))
        if self.asked is None or not self.asked.revealed:
            self._ask()
        else:
            self._draw()
        self.set_interval(LOOK_EVERY, self._look)

    def on_resize(self, _event: Resize) -> None:
        self._draw()

    @property
    def _input(self) -> Input:
        return self.query_one("#typed", Input)

    # -- keys

    def on_key(self, event: Key) -> None:
        """Take a key that no input wants."""
        if self.query(Prompt):
            return
        if self.focused is self._input:
            if event.key in ("escape", "ctrl+c"):
                event.stop()
                event.prevent_default()
                self._reveal()
            return
        event.stop()
        event.prevent_default()
        key = event.character if event.character and event.is_printable else event.key
        chosen = self._keymap.press(key, actions.REVIEW)
        self.status.say(pending=self._keymap.pending, message="")
        if chosen is not None:
            self.perform(chosen)

    def perform(self, chosen: Chosen) -> None:
        """Do an action of the review."""
        if chosen.action.upper() in Grade.__members__:
            self._grade(Grade[chosen.action.upper()])
            return
        act = getattr(self, f"do_{chosen.action}", None)
        if act is not None:
            act()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.asked is not None:
            verdict = compare(event.value, self.asked.face.answers) if event.value.strip() else None
            self._reveal(self.asked._replace(verdict=verdict))

    # -- actions

    def do_show(self) -> None:
        """Show the answer; once it is shown, give the grade that suggests itself."""
        if self.asked is None:
            self._begin_again()
        elif not self.asked.revealed:
            self._reveal()
        else:
            verdict = self.asked.verdict
            self._grade(verdict.grade if verdict is not None else Grade.GOOD)

    def do_undo(self) -> None:
        """Take back what was done last."""
        done = self._try(self.session.undo)
        if done is None:
            self._say(_("There is nothing to take back."))
            return
        self._say(_("Taken back: “{term}”.").format(term=self._term(done.note)))
        self._ask()

    def do_suspend(self) -> None:
        """Ask the card no more."""
        self._put_aside(self.session.suspend, _("“{term}” is put aside; u takes it back."))

    def do_bury(self) -> None:
        """Ask the card no more today."""
        self._put_aside(self.session.bury, _("“{term}” waits until tomorrow; u takes it back."))

    def do_postpone(self) -> None:
        """Ask how many days later the card is to come."""
        if self.asked is None:
            return
        words = [str(DAYS)]

        def answered(accepted: bool) -> None:
            self.set_focus(None)
            self.status.display = True
            if not accepted:
                return
            if not words[-1].isdecimal() or not 0 < int(words[-1]) <= 3650:
                self._say(_("A number of days, from 1 to 3650."))
                return
            days = int(words[-1])
            said_so = ngettext(
                "“{term}” comes in {days} day; u takes it back.",
                "“{term}” comes in {days} days; u takes it back.",
                days,
            ).replace("{days}", str(days))
            self._put_aside(lambda: self.session.postpone(days), said_so)

        self.status.display = False
        keys = typeahead(self)
        keys.hold(self)
        label = _("Days until this card comes again")
        opened = partial(keys.release, self)
        self.mount(Prompt(label, words[0], answered, words.append, opened=opened))

    def do_edit_card(self) -> None:
        """Edit the entry of the card's concept; where that may not be, the card's own words."""
        asked, glossary = self.asked, self.reader.recognition.glossary
        if asked is None:
            return
        editing = self.reader.editing
        if editing.refusal():
            self.do_edit_words()
        elif glossary is None:
            self._say(_("The glossary is not open (yet)."))
        elif glossary.concept(asked.note.concept) is None:
            self._say_deleted()
        else:
            editing.open_form(asked.note.concept, self._entry_closed, self._say)

    def do_edit_words(self) -> None:
        """Edit what the card says; the termbase stays as it is."""
        if self.asked is None:
            return
        from tui.screens.edit_card import EditCardScreen

        self.app.push_screen(EditCardScreen(self.asked.note), self._edited)

    def do_card_definition(self) -> None:
        """Open the entry of the card's concept."""
        glossary = self.reader.recognition.glossary
        if self.asked is None:
            return
        if glossary is None:
            self._say(_("The glossary is not open (yet)."))
            return
        from tui.screens.entry import EntryScreen

        concept = self.asked.note.concept
        if glossary.concept(concept) is None:
            self._say_deleted()
            return
        self.app.push_screen(EntryScreen(glossary, concept))

    def do_card_place(self) -> None:
        """Open the sentence where it was read."""
        if self.asked is None:
            return
        sentence = self.asked.note.sentence
        if sentence is None or not sentence.block:
            self._say(_("This card has no sentence that was read."))
            return
        asked, session = self.asked, self.session
        self.dismiss(None)
        self.reader.study.visit(session, asked, sentence)

    def do_progress(self) -> None:
        """Show progress in pictures."""
        self.reader.study.action_progress(0, "")

    def do_typing(self) -> None:
        """Type the answers from now on, or no longer."""
        settings = self.reader.settings
        settings.change("study.typing", not settings["study.typing"])
        typing = bool(settings["study.typing"])
        self._say(_("Answers are typed.") if typing else _("Answers are not typed."))
        if self.asked is not None and not self.asked.revealed:
            self._ask()

    def do_card_down(self) -> None:
        """Show the rest of a long card."""
        self._scroll(max(1, self._room() // 2))

    def do_card_up(self) -> None:
        """Show the beginning of a long card."""
        self._scroll(-max(1, self._room() // 2))

    def do_help(self) -> None:
        """Show the keys of the review."""
        from tui.screens.keys import KeysScreen

        def picked(action: str | None) -> None:
            if action is not None:
                self.perform(Chosen(action, 0, ""))

        self.app.push_screen(KeysScreen(actions.REVIEW), picked)

    def do_end(self) -> None:
        """End the review."""
        self.reader.study.changed()
        if self._alone:
            self.reader.places.save()
            self.app.exit(0)
            return
        count = self.session.graded
        told = ngettext("{count} card reviewed.", "{count} cards reviewed.", count)
        self.dismiss(None)
        self.reader.notice(told.format(count=count))

    # -- asking

    def _grade(self, grade: Grade) -> None:
        if self.asked is None:
            self._begin_again()
            return
        if not self.asked.revealed:
            self._reveal()
            return
        note = self.asked.note
        graded = self._try(lambda: self.session.grade(grade))
        if graded is None:
            return
        if graded.memory.suspended:
            sentence = ngettext(
                "“{term}” was forgotten {count} time and is put aside; u takes it back, e edits.",
                "“{term}” was forgotten {count} times and is put aside; u takes it back, e edits.",
                graded.memory.lapses,
            )
            self._say(
                sentence.format(term=first_term(note.content), count=graded.memory.lapses)
            )  # fmt: skip
        self._ask()

    def _put_aside(self, act: Callable[[], object], sentence: str) -> None:
        if self.asked is None:
            return
        term = self._term(self.asked.card.note)
        if self._try(act) is not None:
            self._say(sentence.replace("{term}", term))
            self._ask()

    def _ask(self) -> None:
        """Draw the session's card as a question."""
        card = self.session.card
        self._top = 0
        if card is None:
            self.asked = None
        else:
            note = self._try(lambda: self.session.deck.note(card.note))
            self.asked = None if note is None else Asked(card, note, face(note, card.kind))
        typing = (
            self.asked is not None
            and bool(self.reader.settings["study.typing"])
            and bool(self.asked.face.answers)
        )
        if self._input.display != typing:
            self._input.display = typing
        if typing:
            self._input.value = ""
            self.set_focus(self._input)
        else:
            self.set_focus(None)
        self._draw()
        if self.asked is not None:
            self.call_after_refresh(self._compare_with_termbase, self.asked)

    def _reveal(self, asked: Asked | None = None) -> None:
        asked = asked or self.asked
        if asked is None:
            return
        self.asked = asked._replace(revealed=True)
        self._input.display = False
        self.set_focus(None)
        rows, first = body(self.asked, self.sheet.size.width)
        if len(rows) > self._room():
            self._top = max(0, min(first - 1, len(rows) - self._room()))
        self._draw()

    def _begin_again(self) -> None:
        """Look whether something is due by now."""
        self._try(self.session.begin)
        self._ask()

    def _look(self) -> None:
        if self.asked is None and self.app.screen is self:
            self._begin_again()

    def _compare_with_termbase(self, asked: Asked) -> None:
        """Take what the termbase says by now; say so if the concept is gone."""
        glossary = self.reader.recognition.glossary
        if glossary is None or self.asked is None or self.asked.card != asked.card:
            return
        concept = glossary.concept(asked.note.concept)
        if concept is None:
            self._say_deleted()
            return
        self._take(glossary, concept)

    def _entry_closed(self, saved: Concept | None) -> None:
        """Show what the entry says now; the glossary is opened anew behind the card."""
        glossary = self.reader.recognition.glossary
        if saved is None or self.asked is None or glossary is None:
            return
        self._take(glossary, saved, over=True)
        self._say(_("The entry is saved."))
        self.reader.recognition.reload()

    def _take(self, glossary: Glossary, concept: Concept, *, over: bool = False) -> None:
        """Let the card say what the termbase says of its concept.

        Args:
            glossary: Knows the concepts around it.
            concept: The concept.
            over: Whether it was changed from the card.
        """
        from glossary.study.content import content_of, homographs

        if self.asked is None:
            return
        asked = self.asked
        content = content_of(glossary, concept, homographs(glossary, concept))
        note = self._try(lambda: self.session.deck.refresh(asked.note, content, over=over))
        if note is not None and note.content != asked.note.content:
            self._show_note(note)

    def _edited(self, changes: dict[str, str] | None) -> None:
        if not changes or self.asked is None:
            return
        number = self.asked.note.number
        note = self._try(lambda: self.session.deck.edit(number, changes))
        if note is not None:
            self._show_note(note)

    def _show_note(self, note: Note) -> None:
        """Draw the card with other words, as far as it is shown."""
        if self.asked is not None:
            self.asked = self.asked._replace(note=note, face=face(note, self.asked.card.kind))
            self._draw()
