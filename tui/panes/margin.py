"""What the margin of a row says, so that nothing is told by colour or slant alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from texts.document import Annotation, Link
from tui.panes.wrap import Line

NOTED, LINKED, REMARKED = "•", "›", "~"
"""A note, a link, a remark of the editors; the first that a row has."""


def sign(
    line: Line | None,
    notes: Iterable[tuple[int, int, object]],
    links: Sequence[Link],
    remarks: Sequence[Annotation],
) -> str:
    """Return the sign of a line of a block, a space if there is nothing to say.

    Args:
        line: The line; None in a row without text.
        notes: First offset and offset after the last of passages noted on.
        links: The block's links.
        remarks: Remarks on the block.
    """
    if line is None:
        return " "
    spans = (
        (NOTED, [(start, end) for start, end, _note in notes]),
        (LINKED, [(one.start, one.end) for one in links]),
        (REMARKED, [(one.start, one.end) for one in remarks]),
    )
    for said, places in spans:
        if any(start < line.end and end > line.start for start, end in places):
            return said
    return " "
