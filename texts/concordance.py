"""KWIC lines: a node in the middle of its context, one line an occurrence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from texts.document import Block


@dataclass(frozen=True, slots=True)
class KwicLine:
    """Key word in context; left + node + right is a slice of the block's text."""

    left: str
    """Text before the node, at most as wide as asked for."""
    node: str
    """The occurrence."""
    right: str
    """Text after it."""
    block: str
    """Id of the block."""
    start: int
    """First block offset of the node."""
    end: int
    """Block offset after its last code point."""


def concordance(block: Block, spans: Iterable[tuple[int, int]], width: int) -> list[KwicLine]:
    """Return the KWIC lines of some spans of a block.

    Args:
        block: Where they are.
        spans: Half-open block offsets.
        width: The most code points on each side; a side that would begin or end within a word
            is cut at the word, unless it is one long word.

    Returns:
        One line a span, in the order given.
    """
    return [_line(block, start, end, width) for start, end in spans]


def _line(block: Block, start: int, end: int, width: int) -> KwicLine:
    text = block.text
    from_ = max(0, start - width)
    if from_ > 0 and not text[from_ - 1].isspace():
        space = text.find(" ", from_, start)
        from_ = space + 1 if space >= 0 else from_
    to = min(len(text), end + width)
    if to < len(text) and not text[to].isspace():
        space = text.rfind(" ", end, to)
        to = space if space > end else to
    return KwicLine(text[from_:start], text[start:end], text[end:to], block.id, start, end)
