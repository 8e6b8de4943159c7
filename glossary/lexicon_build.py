"""Writing a lexicon (see :mod:`glossary.lexicon`): gathered shard by shard, then united.

What takes time, a value's letters and their order, is worked out with its shard: two processes do
that at once, and only one unites.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from glossary.lexicon import (
    COMPARED,
    CONFUSED,
    FAMILIES,
    HEADER,
    MAGIC,
    code,
    letters,
    mask,
    single,
    undoubled,
)  # fmt: skip


class Words:
    """The values of a shard's keys, in memory until the shard is written."""

    def __init__(self) -> None:
        self._families: dict[str, int] = {}

    def add(self, keys: Iterable[str]) -> None:
        """Take the values of some keys; those of other families are passed over."""
        families = self._families
        for key in keys:
            tag, _, value = key.partition(":")
            if tag in FAMILIES:
                families[value] = families.get(value, 0) | FAMILIES[tag]

    def write(self, path: Path) -> None:
        """Write them to a file, for :func:`unite`.

        Raises:
            OSError: It cannot be written.
        """
        values = sorted(self._families)
        begun, ended, masks = array("Q"), array("Q"), array("I")
        for value in _single(values):
            octets = letters(value)
            begun.append(int.from_bytes(code(octets)))
            ended.append(int.from_bytes(code(octets[::-1])))
            masks.append(mask(octets))
        with path.open("wb") as file:
            file.write(json.dumps(values).encode() + b"\n")
            file.write(bytes(map(self._families.__getitem__, values)))
            file.writelines((begun, ended, masks))


class _Shards:
    """What the shards gathered, one after the other; what several have is there several times."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.values: list[str] = []
        self.kinds = bytearray()
        self.begun, self.ended, self.masks = array("Q"), array("Q"), array("I")
        for path in paths:
            with path.open("rb") as file:
                values = json.loads(file.readline())
                self.values += values
                self.kinds += file.read(len(values))
                for column in (self.begun, self.ended, self.masks):
                    column.fromfile(file, len(values))


def unite(paths: Iterable[Path], path: Path) -> None:
    """Write the lexicon of some shards to a file, replacing it.

    Args:
        paths: What :meth:`Words.write` wrote.
        path: Where.

    Raises:
        OSError: One cannot be read, or the file not be written.
    """
    with path.open("wb") as file:
        file.writelines(_parts(_Shards(paths)))


def _parts(shards: _Shards) -> Iterator[bytes]:
    """Yield the pieces of the file, in the order in which it is read."""
    kept, places = _places(shards)
    values = [shards.values[one] for one in kept]
    texts = "".join(values).encode("utf-8", "surrogatepass")
    compared = [one for one in kept if shards.kinds[one] & COMPARED]
    yield HEADER.pack(MAGIC, len(values), len(compared), len(texts))
    orders = []
    for codes in (shards.begun, shards.ended):
        order = sorted(compared, key=codes.__getitem__)
        yield _written(array("Q", map(codes.__getitem__, order)))
        orders.append(array("I", map(places.__getitem__, order)))
    yield from map(_written, orders)
    yield _written(array("I", map(shards.masks.__getitem__, kept)))
    sizes = (len(value.encode("utf-8", "surrogatepass")) for value in values)
    yield _written(array("I", accumulate(sizes, initial=0)))
    yield bytes(map(shards.kinds.__getitem__, kept))
    yield texts


def _places(shards: _Shards) -> tuple[array[int], array[int]]:
    """Return which values are kept, in order, and the place of each; families are made one."""
    kept, places = array("I"), array("I", bytes(4 * len(shards.values)))
    last = None
    for one in sorted(range(len(shards.values)), key=shards.values.__getitem__):
        if shards.values[one] == last:
            shards.kinds[kept[-1]] |= shards.kinds[one]
        else:
            last = shards.values[one]
            kept.append(one)
        places[one] = len(kept) - 1
    return kept, places


def _single(values: Sequence[str]) -> Sequence[str]:
    """Return values folded and single, as :func:`glossary.lexicon.single` does: all in one text."""
    text = "\n".join(values)
    if text.count("\n") != len(values) - 1 or "\n\n" in text:
        return [single(value) for value in values]  # one is empty, or has a line end in it
    for confused, one in zip(*CONFUSED, strict=True):
        text = text.replace(confused, one)
    return undoubled(text).split("\n")


def _written(numbers: array[int]) -> bytes:
    """Return numbers as they are kept: little-endian."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
