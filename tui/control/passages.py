"""Every passage of the document in which a concept is named, in whatever form."""

from __future__ import annotations

from textual.worker import get_current_worker

from texts.concordance import KwicLine, concordance
from texts.document import BlockSource
from tui.control.control import Control
from tui.control.recognition import recognised
from tui.messages import _, ngettext
from tui.panes.flow import exists
from tui.panes.lines import Item
from tui.panes.paint import TERM, Mark
from tui.panes.targets import ToPlace

MOST = 5_000
"""Passages listed at most."""
BATCH = 200
"""Blocks between two looks at what has been found so far."""
CONTEXT = 200
"""Code points of context on each side; the list shows as many as fit."""


class Passages(Control):
    """The list of passages."""

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
        self._list(concepts, concept.headword(language))

    def _list(self, concepts: tuple[str, ...], headword: str) -> None:
        glossary, app = self.reader.recognition.glossary, self.reader.app
        assert glossary is not None
        view = self.text.view
        main, source = view.flow.sources[0], view.flow.sources[view.side]
        here = (view.block, view.at)

        def work() -> None:
            worker = get_current_worker()
            lines: list[tuple[int, KwicLine]] = []
            block = 0
            while exists(main, block) and not worker.is_cancelled and len(lines) < MOST:
                terms = recognised(glossary, main, source, block, within=True)
                spans = [(one.start, one.end) for one in terms if set(one.concepts) & set(concepts)]
                if spans:
                    number = source.number(main.block(block).id)
                    assert number is not None
                    found = concordance(source.block(number), spans, CONTEXT)
                    lines += [(block, line) for line in found]
                block += 1
                if block % BATCH == 0:
                    sentence = _progress(main, block, len(lines))
                    app.call_from_thread(self.reader.status.say, progress=sentence)
            app.call_from_thread(self._show, headword, source, lines, here)

        self.reader.run_worker(work, thread=True, group="passages", exclusive=True)

    def _show(
        self,
        headword: str,
        source: BlockSource,
        lines: list[tuple[int, KwicLine]],
        here: tuple[int, int],
    ) -> None:
        self.reader.status.say(progress="")
        title = ngettext(
            "{count} passage with “{term}”", "{count} passages with “{term}”", len(lines)
        ).format(count=len(lines), term=headword)
        if not lines:
            self.reader.status.say(message=title)
            return
        current = 0
        for number, (block, line) in enumerate(lines):
            if (block, line.start) <= here:
                current = number
        width = max(24, self.reader.size.width - 4)
        items = [_kwic(line, source.language or "", width) for _block, line in lines]
        self.reader.show_list(title, items, current)


def _progress(source: BlockSource, block: int, count: int) -> str:
    percent = int(100 * source.share * block / max(1, source.known))
    found = ngettext("{count} passage", "{count} passages", count).format(count=count)
    return _("{hits} in {percent} % (Esc stops)").format(hits=found, percent=percent)


def _kwic(line: KwicLine, language: str, width: int) -> Item:
    """Return a passage as a line whose node begins at a third of the width.

    Args:
        line: The passage.
        language: Of the document that it stands in.
        width: Cells of the line.
    """
    before = width // 3
    left = line.left.replace("\n", " ")
    if len(left) > before:
        left = "…" + left[len(left) - before + 1 :]
    text = left.rjust(before) + line.node + line.right.replace("\n", " ")
    mark = Mark(before, before + len(line.node), TERM)
    target = ToPlace(line.block, line.start, language)
    return Item(text, target, marks=(mark,), unwrapped=True)
