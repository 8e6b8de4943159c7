"""Which of a concept's designations a key belongs to."""

from __future__ import annotations

from glossary import keys
from glossary.concept import Concept, LanguageTag, Term
from glossary.readings import Reading


def matched(concept: Concept, reading: Reading) -> Term | None:
    """Return the designation that a reading met; None if only the sieve thought so.

    Abbreviations keep their letters: бағы, his garden, is no form of БАҚ.
    """
    for term in concept.terms(reading.language):
        if reading.key in keys.of_term(term, reading.language) and not (
            reading.changed and is_abbreviation(term.text)
        ):
            return term
    return None


def is_abbreviation(text: str) -> bool:
    """Tell whether a designation is written in capitals for its words: АҚШ, PR, US."""
    return " " not in text and text.isupper() and len(text) > 1


def with_key(
    concept: Concept, key: str, language: LanguageTag | None
) -> tuple[Term, LanguageTag] | None:
    """Return the first designation that has a key, and its language.

    Args:
        concept: Where to look.
        key: A key of :mod:`glossary.keys`.
        language: Look among the designations of this language only, or of all.

    Returns:
        The designation and its language; None if no designation of such a language has the key.
    """
    for section in concept.sections:
        if language is not None and section.language != language:
            continue
        for term in section.terms:
            if key in keys.of_term(term, section.language):
                return term, section.language
    return None
