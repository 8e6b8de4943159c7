"""Where in a document something occurs, as a strip of characters. Plain functions: no app."""

from __future__ import annotations

from collections.abc import Sequence

HEIGHTS = "·▁▂▃▄▅▆▇█"
"""From none to the most, told by height so that it shows without colours."""


def strip(places: Sequence[int], count: int, width: int) -> str:
    """Return a dispersion plot.

    Args:
        places: Numbers of the blocks in which it occurs, each as often as it does.
        count: How many blocks the document has.
        width: Cells of the strip.

    Returns:
        As many characters: each stands for an equal part of the document, its height for how
        often the thing occurs there, in proportion to the part that has it most.
    """
    bins = [0] * width
    for place in places:
        bins[min(width - 1, place * width // max(1, count))] += 1
    most = max(bins, default=0)
    steps = len(HEIGHTS) - 1
    return "".join(HEIGHTS[0 if not n else -(-n * steps // most)] for n in bins)
