"""Alignments of a person's own pairs of texts, as they were corrected by hand."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from itertools import chain

from tui.state.store import State

Rows = list[list[int]]
"""For each block of the text that leads, the numbers of the other's blocks beside it."""


def kept(state: State, document: str, beside: str, counts: tuple[int, int]) -> Rows | None:
    """Return the alignment of two texts that was kept.

    Args:
        state: Where it is kept.
        document: What the state knows the text that leads by.
        beside: The same of the other.
        counts: How many blocks they have; an alignment of other counts is of another version.
    """
    query = "SELECT rows FROM alignment WHERE document = ? AND beside = ?"
    for (text,) in state.rows(query, document, beside):
        try:
            rows = [[int(number) for number in row] for row in json.loads(text)]
        except (ValueError, TypeError):
            continue
        if len(rows) == counts[0] and sorted(chain.from_iterable(rows)) == list(range(counts[1])):
            return rows
    return None


def keep(state: State, document: str, beside: str, rows: Sequence[Sequence[int]]) -> None:
    """Keep an alignment."""
    text = json.dumps(rows, separators=(",", ":"))
    state.write("INSERT OR REPLACE INTO alignment VALUES (?, ?, ?, ?)",
                document, beside, text, time.time())  # fmt: skip
