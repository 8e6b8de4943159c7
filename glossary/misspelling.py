"""What a misspelt query was meant to be: a signature of the termbase so near that it is said.

The query is compared with signatures: all of its words as they are; in Kazakh also without its
last letters, which may be an ending, or with another ending; in English and Russian by the lemmas
of its words. Whoever
asks must still find out whether what is yielded is a form of a designation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    for meant, off in _near(query, index):
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
    # The rest of a short designation, and a letter more: power, powder.
    put_in = len(meant) == SHORTEST_LACKING < len(query)
    if not _CYRILLIC.search(query):
        from glossary.morphology.english_words import is_word

        return len(words) == 1 and is_word(query)
    from glossary.morphology.kazakh.wellformed import is_everyday, sounds_like_a_word

    if any(is_everyday(word) or _is_verb(word, other) for word, other in parted):
        return True
    if alone and (put_in or (len(query) <= LONGEST_OTHER and sounds_like_a_word(query))):
        return True
    if _KAZAKH_ONLY.search(query):
        return False
    from glossary.morphology.russian import is_known, lemmas

    # What was meant may be given by lemmas, which the words that are right are forms of.
    return any(
        len(word) > 2 and is_known(word) and other not in lemmas(word) for word, other in parted
    )


def _is_verb(word: str, other: str) -> bool:
    """Tell whether a word is the verb beside a noun that was not asked for: болжау, болжам."""
    return word.endswith("у") and not other.endswith("у")


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
            yield stem + query[cut:], off
    if not _KAZAKH_ONLY.search(query):
        from glossary.morphology.russian import lemmas

        # The analysis may bend a misspelt word into another lemma than the right one's.
        for one in {query, " ".join(lemmas(word)[0] for word in query.split())}:
            yield from _alike("ru", one, index)


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
