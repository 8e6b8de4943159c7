"""What an index is put together from, for type checkers: nothing here is needed at run time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from glossary import keys
from glossary.concept import Concept, LanguageTag

Family = Callable[[str], str]
"""Makes a key of one family from a value (see :mod:`glossary.keys`)."""


class Keys(Protocol):
    """Keys, for membership only."""

    def __contains__(self, key: str, /) -> bool:
        """Tell whether a key may be among them; False is certain."""
        ...


class Nearness(Protocol):
    """Tells whether a signature may be near a value (see :mod:`glossary.neighbours`)."""

    def near(self, language: str, value: str, *, edit: bool) -> bool:
        """Tell whether one may be; False is certain."""
        ...


class Part(Protocol):
    """A piece of a termbase that answers for itself."""

    @property
    def sieve(self) -> Membership:
        """Tells whether a key may be in it."""
        ...

    @property
    def neighbours(self) -> Nearness:
        """Tells whether something may be near."""
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

    def with_prefix(self, value: str, limit: int, family: Family = keys.form) -> list[str]:
        """Return values of keys that begin with a value, in the order of their code points."""
        ...

    def similar(self, key: str, edits: int, prefix: int) -> tuple[str, ...]:
        """Return the values of keys of one family within some edits of a key."""
        ...

    def containing(
        self, query: str, language: LanguageTag, limit: int
    ) -> list[tuple[Concept, frozenset[str]]]:
        """Search definitions and contexts in full text, best first."""
        ...


class Membership(Protocol):
    """Keys, for membership only."""

    def has(self, number: int, key: str) -> bool:
        """Tell whether a key, of which the CRC-32 is given too, may be there; False is certain."""
        ...
