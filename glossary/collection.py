"""The termbases of a person, in their order: one's own, those imported, the shipped one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from glossary.named import NamedTuple

MINE = "mine"
"""Name of the termbase that additions and edits go to."""
SHIPPED = "shipped"
"""Name of the termbase that comes with the program."""
ENDING = ".tbx"


class Member(NamedTuple):
    """A termbase that may be asked."""

    name: str
    """Its file's name without its ending, or :data:`SHIPPED`."""
    path: Path
    """The file."""
    on: bool
    """Whether it is asked."""

    @property
    def own(self) -> bool:
        """Whether edits go there, and its entries take the place of others."""
        return self.name == MINE


def members(
    folder: Path, shipped: Path, order: Sequence[str] = (), off: Sequence[str] = ()
) -> list[Member]:
    """Return all termbases, the first asked first.

    Args:
        folder: Where one's own and those imported are; need not be there.
        shipped: The one that comes with the program.
        order: Names in the order wished for; the others follow: one's own, those imported by name,
            the shipped one.
        off: Names of those not to be asked.
    """
    try:
        found = {one.stem: one for one in sorted(folder.iterdir()) if one.suffix == ENDING}
    except OSError:
        found = {}
    found = {name: path for name, path in found.items() if not name.startswith(".")}
    names = [*([MINE] if MINE in found else []), *(one for one in found if one != MINE)]
    found[SHIPPED] = shipped
    known = [one for one in dict.fromkeys((*order, *names, SHIPPED)) if one in found]
    return [Member(name, found[name], name not in off) for name in known]
