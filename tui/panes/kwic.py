"""A passage as one line of a list, its node in the same column as every other's."""

from __future__ import annotations

from texts.concordance import KwicLine
from tui.aligned import aligned
from tui.panes.lines import Item
from tui.panes.paint import TERM, Mark


def kwic(line: KwicLine, target: object, width: int) -> Item:
    """Return a passage as a line whose node begins at a third of the width.

    Args:
        line: The passage.
        target: What the line leads to.
        width: Cells of the line.
    """
    before, node, after = aligned(line, width // 3, width)
    mark = Mark(len(before), len(before) + len(node), TERM)
    return Item(before + node + after, target, marks=(mark,), unwrapped=True)
