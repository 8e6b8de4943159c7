"""What a run of words may be a form of: signatures that the index has, with the way there.

Lookup and recognition share this; a query is read as a whole, running text from each word on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from glossary import keys
from glossary.concept import LanguageTag
from glossary.named import NamedTuple
from glossary.normalise import Token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from glossary.index_part import Keys

LONGEST = 12
"""Words of the longest multiword designation that is recognised."""
_GENITIVES = ("ның", "нің", "дың", "дің", "тың", "тің")
_ACCUSATIVES = ("ны", "ні", "ды", "ді", "ты", "ті")
_Asks = Callable[[str, Sequence[tuple[str, str]]], bool] | None
"""What the last word of a designation must be: its lemma and its endings, or anything."""
BRANCHES = 64
"""The most ways to read a run of Russian words; beyond, the less probable lemmas are dropped."""


class Reading(NamedTuple):
    """One way to read a run of words as a designation."""

    key: str
    """The index key of the signature; the sieve has it, the index perhaps not."""
    language: LanguageTag
    """The language of the designation."""
    words: int
    """How many tokens it covers."""
    cost: float
    """0 for the signature's own words; higher for forms further away."""
    stem: str = ""
    """The lemma of the inflected word, where the way there is known."""
    morphemes: tuple[tuple[str, str], ...] = ()
    """Surface and tag of each ending undone, in the order of the form (Kazakh)."""
    derived: bool = False
    """Whether the run is rather another word, made from the designation."""
    changed: bool = False
    """Whether the stem stands there otherwise spelt than the lemma (Kazakh)."""


def kazakh(run: Sequence[Token], sieve: Keys) -> Iterator[Reading]:
    """Yield Kazakh readings that begin at the first token: the last word may be in any form."""
    from glossary.morphology.kazakh import analyse

    def known(stem: str) -> bool:
        return keys.head("kk", stem) in sieve

    # The words before the last, as they are or with a case undone, what that costs, and what the
    # last word must be for it.
    befores: list[tuple[tuple[str, ...], float, _Asks]] = [((), 0.0, None)]
    for count in range(1, min(len(run), LONGEST) + 1):
        if count > 1:
            befores = [one for one in befores if keys.beginning("kk", one[0]) in sieve]
            if not run[count - 1].glue or not befores:
                break
        for unit, covered in _hyphened(run, count):
            for analysis in analyse(unit, known):
                morphemes = tuple((part.surface, part.tag) for part in analysis.morphemes)
                for before, cost, asks in befores:
                    key = keys.signature("kk", (*before, analysis.lemma))
                    if key in sieve and (asks is None or asks(analysis.lemma, morphemes)):
                        cost += analysis.cost
                        derived = analysis.tier == "derivation"
                        changed = not analysis.stem.endswith(analysis.lemma)
                        yield Reading(
                            key, "kk", covered, cost, analysis.lemma, morphemes, derived, changed
                        )
        last = run[count - 1].key
        ways = list(_nominatives(last))
        befores = [
            ((*words, word), cost + (0.0 if more is None else 1.0), more or asks)
            for words, cost, asks in befores
            for word, more in ways
        ]
    yield from _borrowed(run, sieve)


def _nominatives(word: str) -> Iterator[tuple[str, _Asks]]:
    """Yield a word as it is and without its case, with what the last word must be for that.

    The first part of an izafet is with a genitive or without (коммуникацияның субъектілері,
    коммуникация субъектісі), the object of a verbal noun with an accusative or without (имиджді
    қалыптастыру, имидж қалыптастыру; Muhamedowa 2016, izafet constructions, direct objects).
    """
    yield word, None
    if len(word) > 4 and word.endswith(_GENITIVES):
        yield word[:-3], _possessed
    if len(word) > 4 and word.endswith(_ACCUSATIVES):
        yield word[:-2], _verbal


def _possessed(_lemma: str, morphemes: Sequence[tuple[str, str]]) -> bool:
    return any(tag.startswith("poss.3") for _surface, tag in morphemes)


def _verbal(lemma: str, _morphemes: Sequence[tuple[str, str]]) -> bool:
    return lemma.endswith(("у", "ю"))


