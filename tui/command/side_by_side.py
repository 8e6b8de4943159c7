"""Two values next to each other, wrapped to the width of the terminal. Plain functions: no app."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from rich.cells import cell_len, chop_cells

GAP = " │ "
"""Between the two columns."""
NARROWEST = 10
"""Cells of a column at least; a terminal narrower than two of them cuts lines itself."""


def side_by_side(left: str, right: str, width: int, indent: int = 0) -> Iterator[str]:
    """Yield the rows of two texts in columns of equal width.

    Args:
        left: A text of one or more lines.
        right: The other.
        width: Cells of a row.
        indent: Cells before the first column.

    Yields:
        Rows of at most that width, without trailing spaces.
    """
    column = max(NARROWEST, (width - indent - len(GAP)) // 2)
    for one, other in zip_longest(wrapped(left, column), wrapped(right, column), fillvalue=""):
        padding = " " * (column - cell_len(one))
        yield f"{' ' * indent}{one}{padding}{GAP}{other}".rstrip()


def wrapped(text: str, width: int) -> Iterator[str]:
    """Yield the rows of a text, parted at spaces where that can be; at least one."""
    for line in text.split("\n"):
        row = ""
        for word in line.split():
            longer = f"{row} {word}" if row else word
            if cell_len(longer) <= width:
                row = longer
                continue
            if row:
                yield row
            *full, row = chop_cells(word, width) or [""]
            yield from full
        yield row
