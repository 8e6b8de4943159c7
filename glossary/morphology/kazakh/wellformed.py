"""Evidence that a Kazakh string is a word in its own right, and so no misspelling of another.

Two kinds, both drawn from ``everyday.txt``, some 850 headwords of daily life written down for this
(family, body, food, weather, numerals, pronouns, verbs of doing, no terms): the string is a form of
one of them; or it mixes no vowels and each three letters in a row occur in their forms, edges
included, so that it sounds like a word. Of 5,000 foreign headwords 27 % sound so, of designations
with a random edit 8 %.

``trigrams.txt`` is what :func:`drawn` returns, written out because making the forms takes a second;
a test holds it against the list. Write it anew with ``python -m
glossary.morphology.kazakh.wellformed``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from glossary.morphology.kazakh.analyser import analyse

_WORDS = Path(__file__).with_name("everyday.txt")
_TRIGRAMS = Path(__file__).with_name("trigrams.txt")
_EDGE = "#"
_BACK, _FRONT = frozenset("аоұы"), frozenset("әөүіе")
"""Vowels that no native word mixes (Muhamedowa 2016, ch. 1, vowel harmony)."""
_MADE = ("лық", "лік", "дық", "дік", "тық", "тік")
"""What makes nouns and adjectives of nouns; any of daily life may have it."""
_NOUN_CHAINS = (
    "plural", "poss.3", "poss.3 acc", "gen", "dat", "abl", "loc", "loc ki", "ins", "acc",
    "poss.1sg", "plural poss.3", "deriv.ly", "deriv.syz", "deriv.lyq",
)  # fmt: skip
_VERB_CHAINS = (
    "pst.def", "conv.p", "part.past", "prs pred.3", "part.aor", "neg pst.def", "voice.pass vn",
    "voice.recip vn", "deriv.shy", "voice.caus vn", "conv.a",
)  # fmt: skip
"""Forms that the trigrams are drawn from: each ending once behind each headword."""


@cache
def everyday() -> frozenset[str]:
    """Return the headwords of daily life."""
    return frozenset(_WORDS.read_text(encoding="utf-8").split())


def is_everyday(word: str) -> bool:
    """Tell whether a folded word is a form of a headword of daily life, or derived from one."""
    if word.endswith(_MADE) and word[:-3] in everyday():
        return True
    return any(len(one.stem) > 2 or one.stem == word for one in analyse(word, _known))


def sounds_like_a_word(word: str) -> bool:
    """Tell whether a folded word is harmonic and all its trigrams occur in words of daily life."""
    harmonic = _BACK.isdisjoint(word) or _FRONT.isdisjoint(word)
    return harmonic and _attested().issuperset(_trigrams(word))


def drawn() -> list[str]:
    """Return the trigrams of the forms of all headwords, sorted."""
    return sorted({one for word in everyday() for form in _forms(word) for one in _trigrams(form)})


@cache
def _attested() -> frozenset[str]:
    return frozenset(_TRIGRAMS.read_text(encoding="utf-8").split())


def _known(word: str) -> bool:
    return word in everyday()


def _trigrams(word: str) -> list[str]:
    edged = f"{_EDGE}{word}{_EDGE}"
    return [edged[at : at + 3] for at in range(len(edged) - 2)]


def _forms(word: str) -> list[str]:
    from glossary.morphology.kazakh.generator import spellings

    chains = _NOUN_CHAINS + _VERB_CHAINS if len(word) > 3 and word[-1] in "ую" else _NOUN_CHAINS
    forms = [next(spellings(word, chain.split()), word) for chain in chains]
    return [word, *forms]


if __name__ == "__main__":
    _TRIGRAMS.write_text("\n".join(drawn()) + "\n", encoding="utf-8")
