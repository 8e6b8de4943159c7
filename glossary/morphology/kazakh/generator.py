"""Forward generation: a headword and a chain of tags to its spelling.

The tables are those of the analysis, read the other way: each suffix must accept the state,
the final letter and the harmony of all that stands before it. A reading of the analysis is right
when its form is among the spellings found here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from glossary.morphology.kazakh.analysis import Morpheme
from glossary.morphology.kazakh.closed import FORMS, PRONOUNS
from glossary.morphology.kazakh.lexicon import NOT_VERBS, NUMERALS
from glossary.morphology.kazakh.phonology import (
    BACK,
    CLASSES,
    EITHER,
    harmony,
    is_loan,
)
from glossary.morphology.kazakh.stem_changes import noun_alternants, verb_alternants
from glossary.morphology.kazakh.stems import (
    accepts,
    noun_candidates,
    seam,
    verb_candidates,
)
from glossary.morphology.kazakh.suffixes import (
    IMPERATIVE,
    NOUN_STEM,
    POSSESSED,
    VERB_STEM,
    Suffix,
    is_finished,
    suffixes,
)

_NATIVE = frozenset("ғқңұүһх")
"""Letters of older loans, which follow their other vowels (тарихтың, мұхитта)."""
_BARE = Morpheme("", "imp.2sg")


def generate(lemma: str, tags: Sequence[str]) -> str:
    """Spell a form of a headword.

    Args:
        lemma: A headword in lower case; verbs as verbal nouns in -у.
        tags: Ids of the suffixes, in order.

    Returns:
        The usual spelling.

    Raises:
        ValueError: The headword takes no such chain.
    """
    for spelling in spellings(lemma, tags):
        return spelling
    raise ValueError(f"{lemma} takes no {' + '.join(tags)}")


def spellings(lemma: str, tags: Sequence[str]) -> Iterator[str]:
    """Every permitted spelling of a form, the usual one first.

    Args:
        lemma: A headword in lower case.
        tags: Ids of the suffixes, in order.

    Yields:
        Spellings, each once: кітабы and, as in loans, кітапы.
    """
    asked = tuple(tags)
    listed = (
        form
        for form, (headword, _stem, suffixes) in FORMS.items()
        if headword == lemma and tuple(tag for _surface, tag in suffixes) == asked
    )
    pronoun = lemma in PRONOUNS
    seen = set()
    for surface in (
        chain(listed, _spell(lemma, asked)) if pronoun else chain(_spell(lemma, asked), listed)
    ):
        if surface not in seen:
            seen.add(surface)
            yield surface


@cache
def _by_tag() -> dict[str, list[Suffix]]:
    table: dict[str, list[Suffix]] = {}
    for suffix in suffixes():
        table.setdefault(suffix.morpheme.tag, []).append(suffix)
    return table


def _ordered(tag: str, lemma: str) -> list[Suffix]:
    """The suffixes of a tag; a loan that takes both harmonies prefers the front ones."""
    found = _by_tag().get(tag, [])
    if harmony(lemma) == EITHER and is_loan(lemma) and _NATIVE.isdisjoint(lemma):
        return sorted(found, key=lambda suffix: suffix.asks == BACK)
    return found


def _starts(lemma: str, tags: tuple[str, ...]) -> Iterator[tuple[str, int, int, int, Suffix]]:
    """Stem, its state, its final class and harmony, and a first suffix that fits them."""
    for state, alternants, candidates in (
        (NOUN_STEM, noun_alternants, noun_candidates),
        (VERB_STEM, verb_alternants, verb_candidates),
    ):
        if state == VERB_STEM and lemma in NOT_VERBS:
            continue
        for stem in alternants(lemma):
            for suffix in _ordered(tags[0], lemma):
                if not suffix.sources & state or not accepts(lemma, stem, suffix.morpheme):
                    continue
                for found, final, _ in candidates(stem, suffix.surface[0]):
                    if found == lemma:
                        yield (stem, state, *seam(lemma, stem, final), suffix)
    if lemma[-1] in "ыі" and lemma not in NUMERALS:
        for suffix in _by_tag().get(tags[0], ()):
            if suffix.sources & POSSESSED and suffix.surface[0] == "н":
                yield (lemma, POSSESSED, *seam(lemma, lemma, 0), suffix)


def _spell(lemma: str, tags: tuple[str, ...]) -> Iterator[str]:
    if not tags:
        yield lemma
    elif tags == ("imp.2sg",):
        for stem in verb_alternants(lemma):
            fits = any(found == lemma for found, _, _ in verb_candidates(stem, ""))
            if fits and accepts(lemma, stem, _BARE):
                yield stem
    for stem, _, final, harmonies, suffix in _starts(lemma, tags) if tags else ():
        if suffix.follows & final and (not suffix.asks or suffix.asks & harmonies):
            own = suffix.harmony or suffix.asks or harmonies
            yield from _go_on(stem + suffix.surface, suffix.target, suffix.final, own, tags[1:])


def _go_on(
    surface: str, state: int, final: int, harmonies: int, tags: tuple[str, ...]
) -> Iterator[str]:
    """Spell the rest of a chain after what stands already."""
    if not tags:
        if is_finished(state) and not final & CLASSES["D"]:
            yield surface
        return
    if tags == ("imp.2sg",) and state & IMPERATIVE:
        yield surface
    for suffix in _by_tag().get(tags[0], ()):
        if not suffix.sources & state or not suffix.follows & final:
            continue
        if suffix.asks and not suffix.asks & harmonies:
            continue
        own = suffix.harmony or suffix.asks or harmonies
        yield from _go_on(surface + suffix.surface, suffix.target, suffix.final, own, tags[1:])
