"""Terms in running text: the longest, in order, never overlapping.

A derived word is no form of the term that it comes from (белгілі *known* of белгі *sign*), so the
recogniser leaves it out, where lookup shows it, labelled. The parts of a compound (PR-бөлімдер)
are terms in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.concept import Concept, LanguageTag, Term
from glossary.designations import is_abbreviation, matched
from glossary.index import Index
from glossary.match import MatchKind, RecognisedTerm
from glossary.normalise import CYRILLIC, Token, tokens
from glossary.ranking import fields_of, homographs
from glossary.readings import LONGEST, Reading, readings

_VOWELS = frozenset("аәеёиоөуұүыіэюяaeiouy")


def recognise(
    text: str, language: LanguageTag | None, index: Index, *, within: bool = False
) -> list[RecognisedTerm]:
    """Find the terms in running text; see :meth:`glossary.lookup.Glossary.recognise`."""
    found = list(_cover(text, tokens(text), LONGEST + 1, language, index, within))
    if all(len(term.concepts) < 2 for term in found):
        return found
    # Which homograph is meant, the terms around it tell: theirs is the domain.
    sure = (index.concept(term.concepts[0]) for term in found if len(term.concepts) == 1)
    fields = fields_of(concept for concept in sure if concept)
    return [_ordered(term, fields, index) if len(term.concepts) > 1 else term for term in found]


def _ordered(term: RecognisedTerm, fields: Sequence[str], index: Index) -> RecognisedTerm:
    concepts = [concept for one in term.concepts if (concept := index.concept(one))]
    return term._replace(concepts=tuple(homographs(concepts, term.language, fields)))


def _cover(
    text: str,
    words: Sequence[Token],
    most: int,
    language: LanguageTag | None,
    index: Index,
    within: bool,
) -> Iterator[RecognisedTerm]:
    """Yield the terms among some words; the first of at most so many tokens."""
    place = 0
    while place < len(words):
        run = words[place : place + most]
        most = LONGEST + 1
        found = _longest(text, run, languages(run[0], language), index)
        if found is None:
            place += 1
            continue
        term, is_phrase, count = found
        # A phrase, such as the wording of a task, yields to the terms that it is made of.
        inner: list[RecognisedTerm] = []
        if count > 1 and (within or is_phrase):
            inner = list(
                _cover(text, words[place : place + count], count - 1, language, index, within)
            )
        if within or not inner:
            yield term
        yield from inner
        place += count


def languages(token: Token, language: LanguageTag | None) -> tuple[LanguageTag, ...]:
    """Return the languages to read a word in, the likeliest first.

    A text of any of the three holds designations of the others (PR, mass media), but Russian
    words are not sought in a Kazakh text, nor Kazakh ones in a Russian text: too many words of
    one are forms of other words in the other.
    """
    if not CYRILLIC.isdisjoint(token.key):
        return (language,) if language in ("kk", "ru") else ("kk", "ru")
    if language in (None, "en"):
        return ("en", "kk")
    return (language, "en")


def _longest(
    text: str, run: Sequence[Token], order: Sequence[LanguageTag], index: Index
) -> tuple[RecognisedTerm, bool, int] | None:
    """Return the longest term at the first token, whether it is a phrase, and its tokens."""
    candidates = [
        (reading, rank)
        for rank, language in enumerate(order)
        for reading in readings(run, language, index.sieve)
        if not reading.derived or _is_compound(reading)
    ]
    # Longest first; then the likelier language; then the nearer form.
    candidates.sort(key=lambda one: (-one[0].words, one[1], one[0].cost))
    for reading, _ in candidates:
        for _concept, term in _designated(reading, index):
            if is_abbreviation(term.text) and not _may_abbreviate(run[0], term.text, text):
                continue
            found = _term(text, run, reading, candidates, index, term)
            return found, term.kind == "phrase", reading.words
    return None


def _may_abbreviate(token: Token, abbreviation: str, text: str) -> bool:
    """Tell whether a word has the capitals of an abbreviation: us is not US.

    One without a vowel is no word in small letters either (pr).
    """
    stands = text[token.start : token.start + len(abbreviation)]
    return stands.isupper() or _VOWELS.isdisjoint(abbreviation.lower())


def _designated(reading: Reading, index: Index) -> Iterator[tuple[Concept, Term]]:
    for concept in index.concepts(reading.key):
        term = matched(concept, reading)
        if term is not None:
            yield concept, term


def _term(
    text: str,
    run: Sequence[Token],
    reading: Reading,
    candidates: Sequence[tuple[Reading, int]],
    index: Index,
    term: Term,
) -> RecognisedTerm:
    """Gather all concepts of the same words in the same language: homographs stay together."""
    concepts = dict.fromkeys(
        other.id
        for candidate, _ in candidates
        if candidate.words == reading.words
        and candidate.language == reading.language
        and _is_compound(candidate) == _is_compound(reading)
        for other, _ in _designated(candidate, index)
    )
    start, end = run[0].start, run[reading.words - 1].end
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
    return RecognisedTerm(
        start, end, text[start:end], reading.language, tuple(concepts), term.text,
        kind_of(reading, term),
    )  # fmt: skip


def _is_compound(reading: Reading) -> bool:
    """Tell whether a designation is only one part of a hyphenated word."""
    return any(tag == "compound" for _surface, tag in reading.morphemes)


def kind_of(reading: Reading, term: Term) -> MatchKind:
    """Return how a reading met a designation."""
    if reading.cost == 0 and not reading.morphemes:
        return MatchKind.EXACT
    return MatchKind.MULTIWORD if len(tokens(term.text)) > 1 else MatchKind.INFLECTED
