"""Documents as rows of a screen, laid out as far as they are seen. A plain class: no widget.

Coordinate spaces: a *block number* counts blocks of the first source; a *row* counts the rows of
one block, its wrapped lines and then the empty ones after it, from 0; offsets and lines are those
of :mod:`tui.panes.wrap`. With several languages a block is as tall as its tallest translation, so
that paragraphs stay together as one scrolls.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from texts.document import Block, BlockKind, BlockSource
from texts.reach import exists
from tui.panes.wrap import Breaks, Line, gaps, line_of, wrap
from tui.sanitise import visible

if TYPE_CHECKING:
    from tui.settings import Settings


class Look(NamedTuple):
    """How text is set."""

    measure: int = 92
    """The widest column, in cells; longer lines tire."""
    columns: int = 1
    """Columns of one text on a screen that has room for them."""
    spacing: int = 1
    """Empty rows between paragraphs."""
    justified: bool = False
    """Whether lines are made equally long."""
    hyphenated: bool = False
    """Whether words are parted at the ends of lines."""
    focused: bool = False
    """Whether all but the paragraph with the cursor is dimmed."""
    turned: bool = True
    """Whether right-to-left text is put in the order of the screen here, not by the terminal."""

    @classmethod
    def of(cls, settings: Settings) -> Look:
        """Return how the settings want text to be set."""
        return cls(
            settings.number("reading.width"),
            settings.number("reading.columns"),
            settings.number("reading.spacing"),
            bool(settings["reading.justify"]),
            bool(settings["reading.hyphenate"]),
            bool(settings["reading.focus"]),
            bool(settings["reading.turned"]),
        )


USUAL = Look()
"""The look that nobody has changed."""
KEPT = 400
"""Blocks kept laid out: some ten screens."""
RULE = "· · ·"
"""Stands where a section ends."""
_RUNNING = (
    BlockKind.PARAGRAPH, BlockKind.NUMBERED, BlockKind.BULLET, BlockKind.SUBBULLET,
    BlockKind.REFERENCE,
)  # fmt: skip
"""Blocks of running text, whose lines end where they end by chance."""
_LISTED = (BlockKind.NUMBERED, BlockKind.BULLET, BlockKind.SUBBULLET)


class Row(NamedTuple):
    """A row of a block."""

    block: int
    """Block number."""
    row: int
    """Row within the block, from 0."""


class Laid(NamedTuple):
    """A block, laid out."""

    texts: tuple[str, ...]
    """Its text in each language, safe to draw; empty where a language lacks it."""
    lines: tuple[tuple[Line, ...], ...]
    """Its wrapped lines in each language."""
    indent: int
    """Columns before its text."""
    marker: str
    """What stands in the indent of the first line."""
    height: int
    """Rows of text."""
    total: int
    """Rows with the empty ones after it."""
    kind: BlockKind
    """What it is."""


class Flow:
    """The rows of a document in one or more languages.

    Args:
        sources: The document in each language; the first leads.
        width: Cells of each language's column, at least 2.
        look: How text is set.
    """

    def __init__(self, sources: Sequence[BlockSource], width: int, look: Look = USUAL) -> None:
        self.sources = tuple(sources)
        self.look = look
        self.width = max(2, width)
        self._kept: OrderedDict[int, Laid] = OrderedDict()

    @property
    def main(self) -> BlockSource:
        """The source that leads."""
        return self.sources[0]

    def exists(self, block: int) -> bool:
        """Tell whether there is such a block, finding more of the document if need be."""
        return exists(self.main, block)

    def laid(self, number: int) -> Laid:
        """Return a block laid out; raises IndexError if it is not known."""
        laid = self._kept.get(number)
        if laid is None:
            laid = self._kept[number] = self._lay(number)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return laid

    def step(self, row: Row, count: int) -> Row:
        """Return the row some rows further down, or up if the count is negative; the first or last
        row of the document if it ends before.
        """
        block, at = row.block, row.row + count
        while at < 0:
            if not self.exists(block - 1):
                return Row(block, 0)
            block -= 1
            at += self.laid(block).total
        while at >= self.laid(block).total:
            if not self.exists(block + 1):
                return Row(block, self.laid(block).height - 1)
            at -= self.laid(block).total
            block += 1
        return Row(block, at)

    def distance(self, start: Row, end: Row, most: int) -> int:
        """Return how many rows lie from one row down to another, at most ``most``; 0 if the other
        is above.
        """
        if end < start:
            return 0
        rows = -start.row
        for block in range(start.block, end.block):
            if not self.exists(block):
                return most
            rows += self.laid(block).total
            if rows > most:
                return most
        return min(most, rows + end.row)

    def row_at(self, block: int, offset: int, language: int = 0) -> Row:
        """Return the row of an offset in a language; the first one if it lacks the block."""
        lines = self.laid(block).lines[language]
        return Row(block, line_of(lines, offset) if lines else 0)

    def line(self, row: Row, language: int = 0) -> Line | None:
        """Return the line of a language in a row; None where it has none."""
        lines = self.laid(row.block).lines[language]
        return lines[row.row] if row.row < len(lines) else None

    def gaps(self, row: Row, language: int = 0) -> list[int]:
        """Return the offsets of the spaces that grow by a cell each; see :func:`wrap.gaps`."""
        line, laid = self.line(row, language), self.laid(row.block)
        if line is None or not self.look.justified or laid.kind not in _RUNNING:
            return []
        return gaps(laid.texts[language], line, self.width - laid.indent)

    def _breaks(self, source: BlockSource, block: Block) -> Breaks | None:
        if not self.look.hyphenated or block.kind not in _RUNNING:
            return None
        from texts.language import guess
        from texts.syllables import breaks

        return partial(breaks, language=source.language or guess(block.text))

    def _lay(self, number: int) -> Laid:
        block = self.main.block(number)
        blocks: list[Block | None] = [block]
        for other in self.sources[1:]:
            found = other.number(block.id)
            blocks.append(None if found is None else other.block(found))
        hang = len(block.marker) + 1 if block.marker else 0
        indent = min(2 * block.level + hang, self.width // 3)
        texts = tuple("" if one is None else _shown(one.text) for one in blocks)
        if block.kind is BlockKind.BREAK:
            texts = tuple(RULE for _ in texts)
        lines = tuple(
            wrap(text, self.width - indent, self._breaks(source, block)) if text else ()
            for text, source in zip(texts, self.sources, strict=True)
        )
        height = max(1, *map(len, lines))
        gap = 0 if self._joins(number, block) else self.look.spacing
        return Laid(texts, lines, indent, visible(block.marker), height, height + gap, block.kind)

    def _joins(self, number: int, block: Block) -> bool:
        """Tell whether a block stands close to the one after it: items of one list do."""
        if block.kind not in _LISTED or not self.exists(number + 1):
            return False
        return self.main.block(number + 1).kind in _LISTED


def _shown(text: str) -> str:
    # A tab is as wide as the terminal pleases; a space keeps offsets and columns what they are.
    return visible(text.replace("\t", " "), keep="\n")
