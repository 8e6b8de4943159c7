"""Passages highlighted and noted on; kept apart from the document, which never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from texts.anchor import Anchor, found
from texts.reach import own
from tui.control.control import Control
from tui.messages import _
from tui.panes.lines import Item
from tui.panes.paint import FAINT, STRONG, Mark
from tui.panes.targets import ToPlace
from tui.state.store import Note

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


class Notes(Control):
    """The notes on the document that is read."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self._edited: Note | None = None
        self._typed = ""

    # -- actions

    def action_note(self, _count: int, _letter: str) -> None:
        """Note on what is selected, or on the sentence; edit the note that is there."""
        if self.text.view.side:
            self.reader.status.say(message=_("Notes are made on the original; Tab goes there."))
            return
        self._edited = self.here() or self._new()
        if self._edited.quote:
            self._typed = self._edited.text
            self.reader.views.ask(_("Note"), self._edited.text, self._answered, self._type)

    def action_delete_note(self, _count: int, _letter: str) -> None:
        """Delete the note under the cursor, highlight and all."""
        note = self.here()
        if note is None:
            self.reader.status.say(message=_("There is no note under the cursor."))
            return
        self.reader.state.delete_note(note.number)
        self.show()
        self.reader.status.say(message=_("The note is deleted."))

    def action_notes(self, _count: int, _letter: str) -> None:
        """List the notes, those of this document first."""
        key = self.reader.reading.key
        notes = sorted(self.reader.state.notes(), key=lambda note: note.document != key)
        if not notes:
            self.reader.status.say(message=_("There are no notes; i writes one."))
            return
        items: list[Item] = []
        document = ""
        for note in notes:
            if note.document != document:
                document = note.document
                items.append(Item(note.title or document, style=STRONG, unwrapped=True))
            text = f"{note.text}  “{note.quote}”" if note.text else f"“{note.quote}”"
            target = ToPlace(note.block, note.start, document="" if document == key else document)
            marks = (Mark(len(note.text), len(text), FAINT),) if note.text else ()
            items.append(Item(text, target, hang=2, marks=marks))
        self.reader.show_list(_("Notes"), items, 1)

    # -- what others call

    def show(self) -> None:
        """Draw the highlights of the document, each where its words stand now."""
        source = self.reader.reading.source
        spans: dict[int, list[tuple[int, int, Note]]] = {}
        for note in self.reader.state.notes(self.reader.reading.key):
            place = found(Anchor(note.block, note.start, note.quote), source)
            if place is not None:
                block, start = place
                spans.setdefault(own(source, block), []).append(
                    (start, start + len(note.quote), note)
                )
        self.text.show_notes(spans)

    def here(self) -> Note | None:
        """Return the note under the cursor."""
        view = self.text.view
        if view.side:
            return None
        for start, end, note in self.text.notes_on(view.block):
            if start <= view.at < end:
                return note
        return None

    def _new(self) -> Note:
        from texts.segment import sentences

        view, reading = self.text.view, self.reader.reading
        if view.anchor is not None:
            block = min(view.anchor[0], view.block)
            start, end = view.selected(block)
        else:
            block = view.block
            spans = [one for one in sentences(view.text) if one[0] <= view.at] or [(0, 0)]
            start, end = spans[-1]
        quote = reading.source.block(block).text[start:end]
        block_id = reading.source.block(block).id
        return Note(0, reading.key, reading.source.title, block_id, start, quote, "")

    def _type(self, words: str) -> None:
        self._typed = words

    def _answered(self, accepted: bool) -> None:
        note = self._edited
        if not accepted or note is None:
            return
        self.reader.state.save_note(note._replace(text=self._typed.strip()))
        if self.text.view.anchor is not None:
            self.text.select(lines=self.text.view.whole_lines)
        self.show()
        self.reader.status.say(message=_("The note is kept; gn lists all."))
