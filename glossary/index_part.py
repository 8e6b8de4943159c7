"""What an index is put together from, for type checkers: nothing here is needed at run time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from glossary.concept import Concept, LanguageTag


class Keys(Protocol):
    """Keys, for membership only."""

    def __contains__(self, key: str, /) -> bool:
        """Tell whether a key may be among them; False is certain."""
        ...


class Part(Protocol):
    """A piece of a termbase that answers for itself."""

    @property
    def sieve(self) -> Membership:
        """Tells whether a key may be in it."""
        ...

    def concepts(self, key: str) -> list[Concept]:
        """Return the concepts that have a key."""
        ...

    def concept(self, concept_id: str) -> Concept | None:
        """Return a concept by its id, or None."""
        ...

    def narrower(self, concept_id: str) -> list[str]:
        """Return the ids of the concepts directly under one."""
        ...

    def containing(
        self, query: str, language: LanguageTag, limit: int
    ) -> list[tuple[Concept, frozenset[str]]]:
        """Search definitions and contexts in full text, best first."""
        ...


class Words(Protocol):
    """The values of keys by what they are like (see :mod:`glossary.lexicon`)."""

    def with_prefix(self, family: str, value: str, limit: int) -> list[str]:
        """Return the values of a family that begin with a value, in the order of code points."""
        ...

    def within(self, family: str, value: str, edits: int, prefix: int, whole: int) -> Iterable[str]:
        """Return the values of a family within some edits of a value."""
        ...


class Membership(Protocol):
    """Keys, for membership only."""

    def has(self, number: int, key: str) -> bool:
        """Tell whether a key, of which the CRC-32 is given too, may be there; False is certain."""
        ...
