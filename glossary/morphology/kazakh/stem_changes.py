"""How a headword's stem may look before a suffix, the usual spelling first.

Forward counterpart of ``stems``; which alternant stands before which suffix is decided there.
Sources: Muhamedowa 2016 on consonant alternation and vowel elision; Krippes 1996.
"""

from __future__ import annotations

from glossary.morphology.kazakh.lexicon import ELIDING, HIGH, SYNCOPE
from glossary.morphology.kazakh.phonology import VOWELS, is_loan
from glossary.morphology.kazakh.stems import DEVOICED, EPENTHETIC, VOICED


def noun_alternants(lemma: str) -> list[str]:
    """Surfaces of a nominal headword.

    Args:
        lemma: The headword.

    Returns:
        Each once, the usual one of those that fit a suffix first.
    """
    last = lemma[-1]
    found: list[str] = []
    if lemma[-2:] in EPENTHETIC:
        found = [lemma + "і", lemma] if lemma[-2:] in ("кт", "пт") else [lemma, lemma + "і"]
    elif (
        lemma[-2:] in ("зд", "ст")
        or (len(lemma) > 3 and lemma[-2:-1] == last and last not in VOWELS)
        or last == "ь"
    ):
        found = [lemma[:-1], lemma]
    elif last in VOICED:
        voiced = lemma[:-1] + VOICED[last]
        found = [lemma, voiced] if is_loan(lemma) else [voiced, lemma]
    else:
        found = [lemma]
    if lemma[-2:-1] in ("ы", "і") and last not in VOWELS:
        elided = lemma[:-2] + last
        found = [elided, *found] if lemma in ELIDING else [*found, elided]
    return found


def verb_alternants(lemma: str) -> list[str]:
    """Surfaces of a verb's stem.

    Args:
        lemma: The verbal noun.

    Returns:
        Each once, the usual one of those that fit a suffix first; none if it is no verb.
    """
    base = lemma[:-1]
    if len(base) < 2 or lemma[-1] not in "ую":
        return []
    if lemma[-1] == "ю":
        high = [base + "йы", base + "йі"]
        return [base] if base[-1] == "и" else [base + "й", base, *high]
    found = [surface for surface, lemmas in SYNCOPE.items() if lemma in lemmas]
    last = base[-1]
    if last in DEVOICED:
        found += [base[:-1] + DEVOICED[last], base]
        return [base[:-1] + "у", *found] if last == "б" else found
    if last in VOWELS:
        return [*found, base]
    high = [base + "ы", base + "і"]
    return [*found, *high, base] if lemma in HIGH else [*found, base, *high]
