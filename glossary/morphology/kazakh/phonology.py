"""Letters of Kazakh as suffixes see them: harmony and the class of a final letter.

A suffix asks two things of what stands before it: is it back or front (Muhamedowa 2016,
*Kazakh: A Comprehensive Grammar*, on vowel harmony), and what does it end in (on consonant
assimilation). Both answers are bit masks, so that one `&` decides.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


BACK: Final = 1
FRONT: Final = 2
EITHER: Final = BACK | FRONT

CLASSES: Final = {name: 1 << i for i, name in enumerate("VWIURYLNZTXDQJH#")}
"""Final classes, one bit each.

V a vowel · H of these ы, і · W a vowel after л (байла-) · I и · U у, ю · R р · Y й · L л ·
N м н ң · Z з ж · T voiceless, and б в г д of loans · X voiceless that voices before a vowel
(п к қ) · D its voiced form (б г ғ), only before a vowel · Q a verb stem without its final ы, і
(оқ-и-ды) · J a verb stem without its final й (қо-я-ды) · # a figure. The tables write V for all
vowels and E for those but ы, і.
"""

ALL_FINALS: Final = (1 << len(CLASSES)) - 1

_LETTERS: Final = {
    "V": "аәеоөұүяэё",
    "H": "ыі",
    "I": "и",
    "U": "ую",
    "R": "р",
    "Y": "й",
    "L": "л",
    "N": "мнң",
    "Z": "зж",
    "T": "птсшщчцфхһбвгдкқ",
    "X": "пкқ",
    "D": "бгғ",
}
_FINAL: Final[dict[str, int]] = {}
for _name, _letters in _LETTERS.items():
    for _letter in _letters:
        _FINAL[_letter] = _FINAL.get(_letter, 0) | CLASSES[_name]

_VOWEL: Final = CLASSES["V"] | CLASSES["H"]

BACK_VOWELS: Final = "аоұыяё"
FRONT_VOWELS: Final = "әөүіеэ"
VOWELS: Final = frozenset("аәеоөұүыіяёэиую")
_HARMONY: Final = dict.fromkeys(BACK_VOWELS, BACK) | dict.fromkeys(FRONT_VOWELS, FRONT)
KAZAKH: Final = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі")


def mask(classes: str) -> int:
    """The bits of several final classes.

    Args:
        classes: Their letters, e.g. ``"VWI"``.

    Returns:
        The union of their bits.
    """
    bits = 0
    for name in classes:
        bits |= CLASSES[name]
    return bits


def final_class(stem: str) -> int:
    """The class of the last letter of a stem.

    Args:
        stem: A stem as written; a final soft sign is ignored by assimilation.

    Returns:
        Its bits; all of them for letters that are not Kazakh (PR-дың).
    """
    last = stem[-1:]
    if last == "ь":
        last = stem[-2:-1]
    bits = _FINAL.get(last)
    if bits is None:
        return ALL_FINALS & ~CLASSES["Q"] & ~CLASSES["J"]
    # The passive is -н- after л in the last syllable or at the end of the one before it.
    if bits & _VOWEL and (stem[-2:-1] == "л" or stem[-3:-1] == "лд"):
        return bits | CLASSES["W"]
    return bits


def harmony(stem: str) -> int:
    """Whether suffixes after a stem are back or front.

    The last vowel decides. у and ю are transparent at the end and as glides (келу-ге, оқу-ға);
    и is either (тарих-ы, депозит-і); so is any loan with a soft sign (роль, медаль).

    Args:
        stem: A stem as written.

    Returns:
        BACK, FRONT, or EITHER where the spelling does not tell.
    """
    if "ь" in stem or stem.endswith(LOAN_CLUSTERS):
        return EITHER
    loose = 0
    end = len(stem) - 1
    for i in range(end, -1, -1):
        letter = stem[i]
        found = _HARMONY.get(letter)
        if found:
            return EITHER if loose else found
        if letter == "и":
            loose = 1
        elif (
            letter in "ую"
            and i < end
            and i
            and stem[i - 1] not in VOWELS
            and stem[i + 1] not in VOWELS
        ):
            return EITHER if loose else BACK
    return EITHER


LOAN_LETTERS: Final = frozenset("вфцчщъьэё")
LOAN_CLUSTERS: Final = ("кт", "нк", "ск", "фт", "пт", "кс", "мп", "рк", "рг", "нг")
"""Final clusters that no native word has; such loans take front suffixes too (банк-тегі)."""


def is_loan(lemma: str) -> bool:
    """Whether a headword's spelling shows that it came through Russian.

    Args:
        lemma: A headword.

    Returns:
        True with letters of loans, a cluster at either end, -ия, о past the first syllable.
    """
    if not LOAN_LETTERS.isdisjoint(lemma) or lemma.endswith(("ия", *LOAN_CLUSTERS)):
        return True
    if any(lemma[i] in "юя" and lemma[i - 1] not in VOWELS for i in range(1, len(lemma))):
        return True
    vowels = [i for i, letter in enumerate(lemma) if letter in VOWELS]
    if not vowels or vowels[0] > 1:
        return True
    return any(lemma[i] == "о" or (lemma[i] == "и" and i + 1 < len(lemma)) for i in vowels[1:])


def is_abbreviation(stem: str) -> bool:
    """Whether suffixes follow a stem's pronunciation, which the spelling hides.

    Args:
        stem: A stem as written.

    Returns:
        True without a vowel (ТМД), with letters or signs that are not Kazakh (PR, 2°С), or
        with two full vowels together at its end (БҰҰ, ЖОО).
    """
    if not KAZAKH.issuperset(stem):
        return not KAZAKH.issuperset(stem.rpartition("-")[2])
    if VOWELS.isdisjoint(stem):
        return True
    return len(stem) <= 4 and stem[-1] in "аәоөұү" and stem[-2:-1] in "аәоөұүі"
