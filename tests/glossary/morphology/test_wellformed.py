"""Words in their own right, told by everyday headwords and by how words sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.morphology.kazakh import wellformed


def test_trigrams_are_those_of_the_headwords() -> None:
    written = Path(wellformed.__file__).with_name("trigrams.txt").read_text("utf-8").split()
    assert written == wellformed.drawn(), "run python -m glossary.morphology.kazakh.wellformed"


@pytest.mark.parametrize("word", ["таңдау", "асхананың", "басым", "биіктен", "сыйлаған"])
def test_a_form_of_an_everyday_word_is_one(word: str) -> None:
    assert wellformed.is_everyday(word)


@pytest.mark.parametrize("word", ["имджінің", "қзымет", "мекемлер", "басқрау"])
def test_a_slip_is_no_word(word: str) -> None:
    assert not wellformed.is_everyday(word)
    assert not wellformed.sounds_like_a_word(word)


@pytest.mark.parametrize("word", ["талама", "тастама", "бораны"])
def test_what_sounds_like_a_word_is_in_no_list(word: str) -> None:
    assert wellformed.sounds_like_a_word(word)
