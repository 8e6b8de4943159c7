"""What comes before what: one table of kinds, and one of ties.

A match is worth 1 less the cost of its kind, less a share of its way's own cost (:func:`score`).
Matches worth the same come in the order of :data:`TIES`, and those that no tie parts in the order
of their termbases, the one named first being the reader's own. Homographs share worth and language,
so nothing stands between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from glossary.concept import LANGUAGES, Concept, LanguageTag
from glossary.match import Match, MatchKind
from glossary.named import NamedTuple

BASE = {
    MatchKind.EXACT: 0.0,
    MatchKind.INFLECTED: 0.1,
    MatchKind.MULTIWORD: 0.1,
    MatchKind.SKELETON: 0.3,
    MatchKind.PREFIX: 0.4,
    MatchKind.MISSPELT: 0.5,
    MatchKind.FULLTEXT: 0.7,
}
"""Cost of each kind of match."""
SHARE = 0.01
"""What one unit of a way's own cost takes off the score, up to :data:`MOST_SHARES` units."""
MOST_SHARES = 9.0
FREQUENCIES = Path(__file__).with_name("frequency.tsv")
"""Concept and how often the library names it; written by ``python -m tui.frequency``."""


class Candidate(NamedTuple):
    """A match that may be equal to others, with what the ties ask about."""

    match: Match
    """The match."""
    concept: Concept
    """Its concept."""
    fields: Sequence[str]
    """Subject fields of what is being read, the most frequent first."""


def _language(candidate: Candidate) -> int:
    return rank(candidate.match.language)


def _domain(candidate: Candidate) -> int:
    fields, own = candidate.fields, candidate.concept.subject_field
    return fields.index(own) if own in fields else len(fields)


def _frequency(candidate: Candidate) -> int:
    return -frequency(candidate.concept.id)


def _contexts(candidate: Candidate) -> int:
    language = candidate.match.language
    return -sum(len(term.contexts) for term in candidate.concept.terms(language))


TIES: tuple[tuple[str, Callable[[Candidate], int]], ...] = (
    # A language that was asked for is the only one looked in; else Kazakh, English, Russian.
    ("language", _language),
    ("domain, that of the text that is read", _domain),
    ("frequency in the library", _frequency),
    # Concepts of other termbases are in no table of the library; their contexts tell as much.
    ("contexts that show it in use", _contexts),
)
"""What parts equal matches, in order: the smaller number first."""


def score(kind: MatchKind, cost: float) -> float:
    """Return the score of a match: its kind's, less a share of the way's own cost."""
    return round(1.0 - BASE[kind] - SHARE * min(max(cost, 0.0), MOST_SHARES), 4)


def best(matches: Iterable[Match]) -> list[Match]:
    """Sort matches by score and keep each concept's best; equal ones stay in their order."""
    kept: dict[str, Match] = {}
    for match in sorted(matches, key=lambda match: -match.score):
        kept.setdefault(match.concept, match)
    return list(kept.values())


def tied(found: Sequence[tuple[Match, Concept]], fields: Sequence[str] = ()) -> Iterator[Match]:
    """Yield the matches of one step by score, equal ones in the order of :data:`TIES`."""
    if len(found) < 2:
        yield from (match for match, _concept in found)
        return
    candidates = [Candidate(match, concept, fields) for match, concept in found]
    candidates.sort(key=lambda one: (-one.match.score, *(tie(one) for _name, tie in TIES)))
    yield from (one.match for one in candidates)


def homographs(
    concepts: Sequence[Concept], language: LanguageTag, fields: Sequence[str]
) -> list[str]:
    """Return the ids of the concepts of one surface form in the order of :data:`TIES`."""
    equal = [(Match(one.id, "", language, MatchKind.EXACT), one) for one in concepts]
    return [match.concept for match in tied(equal, fields)]


def fields_of(concepts: Iterable[Concept]) -> list[str]:
    """Return the subject fields of some concepts, the most frequent first."""
    return [one for one, _count in Counter(c.subject_field for c in concepts).most_common() if one]


def rank(language: LanguageTag) -> int:
    """Return the place of a language in the order of the product."""
    return LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES)


def frequency(concept: str) -> int:
    """Return how often the library's texts name a concept, in all languages together."""
    return _frequencies().get(concept, 0)


@cache
def _frequencies() -> dict[str, int]:
    lines = FREQUENCIES.read_text(encoding="utf-8").splitlines()
    return {name: int(count) for name, _, count in (line.partition("\t") for line in lines)}
