"""From the surface of a stem to the headwords it may stand for, and the closed lists.

A candidate is a headword, the final class the suffix sees, and a surcharge for the change of
the stem that it assumes.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from glossary.morphology.kazakh.phonology import CLASSES, VOWELS, is_loan

Candidate: TypeAlias = tuple[str, int, float]
"""Headword, final class (0: that of the surface), surcharge."""

_DEVOICED: Final = {"б": "п", "г": "к", "ғ": "қ"}
_VOICED: Final = {"п": "б", "к": "г", "қ": "ғ"}
_EPENTHETIC: Final = frozenset("кт нк ск нг фт пт кс мп рк рг нд рд".split())
_GEMINATES: Final = frozenset("слмтнпфк")
_SOFTENED: Final = frozenset("лрнтбвс")
_V, _D, _Q, _J = CLASSES["V"], CLASSES["D"], CLASSES["Q"], CLASSES["J"]

NOT_VERBS: Final = frozenset(
    "тау су ту дау жау бау сау бу ду шу ну гу ру ақау қару сұлу ару отау тұмау күйеу бұзау "
    "желеу біреу екеу үшеу төртеу бесеу алтау жетеу".split()
)
"""Headwords in -у that are no verbal nouns: nouns in -ау, collective numerals."""

TEMPORAL: Final = frozenset(
    "бүгін кеше ертең таң кеш түн күн жаз қыс күз көктем жыл қазір былтыр алғаш соң бас түп "
    "ілгері арт алд іш сырт аст үст ара орта төмен жоғары бұрын әуел ақыр мәңгі осы сол "
    "түс күндіз биыл кейін әлгі әдеп орталық маң шет тыс қарсы ежел әлмисақ".split()
)
"""Words of time and place that take -ғы directly (бүгінгі, кешкі, сыртқы)."""

RELATIONAL: Final = frozenset(
    "алд арт аст үст іш сырт жан қас бас маң тұс бой ара орта төбе түп шет жақ бет айнала".split()
)
"""Relational nouns (көмекші есімдер): nearly always possessed (басында, алдында)."""

NUMERALS: Final = frozenset("екі алты жеті жиырма".split())
"""Headwords in a vowel that are never a possessed form (алты-ны, not алты-н)."""

CONTRACTED: Final = {
    "боп": "болу",
    "кеп": "келу",
    "қып": "қылу",
    "ап": "алу",
    "сап": "салу",
    "қап": "қалу",
    "әкеп": "әкелу",
}
"""Converbs that lose their л (болып → боп)."""
_SYNCOPE: Final = {"қорық": ("қорқу", "қорығу"), "қорқ": ("қорқу", "қорығу")}


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
    found.append((stem, 0, 0.8 if vowel and last in _VOICED else 0.0))
    if vowel:
        if last in _DEVOICED:
            found.append((stem[:-1] + _DEVOICED[last], _D, 0.0))
        if len(stem) > 2 and last not in VOWELS and _closed(stem):
            found.append((stem[:-1] + following + last, 0, 0.3))
        if last in _SOFTENED:
            found.append((stem + "ь", 0, 0.2))
    if following:
        if last in _GEMINATES and len(stem) > 2:
            found.append((stem + last, 0, 0.3))
        if last == "з" or (last == "с" and following in "тыі"):
            found.append((stem + ("д" if last == "з" else "т"), 0, 0.4))
    if last == "і" and stem[-3:-1] in _EPENTHETIC:
        found.append((stem[:-1], _V, 0.3 if following else 1.5))
    return found


def _closed(stem: str) -> bool:
    """Whether the letter before the last is a consonant, the glide у of ауз-ы among them."""
    return stem[-2] not in VOWELS or (stem[-2] == "у" and stem[-3] in VOWELS)


def verb_candidates(stem: str, following: str) -> list[Candidate]:
    """Verbal nouns in -у that a verb stem may belong to.

    Args:
        stem: The form up to the ending, two letters or more.
        following: The first letter of the ending, empty if there is none.

    Returns:
        Candidates; none where no headword could have that stem.
    """
    last = stem[-1]
    if following == "я":
        return [(stem + "ю", 0 if last == "и" else _J, 0.0)] if last in VOWELS else []
    if last in VOWELS:
        if last == "ы" or last == "і":
            return [(stem[:-1] + "у", 0, 0.1)] if _may_end_high(stem) else []
        if last == "и":
            return [(stem + "ю", 0, 0.0)]
        if last == "у":
            found: list[Candidate] = [(stem + "у", 0, 0.0)]
            if following == "ы" or following == "і":
                found.append((stem[:-1] + "бу", _D, 0.0))
            return found
        return [(stem + "у", 0, 0.0)]
    if following == "у":
        return [(lemma, CLASSES["T"], 0.0) for lemma in _SYNCOPE.get(stem, ())]
    if following == "и":
        return [(stem + "у", _Q, 0.0)] if _may_end_high(stem + "ы") else []
    if last == "й":
        return [(stem[:-1] + "ю", 0, 0.0)]
    vowel = following in VOWELS if following else False
    if last in _VOICED:
        if stem in _SYNCOPE:
            return [(lemma, CLASSES["T"], 0.0) for lemma in _SYNCOPE[stem]]
        return [] if vowel else [(stem[:-1] + _VOICED[last] + "у", 0, 0.0)]
    if last in _DEVOICED:
        return [(stem + "у", _D, 0.0)] if vowel else []
    return [(stem + "у", 0, 0.0)]


def _may_end_high(stem: str) -> bool:
    """Whether a verb stem may end in that ы, і.

    Stems of two syllables do (оқы-, таны-, дамы-), but not after a voiced stop (бағу is бақ-),
    з, or т (save қамты-, есті- and the pro-verbs сөйті-, бүйті-); longer ones not after the consonants of voice suffixes: келісу, құрылу, ұмыту are
    келіс-, құрыл-, ұмыт-.
    """
    if stem[-2] in "бгғз" or (stem[-2] == "т" and stem[-3:-2] not in "мсй"):
        return False
    return stem[-2] not in "слнрт" or sum(letter in VOWELS for letter in stem) < 3


def derivable(lemma: str, tag: str) -> bool:
    """Whether a headword takes a first suffix in a reading that derives.

    Args:
        lemma: The headword.
        tag: The first suffix of the reading.

    Returns:
        False where the derived word is a word of its own.
    """
    if tag == "deriv.gy":
        return lemma in TEMPORAL
    if tag == "deriv.lyq":
        return is_loan(lemma)
    if tag in ("deriv.ly", "deriv.dai"):
        return len(lemma) > 2
    return tag not in ("equ", "deriv.syz") or len(lemma) > 3
