"""The model's weights, fitted to one's own log by the library's optimiser, where it is there.

``fsrs`` keeps its optimiser behind PyTorch, which is a hundred times the size of this program; it
is therefore asked for and not required.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from glossary.errors import GlossaryError
from glossary.study.faults import told
from glossary.study.log import Log

LEAST = 512
"""Reviews before weights mean anything: one batch of the library's; with fewer it returns its own
weights without a word."""
FIRST = 64
"""Gradings of a card that the library looks at."""


def optimised(log: Log, begun: Callable[[int], None]) -> tuple[float, ...]:
    """Return weights fitted to a log.

    Args:
        log: The log; its gradings within a day do not count.
        begun: Called with the number of reviews that tell something, once fitting begins: 1,000 of
            them take some ten seconds of one processor.

    Raises:
        GlossaryError: PyTorch is not installed, or the log is too short.
        StudyFault: The log cannot be read.
    """
    import fsrs

    try:
        optimizer: Any = fsrs.Optimizer
        optimizer([])
    except ImportError as error:
        raise GlossaryError(
            "the optimiser of `fsrs` needs PyTorch, which is not installed",
            remedy="install it with `pip install 'fsrs[optimizer]'`, or keep the usual weights",
        ) from error
    with told():
        logs = [
            fsrs.ReviewLog(card, fsrs.Rating(grade), datetime.fromtimestamp(at / 1000, UTC), took)
            for card, at, grade, _was, took in log.graded()
        ]
    count = _tell(logs)
    if count < LEAST:
        raise GlossaryError(
            "the log has {count} reviews of learnt cards a day or more after the one before, fewer "
            "than the {least} that weights can be fitted to",
            remedy="go on studying with the usual weights", count=count, least=LEAST,
        )  # fmt: skip
    begun(count)
    return tuple(float(one) for one in optimizer(logs).compute_optimal_parameters())


def _tell(logs: list[Any]) -> int:
    """Return how many gradings the library learns from: of learnt cards, on another day."""
    import fsrs

    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    cards: dict[int, tuple[int, fsrs.Card]] = {}
    count = 0
    for log in logs:
        seen, card = cards.get(log.card_id, (0, fsrs.Card(log.card_id)))
        last = card.last_review
        is_learnt = card.state == fsrs.State.Review and last is not None
        count += seen < FIRST and is_learnt and (log.review_datetime - last).days > 0
        cards[log.card_id] = (
            seen + 1,
            scheduler.review_card(card, log.rating, log.review_datetime)[0],
        )
    return count
