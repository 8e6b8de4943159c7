"""Which concepts a definition names, over a whole termbase, and circles of definitions (T202).

The recognition of running text asks an index; checking a file has none, and must come through
200,000 entries. So a designation is filed under its words, the last as a stem, and a definition is
read once from left to right against that file: an upper bound, since stems are cut without knowing
the word. Only what then forms a circle is verified as recognition would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from glossary import keys
from glossary.concept import LanguageTag, Status
from glossary.formats.located import Located
from glossary.morphology.designation import signatures
from glossary.morphology.stemming import stems
from glossary.normalise import fold, tokens
from glossary.validation.definitions import definitions
from glossary.validation.designations import terms
from glossary.validation.finding import Found
from glossary.validation.presence import Wanted

LONGEST = 5
"""Words of a designation that is sought in definitions."""
_SHARED = -1
"""Filed where two concepts have the designation: which of them is meant cannot be told."""
_Name = tuple[LanguageTag, str]


class Circularity:
    """T202: of two concepts each is defined by the other (ISO 704, 6.5.2)."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._filed: dict[_Name, int] = {}
        self._firsts: set[_Name] = set()
        """First words of designations of several."""

    def take(self, entry: Located) -> None:
        """File the designations of an entry."""
        number = self._numbers.setdefault(entry.concept.id, len(self._numbers))
        for section, term, _line in terms(entry):
            if term.status in (Status.PREFERRED, Status.ADMITTED) and len(term.text) > 2:
                for name in _filings(term.text, section.language):
                    first, space, _rest = name[1].partition(" ")
                    if space:
                        self._firsts.add((name[0], first))
                    if self._filed.setdefault(name, number) != number:
                        self._filed[name] = _SHARED

    def finish(self, again: Callable[[], Iterable[Located]]) -> Iterator[Found]:
        """Yield the circles.

        Args:
            again: Gives the entries a second time; a third where there is a circle to verify.
        """
        ids = list(self._numbers)
        pairs: set[tuple[str, int, int]] = set()
        for entry in again():
            own = self._numbers[entry.concept.id]
            for section, text, _source, _line in definitions(entry):
                for other in self._named(text, section.language):
                    if other != own:
                        pairs.add((section.language, own, other))
        circles = {one for one in pairs if (one[0], one[2], one[1]) in pairs}
        concerned = {ids[number] for _language, *both in circles for number in both}
        if not concerned:
            return
        entries = {one.concept.id: one for one in again() if one.concept.id in concerned}
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
        cut = [stems(word.key, language) for word in words]
        lemmas = language in ("ru", "en")
        front = [cut[at][0] if lemmas else word.key for at, word in enumerate(words)]
        for start, first in enumerate(front):
            before = ""
            most = LONGEST if (language, first) in self._firsts else 1
            for last in range(start, min(start + most, len(words))):
                if last > start and not words[last].glue:
                    break
                for stem in cut[last]:
                    number = self._filed.get((language, before + stem), _SHARED)
                    if number != _SHARED:
                        yield number
                before += front[last] + " "


def _filings(text: str, language: LanguageTag) -> Iterator[_Name]:
    """Yield what a designation is filed under: its words, the last without what endings change."""
    words = keys.words(text)
    if len(words) > LONGEST:
        return
    if language == "kk":
        for one in signatures(words, language):
            yield language, " ".join((*one[:-1], stems(one[-1], language)[0]))
    elif language in ("ru", "en"):
        for stem in stems(words[-1], language):
            front = [stems(word, language)[0] for word in words[:-1]]
            yield language, " ".join((*front, stem))
    else:
        yield language, " ".join(words)


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
