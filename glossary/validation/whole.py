"""Checks that need the whole termbase: each takes every entry, then says what it has found.

What they keep of an entry is ids, numbers and lines, so that 200,000 entries fit into memory.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Protocol

from glossary.concept import LANGUAGES, superordinates
from glossary.formats.located import Located
from glossary.homographs import homographs
from glossary.normalise import key
from glossary.validation.definitions import definitions
from glossary.validation.designations import terms
from glossary.validation.finding import Found

_NUMBER = re.compile(r"(\d+)")


class Whole(Protocol):
    """A check of a termbase as a whole."""

    def take(self, entry: Located) -> None:
        """Note what is needed of an entry."""

    def finish(self) -> Iterator[Found]:
        """Yield what was found; asked once, after the last entry."""


class Firsts:
    """Where each of many things stood first: entry and line, a number each.

    Hashes of 64 bits, not texts: two of a million meet once in 10^7 termbases.
    """

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._places: dict[int, int] = {}

    def first(self, name: tuple[str, str], own: str, line: int) -> tuple[str, int]:
        """Return entry and line where something stood first: here, if it was not seen before."""
        if not self._ids or self._ids[-1] != own:
            self._ids.append(own)
        here = len(self._ids) - 1 << 32 | line
        place = self._places.setdefault(hash(name), here)
        return self._ids[place >> 32], place & 0xFFFFFFFF


class Homographs:
    """T101: two concepts have one designation, and its terms are not marked as homographs."""

    def __init__(self) -> None:
        self._holders = Firsts()
        self._shared: list[tuple[str, str, str, int]] = []
        self._marks: set[tuple[str, str, str]] = set()

    def take(self, entry: Located) -> None:
        own = entry.concept.id
        for section, term, line in terms(entry):
            spelled = key(term.text)
            if term.extras:
                self._marks.update((own, spelled, target) for target in homographs(term))
            first = self._holders.first((section.language, spelled), own, line)
            if first[0] != own:
                self._shared.append((section.language, own, term.text, line))

    def finish(self) -> Iterator[Found]:
        for language, own, text, line in self._shared:
            spelled = key(text)
            other, other_line = self._holders.first((language, spelled), own, line)
            for here, there, at, further in (
                (own, other, line, other_line), (other, own, other_line, line),
            ):  # fmt: skip
                if (here, spelled, there) not in self._marks:
                    values = {"term": text, "other": there, "first": str(further)}
                    yield Found(here, at, values, language)


class MissingLanguages:
    """T112: a concept has no term in a language in which more than half of the concepts have."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._ids: list[str] = []
        self._lines = array("Q")
        self._tags = array("L")
        self._alike: dict[tuple[str, ...], int] = {}

    def take(self, entry: Located) -> None:
        tags = tuple(sorted({section.language for section, _term, _line in terms(entry)}))
        self._counts.update(tags)
        self._ids.append(entry.concept.id)
        self._lines.append(entry.places.line)
        self._tags.append(self._alike.setdefault(tags, len(self._alike)))

    def finish(self) -> Iterator[Found]:
        half = len(self._ids) / 2
        usual = {tag for tag, count in self._counts.items() if count > half}
        missing = [sorted(usual.difference(tags)) for tags in self._alike]
        for own, line, tags in zip(self._ids, self._lines, self._tags, strict=True):
            for tag in missing[tags]:
                yield Found(own, line, {"language": tag}, tag)


class SameDefinitions:
    """T205: two concepts have one definition: they are one concept, or it fits neither."""

    def __init__(self) -> None:
        self._first = Firsts()
        self._found: list[Found] = []

    def take(self, entry: Located) -> None:
        own = entry.concept.id
        for section, text, _source, line in definitions(entry):
            name = (section.language, key(text))
            other, other_line = self._first.first(name, own, line)
            if other != own:
                values = {"other": other, "first": str(other_line)}
                self._found.append(Found(own, line, values, section.language))

    def finish(self) -> Iterator[Found]:
        yield from self._found


