"""Editing one's own termbase: adding what is read, changing, deleting, undoing."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from glossary.concept import LANGUAGES, Concept, Context
from glossary.draft import Draft, Path
from glossary.errors import GlossaryError
from glossary.own import Change, OwnTermbase
from tui.control.control import Control
from tui.messages import _
from tui.messages import sentence as say
from tui.panes.lines import Item
from tui.sanitise import visible

if TYPE_CHECKING:
    from glossary.lookup import Glossary
    from tui.screens.reader import ReaderScreen


class Editing(Control):
    """What is done to the reader's own termbase. Every write is one of :class:`OwnTermbase`."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self._own: OwnTermbase | None = None
        self._saved: list[tuple[str, Concept | None, Concept | None]] = []

    # -- actions

    def action_add(self, _count: int, _letter: str) -> None:
        """Add the word under the cursor or the selection: choose its concept, then the form."""
        from glossary.proposal import base_forms, concepts_near
        from tui.screens.choice import ChoiceScreen

        surface = self.text.current_query()
        glossary = self._ready()
        if glossary is None:
            return
        if not any(letter.isalnum() for letter in surface):
            self.reader.status.say(message=_("There is no word under the cursor."))
            return
        language = self.text.language() or "kk"
        items = [
            Item(_("New concept: {term}").format(term=form), (form, ""))
            for form in base_forms(surface, language)
        ]
        form = base_forms(surface, language)[0]
        near = [*self.reader.entries.under_cursor()[1], *concepts_near(form, None, glossary)]
        for concept_id in dict.fromkeys(near):
            concept = glossary.concept(concept_id)
            if concept is not None:
                heads = dict.fromkeys(concept.headword(tag) for tag in LANGUAGES)
                sentence = _("Another designation of: {concept}")
                items.append(Item(sentence.format(concept=" — ".join(heads)), (form, concept_id)))
        question = _("Add “{word}” to your termbase").format(word=visible(surface))
        self.reader.app.push_screen(ChoiceScreen(question, items), self._place_chosen)

    def action_edit(self, _count: int, _letter: str) -> None:
        """Edit the entry that is shown."""
        concept_id = self.reader.entries.concept
        glossary = self._ready()
        if glossary is None:
            return
        if concept_id:
            self._open(concept_id, lambda draft: ())
        else:
            self._say_none()

    def _say_none(self) -> None:
        self.reader.status.say(message=_("No entry is shown; Enter opens that of a term."))

    def action_edit_raw(self, _count: int, _letter: str) -> None:
        """Edit the entry as TBX in the reader's editor."""
        concept_id = self.reader.entries.concept
        if self._ready() is None:
            return
        if not concept_id:
            self._say_none()
            return
        from tui.control.raw_entry import edit

        edit(self, concept_id)

    def action_delete_entry(self, _count: int, _letter: str) -> None:
        """Delete one's own entry; the one that it replaced shows again."""
        concept_id = self.reader.entries.concept
        if self._ready() is None:
            return
        if not concept_id:
            self._say_none()
            return

        def work() -> None:
            own = self.own()
            mine = own.get(concept_id)
            if mine is None:
                self._report(_("Only an entry of your own can be deleted; e makes one."))
                return
            own.apply(Change(concept_id, None, mine))
            self._saved.append((concept_id, mine, None))
            self._report(_("Your entry is deleted; U takes that back."), reload=True)

        self._run(work)

    def action_undo_edit(self, _count: int, _letter: str) -> None:
        """Take the last saved change back."""
        if self._ready() is None:
            return
        if not self._saved:
            self.reader.status.say(message=_("Nothing has been saved that could be undone."))
            return

        def work() -> None:
            concept_id, before, after = self._saved[-1]
            self.own().apply(Change(concept_id, before, after))
            self._saved.pop()
            self._report(_("The last saved change is undone."), reload=True)

        self._run(work)

    def action_termbases(self, _count: int, _letter: str) -> None:
        """List the termbases, change which are asked and in which order."""
        refused = self.refusal()
        if refused:
            self.reader.status.say(message=refused)
            return
        from tui.screens.termbases import TermbasesScreen

        self.reader.app.push_screen(TermbasesScreen(self.reader.settings), self._arranged)

    def _arranged(self, changed: bool | None) -> None:
        if changed:
            self.reader.recognition.reload()

    # -- what others call

    def refusal(self) -> str:
        """Return the sentence why nothing may be edited here; empty if it may."""
        if self.reader.request.kiosk:
            return _("Nothing can be edited here.")
        if self.reader.request.termbases:
            return _("The termbases named at the start are only read; start without --termbase.")
        return ""

    def open_form(
        self,
        concept_id: str,
        closed: Callable[[Concept | None], None],
        failed: Callable[[str], None],
    ) -> None:
        """Open the form on an entry, over whatever is shown.

        Args:
            concept_id: Of the entry.
            closed: Is told what was saved, None if nothing was.
            failed: Is told in a sentence why the entry cannot be read.
        """
        self._open(concept_id, lambda draft: (), closed, failed)

    def own(self) -> OwnTermbase:
        """Return the termbase that is written to."""
        if self._own is None:
            from tui.termbases import mine

            self._own = OwnTermbase(mine())
        return self._own

    def append(self, concept: Concept) -> str:
        """Add a concept to one's own termbase; may be called from a worker.

        Returns:
            Its id; the glossary finds it once :meth:`Recognition.reload` is done.

        Raises:
            GlossaryError: It cannot be written.
        """
        glossary = self.reader.recognition.glossary
        own = self.own()
        concept_id = own.append(
            concept,
            who=self.name(),
            today=date.today().isoformat(),
            taken=lambda one: glossary is not None and glossary.concept(one) is not None,
        )
        self._saved.append((concept_id, None, own.get(concept_id)))
        return concept_id

    def save(self, concept: Concept, base: Concept | None, shown: Concept | None = None) -> Concept:
        """Write an entry; in a worker.

        Args:
            concept: What it shall say.
            base: What one's own termbase said when the edit began; None if it had none.
            shown: What was edited then: another termbase's entry.

        Raises:
            GlossaryError: It cannot be written, or somebody else changed it meanwhile.
        """
        change = Change(concept.id, concept, base, shown)
        after = self.own().apply(change, who=self.name(), today=date.today().isoformat())[0]
        self._saved.append((concept.id, base, after))
        assert after is not None
        return after

    def name(self) -> str:
        """Return who edits: the name in the settings, else the login."""
        if self.reader.settings.editor:
            return self.reader.settings.editor
        import getpass

        try:
            return getpass.getuser()
        except (KeyError, OSError):
            return "?"  # no login, no such user: a container

    def whole(self, concept_id: str) -> tuple[Concept | None, Concept | None]:
        """Return an entry with all that its file says, and what one's own termbase has of it."""
        from glossary.entry_source import entry
        from tui.termbases import all_members

        mine = self.own().get(concept_id)
        if mine is not None:
            return mine, mine
        glossary = self.reader.recognition.glossary
        shown = glossary.concept(concept_id) if glossary is not None else None
        for member in all_members():
            found = entry(member.path, concept_id) if member.on and not member.own else None
            if found is not None:
                return found, None
        return shown, None

    # -- the form

    def _place_chosen(self, chosen: Any) -> None:
        if chosen is None:
            return
        form, concept_id = chosen
        language = self.text.language() or "kk"
        context = Context(self.reader.external.sentence(), self._source())

        def add(draft: Draft) -> Path:
            path = draft.add_term(language, form)
            draft.add_context(language, int(path[2]), context)
            return path

        if concept_id:
            self._open(concept_id, add)
            return
        from glossary.own import new_id

        glossary = self.reader.recognition.glossary
        empty = Concept("")
        named = Draft(empty)
        named.add_term(language, form)
        free = new_id(
            named.concept, lambda one: glossary is not None and glossary.concept(one) is not None
        )
        self._show_form(Draft(Concept(free)), None, add)

    def _source(self) -> str:
        """Return where the sentence stands, without the folders of this machine."""
        reading, view = self.reader.reading, self.text.view
        block = view.flow.sources[view.side].block(view.block).id
        return f"{reading.key if reading.shipped else os.path.basename(reading.key)}#{block}"

    def _open(
        self,
        concept_id: str,
        begin: Any,
        closed: Callable[[Concept | None], None] | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Open the form on an entry; reading it may take a moment, so in a worker."""

        def work() -> None:
            concept, base = self.whole(concept_id)
            if concept is not None:
                self.reader.app.call_from_thread(
                    self._show_form, Draft(concept), base, begin, closed
                )

        self._run(work, failed)

    def _show_form(
        self,
        draft: Draft,
        base: Concept | None,
        begin: Any,
        closed: Callable[[Concept | None], None] | None = None,
    ) -> None:
        from tui.screens.entry_form import EntryForm

        glossary = self.reader.recognition.glossary
        if glossary is None:
            return
        # A new entry began from none: its draft has no designation yet.
        shown = draft.concept if draft.concept.sections else None
        start = begin(draft)

        def save(concept: Concept, began: Concept | None) -> None:
            self.save(concept, began, shown)

        form = EntryForm(draft, base, save, glossary, self.reader.state, start)
        self.reader.app.push_screen(form, closed or self._form_closed)

    def _form_closed(self, concept: Concept | None) -> None:
        if concept is not None:
            self.reader.entries.open((concept.id,), leave=False)
            self.reader.recognition.reload()
            self.reader.status.say(message=_("The entry is saved; U takes that back."))

    # -- the common part

    def _ready(self) -> Glossary | None:
        """Return the glossary if it may be edited now; else say why not."""
        refused = self.refusal()
        if refused:
            self.reader.status.say(message=refused)
            return None
        glossary = self.reader.recognition.glossary
        if glossary is None:
            self.reader.status.say(message=_("The glossary is not open (yet)."))
        return glossary

    def _run(self, work: Any, failed: Callable[[str], None] | None = None) -> None:
        """Do something that reads or writes the termbase in a worker, and say what went wrong."""

        def guarded() -> None:
            try:
                work()
            except GlossaryError as error:
                told = visible(say(error))
                if failed is None:
                    self._report(told)
                else:
                    self.reader.app.call_from_thread(failed, told)

        self.reader.run_worker(guarded, thread=True, group="editing")

    def _report(self, sentence: str, *, reload: bool = False) -> None:
        """Say something from a worker; show what has changed."""
        if reload:
            self.reader.app.call_from_thread(self.reader.recognition.reload)
        self.reader.app.call_from_thread(self.reader.notice, sentence)
