"""A termbase in memory: concept entries by id, as read from one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from glossary.concept import Concept, superordinates


@dataclass(frozen=True, slots=True)
class Preamble:
    """What a termbase file says besides its entries, kept for the way back."""

    title: str = ""
    """Title of the termbase; may be empty."""
    source: str = ""
    """Where it comes from, in a sentence; may be empty."""
    header: str = ""
    """The whole header as XML if it held more than title and source; else empty."""
    back: str = ""
    """Back matter (responsible persons, references) as XML; empty if there was none."""
    language: str = "en"
    """Language of what the file says about itself."""
    dialect: str = "TBX-Basic"
    """What the file says it is; what is written is always one of the dialects known."""
    prolog: tuple[str, ...] = ()
    """Comments and processing instructions before the entries, as XML."""
    trailing: tuple[str, ...] = ()
    """Those after the last entry."""
    epilog: tuple[str, ...] = ()
    """Those after the body."""

    def changed(self, **changes: Any) -> Preamble:
        """Return a copy with some fields changed."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Termbase:
    """A collection of concept entries, in the order of their file.

    Args:
        concepts: The entries; of two with one id the later counts.
        preamble: What the file says besides.
    """

    concepts: tuple[Concept, ...] = ()
    preamble: Preamble = Preamble()
    _by_id: dict[str, Concept] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {concept.id: concept for concept in self.concepts})

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts)

    def __len__(self) -> int:
        return len(self.concepts)

    def __getitem__(self, concept_id: str) -> Concept:
        """Return the entry with an id; raises KeyError if there is none."""
        return self._by_id[concept_id]

    def __contains__(self, concept_id: object) -> bool:
        return concept_id in self._by_id

    def narrower(self, concept_id: str) -> list[str]:
        """Return the ids of entries whose broader concept or whole is this one, in file order."""
        return [concept.id for concept in self.concepts if concept_id in superordinates(concept)]


def by_id(concepts: Iterable[Concept]) -> tuple[Concept, ...]:
    """Return concepts in the order of their ids, the canonical order of a termbase file."""
    return tuple(sorted(concepts, key=lambda concept: concept.id))
