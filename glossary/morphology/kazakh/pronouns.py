"""Personal and demonstrative pronouns whose stem changes: a closed table of forms.

Source: Muhamedowa 2016 on pronouns; «Қазақ грамматикасы» 2002, есімдік.
"""

from __future__ import annotations

from typing import Final

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


def _table() -> dict[str, tuple[str, tuple[str, ...]]]:
    forms: dict[str, tuple[str, tuple[str, ...]]] = {}
    for lemma, row in _SINGULAR.items():
        for case, form in zip(_CASES, row.split(), strict=True):
            forms[form] = (lemma, (case,))
            if case == "loc":
                forms[form + ("гі" if form.endswith("е") else "ғы")] = (lemma, ("loc", "ki"))
        for form, case in _VARIANTS.get(lemma, {}).items():
            forms[form] = (lemma, (case,))
    for lemma, plural in _PLURAL.items():
        forms[plural] = (lemma, ("plural",))
        for case, ending in zip(_CASES, _PLURAL_ENDINGS, strict=True):
            forms[plural + ending] = (lemma, ("plural", case))
    return forms


PRONOUNS: Final = _table()
"""Form to its headword and the tags of its chain."""
