"""A passage with its node in a given column of the screen. Plain functions: no app."""

from __future__ import annotations

from rich.cells import cell_len, split_graphemes

from texts.concordance import KwicLine

ELLIPSIS = "…"
"""Stands where context is cut."""


def aligned(line: KwicLine, column: int, width: int) -> tuple[str, str, str]:
    """Return what is shown before the node of a passage, the node, and what is shown after it.

    Args:
        line: The passage.
        column: Cells before the node; less context is filled up with spaces.
        width: Cells of the whole line, as far as the node leaves any for what is after it.
    """
    node = line.node.replace("\n", " ")
    before = _ending(line.left.replace("\n", " "), column)
    after = _beginning(line.right.replace("\n", " "), max(1, width - column - cell_len(node)))
    return before, node, after


def _beginning(text: str, width: int) -> str:
    """Return as much of the beginning of a text as fits into a width in cells."""
    if cell_len(text) <= width:
        return text
    end = cells = 0
    for _start, stop, wide in split_graphemes(text)[0]:
        if cells + wide > width - 1:
            break
        end, cells = stop, cells + wide
    return text[:end] + ELLIPSIS


def _ending(text: str, width: int) -> str:
    """Return as much of the end of a text as fits, filled up with spaces to a width in cells."""
    cells = cell_len(text)
    if cells > width:
        spans = split_graphemes(text)[0]
        at = 0
        while at < len(spans) and cells > width - 1:
            cells -= spans[at][2]
            at += 1
        starts = [span[0] for span in spans[at:]]
        # A joiner that is cut off from what it joined leaves the rest wider than it was.
        while starts and cell_len(ELLIPSIS + text[starts[0] :]) > width:
            del starts[0]
        text = ELLIPSIS + (text[starts[0] :] if starts else "")
    return " " * (width - cell_len(text)) + text
