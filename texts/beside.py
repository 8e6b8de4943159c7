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
        self.rows = rows_of(beads, main.known)
        """For each block of the text that leads, the blocks of the other beside it, in order."""

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
        blocks = [self._other.block(one) for one in self._beside(number)]
        kind = blocks[0].kind if len(blocks) == 1 else BlockKind.PARAGRAPH
        text = "\n".join(block.text for block in blocks)
        return Block(self._main.block(number).id, kind, text)

    def number(self, block_id: str) -> int | None:
        """Return the number of the block that stands beside one; None if none does."""
        number = self._main.number(block_id)
        return number if number is not None and self._beside(number) else None

    def _beside(self, number: int) -> Sequence[int]:
        row = ordinal(self._main, number)
        return self.rows[row] if row is not None and 0 <= row < len(self.rows) else ()

    def grow(self) -> bool:
        """There is nothing more to find."""
        return False


def rows_of(beads: Sequence[Bead], count: int) -> list[list[int]]:
    """Return for each block of the text that leads the blocks of the other that stand beside it.

    What has no counterpart stands under what comes before it.
    """
    rows: list[list[int]] = [[] for _ in range(count)]
    row = 0
    for bead in beads:
        if bead.end > bead.start:
            row = bead.start
        if rows:
            rows[row].extend(range(bead.other_start, bead.other_end))
    return rows


def joined(rows: Sequence[Sequence[int]], row: int) -> list[list[int]]:
    """Return rows where the next block of the other text stands beside a row, too."""
    changed = [list(one) for one in rows]
    following = next((at for at in range(row + 1, len(rows)) if rows[at]), None)
    if following is not None:
        changed[row].append(changed[following].pop(0))
    return changed


def parted(rows: Sequence[Sequence[int]], row: int) -> list[list[int]]:
    """Return rows where the last block of the other text beside a row stands beside the next."""
    changed = [list(one) for one in rows]
    if row + 1 < len(rows) and changed[row]:
        changed[row + 1].insert(0, changed[row].pop())
    return changed


def lowered(rows: Sequence[Sequence[int]], row: int) -> list[list[int]]:
    """Return rows where all of the other text from a row on stands one row further down."""
    changed = [list(one) for one in rows]
    if row + 1 < len(rows):
        last = changed[-2] + changed[-1]
        changed[row + 1 :] = changed[row:-1]
        changed[row], changed[-1] = [], last
    return changed


def lifted(rows: Sequence[Sequence[int]], row: int) -> list[list[int]]:
    """Return rows where all of the other text below a row stands one row further up."""
    changed = [list(one) for one in rows]
    if row + 1 < len(rows):
        changed[row : row + 2] = [changed[row] + changed[row + 1]]
        changed.append([])
    return changed


def measured(source: BlockSource) -> list[Unit]:
    """Return the measures of all blocks that have been found."""
    blocks = (source.block(number) for number in range(source.known))
    return [unit(block.text, heading=block.kind is BlockKind.HEADING) for block in blocks]
