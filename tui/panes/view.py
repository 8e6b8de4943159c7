"""What of a document is seen, and the cursor in it. A plain class: no widget, no app.

Coordinate spaces as in :mod:`tui.panes.flow`. A *side* is the index of one of the languages shown
next to each other; the cursor stands in one of them and moves to its own lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from texts.document import BlockSource
from texts.reach import counted_from, last
from tui.panes.flow import USUAL, Flow, Laid, Look, Row
from tui.panes.wrap import TURNED, Line, cells, column_of, offset_at

BETWEEN = " │ "
"""Stands between two languages."""
GUTTER = 2
"""Cells before the text; the cursor's row is marked there."""
LEAST_OF_TWO = 36
"""Cells of the narrowest of two columns of one text."""
NARROWEST = 20
"""Cells of the narrowest column in which a second language is shown."""
NARROWEST_OF_THREE = 28
"""The same where three are shown: short lines tire the more, the more there are."""
WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011'’][^\W_]+)*")
"""A word, hyphenated ones whole."""


class View:
    """A window on a document.

    Args:
        sources: The document in each language shown; the first leads.
        look: How text is set.
    """

    def __init__(self, sources: Sequence[BlockSource], look: Look = USUAL) -> None:
        self.look = look
        self.width = 0
        """Cells of the window."""
        self.rows_high = 1
        """Rows of the window."""
        self.flow = Flow(sources, look.measure, look)
        self.top = Row(0, 0)
        """The row at the top of the window."""
        self.block = 0
        """Block number of the cursor."""
        self.at = 0
        """Block offset of the cursor, in the language of its side."""
        self.side = 0
        """The side that the cursor is on."""
        self.anchor: tuple[int, int] | None = None
        """Where the selection was begun: block number and offset; None if nothing is selected."""
        self.whole_lines = False
        """Whether lines are selected rather than words."""
        self._column = 0

    # -- what is seen

    def show(self, sources: Sequence[BlockSource]) -> None:
        """Show other languages of the document; the cursor stays in its paragraph."""
        side = min(self.side, len(sources) - 1)
        if side != self.side:
            self.side, self.at = side, 0
        self.anchor = None
        self._lay(sources)

    @property
    def columns(self) -> int:
        """Columns that the text is set in, one after the other; one language only has several."""
        return self._columns(len(self.flow.sources))

    def _columns(self, languages: int) -> int:
        if languages > 1 or self.look.columns < 2:
            return 1
        room = (self.width - len(BETWEEN) - 2 * GUTTER) // 2
        return 2 if room >= LEAST_OF_TWO else 1

    @property
    def height(self) -> int:
        """Rows of text that the window shows, in all its columns together."""
        return self.rows_high * self.columns

    def restyle(self, look: Look) -> None:
        """Set the text in another way, with the same text at the top."""
        self.look = look
        self._lay(self.flow.sources)
        self.bring()

    def resize(self, width: int, height: int) -> None:
        """Take another size, in cells; the cursor stays in sight."""
        self.rows_high = max(1, height)
        if width != self.width:
            self.width = width
            self._lay(self.flow.sources)
        self.bring()

    def has_room(self, languages: int) -> bool:
        """Tell whether so many languages fit next to each other."""
        least = NARROWEST if languages < 3 else NARROWEST_OF_THREE
        return languages < 2 or self._column_width(languages) >= least

    def rows(self) -> list[Row | None]:
        """Return what is in each row of the window, None below the end of the document."""
        shown: list[Row | None] = []
        row: Row | None = self.top if self.flow.exists(self.top.block) else None
        for _ in range(self.height):
            shown.append(row)
            if row is not None:
                following = self.flow.step(row, 1)
                # At the end of the document a step leads back to its last line.
                row = following if following > row else None
        return shown

    # -- the cursor

    @property
    def laid(self) -> Laid:
        """The block with the cursor."""
        return self.flow.laid(self.block)

    @property
    def text(self) -> str:
        """Its text on the cursor's side."""
        return self.laid.texts[self.side]

    def row(self) -> Row:
        """Return the row that the cursor is in."""
        return self.flow.row_at(self.block, self.at, self.side)

    def line(self) -> Line | None:
        """Return the line that the cursor is in; None in a block without text on its side."""
        return self.flow.line(self.row(), self.side)

    def lead(self, row: Row, side: int) -> int:
        """Return the cells before a line that begins at the right edge."""
        laid, line = self.flow.laid(row.block), self.flow.line(row, side)
        if line is None or not self.look.turned or not TURNED.search(laid.texts[side]):
            return 0
        from tui.panes import bidi

        if not bidi.starts_right(laid.texts[side]):
            return 0
        shown = cells(laid.texts[side][line.start : line.shown])
        return max(0, self.flow.width - laid.indent - shown)

    def word(self) -> tuple[int, int]:
        """Return the span of the word under the cursor; an empty one between words."""
        for match in WORD.finditer(self.text):
            if match.end() > self.at:
                return match.span() if match.start() <= self.at else (self.at, self.at)
        return self.at, self.at

    # -- selecting

    def selected(self, block: int) -> tuple[int, int]:
        """Return the span of a block that is selected; an empty one if nothing of it is."""
        if self.anchor is None:
            return 0, 0
        (first, start), (last, end) = sorted((self.anchor, (self.block, self.at)))
        if not first <= block <= last:
            return 0, 0
        text = self.flow.laid(block).texts[self.side]
        start = self._edge(block, start, 0) if block == first else 0
        return start, self._edge(block, end, 1) if block == last else len(text)

    def selected_text(self) -> str:
        """Return what is selected, its paragraphs parted by empty lines."""
        if self.anchor is None:
            return ""
        first, last = sorted((self.anchor[0], self.block))
        parts = []
        for block in range(first, last + 1):
            start, end = self.selected(block)
            parts.append(self.flow.laid(block).texts[self.side][start:end])
        return "\n\n".join(filter(None, parts))

    def _edge(self, block: int, offset: int, which: int) -> int:
        """Return where a selection begins (0) or ends (1): at the edge of a word or a line."""
        if self.whole_lines:
            line = self.flow.line(self.flow.row_at(block, offset, self.side), self.side)
            return offset if line is None else (line.start, line.shown)[which]
        text = self.flow.laid(block).texts[self.side]
        for match in WORD.finditer(text):
            if match.start() <= offset < match.end():
                return match.span()[which]
        return min(len(text), offset + which)

    # -- moving

    def go(self, block: int, offset: int, *, middle: bool = False) -> None:
        """Put the cursor at a place, the nearest if there is no such.

        Args:
            block: Block number.
            offset: Block offset on the cursor's side.
            middle: Whether to show it a third down the window if it was out of sight.
        """
        source = self.flow.main
        if not self.flow.exists(block):
            end = last(source) if block > self.block else 0
            block, offset = source.known - 1 if end is None else end, 0
        # Rows are told apart, and a selection is measured, by numbers counted from one place.
        block = counted_from(source, block, self.block)
        if (
            self.anchor is not None
            and counted_from(source, self.anchor[0], block) != self.anchor[0]
        ):
            self.anchor = None
        self.block = block
        self.at = max(0, min(offset, len(self.text) - 1))
        line = self.line()
        if line is not None:
            grown = sum(at < self.at for at in self.flow.gaps(self.row(), self.side))
            self._column = self.laid.indent + column_of(self.text, line, self.at) + grown
        self.bring(middle=middle)

    def switch_side(self) -> bool:
        """Go to the same paragraph in the next language; False if that is the first one."""
        self.side = (self.side + 1) % len(self.flow.sources)
        self.anchor = None
        self.go(self.block, 0)
        return self.side > 0

    def by_lines(self, count: int) -> None:
        """Move by lines of text, down if the count is positive."""
        row = self.row()
        for _ in range(abs(count)):
            following = self._next_line(row, 1 if count > 0 else -1)
            if following == row:
                break
            row = following
        self.stand(row)

    def by_pages(self, count: int) -> None:
        """Move by windows less one row; at the last one to the end of the text."""
        step = count * max(1, self.height - 1)
        old = self.top
        self.top = self._last_top(self.flow.step(self.top, step))
        if self.top == old:
            self.by_lines(step)
            return
        row = self.top
        if self.flow.line(row, self.side) is None:
            row = self._next_line(row, 1)
        self.stand(row)

    def by_blocks(self, count: int) -> None:
        """Move by paragraphs; upwards first to the beginning of the one the cursor is in."""
        if count < 0 and self.at:
            count += 1
        self.go(max(0, self.block + count), 0)

    def by_sentences(self, count: int) -> None:
        """Move from sentence to sentence; upwards first to the beginning of the one one is in."""
        direction = 1 if count > 0 else -1
        for _ in range(abs(count)):
            self._by_starts(direction, _sentence_starts)

    def by_letters(self, count: int) -> None:
        """Move within the paragraph, by code points."""
        if self.look.turned and TURNED.search(self.text):
            from tui.panes import bidi

            # What stands to the right was written before.
            level = bidi.levels(self.text)[1 + min(self.at, len(self.text) - 1)]
            count = -count if level % 2 else count
        self.go(self.block, max(0, self.at + count))

    def by_words(self, count: int) -> None:
        """Move from word to word, through paragraphs."""
        direction = 1 if count > 0 else -1
        for _ in range(abs(count)):
            self._by_starts(direction, _word_starts)

    def to_line_start(self) -> None:
        """Move to the beginning of the line."""
        line = self.line()
        if line is not None:
            self.go(self.block, line.start)

    def to_line_end(self) -> None:
        """Move to the last letter of the line."""
        line = self.line()
        if line is not None:
            self.go(self.block, max(line.start, line.shown - 1))

    def stand(self, row: Row, column: int | None = None) -> None:
        """Put the cursor on a row of text, in a column or in the one where it was."""
        line = self.flow.line(row, self.side)
        if line is None:
            return
        if column is not None:
            self._column = column
        laid = self.flow.laid(row.block)
        self.block = row.block
        column = max(0, self._column - laid.indent)
        text = laid.texts[self.side]
        # What stands right of a space that has grown is drawn a cell further.
        grown = sum(
            column_of(text, line, at) + number < column
            for number, at in enumerate(self.flow.gaps(row, self.side))
        )
        self.at = offset_at(text, line, column - grown)
        self.bring()

    def bring(self, *, middle: bool = False) -> None:
        """Scroll so that the cursor is in sight, by half a window at its edge."""
        row = self.row()
        if self.top <= row and self.flow.distance(self.top, row, self.height) < self.height:
            return
        above = self.height // (3 if middle else 2)
        if not middle and row > self.top:
            far = self.flow.distance(self.top, row, 3 * self.height) >= 2 * self.height
            above = 0 if far else above
        self.top = self._last_top(self.flow.step(row, -above))

    def _next_line(self, row: Row, direction: int) -> Row:
        """Return the next row with text on the cursor's side; the row itself if there is none."""
        at = row
        while (following := self.flow.step(at, direction)) != at:
            if self.flow.line(following, self.side) is not None:
                return following
            at = following
        return row

    def _by_starts(self, direction: int, starts_in: Callable[[str], list[int]]) -> None:
        block = self.block
        while self.flow.exists(block):
            text = self.flow.laid(block).texts[self.side]
            starts = starts_in(text)
            if block == self.block:
                starts = [at for at in starts if (at - self.at) * direction > 0]
            if starts:
                self.go(block, starts[0 if direction > 0 else -1])
                return
            block += direction

    def _last_top(self, row: Row) -> Row:
        """Return the row, or the one that shows the end of the document at the bottom."""
        below, block = -row.row, row.block
        while below < self.height:
            if not self.flow.exists(block):
                end = Row(block - 1, self.flow.laid(block - 1).height - 1)
                return min(row, self.flow.step(end, 1 - self.height))
            below += self.flow.laid(block).total
            block += 1
        return row

    def _lay(self, sources: Sequence[BlockSource]) -> None:
        """Wrap anew, with the same text at the top."""
        line = self.flow.line(self.top)
        self.flow = Flow(sources, self._column_width(len(sources)), self.look)
        if self.flow.exists(self.top.block):
            self.top = self.flow.row_at(self.top.block, line.start if line else 0)

    def _column_width(self, languages: int) -> int:
        columns = self._columns(languages)
        room = self.width - GUTTER * columns - len(BETWEEN) * (max(languages, columns) - 1)
        columns = max(languages, columns)
        return max(8, min(self.look.measure, room // columns))


def _word_starts(text: str) -> list[int]:
    return [match.start() for match in WORD.finditer(text)]


def _sentence_starts(text: str) -> list[int]:
    from texts.segment import sentences

    return [start for start, _end in sentences(text)]
