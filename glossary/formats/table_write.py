"""Writing CSV and TSV: DESIGN's columns, one row a designation."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from glossary.concept import Concept, RelationKind
from glossary.formats.columns import OPTIONAL, REQUIRED
from glossary.formats.losses import Losses


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
        _count(concept, losses)
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


def _count(concept: Concept, losses: Losses) -> None:
    losses.add("relations", sum(one.kind is not RelationKind.BROADER for one in concept.relations))
    losses.add("notes", bool(concept.note))
    losses.add("subject fields", bool(concept.subject_field))
    losses.add("references", len(concept.references))
    losses.add("other elements", len(concept.extras))
    losses.add("history", len(concept.transactions))
    for section in concept.sections:
        losses.add("definitions", len(section.definitions[1:]))
        losses.add("notes", bool(section.note))
        losses.add("other elements", len(section.extras))
        losses.add("history", len(section.transactions))
        for term in section.terms:
            losses.add("contexts", len(term.contexts))
            losses.add("genders", bool(term.gender))
            losses.add("term types", bool(term.kind))
            losses.add("notes", bool(term.note))
            losses.add("sources of terms", bool(term.source))
            losses.add("references", len(term.references))
            losses.add("other elements", len(term.extras))
            losses.add("history", len(term.transactions))
