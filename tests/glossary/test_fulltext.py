"""Full text of passages that are handed in as plain data."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.index_passages import Passage, Passages

TEXTS = [
    Passage("d", "1", "kk", "Халықтың сенімі мен билік органдарының ашықтығы туралы."),
    Passage(
        "d", "2", "kk", "Бұл басқа. " * 30 + "Кітаптың соңында ғана сенім мен ашықтық аталады."
    ),
    Passage("d", "1", "en", "On the trust of the people and the openness of the authorities."),
    Passage("d", "1", "ru", "О доверии народа и открытости органов власти."),
    Passage("d", "3", "de", "Vom Vertrauen des Volkes."),
]


@pytest.fixture(scope="module")
def passages() -> Passages:
    return Passages(TEXTS)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("сенімге ашықтықты", ["kk1", "kk2"], id="any form of both, the denser first"),
        pytest.param("кітабы", ["kk2"], id="a changed stem"),
        pytest.param("ДОВЕРИЕ народу", ["ru1"], id="Russian lemmas"),
        pytest.param("открыт", ["ru1"], id="the last word unfinished"),
        pytest.param("trust peop", ["en1"], id="English"),
        pytest.param("сенім кітапхана", [], id="all words must occur"),
        pytest.param("vertrauen", [], id="a language without stems"),
        pytest.param("", [], id="nothing asked"),
    ],
)
def test_passages(passages: Passages, query: str, found: list[str]) -> None:
    answers = passages.containing(query, 5)
    assert [one.passage.language + one.passage.block for one in answers] == found


def test_an_excerpt_marks_the_words_and_says_where_they_stand(passages: Passages) -> None:
    (one,) = passages.containing("соңында сенім", 1)
    assert one.excerpt[1] == "соңында" and one.excerpt[0].startswith("… ")
    assert one.passage.text[one.offset :].startswith("соңында ғана")
    assert [piece.lower() for piece in one.excerpt[1::2]][-1] == "сенім"


@given(st.text(max_size=40))
@settings(deadline=None)
def test_no_string_raises(query: str) -> None:
    for one in _ANY.containing(query, 2):
        assert 0 <= one.offset < len(one.passage.text)


_ANY = Passages(TEXTS)
