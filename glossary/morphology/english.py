"""English forms: plural and possessive undone, spelling variants made one.

The same function folds designations and queries, so a wrong guess is wrong on both sides and
harmless; only where two words would fall together does an exception stand in the table.
Rules after Quirk et al., *A Comprehensive Grammar of the English Language* (1985), 5.78-5.102
(plural), and the British/American correspondences of *New Hart's Rules* (2014), 21.2.
"""

from __future__ import annotations

ARTICLES = frozenset({"a", "an", "the"})
"""They name nothing: aim of a PR service, aims of PR services (Quirk et al. 5.10-5.18)."""
IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "media": "media",
    "analyses": "analysis", "bases": "basis", "crises": "crisis", "theses": "thesis",
    "hypotheses": "hypothesis", "criteria": "criterion", "phenomena": "phenomenon",
    "lives": "life", "knives": "knife", "leaves": "leaf", "halves": "half", "selves": "self",
    "indices": "index", "appendices": "appendix", "data": "data",
}  # fmt: skip
"""Plurals that no ending tells (Quirk et al. 5.83-5.102)."""

UNCHANGED = frozenset({"news", "series", "species", "means", "its", "this", "thus", "yes"})
"""Words in -s that are no plurals, besides those in -ss, -us, -is and -ics."""

_ENDINGS = (
    ("noses", 7, "nosis"), ("theses", 7, "thesis"),
    ("ies", 4, "y"), ("sses", 5, "ss"), ("shes", 5, "sh"), ("ches", 5, "ch"), ("xes", 4, "x"),
    ("zes", 5, "ze"), ("s", 3, ""),
)  # fmt: skip
"""Ending, shortest word that it is undone in, what replaces it; the first that fits counts."""

_SPELLING = (
    ("isation", "ization"), ("ise", "ize"), ("ised", "ized"), ("ising", "izing"),
    ("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"), ("our", "or"), ("tre", "ter"),
    ("aedic", "edic"), ("aedia", "edia"), ("ogue", "og"), ("amme", "am"), ("ence", "ense"),
)  # fmt: skip
"""British ending and the American one that both are folded to."""


def lemma(word: str) -> str:
    """Return the key under which all forms and spellings of an English word meet.

    Args:
        word: One folded word (see :func:`glossary.normalise.fold`).

    Returns:
        Its singular in American spelling; a word of no such form as it is.
    """
    word = word.removesuffix("'s").removesuffix("'")
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word not in UNCHANGED and not word.endswith(("ss", "us", "is", "ics")):
        for ending, length, instead in _ENDINGS:
            if word.endswith(ending) and len(word) >= length:
                word = word.removesuffix(ending) + instead
                break
    for british, american in _SPELLING:
        if word.endswith(british) and len(word) > len(british) + 2:
            return word.removesuffix(british) + american
    return word
