"""Taking a termbase file over as one's own: read, judged, written as TBX, indexed, put in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from glossary.concept import Concept, superordinates
from glossary.errors import TermbaseError
from glossary.formats.atomic import BACKUP, replacing
from glossary.formats.losses import Losses
from glossary.formats.source import Source
from glossary.formats.tbx_write import lines
from glossary.language_tag import is_known
from glossary.termbase import Preamble


class Imported(NamedTuple):
    """What came of an import."""

    concepts: int
    terms: int
    languages: tuple[str, ...]
    """In the order in which they first occur."""
    losses: Losses
    """What was left out, changed or is doubtful."""
    backup: Path | None
    """What stood there before; None if nothing did."""


class Census:
    """Counts entries as they pass by, and looks at how they hang together.

    Args:
        source: Where they come from; ids that occur twice are an error.
    """

    def __init__(self, source: Source) -> None:
        self.concepts = self.terms = 0
        self.languages: dict[str, None] = {}
        self.losses = source.losses
        self._source = source
        self._above: dict[str, tuple[str, ...]] = {}
        self._targets: dict[str, int] = {}

    def __iter__(self) -> Iterator[Concept]:
        for concept in self._source.concepts:
            self.concepts += 1
            for section in concept.sections:
                self.terms += len(section.terms)
                self.languages[section.language] = None
                if not is_known(section.language):
                    self.losses.add("languages", name=section.language)
            self._above[concept.id] = superordinates(concept)
            for relation in concept.relations:
                self._targets[relation.target] = self._targets.get(relation.target, 0) + 1
            yield concept
        self._judge()

    def _judge(self) -> None:
        missing = sum(n for target, n in self._targets.items() if target not in self._above)
        self.losses.add("relations that lead to no entry", missing)
        self.losses.add("entries in a circle", len(circle(self._above)))


def circle(above: dict[str, tuple[str, ...]]) -> set[str]:
    """Return the ids that are, by way of others, above themselves.

    Args:
        above: The ids above each id.
    """
    # What has nothing above it, or only such, is in no circle; take that away until none is left,
    # then the same from below (Kahn 1962).
    left = {one: {up for up in ups if up in above} for one, ups in above.items()}
    for _direction in range(2):
        below: dict[str, set[str]] = {one: set() for one in left}
        for one, ups in left.items():
            for up in ups:
                below[up].add(one)
        free = [one for one, ups in left.items() if not ups]
        while free:
            gone = free.pop()
            for one in below.pop(gone):
                left[one].discard(gone)
                if not left[one]:
                    free.append(one)
            del left[gone]
        left = {one: downs & left.keys() for one, downs in below.items()}
    return set(left)


def take_over(
    source: Source, target: Path, before: Callable[[Path], object] = lambda written: None
) -> Imported:
    """Write a termbase in its canonical form; what stood there is kept as a backup.

    Args:
        source: What to import.
        target: The file, in a folder that exists.
        before: Called with the written file before it takes its place, to build its index; what
            it raises leaves all as it was.

    Raises:
        TermbaseError: The source cannot be read, holds nothing, or the target cannot be written.
    """
    census = Census(source)
    had = target.exists()
    with replacing(target, backup=True) as (stream,):
        for piece in lines(census, lambda: _titled(source.preamble(), target), losses=Losses()):
            stream.write(piece.encode("utf-8", "replace"))
        result = told(census, target if had else None)
        stream.flush()
        before(Path(stream.name))
    return result


def counted(source: Source) -> Imported:
    """Read a termbase to its end and tell what an import would bring; write nothing."""
    census = Census(source)
    for piece in lines(census, source.preamble):
        del piece  # written for nothing: the faults of writing are found too
    return told(census, None)


def told(census: Census, replaced: Path | None) -> Imported:
    """Return what a census found.

    Raises:
        TermbaseError: There was no entry at all.
    """
    if not census.concepts:
        raise TermbaseError("the file holds no entry", remedy="name another, or map its columns")
    backup = replaced.with_name(replaced.name + BACKUP) if replaced else None
    return Imported(census.concepts, census.terms, tuple(census.languages), census.losses, backup)


def _titled(preamble: Preamble, target: Path) -> Preamble:
    if preamble.title or preamble.header:
        return preamble
    return preamble.changed(title=target.stem)
