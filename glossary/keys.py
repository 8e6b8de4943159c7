"""The keys under which a concept is found, and their spelling in the index.

Every key is a tag, a colon and a value; one index field holds them all. Some are only sieved:
they tell the recogniser whether to go on, and never lead to a document.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from glossary.concept import Concept, LanguageTag, Term
from glossary.morphology.designation import signatures
from glossary.normalise import fold, key, tokens
from glossary.skeleton import skeleton

FORM, KEYBOARD = "f", "s"
"""Tags of keys that are asked for what begins like a value, and for what resembles it."""


def form(value: str) -> str:
    """Key of a designation as it is spelled, hyphens as spaces."""
    return f"{FORM}:{value}"


def joined(value: str) -> str:
    """Key of a multiword designation written as one word."""
    return "j:" + value.replace(" ", "")


def signature(language: LanguageTag, words: tuple[str, ...]) -> str:
    """Key of a designation in any form."""
    return f"{language}:{' '.join(words)}"


def through_keyboard(value: str) -> str:
    """Key of a Kazakh designation, its last word as it stands before an ending, by its skeleton."""
    return f"{KEYBOARD}:{value}"


def stems(text: str) -> list[tuple[tuple[str, ...], str]]:
    """Return the surfaces that the last word of a Kazakh designation has before an ending.

    Args:
        text: The designation.

    Returns:
        Its signatures, each with every surface of the stem of its last word: кітап and кітаб.
    """
    from glossary.morphology.kazakh.stem_changes import noun_alternants

    found = []
    for one in signatures(words(text), "kk"):
        alternants = noun_alternants(one[-1]) if one[-1] else []
        found += [(one, stem) for stem in dict.fromkeys((one[-1], *alternants))]
    return found


def beginning(language: LanguageTag, words: tuple[str, ...]) -> str:
    """Sieved: the first words of a longer signature."""
    return f"{language}>{' '.join(words)}"


def head(language: LanguageTag, word: str) -> str:
    """Sieved: the last word of a signature, the one that inflects in Kazakh."""
    return f"{language}<{word}"


def own_id(concept_id: str) -> str:
    """Sieved: the id of a concept."""
    return f"#{concept_id}"


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a designation or query."""
    return tuple(token.key for token in tokens(text)) or (fold(text),)


def of_term(term: Term, language: LanguageTag) -> Iterator[str]:
    """Yield the keys under which the index stores one designation."""
    spelled = key(term.text)
    if not spelled:
        return
    yield form(spelled)
    if " " in spelled:
        yield joined(spelled)
    for one in signatures(words(term.text), language):
        yield signature(language, one)
    if language == "kk":
        for one, stem in stems(term.text):
            yield through_keyboard(skeleton(" ".join((*one[:-1], stem))))


def of_concept(concept: Concept) -> list[str]:
    """Return the keys under which the index stores a concept, without repeats."""
    found: dict[str, None] = {}
    for section in concept.sections:
        for term in section.terms:
            found.update(dict.fromkeys(of_term(term, section.language)))
    return list(found)


def sieved(stored: list[str]) -> Iterator[str]:
    """Yield all that the sieve must know of a concept, from the keys that the index stores."""
    for one in stored:
        yield one
        tag, _, value = one.partition(":")
        if tag in ("f", "j", "s"):
            continue
        parts = tuple(value.split(" "))
        yield head(tag, parts[-1])
        for length in range(1, len(parts)):
            yield beginning(tag, parts[:length])
