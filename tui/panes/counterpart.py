"""The sentence that translates the one under the cursor, in the text beside."""

from __future__ import annotations

from functools import lru_cache

from tui.panes.view import View

LONGEST = 40_000
"""Code points of the longest paragraph whose sentences are aligned as one moves."""
Span = tuple[int, int]
"""Half-open block offsets."""


def counterpart(view: View, block: int, side: int) -> Span | None:
    """Return what of a side is marked: the counterpart of the cursor's sentence, or that itself.

    Returns:
        None in any other block, where one language is shown, and where nothing corresponds.
    """
    sides = len(view.flow.sources)
    if sides < 2 or block != view.block:
        return None
    texts = view.laid.texts
    other = side if side != view.side else (1 if view.side == 0 else 0)
    for here, there in _pairs(texts[view.side], texts[other]):
        if here[0] <= view.at < here[1]:
            return here if side == view.side else there
    return None


@lru_cache(maxsize=64)
def _pairs(one: str, other: str) -> tuple[tuple[Span, Span], ...]:
    if not one or not other or len(one) + len(other) > LONGEST:
        return ()
    from texts.alignment import counterparts
    from texts.segment import sentences

    return tuple(counterparts(one, other, sentences(one), sentences(other)))
