"""The lookup pipeline: steps in order, the later ones only where the earlier found nothing.

Each step yields matches with a cost; the answer is sorted by what ``ranking.py`` says that they are
worth, and a concept counts once.

What only the later steps need is imported by them: a one-shot lookup that the first step answers
has no time for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from glossary import keys
from glossary.concept import LANGUAGES, LanguageTag
from glossary.designations import matched, with_key
from glossary.index import Index
from glossary.match import Match, MatchKind
from glossary.named import NamedTuple
from glossary.normalise import CYRILLIC, Token, key, tokens
from glossary.ranking import best, score, tied
from glossary.readings import readings
from glossary.recognition import kind_of

LONGEST_QUERY = 400
"""Characters of a query that are read; no designation is longer."""
_KAZAKH_ONLY = frozenset("әғқңөұүһі")


class Query(NamedTuple):
    """A query, folded once for all steps."""

    text: str
    """As it was asked, cut to :data:`LONGEST_QUERY`."""
    key: str
    """Its key as a designation."""
    tokens: Sequence[Token]
    """Its words; everything between two words counts as a space."""
    language: LanguageTag | None
    """The language asked for, if any."""
    fields: Sequence[str] = ()
    """Subject fields of what is being read, the most frequent first."""


Step = Callable[[Query, Index], Iterator[Match]]


def prepare(text: str, language: LanguageTag | None, fields: Sequence[str] = ()) -> Query:
    """Fold a query."""
    cut = text[:LONGEST_QUERY]
    words = [token._replace(glue=token.glue or " ") for token in tokens(cut)]
    return Query(cut, key(cut), words, language, fields)


def exact(query: Query, index: Index) -> Iterator[Match]:
    """Designations spelled as the query, but for case, hyphens and look-alikes; or in one word."""
    for one in (keys.form(query.key), keys.joined(query.key)):
        yield from _keyed(one, MatchKind.EXACT, query, index)


def kazakh(query: Query, index: Index) -> Iterator[Match]:
    """Kazakh designations that the query is a form of."""
    return _inflected(query, index, "kk")


def english(query: Query, index: Index) -> Iterator[Match]:
    """English designations that the query is a form of, with or without an article before it."""
    from glossary.morphology.english import ARTICLES

    if len(query.tokens) > 1 and query.tokens[0].key in ARTICLES:
        query = query._replace(tokens=query.tokens[1:])
    return _inflected(query, index, "en")


def russian(query: Query, index: Index) -> Iterator[Match]:
    """Russian designations that the query is a form of; loads the dictionary."""
    if not CYRILLIC.isdisjoint(query.key) and _KAZAKH_ONLY.isdisjoint(query.key):
        yield from _inflected(query, index, "ru")


def other_languages(query: Query, index: Index) -> Iterator[Match]:
    """Designations of languages without rules are found by their words as they are."""
    if query.language is not None and query.language not in LANGUAGES:
        yield from _inflected(query, index, query.language)


def misspelt(query: Query, index: Index) -> Iterator[Match]:
    """Designations, in any form, that the query misses by so little that nothing else is meant."""
    from glossary.misspelling import intended

    nearest = None
    for meant, off in intended(query.key, index):
        if nearest is not None and off > nearest:
            return
        for match in _first(
            (FORMS, (russian,)), prepare(meant, query.language, query.fields), index
        ):
            nearest = off
            cost = score(MatchKind.MISSPELT, off)
            yield match._replace(kind=MatchKind.MISSPELT, score=cost, analysis=(meant,))


def through_keyboard(query: Query, index: Index) -> Iterator[Match]:
    """Kazakh designations typed on a Russian keyboard or in Latin letters, in any form."""
    if query.language not in (None, "kk"):
        return
    from glossary.restoration import restored
    from glossary.skeleton import SHORTEST

    # What is short or upper case in full is an abbreviation: БАК is БАҚ, бак is a tank.
    if len(query.key) < SHORTEST and not query.text.isupper():
        return
    for one in restored(query.key, index):
        # What comes back as it was typed was not typed through another keyboard.
        if one.form == query.key or not keeps(query.key, one.form):
            continue
        # Seminary is English and no Kazakh семинары, институтка Russian and no институтқа.
        if one.morphemes and is_other(query.key):
            continue
        steps = tuple(f"{surface}:{tag}" for surface, tag in one.morphemes)
        way = (one.lemma, *steps) if steps else (one.term.text,)
        cost = score(MatchKind.SKELETON, one.cost)
        yield Match(one.concept.id, one.term.text, "kk", MatchKind.SKELETON, way, cost)


def is_other(word: str) -> bool:
    """Tell whether a word is one of English or Russian as it was typed."""
    if word.isascii():
        from glossary.morphology.english_words import is_word

        return is_word(word)
    from glossary.morphology.russian import is_known

    return _KAZAKH_ONLY.isdisjoint(word) and is_known(word)


def keeps(typed: str, form: str) -> bool:
    """Tell whether a form keeps each letter typed that only Kazakh has: they were meant."""
    return _KAZAKH_ONLY.isdisjoint(typed) or (
        len(typed) == len(form)
        and all(a == b or a not in _KAZAKH_ONLY for a, b in zip(typed, form, strict=True))
    )


def on_wrong_layout(query: Query, index: Index) -> Iterator[Match]:
    """Designations typed with the wrong layout switched on, in any form."""
    from glossary.layouts import otherwise

    for text in otherwise(query.text):
        for match in _first(
            (FORMS, (russian,)), prepare(text, query.language, query.fields), index
        ):
            cost = score(MatchKind.SKELETON, 1.0)
            yield match._replace(kind=MatchKind.SKELETON, score=cost, analysis=(text,))


FORMS: tuple[Step, ...] = (exact, kazakh, english, other_languages)
AS_TYPED: tuple[tuple[Step, ...], ...] = (
    FORMS, (russian,), (through_keyboard,), (on_wrong_layout,)
)  # fmt: skip
"""Groups of steps: all of a group are taken, the next group only if nothing has been found."""
STEPS = (*AS_TYPED, (misspelt,))
"""The groups for a query that is finished."""


def run(
    query: Query, index: Index, limit: int, groups: Sequence[Sequence[Step]] = STEPS
) -> list[Match]:
    """Take the steps.

    Args:
        query: The folded query.
        index: Where to look.
        limit: The most matches wanted.
        groups: Which steps.

    Returns:
        Matches, best first, one per concept.
    """
    if not query.key:
        return []
    return _first(groups, query, index)[:limit]


def _first(groups: Sequence[Sequence[Step]], query: Query, index: Index) -> list[Match]:
    """Return the matches of the first group of steps that has any."""
    for group in groups:
        found = best(match for step in group for match in step(query, index))
        if found:
            return found
    return []


def _keyed(one: str, kind: MatchKind, query: Query, index: Index) -> Iterator[Match]:
    found = []
    for concept in index.concepts(one):
        hit = with_key(concept, one, query.language)
        if hit is not None:
            term, language = hit
            match = Match(concept.id, term.text, language, kind, (), score(kind, 0))
            found.append((match, concept))
    return tied(found, query.fields)


def _inflected(query: Query, index: Index, language: LanguageTag) -> Iterator[Match]:
    if query.language not in (None, language):
        return
    count = len(query.tokens)
    found = []
    for reading in readings(query.tokens, language, index.sieve):
        if reading.words != count:
            continue
        for concept in index.concepts(reading.key):
            term = matched(concept, reading)
            if term is not None and query.language in (None, reading.language):
                kind = kind_of(reading, term)
                steps = _explain(query, term.text, reading.stem, reading.morphemes)
                worth = score(kind, reading.cost)
                match = Match(concept.id, term.text, reading.language, kind, steps, worth)
                found.append((match, concept))
    yield from tied(found, query.fields)


def _explain(
    query: Query, headword: str, stem: str, morphemes: Sequence[tuple[str, str]]
) -> tuple[str, ...]:
    """Return the way from a designation to the query, e.g. ``орган``, ``дар:plural``."""
    if morphemes:
        return (stem, *(f"{surface}:{tag}" for surface, tag in morphemes))
    return (headword,) if query.key != key(headword) else ()
