"""The form in which a candidate is shown: as it would stand in a termbase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from glossary.candidates.words import Word
from glossary.concept import LanguageTag


class Seen(NamedTuple):
    """An occurrence of a candidate, word by word."""

    forms: tuple[str, ...]
    """Folded words as they stand, but abbreviations in capitals."""
    words: tuple[Word, ...]


def base_form(seen: Sequence[Seen], language: LanguageTag) -> str:
    """Return the base form of a candidate.

    Args:
        seen: Its occurrences, at least one.
        language: Its language.

    Returns:
        Kazakh: the head in the nominative, with its possessive if it ever has one. Russian: the
        head and its adjectives in the nominative, in the plural only if it never is in the
        singular. English: the shortest form.
    """
    shortest = min(seen, key=lambda one: (sum(map(len, one.forms)), one.forms))
    if language == "kk":
        return " ".join((*shortest.forms[:-1], _kazakh_head(seen, shortest)))
    if language == "ru":
        return _russian(seen, shortest)
    return " ".join(shortest.forms)


def _kazakh_head(seen: Sequence[Seen], shortest: Seen) -> str:
    from glossary.morphology.kazakh.generator import generate

    lemma, form = shortest.words[-1].lemma, shortest.forms[-1]
    if form[:1].isupper() and form.isupper():
        return form
    heads = {one.forms[-1]: one.words[-1].role for one in seen}
    # After an adjective the possessive says whose it is; after a noun it makes the two a term.
    # Nouns in -лық look like adjectives (билік органы); a head that never is without the possessive
    # tells them.
    is_izafet = len(shortest.forms) > 1 and (
        shortest.words[-2].role in "BQ"
        or (len(heads) > 1 and all(role in "PQ" for role in heads.values()))
    )
    if is_izafet and any(role in "PQ" for role in heads.values()):
        attested = [one for one, role in heads.items() if role == "Q"]
        whole = [one for one in attested if not _is_plural(one, lemma)]
        return min(whole, key=len) if whole else generate(lemma, ["poss.3"])
    return lemma if len(lemma) < len(form) else form


def _is_plural(form: str, lemma: str) -> bool:
    return bool(re.match(r"[лдт][ае]р", form[len(lemma) :]))


def _russian(seen: Sequence[Seen], shortest: Seen) -> str:
    from glossary.morphology.russian import parses

    head = next(
        (at for at, word in enumerate(shortest.words) if word.role in "NG"), len(shortest.words) - 1
    )
    lemma = shortest.words[head].lemma
    number = "sing"
    if len(shortest.forms) > 1:
        number = _number([_nouns(parses(one.forms[head]), lemma) for one in seen])
    noun = next(iter(_nouns(parses(shortest.forms[head]), lemma)), None)
    if noun is None:
        return " ".join(shortest.forms)
    gender = noun.tag.gender
    made = noun.inflect({"nomn", number}) or noun.inflect({"nomn"}) or noun
    is_abbreviation = shortest.forms[head].isupper()
    before = [
        _adjective(word, lemma_.lemma, number, gender)
        for word, lemma_ in zip(shortest.forms[:head], shortest.words[:head], strict=True)
    ]
    named = shortest.forms[head] if is_abbreviation else made.word
    return " ".join((*before, named, *shortest.forms[head + 1 :]))


def _nouns(found: Sequence[Any], lemma: str) -> list[Any]:
    return [
        one for one in found
        if one.tag.POS == "NOUN" and one.normal_form.replace("ё", "е") == lemma
    ]  # fmt: skip


def _number(seen: Sequence[Sequence[Any]]) -> str:
    """Return plural if every form may be plural and one cannot be anything else."""
    numbers = [{one.tag.number for one in parses} for parses in seen]
    if all("plur" in some for some in numbers) and any(some == {"plur"} for some in numbers):
        return "plur"
    return "sing"


def _adjective(form: str, lemma: str, number: str, gender: str | None) -> str:
    from glossary.morphology.russian import parses

    for one in parses(form):
        if one.tag.POS in ("ADJF", "PRTF") and one.normal_form.replace("ё", "е") == lemma:
            wished = {"nomn", number} | ({gender} if gender and number == "sing" else set())
            made = one.inflect(wished)
            return str(made.word) if made is not None else form
    return form
