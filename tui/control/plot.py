"""Where a term occurs over the whole document: a strip of it, and its chapters by count."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from texts.document import BlockKind, BlockSource
from tui.control.control import Control
from tui.control.vocabulary import Counted
from tui.dispersion import strip
from tui.messages import _, ngettext
from tui.panes.lines import Item
from tui.panes.paint import FAINT, STRONG, Mark
from tui.panes.targets import ToPlace

CHAPTERS = 400
"""Most chapters listed."""
BAR = 16
"""Cells of the strip of a chapter."""


class Chapter(NamedTuple):
    """Some blocks under a heading."""

    title: str
    start: int
    """Number of its first block."""
    end: int
    """Number after its last."""


class Plot(Control):
    """The dispersion plot of a term."""

    def action_plot(self, _count: int, _letter: str) -> None:
        """Show where in the document the term under the cursor occurs, chapter by chapter."""
        concepts = self.reader.vocabulary.pointed()
        if not concepts:
            self.reader.status.say(message=_("Put the cursor on a term to see where it occurs."))
            return
        self.reader.vocabulary.when_counted(lambda counted: self._show(concepts, counted))

    def _show(self, concepts: tuple[str, ...], counted: Counted) -> None:
        places = sorted(at for key, found in counted.items() if set(key) & set(concepts)
                        for at in found)  # fmt: skip
        glossary = self.reader.recognition.glossary
        concept = glossary.concept(concepts[0]) if glossary else None
        source = self.reader.reading.source
        term = concept.headword(source.language or "kk") if concept else concepts[0]
        if not places:
            sentence = _("“{term}” does not occur in this document.")
            self.reader.status.say(message=sentence.format(term=term))
            return
        width = max(20, self.reader.size.width - 4)
        here = min(width - 1, self.text.view.block * width // max(1, source.known))
        # The caret tells where one reads, by shape.
        items = [
            Item(strip(places, source.known, width), unwrapped=True),
            Item(" " * here + "^", style=FAINT, unwrapped=True),
        ]
        for chapter in chapters(source):
            inner = [at for at in places if chapter.start <= at < chapter.end]
            if not inner:
                continue
            bar = strip([at - chapter.start for at in inner], chapter.end - chapter.start, BAR)
            text = f"{len(inner):>4} {bar} {chapter.title}"
            target = ToPlace(source.block(inner[0]).id, 0)
            items.append(Item(text, target, marks=(Mark(0, 4, STRONG),), unwrapped=True))
        said = ngettext("“{term}”: {count} time", "“{term}”: {count} times", len(places))
        title = said.format(term=term, count=len(places))
        self.reader.show_list(title, items, 2, partial(self._show, concepts, counted))


def chapters(source: BlockSource) -> Sequence[Chapter]:
    """Return the parts of a document between its headings; the whole if it has none."""
    starts = [0]
    for number in range(1, source.known):
        if source.block(number).kind is BlockKind.HEADING and len(starts) < CHAPTERS:
            starts.append(number)
    ends = [*starts[1:], source.known]
    return [
        Chapter(" ".join(source.block(start).text.split())[:80], start, end)
        for start, end in zip(starts, ends, strict=True)
    ]