class Dangling:
    """T301: a cross-reference leads to no entry of the termbase, nor of those asked with it.

    Args:
        elsewhere: Ids in other termbases.
    """

    def __init__(self, elsewhere: Collection[str] = ()) -> None:
        self._ids = set(elsewhere)
        self._relations: list[tuple[str, str, int]] = []

    def take(self, entry: Located) -> None:
        own = entry.concept.id
        self._ids.add(own)
        targets = [relation.target for relation in entry.concept.relations]
        marks = [target for _, term, _ in terms(entry) for target in homographs(term)]
        self._relations += [(own, target, entry.relation(target)) for target in (*targets, *marks)]

    def finish(self) -> Iterator[Found]:
        for own, target, line in self._relations:
            if target not in self._ids:
                yield Found(own, line, {"target": target})


class Circles:
    """T302: following broader concepts and wholes leads back to where one began."""

    def __init__(self) -> None:
        self._above: dict[str, tuple[str, ...]] = {}
        self._lines: dict[tuple[str, str], int] = {}

    def take(self, entry: Located) -> None:
        own = entry.concept.id
        above = tuple(target for target in superordinates(entry.concept) if target != own)
        if above:
            self._above[own] = above
            self._lines.update({(own, target): entry.relation(target) for target in above})

    def finish(self) -> Iterator[Found]:
        seen: set[frozenset[str]] = set()
        for circle in self._circles():
            if frozenset(circle) not in seen:
                seen.add(frozenset(circle))
                values = {"chain": " → ".join((*circle, circle[0]))}
                second = circle[1]
                yield Found(circle[0], self._lines[circle[0], second], values)

    def _circles(self) -> Iterator[list[str]]:
        """Yield circles met in a walk upwards, each step of which is taken once."""
        done: set[str] = set()
        for start in self._above:
            path: list[str] = []
            place: dict[str, int] = {}
            ways = [iter((start,))]
            while ways:
                step = next(ways[-1], None)
                if step is None:
                    ways.pop()
                    if path:
                        left = path.pop()
                        del place[left]
                        done.add(left)
                elif step in place:
                    yield path[place[step] :]
                elif step not in done:
                    place[step] = len(path)
                    path.append(step)
                    ways.append(iter(self._above.get(step, ())))


class Orphans:
    """T305: nothing leads to a concept: no relation from it or to it, and no context."""

    def __init__(self) -> None:
        self._alone: dict[str, tuple[int, str]] = {}
        self._reached: set[str] = set()

    def take(self, entry: Located) -> None:
        concept = entry.concept
        self._reached.update(relation.target for relation in concept.relations)
        if not concept.relations and not any(term.contexts for _, term, _ in terms(entry)):
            self._alone[concept.id] = (entry.places.line, concept.headword(LANGUAGES[0]))

    def finish(self) -> Iterator[Found]:
        for own, (line, head) in self._alone.items():
            if own not in self._reached:
                yield Found(own, line, {"term": head})


class Order:
    """T503: the entries are not in the order of their ids, so that two versions do not compare.

    Either order will do: that of the code points (c10, c9), or with numbers by value (c9, c10).
    """

    def __init__(self) -> None:
        self._before = ""
        self._found: list[Found] = []

    def take(self, entry: Located) -> None:
        own, before = entry.concept.id, self._before
        if own < before and _by_number(own) < _by_number(before):
            self._found.append(Found(own, entry.places.line, {"before": before}))
        self._before = own

    def finish(self) -> Iterator[Found]:
        yield from self._found


def _by_number(name: str) -> list[tuple[int, str]]:
    """Return a key that sorts the numbers in ids by value."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in _NUMBER.split(name)]


WHOLE: tuple[tuple[str, Callable[[], Whole]], ...] = (
    ("T101", Homographs),
    ("T112", MissingLanguages),
    ("T205", SameDefinitions),
    ("T301", Dangling),
    ("T302", Circles),
    ("T305", Orphans),
    ("T503", Order),
)
"""Codes of the checks of a whole termbase and what makes one."""
