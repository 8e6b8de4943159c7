"""Two edits of one entry that differ, field by field, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.merging import Conflict
from tui.command.field_words import field_name, value_text
from tui.command.side_by_side import side_by_side
from tui.messages import _
from tui.panes.lines import Item
from tui.panes.paint import STRONG
from tui.sanitise import visible

INDENT = 2
"""Cells before the first column."""


def clash_items(conflicts: Sequence[Conflict], width: int) -> Iterator[Item]:
    """Yield the lines of two edits side by side, one's own on the left.

    Args:
        conflicts: The fields in which they differ.
        width: Cells of a line.
    """
    for row in side_by_side(_("yours"), _("the other's"), width, INDENT):
        yield Item(row, style=STRONG, unwrapped=True)
    for conflict in conflicts:
        yield Item(visible(field_name(conflict.field)))
        texts = [visible(value_text(conflict.field, one)) for one in conflict[2:4]]
        for row in side_by_side(texts[0], texts[1], width, INDENT):
            yield Item(row, unwrapped=True)
