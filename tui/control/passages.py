"""Every passage in which a concept is named, in whatever form: of this document, then of others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.worker import get_current_worker

from texts.concordance import KwicLine, concordance
from texts.document import BlockSource
from texts.errors import TextsError
from texts.reach import exists
from tui.control.control import Control
from tui.control.recognition import recognised
from tui.messages import _, ngettext
from tui.panes.kwic import kwic
from tui.panes.lines import Item
from tui.panes.paint import STRONG
from tui.panes.targets import ToPlace
from tui.reading import open_named

if TYPE_CHECKING:
    from glossary.lookup import Glossary

MOST = 5_000
"""Passages listed at most."""
BATCH = 200
"""Blocks between two looks at what has been found so far."""
CONTEXT = 200
"""Code points of context on each side; the list shows as many as fit."""


class _Found(NamedTuple):
    """The passages of one document."""

    document: str
    """What the state knows it by."""
    title: str
    language: str
    lines: list[tuple[int, KwicLine]]
    """Block number and passage of each."""
    concepts: tuple[str, ...]
    """What is named in them."""


class Passages(Control):
    """The list of passages."""

    _listed = ("", 0)

    def action_references(self, _count: int, _letter: str) -> None:
        """List every passage with the concept under the cursor, or of the entry."""
        glossary = self.reader.recognition.glossary
        if self.reader.place() == "entry":
            concepts = tuple(filter(None, [self.reader.entries.concept]))
            query = ""
        else:
            query, concepts = self.reader.entries.under_cursor()
        concept = glossary.concept(concepts[0]) if glossary and concepts else None
        if glossary is None or concept is None:
            sentence = _("Put the cursor on a term to list its passages.")
            if query and glossary is not None:
                sentence = _("“{query}” is in no termbase; / searches the text for it.")
            self.reader.status.say(message=sentence.format(query=query))
            return
        language = self.reader.reading.source.language or "kk"
        self.show(concepts, concept.headword(language))

    def show(self, concepts: tuple[str, ...], headword: str) -> None:
        """List the passages with any of some concepts: of what is read, then of other documents."""
        glossary, app = self.reader.recognition.glossary, self.reader.app
        assert glossary is not None
        reading, view = self.reader.reading, self.text.view
        main, side = view.flow.sources[0], view.flow.sources[view.side]
        here = (view.block, view.at)

        def report(percent: int, count: int) -> None:
            found = ngettext("{count} passage", "{count} passages", count).format(count=count)
            sentence = _("{hits} in {percent} % (Esc stops)").format(hits=found, percent=percent)
            app.call_from_thread(self.reader.status.say, progress=sentence)

        def work() -> None:
            worker = get_current_worker()
            found: list[_Found] = []
            for key, leading, source in (
                (reading.key, main, side), *self._others(reading.key),
            ):  # fmt: skip
                left = MOST - sum(len(one.lines) for one in found)
                lines = list(_passages(glossary, leading, source, concepts, left, report))
                if lines:
                    found.append(_Found(key, source.title, source.language or "", lines, concepts))
                if key == reading.key or lines:
                    app.call_from_thread(self._show, headword, list(found), here)
                if worker.is_cancelled:
                    return
            app.call_from_thread(self._done, headword, found)

        self.reader.run_worker(work, thread=True, group="passages", exclusive=True)

    def _others(self, key: str) -> Iterator[tuple[str, BlockSource, BlockSource]]:
        """Yield the other documents of the library and those read lately, as they are opened."""
        from texts.shelf import catalogue

        names = list(catalogue())
        if not self.reader.request.kiosk:
            names += [place.document for place in self.reader.state.recent()]
        for name in dict.fromkeys(names):
            if name != key:
                try:
                    source = open_named(name).source
                except TextsError:
                    continue  # a file that is gone has no passages
                yield name, source, source

    def _show(self, headword: str, found: Sequence[_Found], here: tuple[int, int]) -> None:
        """List what has been found so far; what is added later comes below."""
        pane, total = self.reader.list, sum(len(one.lines) for one in found)
        title = _title(headword, total)
        if not total:
            return
        self._listed = headword, total
        width = max(24, self.reader.size.width - 4)
        items: list[Item] = []
        current = 0
        for one in found:
            if len(found) > 1:
                items.append(Item(f"{one.title} ({len(one.lines)})", style=STRONG, unwrapped=True))
            for block, line in one.lines:
                if one.document == self.reader.reading.key and (block, line.start) <= here:
                    current = len(items)
                target = ToPlace(line.block, line.start, one.language, one.document, one.concepts)
                items.append(kwic(line, target, width))
        if len(found) == 1 or not pane.display:
            self.reader.show_list(title, items, current, self._entitle)
        else:
            moved = 1 if len(found) == 2 else 0  # the first heading has come above all
            pane.border_title = title
            pane.show(items, min(pane.current + moved, len(items) - 1))

    def _entitle(self) -> None:
        """Say again what is listed: the passages are in no interface language."""
        self.reader.list.border_title = _title(*self._listed)

    def _done(self, headword: str, found: Sequence[_Found]) -> None:
        self.reader.status.say(progress="")
        if not found:
            self.reader.status.say(message=_title(headword, 0))


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans without those within another: one place is one passage."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def _title(headword: str, count: int) -> str:
    return ngettext(
        "{count} passage with “{term}”", "{count} passages with “{term}”", count
    ).format(count=count, term=headword)


def _passages(
    glossary: Glossary,
    main: BlockSource,
    source: BlockSource,
    concepts: Sequence[str],
    most: int,
    report: Callable[[int, int], None],
) -> Iterator[tuple[int, KwicLine]]:
    """Yield the passages of a document until the worker is cancelled."""
    worker = get_current_worker()
    block = count = 0
    while exists(main, block) and not worker.is_cancelled and count < most:
        terms = recognised(glossary, main, source, block, within=True)
        spans = _outermost(
            [(one.start, one.end) for one in terms if set(one.concepts) & set(concepts)]
        )
        if spans:
            number = source.number(main.block(block).id)
            assert number is not None
            for line in concordance(source.block(number), spans, CONTEXT):
                yield block, line
                count += 1
        block += 1
        if block % BATCH == 0:
            report(int(100 * main.share * block / max(1, main.known)), count)
