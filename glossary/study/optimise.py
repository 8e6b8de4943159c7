"""The model's weights, fitted to one's own log by the library's optimiser, where it is there.

``fsrs`` keeps its optimiser behind PyTorch, which is a hundred times the size of this program; it
is therefore asked for and not required.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from glossary.errors import GlossaryError
from glossary.study.faults import told
from glossary.study.log import Log

LEAST = 512
"""Gradings before weights mean anything: one batch of the library's."""


def optimised(log: Log) -> tuple[float, ...]:
    """Return weights fitted to a log.

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
    if len(logs) < LEAST:
        raise GlossaryError(
            "the log has {count} reviews, fewer than the {least} that weights can be fitted to",
            remedy="go on studying with the usual weights", count=len(logs), least=LEAST,
        )  # fmt: skip
    return tuple(float(one) for one in optimizer(logs).compute_optimal_parameters())
