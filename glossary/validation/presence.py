"""Whether a text has a term in it, in any form: recognition in running text, for a few terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossary import keys
from glossary.concept import LanguageTag, Term
from glossary.morphology.designation import signatures
from glossary.morphology.english import lemma
from glossary.normalise import Token, key, tokens
from glossary.readings import LONGEST, readings
from glossary.sieve import Sieve

SAME = 2
"""First letters that every form of a word keeps: endings change the end of a stem only."""
SAME_OF_LONG = 3
"""Those that every form of a word of more than four letters keeps."""
_STRANGE = re.compile(r"[a-z\u0300-\u036fё]")
"""Letters that another spelling of the same word may have."""
SUPPLETIVE = {"человек": "лю", "ребенок": "де", "ребёнок": "де", "год": "ле"}
"""Russian nouns whose plural is another word, and how that begins (люди, дети, лет)."""


class _Few(Sieve):
    """The keys of a few designations, in memory."""

    def __init__(self, held: Iterable[str]) -> None:
        self._held = frozenset(held)

    def __contains__(self, key: str) -> bool:
        return key in self._held


class Wanted:
    """Some designations of one language to be found in texts.

    Args:
        terms: The designations.
        language: Their language.
    """

    def __init__(self, terms: Iterable[Term], language: LanguageTag) -> None:
        self.language = language
        self._texts = [one.text for one in terms if key(one.text)]
        firsts = [self._known(keys.words(text)[0]) for text in self._texts]
        beginnings = {one[: SAME_OF_LONG if len(one) > SAME + 2 else SAME] for one in firsts}
        beginnings |= {SUPPLETIVE[first] for first in firsts if first in SUPPLETIVE}
        self._beginnings = tuple(beginnings)
        self._sieve: _Few | None = None

    def within(self, text: str, *, parts: bool = False) -> str:
        """Return the first form of any of the designations in a text; empty if there is none.

        Args:
            text: Running text.
            parts: Whether a part of a hyphenated word counts: менеджер in PR-менеджер.
        """
        return next(self._forms(text, parts), "")

    def _forms(self, text: str, parts: bool) -> Iterator[str]:
        if not self._may_be_within(text):
            return
        words = tokens(text)
        for place, word in enumerate(words):
            if not self._known(word.key).startswith(self._beginnings):
                continue
            if not parts and _inside(words, place):
                continue
            run = words[place : place + LONGEST + 1]
            if self._sieve is None:
                self._sieve = _Few(_held(self._texts, self.language))
            for one in readings(run, self.language, self._sieve):
                last = place + one.words - 1
                if _goes_on(words, last, self.language):
                    continue
                if parts or not _is_part(one.morphemes):
                    yield text[word.start : words[last].end]

    def _may_be_within(self, text: str) -> bool:
        """Tell without parting a text into words whether any of its words may begin so."""
        if not text.isprintable() or self.language not in ("kk", "ru"):
            return True
        lowered = text.lower()
        # Look-alike and decomposed letters go home in tokens only; they are other letters here.
        return not lowered.isascii() and (
            any(one in lowered for one in self._beginnings) or bool(_STRANGE.search(lowered))
        )

    def _known(self, word: str) -> str:
        """Return a word as it is told by its beginning: an English plural may change that (men)."""
        return lemma(word) if self.language == "en" else word


def _held(texts: Iterable[str], language: LanguageTag) -> Iterator[str]:
    """Yield the signatures of some designations and what the reader of running text asks for."""
    for text in texts:
        for one in signatures(keys.words(text), language):
            yield from keys.sieved([keys.signature(language, one)])


def _inside(words: list[Token], place: int) -> bool:
    """Tell whether a word is a later part of a hyphenated one: шара in іс-шара is not шара."""
    return words[place].glue == "-"


def _goes_on(words: list[Token], last: int, language: LanguageTag) -> bool:
    """Tell whether a hyphen makes a word longer; in Kazakh an ending may follow it (PR-дың)."""
    after = last + 1
    return language != "kk" and after < len(words) and words[after].glue == "-"


def _is_part(morphemes: Iterable[tuple[str, str]]) -> bool:
    return any(tag == "compound" for _surface, tag in morphemes)
