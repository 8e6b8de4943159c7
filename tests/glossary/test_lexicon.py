"""Values that begin so and values that resemble, against looking through all of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary import keys
from glossary.errors import IndexFault
from glossary.formats.detect import read
from glossary.lexicon import Lexicon, is_within, opened
from glossary.lexicon_build import Words, unite
from glossary.misspelling import MOST
from glossary.suggestion import CHEAP, PAIRS, distance
from tui.termbases import shipped

LETTERS = "аәбгғкқсзы"
words = st.text(LETTERS, max_size=9)


def made(folder: Path, *shards: Iterable[str]) -> Lexicon:
    paths = []
    for number, stored in enumerate(shards):
        gathered = Words()
        gathered.add(stored)
        paths.append(folder / f"{number}.words")
        gathered.write(paths[-1])
    unite(paths, folder / "lexicon")
    return Lexicon(folder / "lexicon")


def levenshtein(one: str, other: str) -> int:
    """Return the distance by its definition (Wagner and Fischer 1974)."""
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, opposite in enumerate(other, 1):
            line.append(
                min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != opposite))
            )
        last = line
    return last[-1]


def weighted(one: str, other: str) -> float:
    """Return the distance of :mod:`glossary.suggestion` by its definition, with no short cut."""

    def single(word: str, count: int) -> float:
        return CHEAP if count > 1 and word[count - 1] == word[count - 2] else 1.0

    table = [[float(row + column) for column in range(len(other) + 1)]
             for row in range(len(one) + 1)]  # fmt: skip
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            pair = frozenset((one[row - 1], other[column - 1]))
            exchange = 0.0 if len(pair) == 1 else CHEAP if pair in PAIRS else 1.0
            cost = min(
                table[row - 1][column] + single(one, row),
                table[row][column - 1] + single(other, column),
                table[row - 1][column - 1] + exchange,
            )
            if min(row, column) > 1 and one[row - 2 : row] == other[column - 2 : column][::-1]:
                cost = min(cost, table[row - 2][column - 2] + 1)
            table[row][column] = cost
    return table[-1][-1]


@given(words, words, st.integers(0, 2))
def test_edits_are_counted_as_by_definition(one: str, other: str, most: int) -> None:
    assert is_within(one, other, most) == (levenshtein(one, other) <= most)


@given(words, words, st.sampled_from([CHEAP, 1.0, MOST, 3.4, 9.0]))
def test_the_distance_is_that_of_its_definition(one: str, other: str, most: float) -> None:
    expected, found = weighted(one, other), distance(one, other, most)
    assert found == pytest.approx(expected) or (expected > most and found > most)


def slipped(word: str, chance: random.Random) -> Iterator[str]:
    """Yield a word with a letter lacking, exchanged, put in, doubled and swapped."""
    at, letter = chance.randrange(len(word)), chance.choice(LETTERS)
    yield word[:at] + word[at + 1 :]
    yield word[:at] + letter + word[at + 1 :]
    yield word[:at] + letter + word[at:]
    yield word[:at] + word[at] + word[at:]
    yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def resembling(stored: list[str], query: str, edits: int, prefix: int, family: str) -> set[str]:
    values = {one.partition(":")[2] for one in stored if one.startswith(f"{family}:")}
    return {
        one
        for one in values
        if abs(len(one) - len(query)) <= edits
        and one.startswith(query[:prefix])
        and levenshtein(one, query) <= edits
    }


def compare(lexicon: Lexicon, stored: list[str], query: str, family: str) -> None:
    """Compare the three ways in which misspellings are sought."""
    for edits, prefix, whole in ((1, 0, 1), (2, 3, 2), (1, 1, 1)):
        found = list(lexicon.within(family, query, edits, prefix, whole))
        assert len(found) == len(set(found))
        assert set(found) == resembling(stored, query, edits, prefix, family), (query, edits)
    found = list(lexicon.within(family, query, 2, 2, 1))
    wanted = resembling(stored, query, 2, 2, family)
    assert set(found) <= wanted
    assert {one for one in wanted if distance(query, one, MOST) <= MOST} <= set(found), query


def test_what_resembles_is_found_as_by_looking_through_all_of_the_shipped(tmp_path: Path) -> None:
    stored = list(dict.fromkeys(key for one in read(shipped()) for key in keys.of_concept(one)))
    lexicon = made(tmp_path, stored[::3], stored[1::3], stored[2::3])
    chance = random.Random(3)
    for key in chance.sample([one for one in stored if one[0] not in "sj"], 20):
        family, _, value = key.partition(":")
        if family in ("f", "kk", "en", "ru"):
            for query in slipped(value, chance):
                compare(lexicon, stored, chance.choice([query, value]), family)


def test_what_resembles_is_found_as_by_looking_through_all_of_a_crowd(tmp_path: Path) -> None:
    """Short words of few letters: every one has neighbours, doubled letters are everywhere."""
    chance = random.Random(4)
    stored = [
        f"f:{''.join(chance.choices(LETTERS[: chance.choice((3, 10))], k=chance.randrange(1, 8)))}"
        for _ in range(600)
    ]
    lexicon = made(tmp_path, stored[:200], stored[150:])
    for key in chance.sample(stored, 60):
        query = key[2:]
        for _slip in range(chance.randrange(3)):
            query = chance.choice(list(slipped(query, chance))) or query
        compare(lexicon, stored, query, "f")


def test_what_begins_so_comes_in_order_and_no_more_than_wanted(tmp_path: Path) -> None:
    lexicon = made(tmp_path, ["f:әке", "f:аға", "s:aga"], ["f:ағаш", "kk:ағайын", "f:аға"])
    assert lexicon.with_prefix("f", "ағ", 9) == ["аға", "ағаш"]
    assert lexicon.with_prefix("f", "ағ", 1) == ["аға"]
    assert lexicon.with_prefix("kk", "а", 9) == ["ағайын"]
    assert lexicon.with_prefix("s", "", 9) == ["aga"]
    assert lexicon.with_prefix("f", "я", 9) == []


def test_any_value_is_kept(tmp_path: Path) -> None:
    odd = ["", "\n", "а\n\nб", "\ud800", "𐰴𐰀𐰣", "а" * 300, "\0\0"]
    lexicon = made(tmp_path, [f"f:{one}" for one in odd])
    assert set(lexicon.with_prefix("f", "", 99)) == set(odd)
    for one in odd:
        assert one in set(lexicon.within("f", one + "ж", 1, 0, 1))


def test_nothing_is_found_in_nothing(tmp_path: Path) -> None:
    lexicon = made(tmp_path, [])
    assert lexicon.with_prefix("f", "а", 9) == []
    assert not list(lexicon.within("f", "алма", 1, 0, 1))


@pytest.mark.parametrize("damage", [b"", b"lex1", b"other" * 10])
def test_a_damaged_one_is_said(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "lexicon").write_bytes(damage)
    with pytest.raises(IndexFault):
        opened(tmp_path / "lexicon")
