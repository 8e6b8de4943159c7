"""Full text: what definitions, contexts and passages are indexed by, and the excerpt of a hit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from glossary.concept import LANGUAGES, Concept, LanguageTag
from glossary.morphology.stemming import stems
from glossary.normalise import Token, tokens

EXCERPT = 90
"""Code points of an excerpt, about a line of the lookup's answers."""
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]")
_STOP: dict[LanguageTag, frozenset[str]] = {
    "kk": frozenset(("және", "мен", "бен", "пен", "да", "де", "та", "те", "үшін", "не", "болып")),
    "en": frozenset(("a", "an", "the", "of", "in", "on", "to", "for", "by", "with", "and", "or")),
    "ru": frozenset(("и", "в", "на", "с", "к", "по", "о", "об", "от", "до", "для", "из", "или")),
}
"""Words that nearly every definition has."""


def texts(concept: Concept, language: LanguageTag) -> Iterator[str]:
    """Yield the definitions of a concept in a language, then its contexts."""
    section = concept.section(language)
    for definition in section.definitions:
        yield definition.text
    for term in section.terms:
        for context in term.contexts:
            yield context.text


def indexed(text: str, language: LanguageTag) -> list[str]:
    """Return the stems of a text, in its order, perhaps repeated."""
    found: list[str] = []
    stop = _STOP.get(language, ())
    for token in tokens(text):
        if token.key not in stop:
            found += stems(token.key, language)
    return found


def asked(query: str, language: LanguageTag) -> list[tuple[str, ...]]:
    """Return the stems of each word of a query that tells anything in a language.

    Args:
        query: As :func:`glossary.normalise.key` gives it.
        language: Of the texts to search.

    Returns:
        One tuple a word; empty if no text of that language is indexed or can have the query's
        letters.
    """
    if language not in LANGUAGES:
        return []
    if bool(_CYRILLIC.search(query)) != (language in ("kk", "ru")):
        return []
    stop = _STOP.get(language, frozenset())
    return [stems(word, language) for word in query.split() if word not in stop]


def excerpt(
    candidates: Iterable[str],
    language: LanguageTag,
    wanted: Collection[str],
    width: int = EXCERPT,
) -> tuple[str, ...]:
    """Return the piece that has the most of what was asked.

    Args:
        candidates: Texts, such as :func:`texts` of a concept; of equal ones the first counts.
        language: Of the texts.
        wanted: Stems.
        width: The most code points, all in all.

    Returns:
        Pieces that together are the excerpt, each second one a word asked for; empty if none is.
    """
    best: tuple[int, str, list[Token]] = (0, "", [])
    for text in candidates:
        hits = [one for one in tokens(text) if not _away(stems(one.key, language), wanted)]
        if len(hits) > best[0]:
            best = (len(hits), text, hits)
    _, text, hits = best
    return _pieces(text, hits, width) if hits else ()


def _away(have: Collection[str], wanted: Collection[str]) -> bool:
    return all(one not in wanted for one in have)


def _pieces(text: str, hits: list[Token], width: int) -> tuple[str, ...]:
    """Cut a window around the first hit at words, and part it at the hits."""
    before = max(0, min(hits[0].start - width // 3, len(text) - width))
    start = text.find(" ", before, hits[0].start) + 1 if before else 0
    stop = start + width
    end = len(text) if stop >= len(text) else max(text.rfind(" ", start, stop), hits[0].end)
    pieces, at = [], start
    for hit in hits:
        if hit.end > end:
            break
        pieces += [text[at : hit.start], text[hit.start : hit.end]]
        at = hit.end
    pieces.append(text[at:end])
    pieces[0] = "… " * (start > 0) + pieces[0]
    pieces[-1] += " …" * (end < len(text))
    return tuple(pieces)
