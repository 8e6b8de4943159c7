"""What the parts of the reader's behaviour share: a way to the screen that they act on.

Each control holds one concern and the actions that belong to it, as ``action_<id>`` methods with
the count typed before the key and the letter typed after it. The reader screen finds them there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.panes.text import TextPane
    from tui.screens.reader import ReaderScreen


class Control:
    """One concern of the reader.

    Args:
        reader: The screen that it acts on.
    """

    def __init__(self, reader: ReaderScreen) -> None:
        self.reader = reader

    @property
    def text(self) -> TextPane:
        """The reading pane."""
        return self.reader.text
