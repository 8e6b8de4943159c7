"""Folding of spelling that is not meaning."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossary.normalise import fold, key, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Имидж", "имидж"),
        ("«Имидж»", "имидж"),
        ("қыз\u00adмет", "қызмет"),
        ("қыз\u200bмет", "қызмет"),
        ("й".encode().decode(), "й"),
        ("и\u0306", "й"),
        ("е\u0308лка", "ёлка"),
        ("информaция", "информация"),  # Latin a
        ("қызметiнiң", "қызметінің"),  # Latin i
        ("cенім", "сенім"),  # Latin c
        ("HR-дан", "hr-дан"),
        ("PR", "pr"),
        ("РR", "pr"),  # Cyrillic Р
        ("ағылшын–орыс", "ағылшын-орыс"),
        ("d’Orsay", "d'orsay"),
        ("бір\u00a0 екі\n үш", "бір екі үш"),
        ("бо\u0301льший", "больший"),
        ("ІС-ШАРА", "іс-шара"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_hyphens_are_spaces_in_keys() -> None:
    assert key("іс-шара") == key("іс шара") == "іс шара"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S. bonds", [("U.S.", "us"), ("bonds", "bonds")]),
        ("in the U.S.A., we", [("in", "in"), ("the", "the"), ("U.S.A.", "usa"), ("we", "we")]),
        ("т.б.", [("т", "т"), ("б", "б")]),
        ("г.Тараз", [("г", "г"), ("Тараз", "тараз")]),
    ],
)
def test_capitals_with_points_are_one_word(text: str, words: list[tuple[str, str]]) -> None:
    assert [(text[one.start : one.end], one.key) for one in tokens(text)] == words
    assert key("U.S.") == "us"


def test_a_macedonian_letter_tells_that_a_word_is_latin() -> None:
    assert fold("ѕtаtе") == "state"


@given(st.text(max_size=60))
@example("-[0")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert key(key(text)) == key(text)


@given(st.text(max_size=60))
def test_composition_does_not_matter(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert fold(decomposed) == fold(unicodedata.normalize("NFC", text))


@given(st.text(st.sampled_from("аbқ -–'\u00ad\u0301.(),\r\n1"), max_size=40))
def test_tokens_are_the_words_at_their_places(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert token.key == key(text[token.start : token.end])
        assert token.glue in ("", " ", "-", "'")
        end = token.end
    assert not [letter for letter in text[end:] if letter.isalnum()]


@pytest.mark.parametrize(
    ("text", "glue"),
    [
        ("а б", " "), ("а\r\nб", " "), ("а-б", "-"), ("а\u2011б", "-"), ("а, б", ""), ("а. б", ""),
        ("а'б", "'"), ("а\u2019б", "'"), ("а (б", " "), ("а) б", " "),
        ("а-, б", " "), ("а – б", ""),
    ],
)  # fmt: skip
def test_what_holds_words_together(text: str, glue: str) -> None:
    assert tokens(text)[1].glue == glue
