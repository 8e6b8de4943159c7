"""What the lookup answers: matches for a query, recognised terms for running text."""

from __future__ import annotations

from enum import StrEnum

from glossary.concept import LanguageTag
from glossary.named import NamedTuple


class MatchKind(StrEnum):
    """How a query met a designation; the order is the order of preference."""

    EXACT = "exact"
    """The designation itself, but for case, spaces, hyphens and look-alike letters."""
    INFLECTED = "inflected"
    """An inflected or derived form of a one-word designation."""
    MULTIWORD = "multiword"
    """A multiword designation with at least one word in another form."""
    SKELETON = "skeleton"
    """The same letters through another keyboard or alphabet."""
    PREFIX = "prefix"
    """The beginning of a designation."""
    MISSPELT = "misspelt"
    """A designation at a small weighted edit distance."""
    FULLTEXT = "fulltext"
    """Words of a definition or a context."""


class Match(NamedTuple):
    """One concept that answers a query, and why."""

    concept: str
    """Id of the concept."""
    headword: str
    """The designation that matched, as the termbase spells it."""
    language: LanguageTag
    """The language of that designation."""
    kind: MatchKind
    """How they met."""
    analysis: tuple[str, ...] = ()
    """The way there, step by step, e.g. ``орган``, ``дар:plural``; may be empty. In full text the
    pieces of an excerpt, each second one a word asked for."""
    score: float = 1.0
    """From 1.0 for the designation itself down to 0; falls with each match's cost."""


class RecognisedTerm(NamedTuple):
    """A term that occurs in running text."""

    start: int
    """First code point of the surface form in the text given."""
    end: int
    """Code point after its last."""
    surface: str
    """The surface form: the text from start to end."""
    language: LanguageTag
    """The language of the designation that was recognised."""
    concepts: tuple[str, ...]
    """Ids of the concepts that it may designate; more than one for a homograph."""
    headword: str
    """The designation, as the termbase spells it."""
    kind: MatchKind
    """Exact, inflected or multiword."""
