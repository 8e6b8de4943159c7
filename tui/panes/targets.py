"""Where the lines of a list lead."""

from __future__ import annotations

from typing import NamedTuple


class ToPlace(NamedTuple):
    """A line that leads to a place in a document."""

    block: str
    """Id of the block."""
    offset: int
    """Block offset, in code points."""
    language: str = ""
    """The language that the offset counts in; empty for the original's."""
    document: str = ""
    """What the state knows the document by; empty for the one that is read."""
    concepts: tuple[str, ...] = ()
    """Ids of the concepts that are named there; empty where the line is of no term."""


class ToNote(NamedTuple):
    """A line of the list of notes."""

    number: int
    """The note's own."""
    place: ToPlace
    """Where its passage stood."""


class ToLookup(NamedTuple):
    """A line that looks something up again."""

    query: str
    """What was looked up."""


class ToAction(NamedTuple):
    """A line that does something."""

    action: str
    """Id of the action."""


class ToConcept(NamedTuple):
    """A line that leads to another entry."""

    concept: str
    """Its id."""


class ToTerm(NamedTuple):
    """A line of the list of a document's terms: leads to all passages of one."""

    concepts: tuple[str, ...]
    """Ids of the concepts that it may designate."""
    headword: str
    """What to call it."""


class ToCandidate(NamedTuple):
    """A line of the list of candidates: leads to the first passage."""

    number: int
    """Of the candidate among those found."""
    place: ToPlace
    """Where it first stands."""


class ToCommand(NamedTuple):
    """A line that runs an external command."""

    name: str
    """As the settings name it."""


class ToBranch(NamedTuple):
    """A line of the tree that can be opened and closed."""

    concept: str
    """Id of the concept on it."""


class ToPassage(NamedTuple):
    """A line that leads to a passage of a document."""

    document: str
    """Id in the library."""
    block: str
    """Id of the block."""
    text: str
    """The passage, or a piece of it."""
    language: str = ""
    """The language that it is in; empty for the original's."""
    offset: int = 0
    """Where to go in it, in code points of ``text``."""
