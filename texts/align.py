"""The same document in several languages, side by side, by the ids of its blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from texts.document import Block, Document


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """A block in each language."""

    id: str
    """The id that they share."""
    blocks: tuple[Block | None, ...]
    """One a document, in the order given; None where a document lacks the block."""


def aligned(documents: Sequence[Document]) -> list[AlignedRow]:
    """Align documents whose blocks share ids.

    Args:
        documents: One or more; the first sets the order.

    Returns:
        A row for each block of the first, then for blocks that only others have.
    """
    ids = dict.fromkeys(block.id for document in documents for block in document.blocks)
    return [
        AlignedRow(
            block_id,
            tuple(
                None if (number := document.number(block_id)) is None else document.block(number)
                for document in documents
            ),
        )
        for block_id in ids
    ]
