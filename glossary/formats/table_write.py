"""Writing CSV and TSV: DESIGN's columns, one row a designation."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from glossary.concept import Concept, RelationKind
from glossary.formats.columns import OPTIONAL, REQUIRED
from glossary.formats.losses import Carried, Losses, uncarried

_CARRIED = Carried(
    ("statuses", "parts of speech", "definitions' sources"), (RelationKind.BROADER,), definitions=1
)


class _Line:
    """What ``csv.writer`` writes to: the last line."""

    text = ""

    def write(self, text: str) -> int:
        """Keep the line."""
        self.text = text
        return len(text)


def rows(concepts: Iterable[Concept], losses: Losses, separator: str = ",") -> Iterator[str]:
    """Yield a table row by row: the header, then one row a designation.

    Args:
        concepts: The entries; taken one by one.
        losses: Where to count what the columns cannot carry.
        separator: A comma, or a tab for TSV, which has no quotes: breaks in a cell become spaces.
    """
    line = _Line()
    writer = csv.writer(line, delimiter=separator, lineterminator="\n")
    tabbed = separator == "\t"

    def written(cells: list[str]) -> str:
        if tabbed:
            return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"
        writer.writerow(cells)
        return line.text

    yield written([*REQUIRED, *OPTIONAL])
    for concept in concepts:
        uncarried(concept, _CARRIED, losses)
        broader = ";".join(concept.targets(RelationKind.BROADER))
        if not any(section.terms for section in concept.sections):
            losses.add("empty entries")
        for section in concept.sections:
            definition = section.definitions[0] if section.definitions else None
            for number, term in enumerate(section.terms):
                text, source = (definition.text, definition.source) if definition else ("", "")
                yield written([
                    concept.id, section.language, term.text, term.status, term.part_of_speech,
                    *(("", "") if number else (text, source)), "" if number else broader,
                ])  # fmt: skip
            if section.terms:
                broader = ""
            else:  # no row of a term to stand in
                losses.add("definitions", definition is not None)
