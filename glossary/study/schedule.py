"""When a card is asked again: FSRS, by the library ``fsrs``, and nothing beside it.

Intervals are not blurred by chance (``enable_fuzzing``): the log alone then tells every due date,
and a card that is graded after an undo gets the date that it was promised. Siblings do not come on
one day anyway.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import fsrs

from glossary.study.card import Grade, Memory, Milliseconds, Phase

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


class Options(NamedTuple):
    """How cards are scheduled."""

    retention: float = 0.9
    """The share of cards to be remembered when they are asked."""
    learning: tuple[int, ...] = (60, 600)
    """Steps of a new card, in seconds."""
    relearning: tuple[int, ...] = (600,)
    """Steps of one that was forgotten, in seconds."""
    leech: int = 8
    """Lapses after which a card is put aside; 0 for never."""
    parameters: tuple[float, ...] = fsrs.scheduler.DEFAULT_PARAMETERS
    """Weights of the model: the library's, or one's own."""


USUAL = Options()
"""How cards are scheduled unless one sets it otherwise."""


class Schedule:
    """The scheduler.

    Args:
        options: How; weights that the library refuses are replaced by its own.
    """

    def __init__(self, options: Options = USUAL) -> None:
        self.options = options
        try:
            self._scheduler = _scheduler(options)
        except ValueError:
            self._scheduler = _scheduler(options._replace(parameters=USUAL.parameters))

    def after(self, memory: Memory, grade: Grade, at: Milliseconds) -> Memory:
        """Return what is remembered of a card once it is graded.

        Args:
            memory: What was remembered before.
            grade: The grade.
            at: When; a time before the last grading (a clock set back) counts as that time.
        """
        at = max(at, memory.last)
        card, _log = self._scheduler.review_card(
            _card(memory), fsrs.Rating(int(grade)), _datetime(at)
        )
        lapsed = memory.phase == Phase.REVIEW and grade == Grade.AGAIN
        lapses = memory.lapses + lapsed
        return Memory(
            int(card.state), card.step or 0, card.stability, card.difficulty,
            (card.due - _EPOCH) // _MS, at, lapses, int(lapsed and self._is_leech(lapses)), 0,
        )  # fmt: skip

    def intervals(self, memory: Memory, at: Milliseconds) -> dict[Grade, Milliseconds]:
        """Return how long it takes, after each grade, until a card is asked again."""
        start = max(at, memory.last)
        return {grade: self.after(memory, grade, start).due - start for grade in Grade}

    def recall(self, memory: Memory, at: Milliseconds) -> float:
        """Return the probability with which a card is remembered at a time, from 0 to 1."""
        return float(self._scheduler.get_card_retrievability(_card(memory), _datetime(at)))

    def _is_leech(self, lapses: int) -> bool:
        """Tell whether a card is put aside: at the threshold, then after each half of it."""
        most = self.options.leech
        return bool(most) and lapses >= most and (lapses - most) % max(1, most // 2) == 0


def _scheduler(options: Options) -> fsrs.Scheduler:
    return fsrs.Scheduler(
        options.parameters,
        options.retention,
        tuple(timedelta(seconds=one) for one in options.learning),
        tuple(timedelta(seconds=one) for one in options.relearning),
        enable_fuzzing=False,
    )


def _card(memory: Memory) -> fsrs.Card:
    if memory.phase == Phase.NEW:
        return fsrs.Card(0, due=_EPOCH)
    step = None if memory.phase == Phase.REVIEW else memory.step
    return fsrs.Card(
        0, fsrs.State(memory.phase), step, memory.stability, memory.difficulty,
        _datetime(memory.due), _datetime(memory.last),
    )  # fmt: skip


def _datetime(at: Milliseconds) -> datetime:
    return _EPOCH + at * _MS
