"""A text as it stands beside another: its paragraphs under the ids of those that they translate."""

from __future__ import annotations

from collections.abc import Sequence

from texts.alignment import Bead, Unit, unit
from texts.document import Block, BlockKind, BlockSource, Unmarked
from texts.reach import ordinal


class Beside(Unmarked):
    """A :class:`texts.document.BlockSource` whose blocks are those of a text aligned with another.

    Args:
        main: The text that leads; all of it has been found.
        other: The text beside it; all of it has been found.
        beads: Which of their blocks belong together.
    """

    def __init__(self, main: BlockSource, other: BlockSource, beads: Sequence[Bead]) -> None:
        self.id = other.id
        self.title = other.title
        self.language = other.language
        self._main = main
        self._other = other
        self._rows: dict[int, list[int]] = {}
        row = 0
        for bead in beads:
            if bead.end > bead.start:
                row = bead.start
            # What has no counterpart stands under what comes before it.
            self._rows.setdefault(row, []).extend(range(bead.other_start, bead.other_end))

    @property
    def known(self) -> int:
        """As many as the text that leads."""
        return self._main.known

    @property
    def complete(self) -> bool:
        """Always: both texts have been found."""
        return True

    @property
    def share(self) -> float:
        """All of it."""
        return 1.0

    @property
    def warnings(self) -> Sequence[str]:
        """Those of the text."""
        return self._other.warnings

    def block(self, number: int) -> Block:
        """Return what stands beside a block of the other text; several stand in lines."""
        row = ordinal(self._main, number)
        blocks = [self._other.block(one) for one in self._rows.get(-1 if row is None else row, ())]
        kind = blocks[0].kind if len(blocks) == 1 else BlockKind.PARAGRAPH
        text = "\n".join(block.text for block in blocks)
        return Block(self._main.block(number).id, kind, text)

    def number(self, block_id: str) -> int | None:
        """Return the number of the block that stands beside one; None if none does."""
        number = self._main.number(block_id)
        row = None if number is None else ordinal(self._main, number)
        return number if row is not None and self._rows.get(row) else None

    def grow(self) -> bool:
        """There is nothing more to find."""
        return False


def measured(source: BlockSource) -> list[Unit]:
    """Return the measures of all blocks that have been found."""
    blocks = (source.block(number) for number in range(source.known))
    return [unit(block.text, heading=block.kind is BlockKind.HEADING) for block in blocks]
