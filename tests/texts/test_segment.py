"""Sentences and words are spans of code points, whatever ICU counts in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.segment import sentence_at, sentences, words

WORDS = [
    pytest.param("АҚШ-тың үшінші", ["АҚШ-тың", "үшінші"], id="suffix after an abbreviation"),
    pytest.param("іс-шара, сондай-ақ", ["іс-шара", "сондай-ақ"], id="compound"),
    pytest.param("PR‑дың PR‐дың", ["PR‑дың", "PR‐дың"], id="U+2011 and U+2010"),
    pytest.param("билік – қоғам", ["билік", "қоғам"], id="a dash joins nothing"),
    pytest.param("бейне-, сурет", ["бейне", "сурет"], id="a hanging hyphen is no part"),
    pytest.param("😀 сөз 😀бір", ["сөз", "бір"], id="characters outside of the BMP"),
    pytest.param(
        "и\u0306од қо\u00adғам", ["и\u0306од", "қо\u00adғам"], id="combining, soft hyphen"
    ),
    pytest.param("500-ден 3,5 млн", ["500-ден", "3,5", "млн"], id="figures"),
    pytest.param("don't", ["don't"], id="apostrophe"),
    pytest.param("", [], id="empty"),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == expected


SENTENCES = [
    pytest.param("Иә. Жоқ! Қалай? Солай…", ["Иә.", "Жоқ!", "Қалай?", "Солай…"], id="ends"),
    pytest.param("С. Сейфуллин келді. Кетті.", ["С. Сейфуллин келді.", "Кетті."], id="initial"),
    pytest.param("А.С. Пушкин жазды.", ["А.С. Пушкин жазды."], id="initials"),
    pytest.param("Алма т.б. бар. Тағы.", ["Алма т.б. бар.", "Тағы."], id="т.б. within"),
    pytest.param("Алма т.б. Ол кетті.", ["Алма т.б.", "Ол кетті."], id="т.б. at the end"),
    pytest.param("Б.з.д. 500 жыл. Иә.", ["Б.з.д. 500 жыл.", "Иә."], id="б.з.д."),
    pytest.param("ХХ ғ. басында. Сосын.", ["ХХ ғ. басында.", "Сосын."], id="ғ."),
    pytest.param("г. Алматы — город. Да.", ["г. Алматы — город.", "Да."], id="г. is a town"),
    pytest.param("В 1991 г. Он уехал.", ["В 1991 г.", "Он уехал."], id="г. is a year"),
    pytest.param("В 1991 г. в городе.", ["В 1991 г. в городе."], id="г. is a year within"),
    pytest.param("Проф. Ахметов пен акад. Сәтбаев.", ["Проф. Ахметов пен акад. Сәтбаев."],
                 id="titles before names"),
    pytest.param("и т.д. Потом.", ["и т.д.", "Потом."], id="т.д."),
    pytest.param("см. рис. 5. Далее.", ["см. рис. 5.", "Далее."], id="before figures"),
    pytest.param("See e.g. Li. Mr. X left.", ["See e.g. Li.", "Mr. X left."], id="English"),
    pytest.param("Ол болды. 50 жыл өтті.", ["Ол болды.", "50 жыл өтті."], id="figure begins one"),
    pytest.param("«Келдім.» деді. Кетті.", ["«Келдім.» деді.", "Кетті."], id="quotation"),
    pytest.param("😀 Сәлем. Екі 😀 сөз.", ["😀 Сәлем.", "Екі 😀 сөз."], id="outside of the BMP"),
    pytest.param("   ", [], id="white space"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_one_letter_before_a_full_stop_is_taken_for_an_initial() -> None:
    # Wrong here, and right in a hundred names for each such end of a sentence.
    text = "Бұл – витамин С. Ол пайдалы."
    assert len(sentences(text)) == 1


@given(st.text("аб С.!?г«» \u0306😀1-\n", max_size=60))
def test_spans_are_ordered_and_cover_what_is_visible(text: str) -> None:
    covered: set[int] = set()
    last = 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        covered.update(range(start, end))
        last = end
    assert all(text[place].isspace() for place in set(range(len(text))) - covered)


@given(st.text("аб С.!?г«» \u0306😀1-\n", max_size=60))
def test_words_hold_every_letter(text: str) -> None:
    covered = {place for start, end in words(text) for place in range(start, end)}
    assert {place for place, one in enumerate(text) if one.isalnum()} <= covered


def test_sentence_at_an_offset() -> None:
    text = "Бір. Екі. Үш."
    assert [text[slice(*sentence_at(text, offset))] for offset in (0, 3, 5, 12)] == [
        "Бір.",
        "Бір.",
        "Екі.",
        "Үш.",
    ]
