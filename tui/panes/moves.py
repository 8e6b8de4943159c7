"""The moves of the reading pane, one a key."""

from __future__ import annotations

from collections.abc import Callable

from tui.panes.rows import RowsPane
from tui.panes.view import View


class MovingPane(RowsPane):
    """A pane with a cursor in a text; each move does what its action's help says.

    A count of 0 means that none was typed.
    """

    view: View
    """What of the document is seen, and the cursor."""

    def _repaint(self) -> None:
        """Draw what a move has changed: everything, where nobody knows better."""
        self.refresh()

    def do_down(self, count: int) -> None:
        self._moved(self.view.by_lines, max(1, count))

    def do_up(self, count: int) -> None:
        self._moved(self.view.by_lines, -max(1, count))

    def do_half_down(self, count: int) -> None:
        self._moved(self.view.by_lines, max(1, count) * max(1, self.size.height // 2))

    def do_half_up(self, count: int) -> None:
        self._moved(self.view.by_lines, -max(1, count) * max(1, self.size.height // 2))

    def do_page_down(self, count: int) -> None:
        self._moved(self.view.by_pages, max(1, count))

    def do_page_up(self, count: int) -> None:
        self._moved(self.view.by_pages, -max(1, count))

    def do_next_block(self, count: int) -> None:
        self._moved(self.view.by_blocks, max(1, count))

    def do_previous_block(self, count: int) -> None:
        self._moved(self.view.by_blocks, -max(1, count))

    def do_next_sentence(self, count: int) -> None:
        self._moved(self.view.by_sentences, max(1, count))

    def do_previous_sentence(self, count: int) -> None:
        self._moved(self.view.by_sentences, -max(1, count))

    def do_right(self, count: int) -> None:
        self._moved(self.view.by_letters, max(1, count))

    def do_left(self, count: int) -> None:
        self._moved(self.view.by_letters, -max(1, count))

    def do_next_word(self, count: int) -> None:
        self._moved(self.view.by_words, max(1, count))

    def do_previous_word(self, count: int) -> None:
        self._moved(self.view.by_words, -max(1, count))

    def do_line_start(self, _count: int) -> None:
        self.view.to_line_start()
        self._repaint()

    def do_line_end(self, _count: int) -> None:
        self.view.to_line_end()
        self._repaint()

    def _moved(self, move: Callable[[int], None], count: int) -> None:
        move(count)
        self._repaint()
