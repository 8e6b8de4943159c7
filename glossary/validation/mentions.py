"""Which concepts a definition names, over a whole termbase, and circles of definitions (T202).

The recognition of running text asks an index; checking a file has none, and must come through
200,000 entries. So a designation is filed under its words, the last as a stem, and a definition is
read once from left to right against that file: an upper bound, since stems are cut without knowing
the word. Only what then forms a circle is verified as recognition would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from glossary import keys
from glossary.concept import LanguageTag, Status
from glossary.formats.located import Located
from glossary.morphology.designation import signatures
from glossary.morphology.russian import is_known
from glossary.morphology.stemming import stems
from glossary.normalise import fold, tokens
from glossary.validation.definitions import definitions
from glossary.validation.designations import terms
from glossary.validation.finding import Found
from glossary.validation.presence import Wanted

LONGEST = 5
"""Words of a designation that is sought in definitions."""
Name = tuple[LanguageTag, str]
"""Language and words under which a designation is filed."""
_SHARED = -1
"""Filed where two concepts have the designation: which of them is meant cannot be told."""
NOMINATIVE = (
    "ая", "яя", "ое", "ее", "ой", "ый", "ий", "ые", "ие", "а", "я", "о", "е", "ь", "й", "ы", "и",
)  # fmt: skip
"""Endings of Russian nouns and adjectives as they are headwords, longer ones first."""
ENDINGS = (
    "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ей", "ою", "ею", "ую", "юю", "ых",
    "их", "ым", "им", "ом", "ем", "ам", "ям", "ах", "ях", "ов", "ев", *NOMINATIVE, "у", "ю",
)  # fmt: skip
"""All of their endings (Русская грамматика 1980, §§ 1181-1219, 1297-1310)."""
SHORTEST = 3
"""Letters that are left of a Russian word without its ending."""


class Circularity:
    """T202: of two concepts each is defined by the other (ISO 704, 6.5.2)."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        # Hashes instead of texts, for memory; what they say is verified.
        self._filed: dict[int, int] = {}
        self._firsts: set[int] = set()
        """First words of designations of several."""

    def take(self, concept_id: str, names: Iterable[Name]) -> None:
        """File the designations of an entry, as :func:`filings` gives them."""
        number = self._numbers.setdefault(concept_id, len(self._numbers))
        for name in names:
            first, space, _rest = name[1].partition(" ")
            if space:
                self._firsts.add(hash((name[0], first)))
            if self._filed.setdefault(hash(name), number) != number:
                self._filed[hash(name)] = _SHARED

    def finish(self, again: Callable[[bool], Iterable[Located]]) -> Iterator[Found]:
        """Yield the circles.

        Args:
            again: Gives the entries a second time; a third where there is a circle to verify. Told
                whether their lines are wanted.
        """
        ids = list(self._numbers)
        pairs = _Pairs(len(ids))
        for entry in again(False):
            own = self._numbers[entry.concept.id]
            for section, text, _source, _line in definitions(entry):
                for other in self._named(text, section.language):
                    if other != own:
                        pairs.add(section.language, own, other)
        circles = pairs.mutual()
        concerned = {ids[number] for _language, *both in circles for number in both}
        if not concerned:
            return
        entries = {one.concept.id: one for one in again(True) if one.concept.id in concerned}
        for language, first, second in sorted(circles):
            here, there = entries[ids[first]], entries[ids[second]]
            form, back = _form(here, there, language), _form(there, here, language)
            if first < second and form and back:
                line, _ = form
                values = {"other": ids[second], "term": form[1], "back": back[1],
                          "first": str(back[0])}  # fmt: skip
                yield Found(ids[first], line, values, language)

    def _named(self, text: str, language: LanguageTag) -> Iterator[int]:
        """Yield the numbers of the concepts that a text may name."""
        words = tokens(text)
        cut = [_stems(word.key, language) for word in words]
        lemmas = language in ("ru", "en")
        front = [cut[at][0] if lemmas else word.key for at, word in enumerate(words)]
        for start, first in enumerate(front):
            before = ""
            most = LONGEST if hash((language, first)) in self._firsts else 1
            for last in range(start, min(start + most, len(words))):
                if last > start and not words[last].glue:
                    break
                for stem in cut[last]:
                    number = self._filed.get(hash((language, before + stem)), _SHARED)
                    if number != _SHARED:
                        yield number
                before += front[last] + " "


class _Pairs:
    """Which concept names which, by language: a number each, for there may be millions.

    Args:
        size: How many concepts there are.
    """

    def __init__(self, size: int) -> None:
        self._size = max(1, size)
        self._languages: dict[LanguageTag, set[int]] = {}

    def add(self, language: LanguageTag, one: int, other: int) -> None:
        """Note that a concept names another."""
        self._languages.setdefault(language, set()).add(one * self._size + other)

    def mutual(self) -> set[tuple[LanguageTag, int, int]]:
        """Return the pairs that name each other, both ways round."""
        found = set()
        for language, pairs in self._languages.items():
            for pair in pairs:
                one, other = divmod(pair, self._size)
                if other * self._size + one in pairs:
                    found.add((language, one, other))
        return found


def filings(entry: Located) -> Iterator[Name]:
    """Yield what the designations of an entry are filed under."""
    for section, term, _line in terms(entry):
        if term.status in (Status.PREFERRED, Status.ADMITTED) and len(term.text) > 2:
            yield from _filed_under(term.text, section.language)


def _filed_under(text: str, language: LanguageTag) -> Iterator[Name]:
    """Yield what a designation is filed under: its words, the last without what endings change."""
    words = keys.words(text)
    if len(words) > LONGEST:
        return
    if language == "kk":
        for one in signatures(words, language):
            yield language, " ".join((*one[:-1], stems(one[-1], language)[0]))
    elif language in ("ru", "en"):
        front = [_stems(word, language)[0] for word in words[:-1]]
        for stem in _stems(words[-1], language, NOMINATIVE):
            yield language, " ".join((*front, stem))
    else:
        yield language, " ".join(words)


@lru_cache(maxsize=16384)
def _stems(word: str, language: LanguageTag, endings: tuple[str, ...] = ENDINGS) -> tuple[str, ...]:
    """Return the stems of a word; a Russian one that the dictionary lacks is cut by a table.

    To guess at such a word takes a hundred times as long, and which concepts name each other is
    verified with the guess.
    """
    if language != "ru" or is_known(word):
        return stems(word, language)
    word = word.replace("ё", "е")
    cut = [word[: -len(one)] for one in endings if word.endswith(one)]
    found = [one for one in cut if len(one) >= SHORTEST]
    return tuple(found[:1]) or (word,) if endings is NOMINATIVE else (*found, word)


def _form(entry: Located, named: Located, language: LanguageTag) -> tuple[int, str] | None:
    """Return line and form of a concept's term in a definition of another; None if it has none."""
    wanted = Wanted(
        (
            term for term in named.concept.terms(language)
            if term.status in (Status.PREFERRED, Status.ADMITTED) and fold(term.text)
        ),
        language,
    )  # fmt: skip
    for section, text, _source, line in definitions(entry):
        if section.language == language:
            form = wanted.within(text)
            if form:
                return line, form
    return None
