"""Lemmas of words that no dictionary has are those of pymorphy3's own analysis, in its order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.morphology import russian
from tests.bench import crowd

LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
ENDINGS = ("", "ами", "ского", "ейший", "остью", "ировать", "ованную", "ла", "ее")
PREFIXES = ("", "не", "по", "наи", "крипто", "сверх", "де", "ж", "бле", "полу")
WORDS = ("порт", "чистый", "лес", "ток", "бежать", "еловая", "счет", "сестер", "али", "весел")


def by_dictionary(word: str) -> tuple[str, ...]:
    """Return the lemmas by pymorphy3's whole analysis."""
    found = [one.normal_form.replace("ё", "е") for one in russian.parses(word)]
    return tuple(dict.fromkeys(found))[: russian.READINGS]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_prefixed(prefix: str) -> None:
    for word in WORDS:
        for ending in ENDINGS:
            made = prefix + word + ending
            assert russian.lemmas(made) == by_dictionary(made), made


def test_invented() -> None:
    chance = random.Random(3)
    for _ in range(1500):
        made = crowd._word(chance, *crowd.RUSSIAN)
        assert russian.lemmas(made) == by_dictionary(made), made


@given(st.text(LETTERS, min_size=1, max_size=12))
def test_any_letters(word: str) -> None:
    assert russian.lemmas(word) == by_dictionary(word)


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    from glossary.morphology import russian_guess

    monkeypatch.setattr(russian_guess, "REMEMBERED", 40)
    guesser = russian_guess.Guesser(russian._analyzer())
    for word in ("жоким", "теревар", "сипаресет", "жоким"):
        assert (guesser.lemmas(word) or [])[0] == by_dictionary(word)[0]
        assert all(len(one.steps) <= 40 for one in (guesser._words, *guesser._endings))
