"""The last look at what is drawn: whatever widget drew it, nothing in it steers the terminal."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.sanitise import is_safe, visible


class Edge(LineFilter):
    """Makes the text of every drawn line visible; panes have done so before, widgets may not."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line, safe to write."""
        if is_safe("".join(segment.text for segment in segments)):
            return segments
        return [
            segment if segment.control else Segment(visible(segment.text), segment.style)
            for segment in segments
        ]
