"""From sentences to ranked candidates: tokens to numbers, patterns to counts, counts to values."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from glossary.candidates import kazakh
from glossary.candidates.base_form import Seen, base_form
from glossary.candidates.cvalue import Words, c_values, nc_values, pieces
from glossary.candidates.words import BREAK, JOINT, PATTERNS, Word, english, russian
from glossary.concept import LanguageTag
from glossary.normalise import fold, tokens

LONGEST = 5
"""Words of a candidate at most."""
RARE = ((20_000, 1), (200_000, 2))
"""Words of a text up to which a candidate may occur so seldom; in longer ones, three times."""
LONG = 4
"""Words from which a candidate must occur twice in any text: by chance many words follow each
other once."""
OCCURRENCES = 200
"""Places kept of a candidate."""
AT_ONCE = 500
"""Candidates whose places are looked for in one walk through the text."""
Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is; it may raise to stop the work."""
Known = Callable[[str, LanguageTag], bool]
"""Tells whether a term, in any form, is in a termbase."""
_PART = 3
"""Numbers kept of a word: its form, its start, its end."""


class Occurrence(NamedTuple):
    """Where a candidate stands."""

    block: int
    """Number of the block, as it was given."""
    start: int
    """Offset of its first code point in the block."""
    end: int


class Candidate(NamedTuple):
    """What may be a term."""

    term: str
    """In its base form."""
    language: LanguageTag
    words: int
    """How many words it has."""
    frequency: int
    """How often it occurs."""
    score: float
    """Its NC-value."""
    occurrences: tuple[Occurrence, ...]
    """In text order; at most :data:`OCCURRENCES`."""


class _Phrase(NamedTuple):
    """Words that no punctuation parts."""

    language: LanguageTag
    block: int
    parts: array[int]
    """Number of the form, start and end of each word, one after the other."""


class _Found(NamedTuple):
    """A candidate at a place: some words of a phrase."""

    key: Words
    phrase: _Phrase
    first: int
    last: int
    """The word after it."""


