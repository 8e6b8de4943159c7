"""The first page as a terminal's own codes, drawn before Textual is imported.

What :class:`tui.panes.text.TextPane` draws at first, cell for cell, without what comes later:
terms, notes, the glossary, hints. Standard library and what lays text out; nothing else, for each
import here stands between a reader and the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from texts.document import BlockKind
from tui.palette import EDGES, PALETTES
from tui.panes.flow import Row
from tui.panes.view import BETWEEN, GUTTER, View
from tui.panes.wrap import cells
from tui.sanitise import visible

WIDE = 100
"""Cells from which the glossary stands beside the text; below it, under it, once it is opened."""
SHARES = (5, 3)
"""How text and glossary share the width, as ``app.tcss`` says."""
WIDEST_ENTRY = 64
"""The most cells of the glossary, as ``app.tcss`` says."""
DIMMED = 0.66
"""How much of a dimmed letter's colour Textual leaves over its background."""
PLAIN, BOLD, DIM, ITALIC, UNDERLINE, REVERSE = 0, 1, 2, 4, 8, 16
_CODES = ((BOLD, "1"), (DIM, "2"), (ITALIC, "3"), (UNDERLINE, "4"), (REVERSE, "7"))
Span = tuple[str, int]
"""Some text and how it is drawn."""


