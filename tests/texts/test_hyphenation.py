"""Hyphens stay where the text itself shows that they belong."""

from __future__ import annotations

import pytest

from texts.hyphenation import Hyphens
from texts.reflow import reflow

LINE_ENDS = [
    pytest.param("Мемлекеттік PR-", "бөлімдер", "", "PR-бөлімдер", id="abbreviation"),
    pytest.param("аталған 50-", "жылдары", "", "50-жылдары", id="figure"),
    pytest.param("Нью-", "Йорк", "", "Нью-Йорк", id="before a capital"),
    pytest.param("байланыс қыз-", "метінің рөлі", "", "қызметінің", id="syllables"),
    pytest.param("ҚЫЗ-", "МЕТІ", "", "ҚЫЗМЕТІ", id="syllables in capitals"),
    pytest.param("іс-", "шараларды", "іс-шара", "іс-шараларды", id="hyphened elsewhere"),
    pytest.param("кейін-", "дегі сөз", "кейін сөз кейіндегі", "кейіндегі", id="joined elsewhere"),
    pytest.param("ақпараттық-", "талдау", "талдау ақпараттық", "ақпараттық-талдау", id="two words"),
    pytest.param("по-", "шёл домой", "по дороге он шёл", "пошёл", id="short prefix"),
    pytest.param("сондай-", "ақ", "", "сондай-ақ", id="Kazakh particle"),
    pytest.param("кто-", "то вошёл", "", "кто-то", id="Russian particle"),
]


@pytest.mark.parametrize(("before", "after", "elsewhere", "expected"), LINE_ENDS)
def test_line_end(before: str, after: str, elsewhere: str, expected: str) -> None:
    text = f"{elsewhere}.\n\n{'ж' * 55} {before}\n{after}."
    *_, last = reflow(text, width=70)
    assert expected in last.text


LEFTOVERS = [
    pytest.param("тарих ғы-лымының докторы, ғылыми еңбек", {"ғы-лымының"}, id="old line end"),
    pytest.param("іс-шара мен іс-шаралар", set(), id="compound"),
    pytest.param("бұқара мен билік: бұқара-билік", set(), id="of words of the text"),
    pytest.param("ғы-лымының ғы-лымының ғылым", set(), id="twice is no accident"),
    pytest.param("сондай-ақ, сондайлық", set(), id="particle"),
    pytest.param("e-mail or email", set(), id="single letter"),
]


@pytest.mark.parametrize(("text", "expected"), LEFTOVERS)
def test_hyphen_left_over_within_a_line(text: str, expected: set[str]) -> None:
    assert Hyphens(text).leftover == expected


def test_hyphen_left_over_is_dropped_and_mapped() -> None:
    text = "тарих ғы-лымының докторы, ғылыми еңбек"
    (block,) = reflow(text, width=70)
    assert block.text == text.replace("ғы-лымының", "ғылымының")
    assert block.origin.to_source(8) == 9
