"""Documents are aligned by the ids of their blocks."""

from __future__ import annotations

from texts.align import aligned
from texts.document import Block, BlockKind, Document


def document(language: str, *ids: str) -> Document:
    blocks = tuple(Block(one, BlockKind.PARAGRAPH, f"{language} {one}") for one in ids)
    return Document("d", "D", language, blocks)


def test_first_document_sets_the_order_and_gaps_are_none() -> None:
    rows = aligned([document("kk", "p02", "p01"), document("en", "p01", "p03")])
    assert [(row.id, [one and one.text for one in row.blocks]) for row in rows] == [
        ("p02", ["kk p02", None]),
        ("p01", ["kk p01", "en p01"]),
        ("p03", [None, "en p03"]),
    ]


def test_nothing_aligns_to_nothing() -> None:
    assert aligned([]) == []
