"""What a misspelt query was meant to be: a signature of the termbase so near that it is said.

The query is compared with signatures: all of its words as they are; in Kazakh also without its
last letters, which may be an ending, or with another ending; in English and Russian by the lemmas
of its words. Whoever
asks must still find out whether what is yielded is a form of a designation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise, product

from glossary import keys
from glossary.index import Index
from glossary.suggestion import CHEAP, PREFIX, distance, swapped

MOST = 1.0 + 2 * CHEAP
"""The largest distance of one edit and letters confused."""
SHORTEST = 6
"""Letters of a signature that one edit may part from the query; in fewer, one edit makes another
word more often than not."""
SHORTEST_LACKING = 5
"""Letters of one that a letter lacking or one too many may part from it: имдж is no other word."""
SHORTEST_CHEAP = 4
"""Letters of one that only letters confused may part from it."""
LONG = 10
"""Letters from which two edits may."""
LONGEST = 60
"""Letters of the longest signature: what is longer is shown as it is spelled."""
LONGEST_ENDING = 12
"""Letters that are taken for an ending."""
LONGEST_OTHER = 8
"""Letters of the longest Kazakh word that may sound like one and be no misspelling."""
_RUSSIAN_ENDINGS = frozenset(
    f"{ending}{case}"
    for endings, cases in (
        ("ш к их ин ниц щиц истк иц", ("а", "и", "е", "у", "ой")),
        ("ник щик чик ист изм тель ёр ер ар", ("", "а", "у", "ом", "е", "и", "ы", "ов")),
        ("ов ев ин ын енк", ("", "а", "у", "ым", "е", "ой", "ы", "ых", "о")),
        ("ск н ов ев овск ческ альн", ("ий", "ый", "ая", "ое", "ие", "ые", "ого", "ой", "ому")),
    )
    for ending in endings.split()
    for case in cases
)
"""Suffixes of Russian that make nouns of persons, surnames and adjectives, in their commonest cases
(«Русская грамматика» 1980, §§ 211-420, 619-700)."""
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]")
_KAZAKH_ONLY = re.compile(r"[әғқңөұүһі]")


def intended(query: str, index: Index) -> list[tuple[str, float]]:
    """Return what a query may have been meant to be; nothing for a word in its own right.

    Args:
        query: A key as :func:`glossary.normalise.key` gives it, in no termbase as it is.
        index: Where to look.

    Returns:
        Queries to ask instead, each with its distance, nearest first; with a Kazakh ending as it
        was typed, else without.
    """
    found: dict[str, float] = {}
    for meant, off in (*_heard(query, index), *_near(query, index)):
        found[meant] = min(off, found.get(meant, off))
    if _CYRILLIC.search(query):
        from glossary.mending import mended

        for meant in mended(query, index):
            found.setdefault(meant, 1.0)
    if not found and len(query) >= LONG:
        spelled = index.similar(keys.FORM, query, 2, PREFIX, 2)
        found = {other: off for other in spelled if (off := distance(query, other, 2.0)) <= 2.0}
    nearest = sorted(found.items(), key=lambda one: (one[1], one[0]))
    return [one for one in nearest if not _is_another(query, *one)]


def _is_another(query: str, meant: str, off: float) -> bool:
    """Tell whether what parts a query from a designation makes it a word in its own right.

    The words of daily life and those of the Russian dictionary are. One word alone is taken for
    one if it is short and sounds so; in several, the others tell what was meant. Letters only
    confused make no other word.
    """
    words, others = query.split(), meant.split()
    if len(words) != len(others):
        return False
    parted = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    alone = len(words) == 1 and off >= 1.0
    if alone and (_begins_otherwise(query, meant) or _is_derived(query, meant)):
        return True
    # The rest of a short designation, and a letter more: power, powder.
    put_in = len(meant) == SHORTEST_LACKING < len(query)
    if not _CYRILLIC.search(query):
        from glossary.morphology.english_words import derived_alike, is_word

        return len(words) == 1 and (
            is_word(query) or derived_alike(query, meant) or _vowel_undoubled(query, meant)
        )
    from glossary.morphology.kazakh.wellformed import is_everyday, sounds_like_a_word

    if any(is_everyday(word) or _is_verb(word, other, alone) for word, other in parted):
        return True
    # Two neighbours swapped sound like a word too, but of so many letters make none.
    slipped = len(query) > SHORTEST and query in swapped(meant)
    short = len(query) <= LONGEST_OTHER and not slipped
    if alone and (put_in or (short and sounds_like_a_word(query))):
        return True
    if _KAZAKH_ONLY.search(query) or (len(words) > 1 and off < 1.0):
        return False
    from glossary.morphology.russian import is_known, lemmas

    # What was meant may be given by lemmas, which the words that are right are forms of.
    return any(
        len(word) > 2 and is_known(word) and other not in lemmas(word) for word, other in parted
    )


def _is_verb(word: str, other: str, alone: bool) -> bool:
    """Tell whether a word is a verb beside what was not asked for: болжау, болжам; сайрау, сайлау.

    A short verb with another letter is another verb: their stems have one or two syllables.
    """
    if not word.endswith("у"):
        return False
    return not other.endswith("у") or (
        alone and len(word) == len(other) <= LONGEST_OTHER and word not in swapped(other)
    )


def _begins_otherwise(query: str, meant: str) -> bool:
    """Tell whether only the first letter is another: potion, notion.

    Of misspellings 1 to 8 % begin with a wrong letter (Pollock and Zamora 1984; Yannakoudakis and
    Fawthrop 1983), of words that rhyme all do.
    """
    return query[0] != meant[0] and query[1:] == meant[1:] and len(query) <= LONGEST_OTHER


def _near(query: str, index: Index) -> Iterator[tuple[str, float]]:
    if not _CYRILLIC.search(query):
        from glossary.morphology.english import lemma

        folded = " ".join(map(lemma, query.split()))
        for one in {query, folded}:
            yield from _alike("en", one, index)
        # As it is spelled: the lemma may have another spelling (influense), a slip may hide it.
        for other in index.similar(keys.FORM, query, 1):
            if (off := distance(query, other, most := _most(query, other))) <= most:
                yield other, off
        return
    shortest = max(query.rfind(" ") + 3, len(query) - LONGEST_ENDING, SHORTEST_CHEAP)
    for cut in range(len(query), shortest - 1, -1):
        for stem, off in _alike("kk", query[:cut], index):
            if _ends_as(stem, query[cut:]):
                yield stem + query[cut:], off
    if not _KAZAKH_ONLY.search(query):
        from glossary.morphology.russian import lemmas

        # The analysis may bend a misspelt word into another lemma than the right one's.
        for one in {query, " ".join(lemmas(word)[0] for word in query.split())}:
            yield from _alike("ru", one, index)


def _ends_as(stem: str, ending: str) -> bool:
    """Tell whether a stem takes an ending: президент takes no -а, of президентша cut so."""
    from glossary.morphology.kazakh import analyse

    last = stem[stem.rfind(" ") + 1 :]
    return not ending or bool(analyse(last + ending, {last}.__contains__))


def _vowel_undoubled(query: str, meant: str) -> bool:
    """Tell whether a short English verb has a vowel once for twice: meting, meeting; roted, rooted.

    Other than of a consonant, that is the spelling of another sound (Carney 1994, ch. 3).
    """
    verb = query.endswith(("ing", "ed", "er"))
    return (
        verb
        and len(query) < LONGEST_OTHER
        and any(
            one == other and one in "aeiou" and meant[:at] + meant[at + 1 :] == query
            for at, (one, other) in enumerate(pairwise(meant))
        )
    )


def _is_derived(query: str, meant: str) -> bool:
    """Tell whether a word only ends otherwise, as one made of it does: президентша, Властов."""
    pairs = zip(query, meant, strict=False)
    same = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(query), len(meant)))
    rest = query[same:]
    if same == len(meant) and len(rest) > 1:
        return True
    return len(meant) - same <= 1 < same and rest in _RUSSIAN_ENDINGS


def _heard(query: str, index: Index) -> Iterator[tuple[str, float]]:
    """Yield what a query sounds like, with a cheap cost for each letter spelt otherwise."""
    if len(query) < SHORTEST_LACKING:
        return
    from glossary.heard import respelled

    if not _CYRILLIC.search(query):
        from glossary.morphology.english import lemma

        folded = " ".join(map(lemma, query.split()))
        for meant, rows in respelled(folded, "en", partial(_is_signature, index, "en")):
            yield meant, CHEAP * rows
        return
    shortest = max(query.rfind(" ") + 5, len(query) - LONGEST_ENDING, SHORTEST_LACKING)
    for cut in range(len(query), shortest - 1, -1):
        is_stem, most = partial(_is_signature, index, "kk"), 1 + (cut == len(query))
        for stem, rows in respelled(query[:cut], "kk", is_stem, most):
            if _ends_as(stem, query[cut:]):
                yield stem + query[cut:], CHEAP * rows
    if not _KAZAKH_ONLY.search(query):
        for meant, rows in respelled(query, "ru", partial(_is_russian, index)):
            yield meant, CHEAP * rows


def _is_signature(index: Index, language: str, value: str) -> bool:
    return keys.signature(language, (value,)) in index.sieve


def _is_russian(index: Index, query: str) -> bool:
    from glossary.morphology.russian import is_known, lemmas

    words = query.split()
    if not all(map(is_known, words)):
        return False
    return any(
        keys.signature("ru", tuple(choice)) in index.sieve
        for choice in product(*(lemmas(word)[:2] for word in words))
    )


def _alike(language: str, value: str, index: Index) -> Iterator[tuple[str, float]]:
    """Yield the signatures of a language near a value: letters confused, and one edit besides."""
    if len(value) > LONGEST:
        return
    if len(value) >= (SHORTEST_LACKING if language == "en" else SHORTEST):
        likely = [one for one in swapped(value) if keys.signature(language, (one,)) in index.sieve]
        if likely:
            yield from ((one, 1.0) for one in likely)
            return
    for edits, prefix in ((1, 1), (2, 2))[: 2 if len(value) >= SHORTEST else 1]:
        found = False
        for other in index.similar(language, value, edits, prefix):
            most = _most(value, other)
            off = distance(value, other, most)
            if SHORTEST_CHEAP <= len(other) <= LONGEST and off <= most:
                yield other, off
                found = True
        if found:
            return


def _most(value: str, other: str) -> float:
    """Return the largest distance at which a value is taken for a signature."""
    if len(other) >= SHORTEST:
        return MOST
    if len(other) == SHORTEST_LACKING and (len(value) != len(other) or value in swapped(other)):
        return 1.0
    return CHEAP