def _borrowed(run: Sequence[Token], sieve: Keys) -> Iterator[Reading]:
    """Yield the Latin word before a Kazakh ending: IT-дің, stakeholder-лер, as spelling has it."""
    if len(run) < 2 or run[1].glue not in ("-", "'") or run[1].key.isascii():
        return
    word = run[0].key
    key = keys.signature("en", (word,))
    if not word.isascii() or key not in sieve:
        return
    from glossary.morphology.kazakh import analyse

    for analysis in analyse(f"{word}-{run[1].key}", {word}.__contains__):
        morphemes = tuple((part.surface, part.tag) for part in analysis.morphemes)
        derived = analysis.tier == "derivation"
        yield Reading(key, "en", 2, analysis.cost, word, morphemes, derived)


def _hyphened(run: Sequence[Token], count: int) -> Iterator[tuple[str, int]]:
    """Yield the last word alone and, where a suffix follows its hyphen, with that (АҚШ-тың)."""
    last = run[count - 1].key
    yield last, count
    if count < len(run) and run[count].glue in ("-", "'"):
        yield f"{last}-{run[count].key}", count + 1


def english(run: Sequence[Token], sieve: Keys) -> Iterator[Reading]:
    """Yield English readings that begin at the first token: number and spelling folded."""
    from glossary.morphology.english import ARTICLES, lemma

    words: tuple[str, ...] = ()
    for count, token in enumerate(run[:LONGEST], 1):
        if count > 1 and (not token.glue or keys.beginning("en", words) not in sieve):
            break
        if words and token.key in ARTICLES:
            continue
        words = (*words, lemma(token.key))
        key = keys.signature("en", words)
        if key in sieve:
            cost = 0.0 if words == tuple(one.key for one in run[:count]) else 1.0
            if run[count : count + 1] and (run[count].glue, run[count].key) == ("'", "s"):
                yield Reading(key, "en", count + 1, 1.0, words[-1])
            yield Reading(key, "en", count, cost, words[-1])


def russian(run: Sequence[Token], sieve: Keys) -> Iterator[Reading]:
    """Yield Russian readings that begin at the first token: every word by its lemmas."""
    from glossary.morphology.russian import lemmas

    branches: list[tuple[tuple[str, ...], int]] = [((), 0)]
    for count, token in enumerate(run[:LONGEST], 1):
        if count > 1:
            branches = [one for one in branches if keys.beginning("ru", one[0]) in sieve]
            if not token.glue or not branches:
                break
        branches = [
            ((*words, word), cost + rank)
            for (words, cost), (rank, word) in product(branches, enumerate(lemmas(token.key)))
        ][:BRANCHES]
        for words, rank in branches:
            key = keys.signature("ru", words)
            if key in sieve:
                same = words == tuple(one.key.replace("ё", "е") for one in run[:count])
                yield Reading(key, "ru", count, rank + (0.0 if same else 1.0), words[-1])


def verbatim(language: LanguageTag, run: Sequence[Token], sieve: Keys) -> Iterator[Reading]:
    """Yield readings in a language without rules: the words as they are."""
    words: tuple[str, ...] = ()
    for count, token in enumerate(run[:LONGEST], 1):
        if count > 1 and (not token.glue or keys.beginning(language, words) not in sieve):
            break
        words = (*words, token.key)
        key = keys.signature(language, words)
        if key in sieve:
            yield Reading(key, language, count, 0.0)


RULES = {"kk": kazakh, "en": english, "ru": russian}
"""The languages whose forms are known."""


def readings(run: Sequence[Token], language: LanguageTag, sieve: Keys) -> Iterator[Reading]:
    """Yield the readings of the words from the first token on, in one language.

    Args:
        run: Tokens of a text, the first being where the designation begins.
        language: The language of the designation.
        sieve: The sieve of the index.

    Yields:
        Readings of one word, then of more; several of the same words are in order of their cost
        within each analysis, not over all.
    """
    rule = RULES.get(language)
    return rule(run, sieve) if rule else verbatim(language, run, sieve)
