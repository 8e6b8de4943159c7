"""A sitting: one card after another, graded, put aside, taken back.

The queue is read once and kept up to date in memory; it is read again when a day ends or something
is undone. Everything that is decided is in the deck before the next card is shown, so a sitting can
end at any instant.
"""

from __future__ import annotations

from bisect import insort
from collections import deque

from glossary.study.card import Card, Clock, Grade, Milliseconds, Phase
from glossary.study.day import HOUR, Days
from glossary.study.deck import Deck
from glossary.study.faults import told
from glossary.study.queue import AHEAD, Limits, next_due, queue
from glossary.study.schedule import Schedule

_LEARNING = (Phase.LEARNING, Phase.RELEARNING)
_BACK = HOUR // 12
"""Milliseconds by which a clock may go back without a word: five minutes, as network time sets
it."""


class Session:
    """A sitting.

    Args:
        deck: What is studied.
        schedule: When cards are asked again.
        days: When days begin.
        limits: How much a day.
        clock: Tells the time.

    Raises:
        StudyFault: From any method: the deck cannot be read or written; nothing has changed then.
    """

    def __init__(
        self, deck: Deck, schedule: Schedule, days: Days, limits: Limits, clock: Clock
    ) -> None:
        self.deck = deck
        self.schedule = schedule
        self.days = days
        self.limits = limits
        self.clock = clock
        self.card: Card | None = None
        """The card that is asked; None if none is left now."""
        self._deeds: list[bool] = []
        self._shown = 0
        self.begin()

    @property
    def graded(self) -> int:
        """Cards graded in this sitting, those taken back not counted."""
        return sum(self._deeds)

    def begin(self) -> None:
        """Read the day's queue and take its first card."""
        now = self.clock()
        left = queue(self.deck.database, self.days, self.limits, now)
        self._end = self.days.start(self.days.day(now) + 1)
        self._learning = left.learning
        self._main = deque(left.main)
        self._take()

    def clock_set_back(self) -> Milliseconds:
        """Return by how much the clock stands before what was done last; 0 if it does not."""
        with told():
            behind = self.deck.log.latest() - self.clock()
        return behind if behind > _BACK else 0

    def left(self) -> tuple[int, int, int]:
        """Return how many new, learning and review cards are left, the present one with them."""
        phases = [phase for _number, phase in self._main]
        if self.card is not None:
            phases.append(self.card.memory.phase)
        new = phases.count(Phase.NEW)
        learning = sum(phase in _LEARNING for phase in phases)
        return new, learning + len(self._learning), len(phases) - new - learning

    def intervals(self) -> dict[Grade, Milliseconds]:
        """Return how long it takes, after each grade, until the card is asked again."""
        if self.card is None:
            return {}
        return self.schedule.intervals(self.card.memory, self.clock())

    def grade(self, grade: Grade) -> Card:
        """Grade the card and take the next; return the one graded, as it is now."""
        card = self._present()
        now = self.clock()
        took = max(0, min(now - self._shown, HOUR))
        card = self.deck.grade(card, grade, now, self.schedule.after, took)
        self._deeds.append(True)
        memory = card.memory
        if memory.phase in _LEARNING and memory.due < self._end and not memory.suspended:
            insort(self._learning, (memory.due, card.number))
        self._go_on()
        return card

    def suspend(self) -> Card:
        """Ask the card no more, and take the next."""
        return self._aside(self.deck.suspend(self._present(), self.clock()))

    def bury(self) -> Card:
        """Ask the card no more today, and take the next."""
        now = self.clock()
        return self._aside(self.deck.bury(self._present(), now, self.days.day(now)))

    def postpone(self, days: int) -> Card:
        """Ask the card some days later, and take the next."""
        now = self.clock()
        due = self.days.start(self.days.day(now) + max(1, days))
        return self._aside(self.deck.postpone(self._present(), now, due))

    def undo(self) -> Card | None:
        """Take back what was done last and ask that card; None if there is nothing (more)."""
        card = self.deck.undo(self.schedule.after)
        if card is not None:
            del self._deeds[-1:]
            self.begin()
            self._ask(card)
        return card

    def skip(self) -> None:
        """Read the queue again, e.g. because a card that was waited for is due."""
        self.begin()

    def reload(self) -> None:
        """Read the present card again, e.g. after its note was edited."""
        if self.card is not None:
            self.card = self.deck.card(self.card.number)

    def next_due(self) -> Milliseconds | None:
        """Return when the next card is asked, if none is left now; None if never."""
        return next_due(self.deck.database, self.days, self.limits, self.clock())

    def _present(self) -> Card:
        if self.card is None:
            raise LookupError("no card is asked")
        return self.card

    def _aside(self, card: Card) -> Card:
        self._deeds.append(False)
        self._go_on()
        return card

    def _go_on(self) -> None:
        if self.clock() >= self._end:
            self.begin()
        else:
            self._take()

    def _take(self) -> None:
        """Take the next card from the queue."""
        now = self.clock()
        self._shown = now
        number = None
        if self._learning and self._learning[0][0] <= now:
            number = self._learning.pop(0)[1]
        elif self._main:
            number = self._main.popleft()[0]
        elif self._learning and self._learning[0][0] <= now + AHEAD:
            number = self._learning.pop(0)[1]
        self.card = None if number is None else self.deck.card(number)

    def _ask(self, card: Card) -> None:
        """Ask a card now, whatever the queue says; the one taken goes back to its beginning."""
        taken = self.card
        if taken is not None and taken.number != card.number:
            if taken.memory.phase in _LEARNING:
                insort(self._learning, (taken.memory.due, taken.number))
            else:
                self._main.appendleft((taken.number, taken.memory.phase))
        self._learning = [one for one in self._learning if one[1] != card.number]
        self._main = deque(one for one in self._main if one[0] != card.number)
        self.card = card
