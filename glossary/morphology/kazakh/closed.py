"""Forms that no rule makes: pronouns, the four verbs of posture, contracted verbs.

Sources: Muhamedowa 2016 on pronouns, on жатыр, отыр, тұр, жүр as a present tense, and on
contraction in speech; «Қазақ грамматикасы» 2002, есімдік.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, TypeAlias

Closed: TypeAlias = tuple[str, str, tuple[tuple[str, str], ...]]
"""Headword, surface of the stem, and the surface and tag of each suffix."""

_CASES: Final = ("gen", "acc", "dat", "loc", "abl", "ins")
_SINGULAR: Final = {
    "мен": "менің мені маған менде менен менімен",
    "сен": "сенің сені саған сенде сенен сенімен",
    "ол": "оның оны оған онда одан онымен",
    "бұл": "мұның мұны бұған мұнда бұдан мұнымен",
    "сол": "соның соны соған сонда содан сонымен",
    "осы": "осының осыны осыған осында осыдан осымен",
}
_VARIANTS: Final = {
    "бұл": {"бұның": "gen", "бұны": "acc", "мұнан": "abl", "мұндан": "abl", "бұнымен": "ins"},
    "ол": {"онан": "abl"},
    "сол": {"сонан": "abl"},
    "осы": {"осыда": "loc", "осынымен": "ins", "осынан": "abl"},
}
_PLURAL: Final = {"ол": "олар", "бұл": "бұлар", "сол": "солар", "осы": "осылар"}
_PLURAL_ENDINGS: Final = ("дың", "ды", "ға", "да", "дан", "мен")

_POSTURE: Final = {"жатыр": "жату", "отыр": "отыру", "тұр": "тұру", "жүр": "жүру"}
_PERSONS: Final = {
    "pred.1sg": ("мын", "мін"),
    "pred.2sg": ("сың", "сің"),
    "pred.2pol": ("сыз", "сіз"),
    "pred.1pl": ("мыз", "міз"),
    "pred.2pl": ("сыңдар", "сіңдер"),
}

_CONTRACTED: Final = {
    "бо": "болу",
    "ке": "келу",
    "қы": "қылу",
    "а": "алу",
    "са": "салу",
    "қа": "қалу",
    "әке": "әкелу",
}
"""Stems that lose their л before -п (болып → боп, болыпты → бопты)."""


def _pronouns(forms: dict[str, Closed]) -> None:
    for lemma, row in _SINGULAR.items():
        for case, form in zip(_CASES, row.split(), strict=True):
            forms[form] = (lemma, form, (("", case),))
            if case == "loc":
                ki = "гі" if form.endswith("е") else "ғы"
                forms[form + ki] = (lemma, form, (("", case), (ki, "ki")))
        for form, case in _VARIANTS.get(lemma, {}).items():
            forms[form] = (lemma, form, (("", case),))
    for lemma, plural in _PLURAL.items():
        forms[plural] = (lemma, plural, (("", "plural"),))
        for case, ending in zip(_CASES, _PLURAL_ENDINGS, strict=True):
            forms[plural + ending] = (lemma, plural, (("", "plural"), (ending, case)))


def _verbs(forms: dict[str, Closed]) -> None:
    for stem, lemma in _POSTURE.items():
        forms[stem] = (lemma, stem, (("", "prs"),))
        for tag, (back, front) in _PERSONS.items():
            ending = front if stem == "жүр" else back
            forms[stem + ending] = (lemma, stem, (("", "prs"), (ending, tag)))
    for stem, lemma in _CONTRACTED.items():
        forms[stem + "п"] = (lemma, stem, (("п", "conv.p"),))
        ending = "ті" if stem[-1] == "е" else "ты"
        forms[f"{stem}п{ending}"] = (lemma, stem, (("п", "pst.evid"), (ending, "pred.3")))


def _forms() -> dict[str, Closed]:
    forms: dict[str, Closed] = {}
    _pronouns(forms)
    _verbs(forms)
    return forms


FORMS: Final = _forms()
"""Form to its reading."""

PRONOUNS: Final = frozenset(_SINGULAR)
"""Headwords whose stem changes: no rule makes their forms."""
