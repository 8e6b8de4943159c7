"""Checks of contexts and of a concept's own relations, one entry at a time (T3xx, T4xx)."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.concept import Context, LanguageSection, Term
from glossary.formats.located import Located
from glossary.normalise import fold, tokens
from glossary.suggestion import distance
from glossary.validation.designations import sections
from glossary.validation.finding import Found
from glossary.validation.presence import Wanted

LIKE = 4
"""Letters at the beginning that tell a word from others, at least."""


def contexts(entry: Located) -> Iterator[tuple[LanguageSection, Term, Context, int]]:
    """Yield each context of an entry with its section, term and line."""
    for number, section, _place in sections(entry):
        for at, term in enumerate(section.terms):
            for which, context in enumerate(term.contexts):
                yield section, term, context, entry.context(number, at, which)


def lacks_term(entry: Located) -> Iterator[Found]:
    """T401: a context does not have its term in any form.

    A term of several words may be parted, and a source misprint it: *to keep and support an image*
    shows *image support*, so for such terms the words count one by one.
    """
    for section, term, context, line in contexts(entry):
        if f" {fold(term.text)} " in f" {fold(context.text)} ":
            continue
        wanted = Wanted((term,), section.language)
        if not wanted.within(context.text, parts=True) and not _has_words(term.text, context.text):
            values = {"term": term.text, "text": context.text}
            yield Found(entry.concept.id, line, values, section.language)


def no_source(entry: Located) -> Iterator[Found]:
    """T402: a context does not say where it stands."""
    for section, _term, context, line in contexts(entry):
        if not context.source:
            yield Found(entry.concept.id, line, {"text": context.text}, section.language)


def repeated(entry: Located) -> Iterator[Found]:
    """T403: a term has one context twice."""
    seen: set[tuple[str, str, str]] = set()
    for section, term, context, line in contexts(entry):
        name = (section.language, term.text, context.text)
        if name in seen:
            yield Found(entry.concept.id, line, {"text": context.text}, section.language)
        seen.add(name)


def to_itself(entry: Located) -> Iterator[Found]:
    """T303: a concept is related to itself."""
    for relation in entry.concept.relations:
        if relation.target == entry.concept.id:
            yield Found(entry.concept.id, entry.relation(relation.target))


def relation_twice(entry: Located) -> Iterator[Found]:
    """T304: two relations lead to one concept; a stricter relation says what a looser one does."""
    seen: set[str] = set()
    for relation in entry.concept.relations:
        if relation.target in seen:
            lines = [line for name, line in entry.places.relations if name == relation.target]
            line = lines[1] if len(lines) > 1 else entry.places.line
            yield Found(entry.concept.id, line, {"target": relation.target})
        seen.add(relation.target)


def _has_words(term: str, text: str) -> bool:
    """Tell whether every word of a term of several words has a word of a text that is like it."""
    wanted = [token.key for token in tokens(term)]
    there = {token.key for token in tokens(text)}
    return len(wanted) > 1 and all(any(_alike(one, other) for other in there) for one in wanted)


def _alike(word: str, other: str) -> bool:
    """Tell whether a word may be a form of another (alike at the beginning) or a misprint of it."""
    same = max(LIKE, -(-len(word) * 2 // 3))
    if word[:same] == other[:same]:
        return True
    return len(word) > 2 * LIKE and distance(word, other, 1.0) <= 1.0
