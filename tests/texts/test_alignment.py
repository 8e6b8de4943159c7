"""Alignment by length: the shipped translations, with what they share taken away."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.alignment import Bead, Unit, align, unit
from texts.beside import Beside, measured
from texts.document import Block, BlockKind, Document
from texts.shelf import load

LANGUAGES = ("kk", "en", "ru")


def _stripped(document: Document, prefix: str, dropped: frozenset[int] = frozenset()) -> Document:
    """The same text under ids of its own, some paragraphs left out."""
    blocks = tuple(
        Block(f"{prefix}{block.id}", block.kind, block.text)
        for number, block in enumerate(document.blocks)
        if number not in dropped
    )
    return Document(document.id, document.title, document.language, blocks)


def _pairs(one: Document, other: Document) -> set[tuple[str, str]]:
    return {
        (one.blocks[row].id[1:], other.blocks[column].id[1:])
        for bead in align(measured(one), measured(other))
        for row in range(bead.start, bead.end)
        for column in range(bead.other_start, bead.other_end)
    }


@pytest.mark.parametrize(("first", "second"), permutations(LANGUAGES, 2))
@pytest.mark.parametrize(("dropped", "least"), [((), 0.97), ((9, 23, 41), 0.9)])
def test_shipped_translations_are_aligned(
    first: str, second: str, dropped: tuple[int, ...], least: float
) -> None:
    one = _stripped(load("pr", first), "a")
    other = _stripped(load("pr", second), "b", frozenset(dropped))
    found = _pairs(one, other)
    known = {(block.id[1:], block.id[1:]) for block in other.blocks}
    assert len(found & known) / len(found) >= least
    assert len(found & known) / len(known) >= least


_UNITS = st.lists(st.text("аб1 ", min_size=1, max_size=40).map(unit), max_size=25)


@given(_UNITS, _UNITS)
def test_beads_hold_every_paragraph_once(one: list[Unit], other: list[Unit]) -> None:
    beads = align(one, other)
    whole = [Bead(0, 0, 0, 0), *beads, Bead(len(one), len(one), len(other), len(other))]
    assert all(a.end == b.start and a.other_end == b.other_start for a, b in pairwise(whole))


def test_aligning_can_be_stopped() -> None:
    many = [unit("сөз")] * 500
    assert align(many, many, lambda done, _count: done < 200) == []


def test_what_has_no_counterpart_stands_under_what_is_before() -> None:
    main = Document("a", "a", "kk", tuple(_block(f"a{n}") for n in range(3)))
    other = Document("b", "b", "en", tuple(_block(f"b{n}") for n in range(4)))
    beads = [Bead(0, 1, 0, 1), Bead(1, 1, 1, 2), Bead(1, 3, 2, 4)]
    source = Beside(main, other, beads)
    assert [source.number(block.id) for block in main.blocks] == [0, 1, None]
    assert source.block(0).text == "b0\nb1"
    assert source.block(1).text == "b2\nb3"
    assert source.block(1).id == "a1"


def _block(name: str) -> Block:
    return Block(name, BlockKind.PARAGRAPH, name)
