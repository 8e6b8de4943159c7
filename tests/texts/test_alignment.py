"""Alignment by length: the shipped translations, with what they share taken away."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.alignment import Bead, Unit, align, counterparts, unit
from texts.beside import Beside, joined, lifted, lowered, measured, parted
from texts.document import Block, BlockKind, Document
from texts.segment import sentences
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


def test_a_long_pair_is_aligned_near_the_middle_and_further_off_where_much_is_missing() -> None:
    one, other = measured(load("pr")) * 5, measured(load("pr", "en")) * 5
    assert all(bead.start == bead.other_start for bead in align(one, other))
    beads = align(one, other[:60] + other[110:])
    late = [bead for bead in beads if bead.start > 200]
    assert sum(bead.other_start == bead.start - 50 for bead in late) > 0.9 * len(late)


_ROWS = st.lists(st.integers(0, 2), min_size=1, max_size=8).map(
    lambda sizes: [list(range(sum(sizes[:n]), sum(sizes[: n + 1]))) for n in range(len(sizes))]
)


@given(_ROWS, st.integers(0, 7), st.sampled_from([joined, parted, lowered, lifted]))
def test_a_correction_loses_nothing_and_keeps_the_order(
    rows: list[list[int]], at: int, change: Callable[..., list[list[int]]]
) -> None:
    changed = change(rows, at % len(rows))
    assert len(changed) == len(rows)
    assert sum(changed, []) == sum(rows, [])  # noqa: RUF017


def test_corrections_move_paragraphs() -> None:
    rows = [[0], [1], [2]]
    assert joined(rows, 0) == [[0, 1], [], [2]]
    assert parted(rows, 0) == [[], [0, 1], [2]]
    assert lowered(rows, 0) == [[], [0], [1, 2]]
    assert lifted(rows, 0) == [[0, 1], [2], []]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_sentences_of_shipped_paragraphs_are_paired(language: str) -> None:
    """Where both have as many sentences, they are known to stand for each other."""
    one, other = load("pr"), load("pr", language)
    right = count = 0
    for block in one.blocks:
        number = other.number(block.id)
        text = "" if number is None else other.block(number).text
        here, there = sentences(block.text), sentences(text)
        if len(here) != len(there) or len(here) < 2:
            continue
        found = counterparts(block.text, text, here, there)
        right += sum(pair in found for pair in zip(here, there, strict=True))
        count += len(here)
    assert count > 40 and right >= 0.9 * count
