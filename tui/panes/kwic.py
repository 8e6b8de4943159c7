"""A passage as one line of a list, its node in the same column as every other's."""

from __future__ import annotations

from rich.cells import cell_len, split_graphemes

from texts.concordance import KwicLine
from tui.panes.lines import Item
from tui.panes.paint import TERM, Mark

ELLIPSIS = "…"


def kwic(line: KwicLine, target: object, width: int) -> Item:
    """Return a passage as a line whose node begins at a third of the width.

    Args:
        line: The passage.
        target: What the line leads to.
        width: Cells of the line.
    """
    before = _ending(line.left.replace("\n", " "), width // 3)
    text = before + line.node + line.right.replace("\n", " ")
    mark = Mark(len(before), len(before) + len(line.node), TERM)
    return Item(text, target, marks=(mark,), unwrapped=True)


def _ending(text: str, width: int) -> str:
    """Return as much of the end of a text as fits, filled up with spaces to a width in cells."""
    cells = cell_len(text)
    if cells > width:
        spans = split_graphemes(text)[0]
        at = 0
        while at < len(spans) and cells > width - 1:
            cells -= spans[at][2]
            at += 1
        text = ELLIPSIS + (text[spans[at][0] :] if at < len(spans) else "")
    return " " * (width - cell_len(text)) + text
