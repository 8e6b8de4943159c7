"""The reading pane: a document in one language or two, a cursor, marked terms.

Only rows on the screen are laid out and drawn. The cursor moves by lines and the pane scrolls by
half a screen at its edge, so that one step repaints two rows, not the pane: on a slow line that
is half a kilobyte instead of ten.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from texts.document import Annotation, BlockKind, BlockSource, Link
from texts.reach import is_found, own
from tui.panes.ahead import Ahead
from tui.panes.counterpart import counterpart
from tui.panes.dress import dressed
from tui.panes.flow import Look, Row
from tui.panes.margin import sign
from tui.panes.mouse import MousePane
from tui.panes.paint import (
    CURSOR,
    FAINT,
    HIT,
    LINK,
    NOTE,
    PLAIN,
    REMARK,
    SELECTED,
    SENTENCE,
    STRONG,
    Mark,
    grown,
    padded,
    segments,
    term_mark,
)  # fmt: skip
from tui.panes.view import BETWEEN, GUTTER, View
from tui.panes.wrap import TURNED, cells

if TYPE_CHECKING:
    # The glossary is imported after the first paint.
    from glossary.match import RecognisedTerm
    from tui.state.store import Note

TERMS_KEPT = 5_000
"""Blocks whose terms are kept; the first known go first."""
ALL_TERMS, FIRST_TERMS, NO_TERMS = "all", "first", "none"
"""Which terms are marked: all, those that a paragraph has first, none."""
Spans = list[tuple[int, int]]
"""Half-open block offsets, in text order."""


class TextPane(MousePane, can_focus=True):
    """The reading pane.

    Args:
        sources: The document in each language shown; the first leads.
        moved: Called when the cursor has moved; at once and not by a message, so that what it
            changes elsewhere is drawn together with the move, not a frame later.
        look: How text is set.
    """

    class Exposed(Message):
        """Blocks have come into sight, and terms of these or the next ones are not known yet."""

        def __init__(self, blocks: Sequence[tuple[int, int]]) -> None:
            super().__init__()
            self.blocks = tuple(blocks)
            """Block number and side of each in sight, in order."""

    def __init__(
        self,
        sources: Sequence[BlockSource],
        moved: Callable[[], None],
        look: Look,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.moved = moved
        self.marking = ALL_TERMS
        """Which terms are marked."""
        self.view = View(sources, look)
        self.terms: dict[tuple[int, int], tuple[RecognisedTerm, ...]] = {}
        """Recognised terms by identity of the source and block number of the leading one."""
        self.states: Mapping[str, str] = {}
        """What is known of concepts, by id; see :data:`tui.panes.paint.STATES`."""
        self.notes: Mapping[int, Sequence[tuple[int, int, Note]]] = {}
        """Passages noted on: a block's own number to the span and the note of each."""
        self._find: Callable[[str], Spans] | None = None
        self._found: dict[tuple[int, int], Spans] = {}
        self._marked: frozenset[Row] = frozenset()
        self._selecting = False
        self._ahead = Ahead(self)

    # -- what is shown

    def show(self, sources: Sequence[BlockSource]) -> None:
        """Show other languages of the document."""
        self.view.show(sources)
        self._found = {}
        self.view.bring()
        self._settle()

    def open(self, sources: Sequence[BlockSource]) -> None:
        """Show another document, from its beginning."""
        old, self.view = self.view, View(sources, self.view.look)
        self.terms, self._found, self._find, self._rows = {}, {}, None, []
        self.notes = {}
        self.view.resize(old.width, old.rows_high)
        self._settle()

    def restyle(self, look: Look) -> None:
        """Set the text in another way."""
        self.view.restyle(look)
        self._settle()

    def go(self, block: int, offset: int, side: int | None = None) -> None:
        """Put the cursor at a place and show it with some of the text above it."""
        if side is not None and side < len(self.view.flow.sources):
            self.view.side = side
        self.view.go(block, offset, middle=True)
        self._repaint()

    def terms_of(self, block: int, side: int) -> tuple[RecognisedTerm, ...] | None:
        """Return the terms of a block; None if they are not known yet."""
        return self.terms.get((id(self.view.flow.sources[side]), block))

    def language(self) -> str | None:
        """Return the language that the cursor is in, None if it is not known."""
        return self.view.flow.sources[self.view.side].language

    def current_term(self) -> RecognisedTerm | None:
        """Return the term under the cursor; None while something is selected."""
        if self.view.anchor is not None:
            return None
        for term in self.terms_of(self.view.block, self.view.side) or ():
            if term.start <= self.view.at < term.end:
                return term
        return None

    def select(self, *, lines: bool) -> None:
        """Begin a selection at the cursor, go on with one in another way, or drop it."""
        view = self.view
        drop = view.anchor is not None and view.whole_lines == lines
        if view.anchor is None or drop:
            view.anchor = None if drop else (view.block, view.at)
        view.whole_lines = lines
        self._repaint()

    def current_query(self) -> str:
        """Return what is selected, else the term or word under the cursor; empty between words."""
        if self.view.anchor is not None:
            return " ".join(self.view.selected_text().split())
        start, end = self.cursor_span()
        word = self.view.text[start:end].strip()
        return word if end - start > 1 or word.isalnum() else ""

    def cursor_span(self) -> tuple[int, int]:
        """Return the span of the term or word under the cursor, one code point between words."""
        term = self.current_term()
        if term is not None:
            return term.start, term.end
        start, end = self.view.word()
        return start, max(end, start + 1)

    def learn(self, source: BlockSource, found: Mapping[int, Sequence[RecognisedTerm]]) -> None:
        """Take the terms of some blocks and draw those in sight."""
        for block, terms in found.items():
            self.terms[id(source), block] = tuple(terms)
        self._marked = self._cursor_rows()
        self._drop(row for row in self._drawn() if found.get(row.block))
        self._refresh_rows({row for row in self._rows if row and found.get(row.block)})

    def ask_for_terms(self) -> None:
        """Ask for the terms in sight that are not known, before those of the next page run out."""
        blocks = list(dict.fromkeys(row.block for row in self._rows if row is not None))
        if not blocks:
            return
        sides = range(len(self.view.flow.sources))
        ahead = range(blocks[-1] + 1, blocks[-1] + 1 + len(blocks))
        near = [*blocks, *(block for block in ahead if is_found(self.view.flow.main, block))]
        if any(self.terms_of(block, side) is None for block in near for side in sides):
            while len(self.terms) > TERMS_KEPT:
                del self.terms[next(iter(self.terms))]
            self.post_message(self.Exposed([(block, side) for block in blocks for side in sides]))

    def mark_terms(self, which: str) -> None:
        """Choose which terms are marked: all, the first in each paragraph, none."""
        self.marking = which
        self.refresh()

    def show_notes(self, notes: Mapping[int, Sequence[tuple[int, int, Note]]]) -> None:
        """Draw passages that are noted on."""
        if notes or self.notes:
            self.notes = notes
            self.refresh()

    def notes_on(self, block: int) -> Sequence[tuple[int, int, Note]]:
        """Return the passages noted on in a block."""
        return self.notes.get(own(self.view.flow.main, block), ()) if self.notes else ()

    def current_remark(self) -> Annotation | None:
        """Return the remark on what is under the cursor."""
        for remark in self._remarks_on(self.view.block, self.view.side):
            if remark.start <= self.view.at < remark.end:
                return remark
        return None

    def mark_hits(self, find: Callable[[str], Spans] | None) -> None:
        """Mark what a search finds; None marks nothing."""
        if find is None and self._find is None:
            return
        old = {block for (block, _side), spans in self._found.items() if spans}
        self._find, self._found = find, {}
        seen = {row for row in self._rows if row is not None}
        self._drop(self._drawn() - seen)
        # While one types, most of what is on the screen has hits neither before nor after.
        sides = range(len(self.view.flow.sources))
        now = {row.block for row in seen if any(self._hits(row.block, side) for side in sides)}
        changed = {row for row in seen if row.block in old or row.block in now}
        self._drop(changed)
        self._refresh_rows(changed)

    def switch_side(self) -> bool:
        """Put the cursor into the next language; False if that is the first one again."""
        switched = self.view.switch_side()
        self._repaint()
        return switched

    # -- drawing

    def _repaint(self) -> None:
        """Draw what a move has changed: the rows of the cursor, or all if the pane has scrolled."""
        old, self._marked = self._marked, self._cursor_rows()
        was_selecting, self._selecting = self._selecting, self.view.anchor is not None
        if was_selecting or self._selecting:
            # What is out of sight may be selected, or not be any more.
            self._drop(self._drawn() - {row for row in self._rows if row is not None})
        if self._rows and self._rows[0] == self.view.top:
            self._drop(old | self._marked)
            self._refresh_rows(old | self._marked)
        elif self.size.height:
            self._look()
            self._drop(old | self._marked)
            self.rearrange()
        self.moved()

    def _settle(self) -> None:
        """Find the rows on the screen, ask for the terms of their blocks, draw everything."""
        if self.size.height:
            self._look()
            self.refresh()

    def _look(self) -> None:
        """Find the rows on the screen; ask for the terms of their blocks and draw the next page."""
        self._rows = self.view.rows()
        self._marked = self._cursor_rows()
        self.ask_for_terms()
        self._ahead.begin()

    def key_of(self, y: int) -> tuple[Row | None, ...]:
        """Return the rows of the document in a row of the screen."""
        return tuple(self._rows[y :: self.view.rows_high])

    def draw_ahead(self, row: Row) -> bool:
        """Draw a row that may come into sight; tell whether it was not drawn yet."""
        key = (row,)
        if key in self._drawn_rows:
            return False
        self.keep(key, self._draw_line([row]))
        return True

    def _drawn(self) -> set[Row]:
        """Return the rows of the document that are kept as they were drawn."""
        return {row for key in self._drawn_rows for row in key if isinstance(row, Row)}

    def _drop(self, rows: Iterable[Row]) -> None:
        """Draw some rows anew when they are seen next."""
        changed = set(rows)
        if changed:
            for key in [key for key in self._drawn_rows if not changed.isdisjoint(key)]:
                del self._drawn_rows[key]

    def _cursor_rows(self) -> frozenset[Row]:
        """Return the rows that the word or term under the cursor stands on."""
        if not self.view.flow.exists(self.view.block):
            return frozenset()
        rows = self._rows_of(self.cursor_span(), self.view.side)
        for side in range(len(self.view.flow.sources) if len(self.view.flow.sources) > 1 else 0):
            rows |= self._rows_of(counterpart(self.view, self.view.block, side), side)
        if self.view.look.focused:
            # What was dimmed or is to be: the whole paragraph.
            rows |= {Row(self.view.block, number) for number in range(self.view.laid.height)}
        if self.view.anchor is not None:
            first, last = sorted((self.view.anchor[0], self.view.block))
            rows |= {row for row in self._rows if row is not None and first <= row.block <= last}
        return frozenset(rows | {self.view.row()})

    def _rows_of(self, span: tuple[int, int] | None, side: int) -> set[Row]:
        """Return the rows of the cursor's paragraph on which a span of it stands."""
        start, end = span or (0, 0)
        lines = enumerate(self.view.laid.lines[side])
        return {Row(self.view.block, n) for n, one in lines if one.start < end and one.end > start}

    def _refresh_rows(self, rows: Container[Row | None]) -> None:
        width, high = self.size.width, self.view.rows_high
        shown = {y % high for y, row in enumerate(self._rows) if row is not None and row in rows}
        if shown:
            self.refresh(*(Region(0, y, width, 1) for y in sorted(shown)))

    def on_resize(self, _event: Resize) -> None:
        self._fit()

    def _fit(self) -> None:
        """Take the size that the pane has been given."""
        size = (self.size.width, self.size.height)
        if self.size.height and size != (self.view.width, self.view.rows_high):
            self.view.resize(*size)
            self._settle()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some rows; the first time, before the event that tells the size has come."""
        self._fit()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw a row of the screen."""
        return self._draw_line(self.key_of(y))

    def _draw_line(self, rows: Sequence[Row | None]) -> Strip:
        """Draw what stands in a row of the screen, a row of the document in each column."""
        width = self.size.width
        drawn: list[Segment] = []
        for number, row in enumerate(rows):
            column = self._draw_row(row) if row is not None else []
            if number < len(rows) - 1:
                column = [*padded(column, GUTTER + self.view.flow.width), Segment(BETWEEN, FAINT)]
            drawn += column
        if not drawn:
            return dressed(self, Strip.blank(width, PLAIN))
        used = sum(cells(segment.text) for segment in drawn)
        if used < width:
            drawn.append(Segment(" " * (width - used), PLAIN))
        strip = Strip(drawn, max(used, width))
        return dressed(self, strip if used <= width else strip.adjust_cell_length(width, PLAIN))

    def _draw_row(self, row: Row) -> list[Segment]:
        here = row == self.view.row()
        said = sign(
            self.view.flow.line(row), self.notes_on(row.block), self.links(row.block),
            self._remarks_on(row.block, 0),
        )  # fmt: skip
        drawn = [Segment(("▌" if here else " ") + said, PLAIN)]
        last = len(self.view.flow.sources) - 1
        for side in range(last + 1):
            column = self._draw(row, side)
            drawn += padded(column, self.view.flow.width) if side < last else column
            if side < last:
                drawn.append(Segment(BETWEEN, FAINT))
        return drawn

    def _draw(self, row: Row, side: int) -> list[Segment]:
        laid = self.view.flow.laid(row.block)
        line = self.view.flow.line(row, side)
        if line is None:
            return []
        lead = laid.marker.rjust(laid.indent - 1) + " " if laid.indent and not row.row else ""
        drawn = [Segment(lead.ljust(laid.indent), FAINT)] if laid.indent else []
        base = PLAIN
        if laid.kind is BlockKind.HEADING:
            base = STRONG
        elif laid.kind in (BlockKind.BREAK, BlockKind.REFERENCE):
            base = FAINT
        if self.view.look.focused and row.block != self.view.block:
            base = base + FAINT
        text = segments(laid.texts[side], line.start, line.shown, self._marks(row, side), base)
        if line.hyphen:
            text.append(Segment("-", base))
        if TURNED.search(laid.texts[side], line.start, line.shown) and self.view.look.turned:
            from tui.panes.bidi import placed

            return [*drawn, *placed(self.view, text, row, side)]
        return [*drawn, *grown(text, line.start, self.view.flow.gaps(row, side))]

    def _marks(self, row: Row, side: int) -> list[Mark]:
        remarks = self._remarks_on(row.block, side)
        marks = [Mark(remark.start, remark.end, REMARK) for remark in remarks]
        if not side:
            marks += [Mark(one.start, one.end, LINK) for one in self.links(row.block)]
        for one in self._marked_terms(row.block, side):
            state = self.states.get(one.concepts[0], "")
            marks.append(term_mark(one.start, one.end, state))
        if not side:
            marks += [Mark(start, end, NOTE) for start, end, _note in self.notes_on(row.block)]
        if paired := counterpart(self.view, row.block, side):
            marks.append(Mark(*paired, SENTENCE))
        marks += [Mark(start, end, HIT) for start, end in self._hits(row.block, side)]
        if side == self.view.side and row.block == self.view.block:
            marks.append(Mark(*self.cursor_span(), CURSOR))
        if side == self.view.side and self.view.anchor is not None:
            marks.append(Mark(*self.view.selected(row.block), SELECTED))
        return marks

    def links(self, block: int) -> Sequence[Link]:
        """Return the links of a block in the language that leads."""
        return self.view.flow.main.block(block).links

    def _marked_terms(self, block: int, side: int) -> Iterable[RecognisedTerm]:
        terms = self.terms_of(block, side) or ()
        if self.marking == ALL_TERMS:
            return terms
        if self.marking == NO_TERMS:
            return ()
        first: dict[tuple[str, ...], RecognisedTerm] = {}
        for term in terms:
            first.setdefault(term.concepts, term)
        return first.values()

    def _remarks_on(self, block: int, side: int) -> list[Annotation]:
        sources = self.view.flow.sources
        if not sources[side].annotations:
            return []
        name = sources[0].block(block).id
        return [remark for remark in sources[side].annotations if remark.block == name]

    def _hits(self, block: int, side: int) -> Spans:
        if self._find is None:
            return []
        found = self._found.get((block, side))
        if found is None:
            text = self.view.flow.laid(block).texts[side]
            found = self._found[block, side] = self._find(text)
        return found
