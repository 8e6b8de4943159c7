"""Kazakh forms that were typed without Kazakh letters, read back into them.

A skeleton (see :mod:`glossary.skeleton`) has lost which of а/ә, к/қ, н/ң … was meant. The stem gets
its letters back from the termbase: some beginning of the query's skeleton is that of a
designation's stem. The ending gets them from vowel harmony, and the form so restored must then be
one that the analysis of Kazakh knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from glossary import keys
from glossary.concept import Concept, Term
from glossary.designations import is_abbreviation
from glossary.index import Index
from glossary.skeleton import skeleton

LONGEST_ENDING = 16
"""Letters of an ending, in the skeleton: органдарымыздағыларға has as many."""
SHORTEST_STEM = 3
"""Letters that a stem has at least."""
VARIANTS = 64
"""Spellings tried of one ending."""
_BACK = {"g": "ғ", "k": "қ", "y": "ы", "i": "ыий"}
_FRONT = {"g": "г", "k": "к", "y": "і", "i": "ій"}
_BOTH = {
    "a": "а", "e": "е", "b": "б", "d": "д", "j": "ж", "z": "з", "l": "л", "m": "м", "n": "нң",
    "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "h": "х", "f": "ф", "v": "в",
}  # fmt: skip
_AS_BACK, _AS_FRONT = _BOTH | _BACK, _BOTH | _FRONT
_NG = "ng"
"""Ң in the transliteration of the BGN; in the others нг, which is tried before it."""
_DOTLESS = "ı"
"""І in the alphabet of 2021, ы in the common Turkic one: the second is tried after the first."""
_GENITIVE = re.compile(r"(?<=[a-z]{3})[ndt][yi]n(?= )")
_ALWAYS_FRONT = re.compile(r"(?:[mbp]en(?:en)?|[ndt]iki)\Z")
"""Suffixes that follow no harmony: -мен, -менен, -нікі (Muhamedowa 2016, § 1.3)."""


class Restored(NamedTuple):
    """A form read back into Kazakh letters."""

    concept: Concept
    """What it designates."""
    term: Term
    """The designation that it is a form of."""
    lemma: str
    """The last word of the designation, as the analysis has it."""
    morphemes: tuple[tuple[str, str], ...]
    """Surface and tag of each suffix, in order; none for the designation itself."""
    cost: float
    """That of the analysis."""
    form: str
    """The query in Kazakh letters, every word of the designation as it stands in it."""


def restored(query: str, index: Index) -> list[Restored]:
    """Read a query through another keyboard or alphabet.

    Args:
        query: A key as :func:`glossary.normalise.key` gives it.
        index: Where designations are.

    Returns:
        The readings with the longest stem; empty if there is none.
    """
    spellings = (query, query.replace(_DOTLESS, "y"), query.replace(_NG, "n"))
    for spelling in dict.fromkeys(spellings):
        if found := _restored(skeleton(spelling), index):
            return found
    # The first part of an izafet is with a genitive or without, as in its own letters.
    bare = _GENITIVE.sub("", skeleton(query))
    return [one for one in _restored(bare, index) if _is_possessed(one)]


def _is_possessed(one: Restored) -> bool:
    return any(tag == "poss.3" for _surface, tag in one.morphemes)


def _restored(whole: str, index: Index) -> list[Restored]:
    last_word = whole.rfind(" ") + 1
    shortest = max(last_word + 1, SHORTEST_STEM, len(whole) - LONGEST_ENDING)
    for cut in range(len(whole), shortest - 1, -1):
        key = keys.through_keyboard(whole[:cut])
        if key not in index.sieve:
            continue
        found = [
            one
            for concept in index.concepts(key)
            for term in concept.terms("kk")
            for one in _read(concept, term, whole[:cut], whole[cut:])
        ]
        if found:
            return found
    return []


def _read(concept: Concept, term: Term, begun: str, ending: str) -> Iterator[Restored]:
    for words, stem in keys.stems(term.text):
        beginning = " ".join((*words[:-1], stem))
        if skeleton(beginning) != begun or (stem != words[-1] and is_abbreviation(term.text)):
            continue
        if not ending and stem + "у" == words[-1]:
            continue  # A verb's stem alone is no form of it that one looks up.
        if not ending:
            yield Restored(concept, term, words[-1], (), 0.0, beginning)
            return
        reading = _analysed(words[-1], stem, ending)
        if reading is not None:
            form = beginning + "".join(surface for surface, _tag in reading[0])
            yield Restored(concept, term, words[-1], *reading, form)
            return


@lru_cache(maxsize=1024)
def _analysed(
    lemma: str, stem: str, ending: str
) -> tuple[tuple[tuple[str, str], ...], float] | None:
    """Return suffixes and cost of the first spelling of an ending that the stem can take."""
    from glossary.morphology.kazakh import analyse
    from glossary.morphology.kazakh.phonology import BACK, harmony

    for letters in _spellings(ending, harmony(stem) == BACK):
        for analysis in analyse(stem + letters, {lemma}.__contains__):
            if analysis.lemma == lemma:
                parts = tuple((part.surface, part.tag) for part in analysis.morphemes)
                return parts, analysis.cost
    return None


def _spellings(ending: str, back: bool) -> Iterator[str]:
    """Yield an ending in Kazakh letters: by the harmony of its own vowels, else the stem's first.

    Args:
        ending: In the letters of the skeleton.
        back: Whether the stem's last vowel is a back one.
    """
    tail = _ALWAYS_FRONT.search(ending)
    harmonic = ending[: tail.start()] if tail else ending
    tables = [_AS_BACK, _AS_FRONT] if back else [_AS_FRONT, _AS_BACK]
    if ("a" in harmonic) != ("e" in harmonic):
        tables = [_AS_BACK] if "a" in harmonic else [_AS_FRONT]
    for table in tables:
        options = [table.get(letter, "") for letter in harmonic]
        options += [_AS_FRONT.get(letter, "") for letter in ending[len(harmonic) :]]
        if all(options):
            yield from islice(map("".join, product(*options)), VARIANTS)
