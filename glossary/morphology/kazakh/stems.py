"""From the surface of a stem to the headwords it may stand for.

A candidate is a headword, the final class the suffix sees, and a surcharge for the change of
the stem that it assumes.
"""

from __future__ import annotations

from glossary.morphology.kazakh.analysis import Morpheme
from glossary.morphology.kazakh.lexicon import COUNTED, HIGH, PRO_VERBS, SYNCOPE, TEMPORAL
from glossary.morphology.kazakh.phonology import (
    ALL_FINALS,
    CLASSES,
    EITHER,
    VOWELS,
    final_class,
    harmony,
    is_abbreviation,
    is_loan,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, TypeAlias

Candidate: TypeAlias = tuple[str, int, float]
"""Headword, final class (0: that of the surface), surcharge."""

DEVOICED: Final = {"б": "п", "г": "к", "ғ": "қ"}
VOICED: Final = {"п": "б", "к": "г", "қ": "ғ"}
EPENTHETIC: Final = frozenset(
    ["кт", "нк", "ск", "нг", "фт", "пт", "кс", "мп", "рк", "рг", "нд", "рд"]
)
_CAUSATIVE: Final = ("дыр", "дір", "тыр", "тір")
"""What shows that a headword's stem is causative already; it may be made so once more."""
_GEMINATES: Final = frozenset("слмтнпфк")
_SOFTENED: Final = frozenset("лрнтбвс")
_H, _D, _Q, _J = CLASSES["H"], CLASSES["D"], CLASSES["Q"], CLASSES["J"]


def noun_candidates(stem: str, following: str) -> list[Candidate]:
    """Headwords that a nominal stem may stand for.

    Args:
        stem: The form up to the ending, two letters or more.
        following: The first letter of the ending, empty if there is none.

    Returns:
        Candidates, the stem itself first.
    """
    last = stem[-1]
    found: list[Candidate] = []
    vowel = following == "ы" or following == "і"
    if not (vowel and last == "ь"):
        found.append((stem, 0, 0.8 if vowel and last in VOICED else 0.0))
    if vowel:
        if last in DEVOICED:
            found.append((stem[:-1] + DEVOICED[last], _D, 0.0))
        if len(stem) > 2 and last not in VOWELS and _elides(stem):
            found.append((stem[:-1] + following + last, 0, 0.3))
        if last in _SOFTENED:
            found.append((stem + "ь", 0, 0.2))
    if following:
        if last in _GEMINATES and len(stem) > 2:
            found.append((stem + last, 0, 0.3))
        if last == "з" or (last == "с" and following in "тыі"):
            found.append((stem + ("д" if last == "з" else "т"), 0, 0.4))
    if last == "і" and stem[-3:-1] in EPENTHETIC:
        found.append((stem[:-1], _H, 0.3 if following else 1.5))
    return found


def _elides(stem: str) -> bool:
    """Whether ы, і may have been lost before the last letter: only after a sonorant.

    орн-ы, халқ-ы, ауз-ы, көңл-і; but есік has есіг-і.
    """
    if stem[-2] == "у":
        return stem[-3] in VOWELS
    return stem[-2] in "рлнмңй" and stem[-1] not in "стш"


def verb_candidates(stem: str, following: str) -> list[Candidate]:
    """Verbal nouns in -у that a verb stem may belong to.

    Args:
        stem: The form up to the ending, two letters or more.
        following: The first letter of the ending, empty if there is none.

    Returns:
        Candidates; none where no headword could have that stem.
    """
    last = stem[-1]
    if following == "у":  # Otherwise it is the headword itself.
        return [(lemma, CLASSES["T"], 0.0) for lemma in SYNCOPE.get(stem, ())]
    if following == "я":
        return [(stem + "ю", 0 if last == "и" else _J, 0.0)] if last in VOWELS else []
    if last in VOWELS:
        if last == "ы" or last == "і":
            if stem[-2] == "й":
                return [(stem[:-2] + "ю", 0, 0.1)]
            return [(stem[:-1] + "у", 0, 0.1)] if len(stem) > 2 and _may_end_high(stem) else []
        if last == "и":
            return [(stem + "ю", 0, 0.0)]
        if last == "у":
            found: list[Candidate] = [(stem + "у", 0, 0.0)]
            if following == "ы" or following == "і":
                found.append((stem[:-1] + "бу", _D, 0.0))
            return found
        return [(stem + "у", 0, 0.0)]
    if following == "и" and last == "й":
        return [(stem[:-1] + "ю", _Q, 0.0)]
    if following == "и":
        return [(stem + "у", _Q, 0.0)] if _may_end_high(stem + "ы") else []
    if last == "й":
        return [(stem[:-1] + "ю", 0, 0.0)]
    vowel = following in VOWELS if following else False
    if last in VOICED:
        if stem in SYNCOPE and vowel != (stem == "қорық"):
            return [(lemma, CLASSES["T"], 0.0) for lemma in SYNCOPE[stem]]
        return [] if vowel else [(stem[:-1] + VOICED[last] + "у", 0, 0.0)]
    if last in DEVOICED:
        return [(stem + "у", _D, 0.0)] if vowel else []
    return [(stem + "у", 0, 0.0)]


def _may_end_high(stem: str) -> bool:
    """Whether a verb stem may end in that ы, і.

    Stems of two syllables do (оқы-, таны-, дамы-), but not after a voiced stop (бағу is бақ-),
    з, or т (save қамты-, есті- and the pro-verbs). Longer ones do not after the consonants of
    voice suffixes: келісу, құрылу, ұмыту are келіс-, құрыл-, ұмыт-.
    """
    if stem[-2] in "бгғз" or (stem[-2] == "т" and stem[-3:-2] not in "мсй"):
        return False
    return stem[-2] not in "слнрт" or sum(letter in VOWELS for letter in stem) < 3


def accepts(lemma: str, stem: str, first: Morpheme) -> bool:
    """Whether a headword takes a suffix, where that depends on the word rather than its sound.

    Args:
        lemma: The headword.
        stem: Its surface in the form.
        first: The first suffix of the reading.

    Returns:
        False where the result would be a word of its own, or the stem not that verb's.
    """
    tag = first.tag
    if stem[-1] in "ыі" and lemma[-1] == "у" and not harmony(stem) & harmony(stem[:-1]):
        return lemma in PRO_VERBS and stem[-1] == "і"
    if stem[-1] == "у" and stem != lemma and lemma.endswith("бу"):
        return tag in ("conv.p", "pst.evid")
    if tag == "imp.2sg" and not first.surface and stem[-1] in "ыі" and stem[-2] != "т":
        return lemma in HIGH  # іші, толы are no commands: іш! тол!
    if tag == "ord":
        return lemma in COUNTED or not stem[-1].isalpha() or lemma.rpartition("-")[2] in COUNTED
    if tag == "deriv.gy":
        return lemma in TEMPORAL
    if tag == "deriv.lyq":
        return is_loan(lemma) or lemma[-1] in "ую"
    if tag == "voice.caus" and first.surface == "т":
        # Of one syllable it is another verb (жет- *reach*, not of жеу); on -ы, -і, a headword
        # of its own (оқыту).
        return sum(letter in VOWELS for letter in stem) > 1 and stem[-1] not in "ыі"
    if tag == "voice.caus" and first.surface[-1] == "з":
        return stem.endswith(_CAUSATIVE)  # of other stems it makes headwords (жүргізу)
    if tag in ("voice.caus", "voice.refl"):
        return stem[-1] not in "ыі"
    if tag == "voice.recip":
        return stem[-1] not in "ыі" or lemma in HIGH  # айтыс, жұмыс are no forms of айту, жұму
    if tag == "deriv.ly" and lemma[-1] == "у":
        return len(lemma) == 3  # таулы, даулы; of verbal nouns it makes words of their own
    if tag in ("deriv.ly", "deriv.dai"):
        return len(lemma) > 2
    return tag not in ("equ", "deriv.syz") or len(lemma) > 3


def seam(lemma: str, stem: str, final: int) -> tuple[int, int]:
    """What the first suffix sees.

    Args:
        lemma: The headword.
        stem: Its surface in the form.
        final: The final class that the candidate assumes, 0 for that of the surface.

    Returns:
        Final classes and harmonies, as bits; all of them for abbreviations.
    """
    if is_abbreviation(stem):
        return ALL_FINALS, EITHER
    return final or final_class(stem), EITHER if lemma[-1] == "ь" else harmony(stem)
