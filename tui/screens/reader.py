"""The reader: the text, the glossary, a list where one is asked for, the status line.

This screen lays out the panes and hands keys to whoever does what they mean; what they do is in
:mod:`tui.control`, one concern a module, and in the panes, for moving.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import partial
from time import monotonic

from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Key, Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from texts.plain import STANDARD_INPUT
from tui import actions
from tui.control.all import Controls, warm
from tui.control.places import KEEP_EVERY, Places
from tui.keymap import Chosen, Keymap
from tui.messages import LANGUAGE_NAMES, _, language
from tui.panes.flow import Look
from tui.panes.lines import Item, LinesPane
from tui.panes.page import WIDE
from tui.panes.peek import Peek
from tui.panes.rows import StillPane
from tui.panes.status import StatusLine
from tui.panes.targets import ToCandidate, ToCommand, ToLookup, ToNote, ToPlace, ToTerm
from tui.panes.text import TextPane
from tui.panes.welcome import empty_items
from tui.reading import Reading
from tui.request import ReadRequest
from tui.settings import Settings
from tui.state.store import State
from tui.typeahead import STARTING, TakesKeys, typeahead

LOW = 8
"""Rows below which there is room for one pane only."""
WARM = 0.1
"""Seconds after the first paint until the controls are imported."""
COLLECT = 10_000, 20, 50
"""Thresholds of the garbage collector. Python's own, 700, have it look through what a key made at
every second key, for nothing: next to no garbage here is circular."""
LISTING = ("contents", "bookmarks", "notes", "statistics", "terms", "history")
"""Actions whose list is made anew in another interface language."""


class Ground(StillPane, Container):
    """What the panes lie on."""


class ReaderScreen(Controls, TakesKeys, StillPane, Screen[None]):
    """The one screen on which reading is done.

    Args:
        reading: The document.
        state: What is remembered.
        request: How the reader was started.
        settings: What is set.
        notices: Sentences to show at the beginning.
    """

    def __init__(
        self,
        reading: Reading,
        state: State,
        request: ReadRequest,
        settings: Settings,
        notices: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.reading = reading
        self.state = state
        self.request = request
        self.keymap = Keymap()
        self.settings = settings
        self.text = TextPane([reading.source], self._say_place, self.look(), id="text")
        self.text.marking = settings.text("reading.marking")
        self.entry = LinesPane(id="entry")
        self.list = LinesPane(id="list")
        self.status = StatusLine(id="status")
        self.peek = Peek(id="peek")
        self.places = Places(self)
        self.zoomed = False
        """Whether one pane has the whole screen."""
        self.prompting = False
        """Whether words to search for are being typed."""
        self.entry_is_blank = True
        """Whether no entry has been opened in the glossary pane."""
        self.pressed = 0.0
        """When a key was taken last, in seconds of the monotonic clock."""
        self._ready = False
        self._acting: Chosen | None = None
        self._listed_by: Chosen | None = None
        self._list_again: Callable[[], None] | None = None
        self._entered: Widget | None = self.text
        self._notices = list(notices)

    # -- the screen

    def compose(self) -> ComposeResult:
        """Lay out the panes; those not needed at once take no room."""
        # At once rather than when the size is reported: the first paint is then the last.
        self._fit(self.app.size)
        self.entry.show(empty_items())
        self.places.restore()
        yield Ground(self.text, self.entry, id="upper")
        yield self.list
        yield self.peek
        yield self.status

    def on_mount(self) -> None:
        """Show the text first; everything else comes after it is on the screen."""
        self.set_focus(self.text, scroll_visible=False)
        self._hint()
        self._say_place()
        # A review that the program was started for is what is seen first; the text lies under it.
        review = self.study.begin(new=self.request.new, alone=True) if self.request.study else None
        (review or self).call_after_refresh(self._after_first_paint)
        typeahead(self).release(STARTING)

    def _after_first_paint(self) -> None:
        self._ready = True
        gc.freeze()
        gc.set_threshold(*COLLECT)
        gc.enable()
        place = self.state.place(self.reading.key)
        if place is not None and place.beside:
            self.beside.show(place.beside)
        if self.request.beside is not None:
            self.beside.align(self.request.beside)
        self.moved.recognise()
        self.recognition.open()
        self.set_timer(WARM, self._warm)
        if self.request.source == STANDARD_INPUT:
            self.documents.follow()
        self.study.start()
        self.set_interval(KEEP_EVERY, self.places.save)
        if self._notices:
            self.notice(" ".join(self._notices))

    def _warm(self) -> None:
        self.run_worker(warm, thread=True, group="warm")

    # -- keys

    def place(self) -> str:
        """Return the place that the cursor is in (see :mod:`tui.actions`)."""
        if self.focused is self.list:
            return actions.LIST
        return actions.ENTRY if self.focused is self.entry else actions.TEXT

    def on_key(self, event: Key) -> None:
        """Take a key that no input wants."""
        if self.prompting:
            return
        event.stop()
        event.prevent_default()
        key = event.character if event.character and event.is_printable else event.key
        self.press(key)

    def pasted(self, text: str) -> None:
        """Look up words that were pasted; after a stroke, as the key would, search for them."""
        words = " ".join(text.split())
        if self.prompting or not words:
            return
        if words[0] == "/" and len(words) > 1 and actions.is_allowed("search"):
            self.search.action_search(0, "")
            typeahead(self).type(words[1:])
        elif actions.is_allowed("lookup"):
            self.views.look_up(words)

    def press(self, key: str) -> None:
        """Take a key: the character, if it is printable, else Textual's name of it."""
        self.pressed = monotonic()
        if self.peek.display:
            self.peek.display = False
            if key == "escape":
                return
        chosen = self.keymap.press(key, self.place())
        self.status.say(pending=self.keymap.pending, message="")
        if self._ready:
            self.reading_time.tick()
        if chosen is not None:
            self.perform(chosen)

    def perform(self, chosen: Chosen) -> None:
        """Do an action: a pane's own move, or what a control does."""
        if not actions.is_allowed(chosen.action):
            return
        pane = {actions.LIST: self.list, actions.ENTRY: self.entry}.get(self.place(), self.text)
        move = getattr(pane, f"do_{chosen.action}", None)
        if move is not None:
            move(chosen.times)
            return
        for control in self._controls:
            act = getattr(control, f"action_{chosen.action}", None)
            if act is not None:
                self._acting = chosen
                act(chosen.times, chosen.letter)
                return

    def read(self, reading: Reading) -> None:
        """Read another document, at the place where it was left."""
        self.places.save()
        self.search.clear()
        self.list.display = False
        self.beside.language = ""
        self.reading = reading
        self.text.open([reading.source])
        self.places.restore()
        place = self.state.place(reading.key)
        if place is not None and place.beside:
            self.beside.show(place.beside)
        self.text.show(self.text.view.flow.sources)
        self.moved.recognise()
        self.focus_on(self.text)
        self._say_place()

    # -- panes

    def panes(self) -> list[Widget]:
        """Return the panes that are shown, in the order in which Tab goes through them."""
        return [pane for pane in (self.text, self.entry, self.list) if pane.display]

    def focus_on(self, pane: Widget) -> None:
        """Put the cursor into a pane and offer its keys."""
        if self.focused is not pane:
            self.keymap.clear()
            self._entered = pane
            # At once: the next key may have been typed already, and is meant for this pane.
            self.set_focus(pane, scroll_visible=False)
        self.call_after_refresh(self._hint)

    def show_entry(self) -> None:
        """Make the glossary pane visible."""
        self.views.unzoom()
        self.entry.display = True

    def show_list(
        self,
        title: str,
        items: Sequence[Item],
        current: int = 0,
        again: Callable[[], None] | None = None,
    ) -> None:
        """Show a list under the text and put the cursor into it.

        Args:
            title: What it is called.
            items: Its lines.
            current: Index of the line with the cursor.
            again: Lists the same in another interface language; none where doing the action that
                listed it again does, or nothing in it is the interface's.
        """
        self.views.unzoom()
        self._listed_by = self._acting
        self._list_again = again
        self.list.border_title = title
        self.list.display = True
        self.list.show(items, current)
        self.focus_on(self.list)

    def ask(self, label: str, value: str) -> None:
        """Ask for words to search for, in the place of the status line."""
        self.views.prompt(label, value)

    def notice(self, sentence: str) -> None:
        """Say something that is not the answer to a key."""
        self.status.say(message=self.sayable(sentence))

    def sayable(self, sentence: str) -> str:
        """Return a sentence as a visitor may see it: in a kiosk without paths."""
        if not self.request.kiosk:
            return sentence
        from tui.remote.kiosk import without_paths

        return without_paths(sentence)

    # -- what the panes report

    def on_text_pane_exposed(self, event: TextPane.Exposed) -> None:
        self.recognition.expose(event.blocks)

    def on_mouse_pane_chosen(self) -> None:
        self.entries.action_definition(0, "")

    def on_lines_pane_followed(self, event: LinesPane.Followed) -> None:
        target = event.target
        if isinstance(target, ToNote):
            self.notes.follow(target)
            return
        if isinstance(target, ToCandidate):
            target = target.place
        if isinstance(target, ToPlace):
            self.places.to_place(target)
        elif isinstance(target, ToCommand):
            self.external.run(target.name)
        elif isinstance(target, ToLookup):
            self.views.look_up(target.query)
        elif isinstance(target, ToTerm):
            self.passages.show(target.concepts, target.headword)
        else:
            self.entries.follow(target)

    def on_descendant_focus(self) -> None:
        if self.focused is not self._entered:
            self._entered = self.focused
            self.keymap.clear()
        self._hint()

    def on_resize(self, event: Resize) -> None:
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        """Put the glossary beside the text or under it, as there is room."""
        wide = size.width >= WIDE
        self.set_class(wide, "-wide")
        if wide and not self.zoomed:
            self.entry.display = True
        elif not wide and self.entry_is_blank and self.focused is not self.entry:
            self.entry.display = False

    def look(self) -> Look:
        """Return how the settings want text to be set."""
        return Look.of(self.settings)

    def _hint(self) -> None:
        self.status.hint(actions.hints(self.place()))

    def _say_place(self) -> None:
        self.status.place(self.reading.source.title, f"{int(100 * self.places.share())} %")
        if self._ready:
            self.status.say(gloss=self.entries.gloss())
            self.entries.keep_up()

    def relabel(self) -> None:
        """Say everything again, in another interface language."""
        self.entries.show()
        maker, again = self._listed_by, self._list_again
        if again is None and maker is not None and maker.action in LISTING:
            again = partial(self.perform, maker)
        if self.list.display and again is not None:
            at, focused = self.list.current, self.focused
            again()
            self.list.show(self.list.items, at)
            if focused is not None:
                self.focus_on(focused)
        self._hint()
        sentence = _("The interface speaks {language}.")
        self.status.say(message=sentence.format(language=LANGUAGE_NAMES[language()]))
