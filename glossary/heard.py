"""What a word written by ear may be meant to be: the spellings that its sounds also have.

Each language has a table of what is written and what may be meant; a query is respelled by up to
:data:`MOST` of its rows, and what comes out is asked of the termbase. A word so found was heard
right, so no letter of it is an edit (see :mod:`glossary.misspelling`).

Sources: English, the spellings of each sound in Carney, *A Survey of English Spelling* (1994), ch.
3; Russian, vowels without stress and consonants made alike, Аванесов, «Русское литературное
произношение» (1984); Kazakh, rounding, the laws of neighbouring sounds (үндестік заңы) and
the short ы, і beside sonorants, Muhamedowa 2016, ch. 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from glossary.concept import LanguageTag

MOST: Final = 2
"""Rows of the table that a query is respelled by."""
TRIED: Final = 250
"""The most spellings that are tried of one query: each is asked of the sieve, in Russian of the
dictionary first."""

_TABLES: Final[dict[LanguageTag, str]] = {
    "en": """
shun tion · shun sion · shon tion · shon sion · sion tion · tion sion · cion tion · sian tion
shn tion · kshun ction · kshon ction · kshn ction · xion ction · cian tian
k c · k ch · c k · ck k · c ch · ch c · kw qu · q qu · ks x · x cs · f ph · ph f · v f
s c · c s · s sc · z s · s z · j g · g j · j dg · sh ch · sh ti · cher ture · chur tur · sher sure
y i · i y · ee ea · ea ee · ie ei · ei ie · i ee · ee i · oo u · u oo · ow ou · ou ow
er or · or er · er re · er ar · ar er · er ure · ur er · er ur · our or · le el · el le · al le
a e · e a · i e · e i · o a · a o · i a · a i · u o · o u
ent ant · ant ent · ence ance · ance ence · ens ence · ans ance · ense ence · anse ance
ime igm · im igm · m mn · n kn · r wr · n gn · d ed · t te · n ne · l le · r re
""",
    "ru": """
а о · о а · е и · и е · я е · е я · и я · е э · э е · ы и · ё о · о ё
п б · б п · т д · д т · к г · г к · с з · з с · ш ж · ж ш · ф в · в ф
цы ци · шы ши · жы жи · щ сч · ш щ · щ ш · сн стн · нц ндц · зн здн · рц рдц
ьо ё · йо ё · ьё ё · цца тся · тц ц · дц ц · ец еец · во го · ийа ия · ея ие
""",
    "kk": """
е і · і е · и і · і и · ий и · и ий · ұ ы · ы ұ · ү і · і ү · ө е · о а · а о · е и · и е · э е
х қ · қ х · қ к · к қ · һ х · г ғ · ғ г · нб мб · мб нб · нг ңг · шш сш · шш зш · щ ш · ц тс · тс ц
у ұу · ұу у · ыу у · іу у · уу у · йй й · ы і · і ы · у ұ · у ү · ұ ү · ү ұ · о ө · ө о · а ә · ә а
п б · б п · т д · д т · с з · з с · ф п · п ф · в б · б в
йа я · йу ю · йо ё · ыи и · іи и · е ие · л ыл · л іл · м ым · м ім · н ын · н ін · р ыр · р ір
""",
}  # fmt: skip
"""Written and meant, by language."""


def respelled(
    query: str, language: LanguageTag, known: Callable[[str], bool], most: int = MOST
) -> Iterator[tuple[str, int]]:
    """Yield the spellings of a query by ear that somebody knows.

    Args:
        query: A folded word or phrase; what it begins with is kept, unless it sounds the same.
        language: The language that its sounds are spelt in.
        known: Whether a spelling is one that is sought.
        most: How many rows of the table may part it.

    Yields:
        Spellings, each once, with how many rows of the table part it from the query: first those
        that one row parts.
    """
    tried = {query}
    before = [query]
    for rows in range(1, most + 1):
        after = []
        for spelling in before:
            for other in _once(spelling, language):
                if other in tried:
                    continue
                if len(tried) > TRIED:
                    return
                tried.add(other)
                after.append(other)
                if known(other):
                    yield other, rows
        before = after


def _once(word: str, language: LanguageTag) -> Iterator[str]:
    """Yield a word with one stretch of it written otherwise."""
    table, pattern = _rules(language)
    at = 0
    while found := pattern.search(word, at):
        at = found.start() + 1
        for written, meant in table[found[0][0]]:
            if word.startswith(written, found.start()):
                yield word[: found.start()] + meant + word[found.start() + len(written) :]


@cache
def _rules(language: LanguageTag) -> tuple[dict[str, list[tuple[str, str]]], re.Pattern[str]]:
    """Return the rows by the first letter of what is written, and a pattern of these letters."""
    table: dict[str, list[tuple[str, str]]] = {}
    for row in _TABLES[language].replace("\n", "·").split("·"):
        if row.strip():
            written, meant = row.split()
            table.setdefault(written[0], []).append((written, meant))
    for rows in table.values():
        rows.sort(key=lambda one: -len(one[0]))
    return table, re.compile(f"[{''.join(table)}]")
