"""Terms in running text: the longest, at their places in exactly this text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.embedded import IndexedGlossary
from glossary.match import RecognisedTerm

TEXT = (
    "АҚШ-тың мемлекеттік\r\nоргандарындағы PR-бөлімдер қоғам\u00adдық пікірді зерттейді. "
    "State bodies and «public relations»; организациями руководят пресс-секретари."
)


def _spans(terms: list[RecognisedTerm]) -> list[tuple[str, str]]:
    return [(term.surface, term.concepts[0]) for term in terms]


def test_terms_stand_where_they_stand(small: IndexedGlossary) -> None:
    assert _spans(small.recognise(TEXT)) == [
        ("АҚШ-тың", "usa"),
        ("мемлекеттік\r\nоргандарындағы", "body"),
        ("PR-бөлімдер", "department"),
        ("қоғам\u00adдық пікірді", "opinion"),
        ("State bodies", "body"),
        ("public relations", "pr"),
        ("организациями", "organization"),
        ("пресс-секретари", "secretary"),
    ]


def test_decomposed_text_has_the_same_terms(small: IndexedGlossary) -> None:
    text = unicodedata.normalize("NFD", TEXT)
    found = small.recognise(text)
    concepts = [term.concepts for term in small.recognise(TEXT)]
    assert [term.concepts for term in found] == concepts
    assert all(text[term.start : term.end] == term.surface for term in found)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("мемлекеттік, орган", "kk", []),  # a comma parts
        ("мемлекеттік. Орган", "kk", []),
        ("мемлекеттің органы", "kk", [("мемлекеттің", "state")]),
        ("имиджмейкер, халықаралық", "kk", []),
        ("бір кітап, екі кітабы", "kk", [("кітап", "book"), ("кітабы", "book")]),
        ("организация", "kk", []),  # Russian in a Kazakh text is not sought
        ("PR және бұқарамен байланысты", "kk", [("PR", "pr"), ("бұқарамен байланысты", "pr")]),
        ("the images of organisations", "en", 
         [("images", "image"), ("organisations", "organization")]),
        ("коммуникацияның субъектілері", "kk", [("коммуникацияның субъектілері", "subject")]),
        ("коммуникацияның мемлекеті", "kk",
         [("коммуникацияның", "communication"), ("мемлекеті", "state")]),
        ("", None, []),
    ],
)  # fmt: skip
def test_recognition(
    small: IndexedGlossary, text: str, language: str | None, found: list[tuple[str, str]]
) -> None:
    assert _spans(small.recognise(text, language)) == found


def test_terms_within_longer_ones_are_named_on_demand(small: IndexedGlossary) -> None:
    text = "коммуникация субъектісіне"
    assert _spans(small.recognise(text, "kk")) == [(text, "subject")]
    within = _spans(small.recognise(text, "kk", within=True))
    assert within == [(text, "subject"), ("коммуникация", "communication")]


def test_homographs_stay_together(small: IndexedGlossary) -> None:
    (term,) = small.recognise("анықтамасын", "kk")
    assert set(term.concepts) == {"note", "definition"}


PIECES = st.sampled_from(
    ["мемлекеттік", "органдар", "имиджін", "PR", "-", "бөлім", " ", "\r\n", "\u00ad", "е\u0308",
     "й", ".", "(", ")", "«", "АҚШ", "тың", "state", "bodies", "👩‍🚀", "\u200b", "i", "х"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from([None, "kk", "ru", "en"]))
@settings(deadline=None)
def test_spans_are_ordered_disjoint_and_exact(
    small: IndexedGlossary, text: str, language: str | None
) -> None:
    end = 0
    for term in small.recognise(text, language):
        assert end <= term.start < term.end <= len(text)
        assert text[term.start : term.end] == term.surface
        assert term.concepts
        end = term.end
