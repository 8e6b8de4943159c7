"""Where one is, was and wants to be: the jump list, bookmarks, contents, the place kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from texts.anchor import Anchor, found
from texts.document import BlockKind, BlockSource
from texts.plain import STANDARD_INPUT
from texts.reach import about, exists, last, number_near, own, share_of
from tui.control.control import Control
from tui.jumps import Jump, JumpList
from tui.kept_screen import forget, keep, key_of
from tui.layouts import positional
from tui.messages import _, sentence
from tui.panes.flow import Look
from tui.panes.lines import Item
from tui.panes.targets import ToPassage, ToPlace
from tui.state.store import Bookmark, Place

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen

QUOTED = 60
"""Code points by which a place or a bookmark is found again."""
OPENING = 9
"""Words that stand for a paragraph in the contents of a document without headings."""
KEEP_EVERY = 5.0
"""Seconds between two savings of the place, while it changes."""
LISTED = 2_000
"""Most lines of the contents; a list of more is no contents."""


class Places(Control):
    """Places in the document."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self._list = JumpList()
        self._saved: Place | None = None
        self._told: set[str] = set()

    # -- actions

    def action_back(self, _count: int, _letter: str) -> None:
        """Go back in the jump list."""
        self._walk(self._list.back(self.here()), _("This is where you began."))

    def action_forward(self, _count: int, _letter: str) -> None:
        """Go forward in the jump list."""
        self._walk(self._list.forward(), _("There is nothing further forward."))

    def action_top(self, count: int, _letter: str) -> None:
        """Go to the beginning, or to the paragraph of that number."""
        self.jump(max(0, count - 1), 0)

    def action_bottom(self, count: int, _letter: str) -> None:
        """Go to the end, or to the paragraph of that number."""
        source = self.reader.reading.source
        if count:
            self.jump(count - 1, 0)
        elif (end := last(source)) is not None:
            self.jump(end, len(source.block(end).text))
        else:
            self._read_on(lambda: False, lambda: self.action_bottom(0, ""))

    def action_percent(self, count: int, _letter: str) -> None:
        """Go as far into the document as the count says, in per cent."""
        source = self.reader.reading.source
        share = min(count, 100) / 100

        def arrive() -> None:
            self.jump(number_near(source, share) or 0, 0)

        if number_near(source, share) is not None:
            arrive()
        else:
            self._read_on(lambda: source.share >= share, arrive)

    def action_next_chapter(self, count: int, _letter: str) -> None:
        """Go to the next heading."""
        self._to_heading(1, max(1, count))

    def action_previous_chapter(self, count: int, _letter: str) -> None:
        """Go to the heading before."""
        self._to_heading(-1, max(1, count))

    def action_set_bookmark(self, _count: int, letter: str) -> None:
        """Set the bookmark of a letter."""
        name = positional(letter)
        view = self.text.view
        block_id = self.reader.reading.source.block(view.block).id
        offset = view.at if view.side == 0 else 0
        quote = self.reader.reading.source.block(view.block).text[offset : offset + QUOTED]
        bookmark = Bookmark(name, block_id, offset, quote)
        self.reader.state.set_bookmark(self.reader.reading.key, bookmark)
        self.reader.status.say(message=_("Bookmark {name} set.").format(name=name))

    def action_go_to_bookmark(self, _count: int, letter: str) -> None:
        """Go to the bookmark of a letter."""
        name = positional(letter)
        for bookmark in self.reader.state.bookmarks(self.reader.reading.key):
            if bookmark.name == name:
                self._to_bookmark(bookmark)
                return
        self.reader.status.say(message=_("There is no bookmark {name}.").format(name=name))

    def _to_bookmark(self, bookmark: Bookmark) -> None:
        """Go where the words of a bookmark stand now, or where they stood."""
        if bookmark.quote:
            anchor = Anchor(bookmark.block, bookmark.offset, bookmark.quote)
            place = found(anchor, self.reader.reading.source)
            if place is not None:
                self.jump(place.block, place.start, 0)
                return
        self.to_block(bookmark.block, bookmark.offset)

    def action_bookmarks(self, _count: int, _letter: str) -> None:
        """List the bookmarks."""
        items: list[Item] = []
        for bookmark in self.reader.state.bookmarks(self.reader.reading.key):
            number = self.reader.reading.source.number(bookmark.block)
            text = self.reader.reading.source.block(number).text if number is not None else ""
            target = ToPlace(bookmark.block, bookmark.offset)
            start = max(0, bookmark.offset - 10)
            items.append(
                Item(f"{bookmark.name}  {text[start : start + 200]}", target, unwrapped=True)
            )
        if items:
            self.reader.show_list(_("Bookmarks"), items)
        else:
            sentence = _("There are no bookmarks; m and a letter set one.")
            self.reader.status.say(message=sentence)

    def action_contents(self, _count: int, _letter: str) -> None:
        """List the headings, or the paragraphs by their first words."""
        source = self.reader.reading.source
        if len(source.contents) > 1:
            self._show_contents(source)
            return
        blocks = [source.block(number) for number in range(min(source.known, LISTED))]
        headings = [block for block in blocks if block.kind is BlockKind.HEADING]
        shown = headings if len(headings) > 1 else [one for one in blocks if one.level == 0]
        items: list[Item] = []
        current, here = 0, own(source, self.text.view.block)
        for block in shown:
            if not block.text:
                continue
            number = source.number(block.id) or 0
            current = len(items) if number <= here else current
            words = block.text.split(None, OPENING)
            text = " ".join(words[:OPENING]) + (" …" if len(words) > OPENING else "")
            items.append(Item("  " * block.level + text, ToPlace(block.id, 0), unwrapped=True))
        self.reader.show_list(_("Contents"), items, current)

    def _show_contents(self, source: BlockSource) -> None:
        """List the document's own table of contents."""
        current = 0
        items: list[Item] = []
        for entry in source.contents[:LISTED]:
            number = source.number(entry.block)
            if number is not None and number <= self.text.view.block:
                current = len(items)
            items.append(
                Item("  " * entry.level + entry.title, ToPlace(entry.block, 0), unwrapped=True)
            )
        self.reader.show_list(_("Contents"), items, current)

    # -- what others call

    def here(self) -> Jump:
        """Return the place in both panes."""
        view, entries = self.text.view, self.reader.entries
        document = self.reader.reading.key
        return Jump(view.block, view.at, view.side, entries.concepts, entries.current, document)

    def leave(self, place: Jump | None = None) -> None:
        """Remember a place, the present one if none is given, because a jump leaves it."""
        self._list.leave(place or self.here())

    def jump(self, block: int, offset: int, side: int | None = None) -> None:
        """Go to a place in the text, remembering the one left."""
        self.leave()
        self.text.go(block, offset, side)

    def to_place(self, target: ToPlace) -> None:
        """Go where a line leads, in whatever document."""
        if target.document not in ("", self.reader.reading.key):
            self.leave()
            if not self.reader.documents.show(target.document):
                return
        self.to_block(target.block, target.offset)

    def to_block(self, block_id: str, offset: int, side: int = 0) -> None:
        """Go to a place by the id of its block, reading on until it is found."""
        number = self.reader.reading.source.number(block_id)
        if number is not None:
            self.jump(number, offset, side)
        elif not self.reader.reading.source.complete:
            self._read_on_to(block_id, offset)
        else:
            self.reader.status.say(message=_("The document has no such place (any more)."))

    def to_passage(self, passage: ToPassage) -> None:
        """Go to the passage of a context."""
        if passage.document != self.reader.reading.key:
            self.leave()
            if not self.reader.documents.show(passage.document):
                return
        side = self._side(passage.language)
        source = self.text.view.flow.sources[side]
        number = source.number(passage.block)
        offset = 0
        if number is not None and passage.language in ("", source.language):
            offset = max(0, source.block(number).text.find(passage.text)) + passage.offset
        self.to_block(passage.block, offset, side)

    def _side(self, language: str) -> int:
        """Return the side that shows a language, put beside the text if there is room; else 0."""
        beside, view = self.reader.beside, self.text.view
        if language in ("", self.reader.reading.source.language):
            return 0
        shown = beside.language.split(",")
        if language not in shown:
            if language not in self.reader.reading.translations() or not view.has_room(2):
                return 0
            beside.show(language)
            shown = [language]
        return 1 + shown.index(language)

    def share(self) -> float:
        """Return how far into the document the cursor is, from 0 to 1."""
        source = self.reader.reading.source
        return share_of(source, self.text.view.block)

    def restore(self) -> None:
        """Go to the place where the document was last read."""
        place = self.reader.state.place(self.reader.reading.key)
        self._saved = place
        if place is None:
            return
        source = self.reader.reading.source
        number, offset = source.number(place.block), place.offset
        if place.quote:
            now = found(Anchor(place.block, place.offset, place.quote), source)
            number, offset = (now.block, now.start) if now else (about(source, place.block), 0)
        if number is not None:
            self.text.view.go(number, offset, middle=True)
        elif not self.reader.reading.source.complete:
            self._read_on_to(place.block, place.offset)

    def offer(self) -> None:
        """Let *back* lead to the place where the document was last read."""
        place, source = self.reader.state.place(self.reader.reading.key), self.reader.reading.source
        now = place and found(Anchor(place.block, place.offset, place.quote), source)
        if now is not None:
            self.leave(self.here()._replace(block=now.block, offset=now.start))
        self._saved = None

    def save(self) -> None:
        """Keep the place, if it has changed; say what has been found wrong with the document."""
        self.reader.reading_time.save()
        view = self.text.view
        source = self.reader.reading.source
        for warning in source.warnings:
            if warning not in self._told:
                self._told.add(warning)
                self.reader.notice(sentence(warning))
        if not exists(source, view.block) or source.id == STANDARD_INPUT:
            return
        offset = view.at if view.side == 0 else 0
        beside = self.reader.beside.language
        block_id, share = source.block(view.block).id, self.share()
        quote = source.block(view.block).text[offset : offset + QUOTED]
        place = Place(self.reader.reading.key, block_id, offset, beside, share, source.title, quote)
        if place != self._saved:
            self._saved = place
            forget(place.document)
            self.reader.state.save_place(place)
            if self.reader.state.notice:
                self.reader.notice(self.reader.state.notice)
                self.reader.state.notice = ""

    def keep_screen(self, columns: int, rows: int) -> None:
        """Keep the page that will be seen first when one comes back, where it can be told.

        Args:
            columns: Cells of the screen.
            rows: Its rows.
        """
        from tui.prepaint import drawn

        request, reading = self.reader.request, self.reader.reading
        place, named = self.reader.state.place(reading.key), request.source or reading.key
        if place is None or place.beside or request.beside or key_of(named) != reading.key:
            return
        size = os.terminal_size((columns, rows))
        settings = self.reader.settings
        page = drawn(
            reading.source, (place.block, place.offset, place.quote), size, Look.of(settings),
            settings.text("interface.theme"),
        )  # fmt: skip
        if page is not None:
            keep(reading.key, request.encoding, size, page)

    def _walk(self, place: Jump | None, otherwise: str) -> None:
        if place is None:
            self.reader.status.say(message=otherwise)
            return
        if not self.reader.documents.show(place.document):
            return
        entries = self.reader.entries
        if (place.concepts, place.current) != (entries.concepts, entries.current):
            if place.concepts:
                entries.open(place.concepts, place.current, leave=False)
            else:
                entries.clear()
        self.text.go(place.block, place.offset, place.side)

    def _to_heading(self, direction: int, count: int) -> None:
        from tui.control.far import look

        source = self.reader.reading.source

        def inside(block: int) -> list[int]:
            return [0] if source.block(block).kind is BlockKind.HEADING else []

        def missed() -> None:
            self.reader.status.say(message=_("There is no heading further on."))

        look(
            self.reader, inside, self.text.view.block + direction, direction, count,
            lambda place: self.jump(*place), missed,
        )  # fmt: skip

    def _read_on_to(self, block_id: str, offset: int) -> None:
        source = self.reader.reading.source
        self._read_on(
            lambda: source.number(block_id) is not None, lambda: self.to_block(block_id, offset)
        )

    def _read_on(self, found: Callable[[], bool], then: Callable[[], None]) -> None:
        """Find more of a long document until what is wanted is there, or its end."""
        source, app = self.reader.reading.source, self.reader.app
        status = self.reader.status

        def work() -> None:
            worker = get_current_worker()
            shown = -1
            while not worker.is_cancelled:
                if found() or not source.grow():
                    break
                percent = int(100 * source.share)
                if percent != shown:
                    shown = percent
                    sentence = _("Reading on: {percent} % (Esc stops)").format(percent=percent)
                    app.call_from_thread(status.say, progress=sentence)
            app.call_from_thread(arrive, worker.is_cancelled)

        def arrive(cancelled: bool) -> None:
            status.say(progress="")
            if not cancelled:
                then()

        self.reader.run_worker(work, thread=True, group="reading on", exclusive=True)
