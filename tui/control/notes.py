"""Passages highlighted and noted on; kept apart from the document, which never changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from texts.anchor import Anchor, Found, found, unmoved
from texts.reach import own
from tui.actions import LIST, TEXT
from tui.control.control import Control
from tui.messages import _, ngettext, sentence
from tui.notes_format import as_json, as_markdown
from tui.panes.lines import Item
from tui.panes.paint import FAINT, STRONG, Mark
from tui.panes.targets import ToNote, ToPlace
from tui.paths import expanded
from tui.sanitise import visible
from tui.state.store import Note

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


class Notes(Control):
    """The notes on the document that is read."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self._edited: Note | None = None
        self._typed = ""
        self._path = ""
        self._of = ""
        self._where: dict[int, Found] = {}

    # -- actions

    def action_note(self, _count: int, _letter: str) -> None:
        """Note on what is selected, or on the sentence; edit the note that is there or listed."""
        listed = self._listed()
        if listed is None and self.reader.place() != TEXT:
            return
        if listed is None and self.text.view.side:
            self.reader.status.say(message=_("Notes are made on the original; Tab goes there."))
            return
        self._edited = listed or self.here() or self._new()
        if self._edited.quote:
            self._typed = self._edited.text
            self.reader.views.ask(_("Note"), self._edited.text, self._answered, self._type)

    def action_delete_note(self, _count: int, _letter: str) -> None:
        """Delete the note under the cursor, highlight and all."""
        listed = self._listed()
        note = listed or (self.here() if self.reader.place() == TEXT else None)
        if note is None:
            self.reader.status.say(message=_("There is no note under the cursor."))
            return
        self.reader.state.delete_note(note.number)
        self.show()
        if listed is not None:
            self.list_all(self.reader.list.current)
        self.reader.status.say(message=_("The note is deleted."))

    def action_notes(self, _count: int, _letter: str) -> None:
        """List the notes, those of this document first."""
        self.list_all(1)

    def action_export_notes(self, _count: int, _letter: str) -> None:
        """Write the notes listed, or those on this document, to a file."""
        listed = self.reader.list.items if self.reader.list.display else ()
        numbers = [one.target.number for one in listed if isinstance(one.target, ToNote)]
        every = self.reader.state.notes()
        key = self.reader.reading.key
        notes = [
            one for one in every if (one.number in numbers if numbers else one.document == key)
        ]
        if not notes:
            self.reader.status.say(message=_("There are no notes; i writes one."))
            return
        stem = Path(self.reader.reading.key).stem
        self._path = f"{stem}-notes.md"

        def typed(path: str) -> None:
            self._path = path

        def answered(accepted: bool) -> None:
            if accepted and self._path.strip():
                self._export(notes, Path(expanded(self._path.strip())))

        self.reader.views.ask(_("Write notes to (.md or .json)"), self._path, answered, typed)

    def _export(self, notes: list[Note], path: Path) -> None:
        from glossary.errors import GlossaryError
        from glossary.formats.atomic import replace_text

        if path.exists():
            said = _("{file} is there already; name another.").format(file=path)
            self.reader.status.say(message=visible(said))
            return
        lines = map(as_json, notes) if path.suffix == ".json" else as_markdown(notes)
        try:
            replace_text(path, (f"{line}\n" for line in lines))
        except GlossaryError as error:
            self.reader.status.say(message=visible(sentence(error)))
            return
        said = ngettext("{count} note written to {file}.", "{count} notes written to {file}.",
                        len(notes))  # fmt: skip
        self.reader.status.say(message=visible(said.format(count=len(notes), file=path)))

    def _listed(self) -> Note | None:
        """Return the note on the line of the list with the cursor."""
        target = self.reader.list.target() if self.reader.place() == LIST else None
        if not isinstance(target, ToNote):
            return None
        return next((n for n in self.reader.state.notes() if n.number == target.number), None)

    # -- what others call

    def follow(self, target: ToNote) -> None:
        """Go where the passage of a note stands now."""
        place = target.place
        if place.document in ("", self.reader.reading.key):
            source = self.reader.reading.source
            note = next((n for n in self.reader.state.notes() if n.number == target.number), None)
            at = note and found(_anchor(note), source)
            if at:
                self.reader.places.jump(at.block, at.start, 0)
                return
        self.reader.places.to_place(place)

    def list_all(self, current: int) -> None:
        """List the notes, those of this document first."""
        key = self.reader.reading.key
        notes = sorted(self.reader.state.notes(), key=lambda note: note.document != key)
        if not notes:
            self.reader.list.display = False
            self.reader.focus_on(self.reader.text)
            self.reader.status.say(message=_("There are no notes; i writes one."))
            return
        items: list[Item] = []
        document = ""
        for note in notes:
            if note.document != document:
                document = note.document
                items.append(Item(note.title or document, style=STRONG, unwrapped=True))
            quote = _("“{words}”").replace("{words}", note.quote)
            text = f"{note.text}  {quote}" if note.text else quote
            place = ToPlace(note.block, note.start, document="" if document == key else document)
            marks = (Mark(len(note.text), len(text), FAINT),) if note.text else ()
            items.append(Item(text, ToNote(note.number, place), hang=2, marks=marks))
        self.reader.show_list(_("Notes"), items, current)

    def show(self) -> None:
        """Draw the highlights of the document, each where its words stand now.

        Those that do not stand where they stood are looked for in a worker: in a document that was
        changed all over, each search reads what is around.
        """
        reading, source = self.reader.reading, self.reader.reading.source
        if reading.key != self._of:
            self._of, self._where = reading.key, {}
        notes = self.reader.state.notes(reading.key)
        lost = []
        for note in notes:
            place = unmoved(_anchor(note), source)
            if place is not None:
                self._where[note.number] = place
            elif note.number not in self._where:
                lost.append(note)
        self._draw(notes)
        if not lost:
            return
        app = self.reader.app

        def work() -> None:
            worker = get_current_worker()
            places: dict[int, Found] = {}
            for note in lost:
                if worker.is_cancelled:
                    return
                place = found(_anchor(note), source)
                if place is not None:
                    places[note.number] = place
            app.call_from_thread(come, places)

        def come(places: dict[int, Found]) -> None:
            if reading is self.reader.reading:
                self._where |= places
                self._draw(self.reader.state.notes(reading.key))
                self.reader.status.say(gloss=self.reader.entries.gloss())

        self.reader.run_worker(work, thread=True, group="notes", exclusive=True)

    def _draw(self, notes: Sequence[Note]) -> None:
        source = self.reader.reading.source
        spans: dict[int, list[tuple[int, int, Note]]] = {}
        for note in notes:
            if place := self._where.get(note.number):
                block = own(source, place.block)
                spans.setdefault(block, []).append((place.start, place.end, note))
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
        if any(isinstance(one.target, ToNote) for one in self.reader.list.items) and (
            self.reader.list.display
        ):
            self.list_all(self.reader.list.current)
        self.reader.status.say(message=_("The note is kept; gn lists all."))


def _anchor(note: Note) -> Anchor:
    return Anchor(note.block, note.start, note.quote)
