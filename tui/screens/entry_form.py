"""The form of an entry: a field a line, what is wrong under it, saved or left as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from glossary.draft import Draft, Path, Row
from glossary.errors import GlossaryError
from glossary.findings import NAMELESS, Finding, findings, is_nameless
from glossary.merging import Conflict as Clash
from glossary.own import Conflict
from tui import actions
from tui.keymap import Keymap
from tui.messages import _
from tui.messages import sentence as say
from tui.panes.lines import Item, LinesPane
from tui.panes.targets import ToPassage
from tui.sanitise import visible
from tui.screens.clash import clash_items
from tui.screens.form_items import form_items
from tui.screens.form_words import sentence
from tui.typeahead import TakesKeys

if TYPE_CHECKING:
    from glossary.concept import Concept
    from glossary.lookup import Glossary
    from tui.state.store import State

COLUMNS = 56
"""Cells of a row before the form has been laid out."""
CURSOR_WIDTH = 2
"""Cells at the left of a line in which the cursor is drawn."""
Save = Callable[["Concept", "Concept | None"], None]
"""Writes an entry that began as another (None: as no entry of one's own); runs in a worker."""


class EntryForm(TakesKeys, ModalScreen["Concept | None"]):
    """Edits an entry; dismissed with what was saved, or None.

    Args:
        draft: The entry.
        base: What one's own termbase has of it; None if it has no such entry.
        save: Writes it; raises a :class:`glossary.errors.GlossaryError` if that cannot be.
        glossary: Knows other concepts.
        state: Remembers what was looked up.
        start: The field to begin at.
    """

    def __init__(
        self,
        draft: Draft,
        base: Concept | None,
        save: Save,
        glossary: Glossary,
        state: State,
        start: Path = (),
    ) -> None:
        super().__init__()
        self.draft = draft
        self.lines = LinesPane(id="fields")
        self._base = base
        self._save = save
        self._glossary = glossary
        self._state = state
        self._start = start
        self._keymap = Keymap()
        self._typing: Path = ()
        self._met: tuple[Clash, ...] = ()
        self._leaving = False

    def compose(self) -> ComposeResult:
        """The fields, a line to type in, what was said last, what the keys do."""
        with Vertical(id="form"):
            yield self.lines
            yield Input(id="value", compact=True, select_on_focus=False)
            yield Label("", id="said", markup=False)
            yield Label(self._hints(), id="keys", markup=False)

    def on_mount(self) -> None:
        self.query_one("#value", Input).display = False
        self.set_focus(self.lines)
        self._show(self._start)

    def on_resize(self) -> None:
        """Rows of hints and the columns of a conflict are as wide as the form."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self.query_one("#keys", Label).update(self._hints())
        if self._met:
            self._show(at=self.lines.current)

    # -- keys

    def on_key(self, event: Key) -> None:
        if self._typing:
            if event.key in ("escape", "ctrl+c"):
                event.stop()
                event.prevent_default()
                self._end_typing()
            elif event.character and event.is_printable:
                # Typed or pasted right behind the key that opened the line: it was on its way to
                # the fields already. What reaches the line itself does not come by here.
                event.stop()
                event.prevent_default()
                self.query_one("#value", Input).insert_text_at_cursor(event.character)
            return
        event.stop()
        event.prevent_default()
        key = event.character if event.character and event.is_printable else event.key
        chosen = self._keymap.press(key, actions.FORM)
        if chosen is None:
            return
        if chosen.action != "close":
            self._leaving = False
        move = getattr(self.lines, f"do_{chosen.action}", None)
        act = getattr(self, f"_act_{chosen.action}", None)
        if act is not None:
            act()
        elif move is not None:
            move(chosen.times)

    def _act_change(self) -> None:
        self._change(1)

    def _act_change_back(self) -> None:
        self._change(-1)

    def _act_new_term(self) -> None:
        self._type(self.draft.add_term(self._language()))

    def _act_new_definition(self) -> None:
        self._type(self.draft.add_definition(self._language()))

    def _act_new_context(self) -> None:
        language = self._language()
        path = self._path()
        terms = self.draft.concept.terms(language)
        if not terms:
            self._say(_("A context belongs to a designation; t adds one."))
            return
        number = int(path[2]) if path[:1] in (("term",), ("context",)) else 0
        self._type(self.draft.add_context(language, number))

    def _act_new_relation(self) -> None:
        from tui.screens.lookup import LookupScreen

        screen = LookupScreen(self._state, self._language())
        screen.answer_from(self._glossary)
        self.app.push_screen(screen, self._related)

    def _related(self, chosen: tuple[str, ...] | ToPassage | None) -> None:
        if chosen and not isinstance(chosen, ToPassage):
            self._show(self.draft.add_relation(chosen[0]))

    def _act_remove(self) -> None:
        path = self._path()
        if path:
            self.draft.remove(path)
            self._show(at=self.lines.current)

    def _act_undo(self) -> None:
        self._say("" if self.draft.undo() else _("There is nothing to undo."))
        self._show(at=self.lines.current)

    def _act_redo(self) -> None:
        self._say("" if self.draft.redo() else _("There is nothing to make again."))
        self._show(at=self.lines.current)

    def _act_help(self) -> None:
        from tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(actions.FORM))

    def _act_close(self) -> None:
        if self.draft.is_changed and not self._leaving:
            self._leaving = True
            self._say(_("The changes are not saved: w saves them, Esc again drops them."))
            return
        self.dismiss(None)

    def _act_save(self) -> None:
        concept = self.draft.finished()
        if is_nameless(concept):
            self._say(sentence(Finding((NAMELESS,), NAMELESS), self._glossary))
            return
        base = self._base
        self._say(_("Saving …"))

        def work() -> None:
            try:
                self._save(concept, base)
            except GlossaryError as error:
                self.app.call_from_thread(self._failed, error)
                return
            self.app.call_from_thread(self.dismiss, concept)

        self.run_worker(work, thread=True, group="save", exclusive=True)

    def _failed(self, error: GlossaryError) -> None:
        """Say why it was not saved; the form stays as it is, with what another wrote under it."""
        if isinstance(error, Conflict):
            self._say(self._meet(error.theirs))
            # Both texts of the last field come into sight, and as many above as there is room for.
            self._show(at=len(self._items()) - 1 if self._met else self.lines.current)
            return
        self._say(visible(say(error)))

    def _meet(self, theirs: Concept | None) -> str:
        """Take in what another saved meanwhile, and return what to say of it."""
        base, self._base, self._met = self._base, theirs, ()
        if base is None and self.draft.begun.sections:
            base = self.draft.begun  # another termbase's entry, which both took over
        if theirs is None:
            return _("Somebody else deleted this entry meanwhile; w saves yours all the same.")
        from glossary.meeting import met

        both = met(self.draft.concept, theirs, base)
        self._met = both.conflicts
        self.draft.meet(both.concept, theirs)
        if self._met:
            return _(
                "Somebody else changed this entry meanwhile; w saves yours where the two differ, "
                "as shown, and theirs elsewhere."
            )
        return _("Somebody else changed this entry meanwhile; w saves both changes.")

    # -- a field

    def _change(self, step: int) -> None:
        row = self._row()
        if row is None:
            return
        if row.choices:
            at = row.choices.index(row.value) if row.value in row.choices else 0
            self.draft.set(row.path, row.choices[(at + step) % len(row.choices)])
            self._show(row.path)
        elif row.path[0] == "relation":
            self._act_new_relation()
        elif step > 0:
            self._type(row.path)

    def _type(self, path: Path) -> None:
        self._show(path)
        row = self._row()
        if row is None:
            return
        line = self.query_one("#value", Input)
        line.value = row.value
        line.cursor_position = len(row.value)
        line.display = True
        self._typing = path
        self.set_focus(line)

    def on_input_changed(self, event: Input.Changed) -> None:
        if not self._typing:
            return
        trial = Draft(self.draft.concept)
        trial.set(self._typing, event.value)
        said = [
            sentence(one, self._glossary)
            for one in findings(trial.concept)
            if one.path == self._typing
        ]
        self._say(" ".join(said))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._typing:
            self.draft.set(self._typing, " ".join(event.value.split()))
            self._end_typing()

    def _end_typing(self) -> None:
        path, self._typing = self._typing, ()
        self.query_one("#value", Input).display = False
        self.set_focus(self.lines)
        self._say("")
        self._show(path)

    # -- drawing

    def _show(self, path: Path = (), at: int | None = None) -> None:
        items = self._items()
        if at is None:
            places = [n for n, one in enumerate(items) if path and _path_of(one) == path]
            firsts = [n for n, one in enumerate(items) if one.target is not None]
            at = (places or firsts or [0])[0]
        self.lines.show(items, at)

    def _items(self) -> list[Item]:
        items = form_items(self.draft, self._glossary)
        if self._met:
            width = self.lines.size.width - CURSOR_WIDTH
            items += [Item(""), *clash_items(self._met, width)]
        return items

    def _row(self) -> Row | None:
        target = self.lines.target()
        return target if isinstance(target, Row) else None

    def _path(self) -> Path:
        row = self._row()
        return row.path if row is not None else ()

    def _language(self) -> str:
        """Return the language of the line that the cursor is on, or of the next above."""
        for item in reversed(self.lines.items[: self.lines.current + 1]):
            target = item.target
            if isinstance(target, Row) and len(target.path) > 3:
                return str(target.path[1])
            if isinstance(target, tuple) and target[:1] == ("language",):
                return str(target[1])
        return "kk"

    def _say(self, said: str) -> None:
        self.query_one("#said", Label).update(visible(said))

    def _hints(self) -> str:
        """Return what the keys do, a key and its word never on two rows."""
        width = self.lines.size.width or COLUMNS
        rows = [""]
        for key, label in actions.hints(actions.FORM):
            hint = f"{key} {label}"
            longer = f"{rows[-1]}  {hint}" if rows[-1] else hint
            if cell_len(longer) <= width:
                rows[-1] = longer
            else:
                rows.append(hint)
        return "\n".join(rows)


def _path_of(item: Item) -> Path:
    return item.target.path if isinstance(item.target, Row) else ()
