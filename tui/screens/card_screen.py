"""A screen with one card on it: how it is drawn, and how what goes wrong is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual.screen import Screen

from glossary.errors import GlossaryError
from tui import actions
from tui.durations import moment, short
from tui.messages import _, ngettext, sentence
from tui.panes.card import Asked, bar, body, heading, screenful, sentence_rows
from tui.panes.sheet import Row, Sheet
from tui.panes.status import StatusLine
from tui.sanitise import visible

if TYPE_CHECKING:
    from glossary.study.card import Content
    from glossary.study.session import Session

BAR = 3
"""Rows of the grades, with the empty one above them."""
T = TypeVar("T")


class CardScreen(Screen[None]):
    """Draws the card that is asked.

    Args:
        session: What is asked.
        asked: The card as it was left, answer shown or not.
    """

    def __init__(self, session: Session, asked: Asked | None = None) -> None:
        super().__init__()
        self.session = session
        self.asked = asked
        self._top = 0
        self.sheet = Sheet(id="card")
        self.sheet.make = self._draw
        self.status = StatusLine(id="status")

    def _draw(self) -> None:
        width, height = self.sheet.size
        if not width or not height:
            return
        head = heading(self.asked, self.session.left(), width)
        room = self._room()
        if self.asked is None:
            rows: list[Row] = self._farewell(width)
            foot: list[Row] = []
        else:
            rows = body(self.asked, width)[0]
            foot = [[], *bar(self._try(self.session.intervals) or {}, width)]
        self._top = max(0, min(self._top, len(rows) - room))
        self.sheet.draw([head, [], *screenful(rows, self._top, room), *foot][:height])

    def _room(self) -> int:
        """Return the rows that there are for the card."""
        return max(1, self.sheet.size.height - 2 - BAR)

    def _scroll(self, rows: int) -> None:
        self._top += rows
        self._draw()

    def _farewell(self, width: int) -> list[Row]:
        count = self.session.graded
        told = ngettext("{count} card reviewed.", "{count} cards reviewed.", count)
        lines = [told.format(count=count)]
        due = self._try(lambda: self.session.next_due() or 0)
        if due:
            now = self.session.clock()
            lines.append(
                _("Nothing is due; the next card comes {moment} (in {span}).").format(
                    moment=moment(due, now, self.session.days), span=short(max(0, due - now))
                )
            )
        elif not self._try(self.session.deck.count):
            lines.append(
                _("The deck is empty; + in the reader adds the term under the cursor to it.")
            )
        return sentence_rows(lines, width)

    def _hint(self) -> None:
        self.status.hint(actions.hints(actions.REVIEW))

    def _term(self, note: int) -> str:
        found = self._try(lambda: self.session.deck.note(note))
        return "" if found is None else first_term(found.content)

    def _say_deleted(self) -> None:
        if self.asked is not None:
            sentence = _(
                "“{term}” is no longer in the termbase; the card keeps what it said, x puts it "
                "aside."
            )
            self._say(sentence.format(term=first_term(self.asked.note.content)))

    def _say(self, sentence: str) -> None:
        self.status.say(message=sentence)

    def _try(self, act: Callable[[], T]) -> T | None:
        """Do something with the deck; if it cannot be done, say why and return None."""
        try:
            return act()
        except GlossaryError as error:
            self._say(visible(sentence(error)))
            return None


def first_term(content: Content) -> str:
    """Return what to call a note in a sentence."""
    return next(filter(None, map(content.term, ("kk", "ru", "en"))), "")