def text_width(columns: int) -> int:
    """Return the cells of the text pane at first on a screen of so many."""
    if columns < WIDE:
        return columns
    text, entry = SHARES
    return max(columns * text // (text + entry), columns - WIDEST_ENTRY)


def page(view: View, columns: int, title: str, share: str, theme: str) -> str:
    """Return what draws the page.

    Args:
        view: The document, of the size of the text pane.
        columns: Cells of the screen.
        title: What the document is called.
        share: How far into it the cursor is.
        theme: Name of the theme; :data:`tui.palette.COLOURLESS` where no colours are wanted.

    Returns:
        Control sequences for every row of the screen; the cursor is left at the top.
    """
    style = _Style(theme)
    edge = style.edge() if view.width < columns else ""
    blank = style.drawn([(" " * (columns - view.width - 1), PLAIN)]) if edge else ""
    drawn = []
    rows = view.rows()
    for y in range(view.rows_high):
        spans = _filled(_line(view, rows, y), view.width)
        drawn.append(f"\x1b[{y + 1};1H{style.drawn(spans)}{edge}{blank}")
    status = _filled(_status(columns, title, share), columns)
    drawn.append(f"\x1b[{view.rows_high + 1};1H{style.drawn(status)}\x1b[1;1H")
    return "".join(drawn)


class _Style:
    """How the spans of a theme are told to a terminal."""

    def __init__(self, theme: str) -> None:
        self._palette = PALETTES.get(theme)
        self._theme = theme

    def drawn(self, spans: Iterable[Span]) -> str:
        """Return spans with their codes; each row begins and ends plain."""
        parts = []
        for text, kind in spans:
            code = self._code(kind)
            parts.append(f"\x1b[{code}m{text}\x1b[0m" if code and text else text)
        return "".join(parts)

    def edge(self) -> str:
        """Return the line left of the glossary."""
        if self._palette is None:
            code = EDGES.get(self._theme, "")
        else:
            code = f"38;2;{_rgb(self._palette.primary)};48;2;{_rgb(self._palette.background)}"
        return f"\x1b[{code}m│\x1b[0m" if code else "│"

    def _code(self, kind: int) -> str:
        if self._palette is None:
            return ";".join(code for flag, code in _CODES if kind & flag)
        fore, back = self._palette.foreground, self._palette.background
        letters = _faded(fore, back) if kind & DIM else _rgb(fore)
        codes = [code for flag, code in _CODES if kind & flag and flag != DIM]
        return ";".join([*codes, f"38;2;{letters}", f"48;2;{_rgb(back)}"])


def _line(view: View, rows: Sequence[Row | None], y: int) -> list[Span]:
    """Return a row of the text pane, in all its columns."""
    drawn: list[Span] = []
    for number in range(view.columns):
        at = y + number * view.rows_high
        row = rows[at] if at < len(rows) else None
        column = _row(view, row) if row is not None else []
        if number < view.columns - 1:
            column = [*_filled(column, GUTTER + view.flow.width), (BETWEEN, DIM)]
        drawn += column
    return drawn


def _row(view: View, row: Row) -> list[Span]:
    here = "▌" if row == view.row() else " "
    laid, line = view.flow.laid(row.block), view.flow.line(row)
    if line is None:
        return [(f"{here} ", PLAIN)]
    links = view.flow.main.block(row.block).links
    leads = any(one.start < line.end and one.end > line.start for one in links)
    drawn: list[Span] = [(here + ("›" if leads else " "), PLAIN)]
    if laid.indent:
        lead = "" if row.row else laid.marker.rjust(laid.indent - 1) + " "
        drawn.append((lead.ljust(laid.indent), DIM))
    base = PLAIN
    if laid.kind is BlockKind.HEADING:
        base = BOLD
    elif laid.kind in (BlockKind.BREAK, BlockKind.REFERENCE):
        base = DIM
    if view.look.focused and row.block != view.block:
        base |= DIM
    marks = list(_remarks(view, row))
    marks += [(one.start, one.end, ITALIC | UNDERLINE) for one in links]
    if row.block == view.block:
        start, end = view.word()
        marks.append((start, max(end, start + 1), BOLD | REVERSE))
    spans = _marked(laid.texts[0], line.start, line.shown, marks, base)
    return [*drawn, *_grown(spans, line.start, view.flow.gaps(row)), ("-" * line.hyphen, base)]


def _remarks(view: View, row: Row) -> Iterable[tuple[int, int, int]]:
    source = view.flow.main
    if source.annotations:
        block = source.block(row.block).id
        for remark in source.annotations:
            if remark.block == block:
                yield remark.start, remark.end, ITALIC


def _marked(
    text: str, start: int, end: int, marks: Sequence[tuple[int, int, int]], base: int
) -> list[Span]:
    edges = {start, end}
    for first, last, _kind in marks:
        edges.update(at for at in (first, last) if start < at < end)
    points = sorted(edges)
    drawn = []
    for left, right in pairwise(points):
        kind = base
        for first, last, added in marks:
            if first <= left and last >= right:
                kind |= added
        drawn.append((text[left:right], kind))
    return drawn


def _grown(spans: Iterable[Span], start: int, gaps: Sequence[int]) -> list[Span]:
    """Return spans with the spaces that grow where lines are made equally long."""
    if not gaps:
        return list(spans)
    more = {at: gaps.count(at) for at in gaps}
    drawn, at = [], start
    for text, kind in spans:
        letters = [one + " " * more.get(at + n, 0) for n, one in enumerate(text)]
        drawn.append(("".join(letters), kind))
        at += len(text)
    return drawn


def _status(columns: int, title: str, share: str) -> list[Span]:
    """Return the right part of the status line; what is left of it comes with the app."""
    if columns < 40:
        right = [(f" {share:>5}", PLAIN)]
    else:
        right = [(f"  {_cut(visible(title), columns // 3)}", DIM), (f" {share:>5}", PLAIN)]
    used = sum(cells(text) for text, _kind in right)
    return [(" " * max(0, columns - used), PLAIN), *right]


def _cut(text: str, width: int) -> str:
    while cells(text) > width:
        text = text[:-1]
    return text


def _filled(spans: Sequence[Span], width: int) -> list[Span]:
    used = sum(cells(text) for text, _kind in spans)
    return [*spans, (" " * max(0, width - used), PLAIN)]


def _rgb(colour: str) -> str:
    return ";".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))


def _faded(fore: str, back: str) -> str:
    pairs = [(int(fore[at : at + 2], 16), int(back[at : at + 2], 16)) for at in (1, 3, 5)]
    return ";".join(str(int(under + (over - under) * DIMMED)) for over, under in pairs)