class Extractor:
    """Gathers sentences, then ranks what they have in common."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[LanguageTag, str], int] = {}
        self._forms: list[str] = []
        self._phrases: list[_Phrase] = []
        self._words: list[Word] = []
        self._lemmas: list[int] = []
        self._joints: frozenset[int] = frozenset()
        self.size = 0
        """Words taken so far."""

    # -- gathering

    def add(self, sentence: str, language: LanguageTag, block: int = 0, offset: int = 0) -> None:
        """Take a sentence.

        Args:
            sentence: Its text.
            language: Its language; of others than kk, en and ru nothing is taken.
            block: What to call the place where it stands.
            offset: Where it begins there, in code points.
        """
        if language not in PATTERNS:
            return
        parts = array("l")
        for token in tokens(sentence):
            start = token.start
            if token.glue == "-" and parts:
                # A hyphenated word is one word: its parts so far and this one.
                start = parts[-2] - offset
                del parts[-_PART:]
            elif not token.glue or sentence[start - 1 : start] == "(":
                self._keep(language, block, parts)
                parts = array("l")
            surface = sentence[start : token.end]
            parts.extend((self._number(surface, language), start + offset, token.end + offset))
        self._keep(language, block, parts)

    def _number(self, surface: str, language: LanguageTag) -> int:
        form = fold(surface)
        number = self._numbers.setdefault((language, form), len(self._forms))
        if number == len(self._forms):
            # An abbreviation is shown as it is written.
            self._forms.append(surface if sum(map(str.isupper, surface)) > 1 else form)
        return number

    def _keep(self, language: LanguageTag, block: int, parts: array[int]) -> None:
        if parts:
            self._phrases.append(_Phrase(language, block, parts))
            self.size += len(parts) // _PART

    # -- ranking

    def candidates(
        self, known: Known, limit: int, progress: Progress | None = None
    ) -> list[Candidate]:
        """Return what may be a term and is in no termbase, the likeliest first.

        Args:
            known: Tells what is in a termbase.
            limit: The most candidates wanted.
            progress: Told how many words have been analysed.
        """
        self._analyse(progress)
        least = next((times for size, times in RARE if self.size <= size), 3)
        frequent = self._frequent(least)
        counts = Counter(one.key for one in self._matches(frequent))
        for key in [one for one, count in counts.items() if self._is_chance(one, count, least)]:
            del counts[key]
        values = c_values(counts)
        for key in pieces(counts):
            del values[key]
        values = nc_values(values, self._company(counts, frequent))
        ranked = sorted(values, key=lambda key: (-values[key], key))
        found: list[Candidate] = []
        step = max(limit, AT_ONCE)
        for start in range(0, len(ranked), step):
            places = self._places(ranked[start : start + step], frequent)
            for key, ones in places.items():
                candidate = self._described(ones, counts[key], values[key])
                shown = self._surface(ones[0])
                if known(candidate.term, candidate.language) or known(shown, candidate.language):
                    continue
                found.append(candidate)
                if len(found) == limit:
                    return found
        return found

    def _analyse(self, progress: Progress | None) -> None:
        """Give each form its lemma and role."""
        forms = [form for language, form in self._numbers if language == "kk"]
        rules: dict[LanguageTag, Callable[[str], Word]] = {
            "kk": kazakh.lexicon(forms, progress).__getitem__,
            "en": english,
            "ru": russian,
        }
        lemmas: dict[tuple[LanguageTag, str], int] = {}
        self._words = [rules[language](form) for language, form in self._numbers]
        self._lemmas = [
            lemmas.setdefault((language, word.lemma), len(lemmas))
            for (language, _form), word in zip(self._numbers, self._words, strict=True)
        ]
        self._joints = frozenset(
            lemma for lemma, word in zip(self._lemmas, self._words, strict=True)
            if word.role == JOINT
        )  # fmt: skip

    def _is_chance(self, key: Words, count: int, least: int) -> bool:
        """Tell whether words stand together too seldom: longer and looser ones must do so twice."""
        loose = len(key) >= LONG or not self._joints.isdisjoint(key)
        return count < least or (count < 2 and loose)

    def _frequent(self, least: int) -> frozenset[int]:
        """Return the lemmas that occur often enough for a candidate with them to do so."""
        counts: Counter[int] = Counter()
        for phrase in self._phrases:
            counts.update(self._lemmas[number] for number in phrase.parts[::_PART])
        return frozenset(lemma for lemma, count in counts.items() if count >= least)

    def _matches(self, frequent: frozenset[int]) -> Iterator[_Found]:
        """Yield every string of words that a pattern of its language allows."""
        for phrase in self._phrases:
            pattern = PATTERNS[phrase.language]
            forms = phrase.parts[::_PART]
            lemmas = [self._lemmas[number] for number in forms]
            roles = "".join(
                self._words[number].role if lemma in frequent else BREAK
                for number, lemma in zip(forms, lemmas, strict=True)
            )
            for first in range(len(roles)):
                for last in range(first + 1, min(first + LONGEST, len(roles)) + 1):
                    if roles[last - 1] == BREAK:
                        break
                    if pattern.fullmatch(roles, first, last):
                        yield _Found(tuple(lemmas[first:last]), phrase, first, last)

    def _company(
        self, counts: Mapping[Words, int], frequent: frozenset[int]
    ) -> Iterator[tuple[Words, int]]:
        """Yield the candidates with the lemma of each content word beside them."""
        for one in self._matches(frequent):
            if one.key not in counts:
                continue
            for at in (one.first - 1, one.last):
                if 0 <= at < len(one.phrase.parts) // _PART:
                    number = one.phrase.parts[at * _PART]
                    if self._words[number].role != BREAK:
                        yield one.key, self._lemmas[number]

    def _places(self, keys: Iterable[Words], frequent: frozenset[int]) -> dict[Words, list[_Found]]:
        """Return where some candidates stand, in the order given."""
        found: dict[Words, list[_Found]] = {key: [] for key in keys}
        for one in self._matches(frequent):
            places = found.get(one.key)
            if places is not None and len(places) < OCCURRENCES:
                places.append(one)
        return found

    def _described(self, places: list[_Found], count: int, score: float) -> Candidate:
        language = places[0].phrase.language
        term = base_form([self._seen(one) for one in places], language)
        occurrences = tuple(
            Occurrence(
                one.phrase.block,
                one.phrase.parts[one.first * _PART + 1],
                one.phrase.parts[(one.last - 1) * _PART + 2],
            )
            for one in places
        )
        return Candidate(term, language, len(places[0].key), count, score, occurrences)

    def _seen(self, one: _Found) -> Seen:
        numbers = one.phrase.parts[one.first * _PART : one.last * _PART : _PART]
        return Seen(
            tuple(self._forms[number] for number in numbers),
            tuple(self._words[number] for number in numbers),
        )

    def _surface(self, one: _Found) -> str:
        return " ".join(self._seen(one).forms)
