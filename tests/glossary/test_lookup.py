"""Lookup: any form of a designation, and nothing that is none."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.embedded import IndexedGlossary
from glossary.match import MatchKind

EXACT, INFLECTED, MULTIWORD, SKELETON = (
    MatchKind.EXACT, MatchKind.INFLECTED, MatchKind.MULTIWORD, MatchKind.SKELETON,
)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "concept", "kind"),
    [
        ("имидж", "image", EXACT),
        ("  ИМИДЖ ", "image", EXACT),
        ("«имидж»", "image", EXACT),
        ("Public  Relations", "pr", EXACT),
        ("public-relations", "pr", EXACT),
        ("ісшара", "event", EXACT),
        ("PR–бөлім", "department", EXACT),
        ("отчет", "report", EXACT),
        ("государст\u00adвенный орган", "body", EXACT),
        ("имиджін", "image", INFLECTED),
        ("имиджіңізден", "image", INFLECTED),
        ("кітабымызда", "book", INFLECTED),
        ("халқына", "people", INFLECTED),
        ("АҚШ-тың", "usa", INFLECTED),
        ("АҚШ\u2011тың", "usa", INFLECTED),
        ("БАҚ-пен", "media", INFLECTED),
        ("PR-дың", "pr", INFLECTED),
        ("іс-шараларға", "event", MULTIWORD),
        ("images", "image", INFLECTED),
        ("behaviors", "behaviour", INFLECTED),
        ("отчётами", "report", INFLECTED),
        ("PR-бөлімдері", "department", MULTIWORD),
        ("мемлекеттік органдарымыздағы", "body", MULTIWORD),
        ("баспасөз хатшыларының", "secretary", MULTIWORD),
        ("коммуникацияның субъектілері", "subject", MULTIWORD),
        ("state bodies", "body", MULTIWORD),
        ("связей с общественностью", "pr", MULTIWORD),
        ("пресс-секретарями", "secretary", MULTIWORD),
        ("государственными органами", "body", MULTIWORD),
        ("когамдык пикир", "opinion", SKELETON),
        ("qoǵamdyq pikir", "opinion", SKELETON),
        ("қoғaмдық пiкір", "opinion", EXACT),  # Latin o, a, i
    ],
)
def test_any_form_finds_its_concept(
    small: IndexedGlossary, query: str, concept: str, kind: MatchKind
) -> None:
    first = small.lookup(query)[0]
    assert (first.concept, first.kind) == (concept, kind)


@pytest.mark.parametrize("query", ["имиджін", "халқына", "қоғамдық пікірі", "отчётами"])
def test_decomposed_letters_are_the_same(small: IndexedGlossary, query: str) -> None:
    assert small.lookup(unicodedata.normalize("NFD", query)) == small.lookup(query)


@pytest.mark.parametrize("query", ["", " ", "!?", "жоқсөз", "орган", "имиджмейкер", "tree", "дом"])
def test_what_is_in_no_termbase_finds_nothing(small: IndexedGlossary, query: str) -> None:
    assert small.lookup(query) == []


def test_homographs_stand_together(small: IndexedGlossary) -> None:
    assert {match.concept for match in small.lookup("анықтаманы")} == {"note", "definition"}


def test_a_language_may_be_asked_for(small: IndexedGlossary) -> None:
    assert [match.language for match in small.lookup("image", "en")] == ["en"]
    assert small.lookup("image", "ru") == []


def test_the_way_is_told(small: IndexedGlossary) -> None:
    (match, *_) = small.lookup("мемлекеттік органдарымыздағы")
    assert match.analysis[0] == "орган"
    assert [step.partition(":")[0] for step in match.analysis[1:]] == ["дар", "ымыз", "да", "ғы"]


def test_scores_fall_with_distance(small: IndexedGlossary) -> None:
    scores = [small.lookup(query)[0].score for query in ("имидж", "имиджін", "imidj")]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1.0


@pytest.mark.parametrize(
    ("query", "wanted"), [("имидзз", "имидж"), ("мемлекет орган", "мемлекеттік орган")]
)
def test_a_miss_is_answered_with_what_resembles_it(
    small: IndexedGlossary, query: str, wanted: str
) -> None:
    assert small.lookup(query) == []
    assert wanted in small.suggest(query)


def test_typing_completes(small: IndexedGlossary) -> None:
    found = {match.concept: match.kind for match in small.complete("мемлекет")}
    assert found["state"] == MatchKind.EXACT
    assert found["body"] == MatchKind.PREFIX


@pytest.mark.parametrize(
    "typed, found",
    [
        pytest.param("когамд", True, id="Russian keyboard"),
        pytest.param("qogamd", True, id="Latin"),
        pytest.param("qoǵamdy", True, id="Latin with accents"),
        pytest.param("көгамд", False, id="a letter that only Kazakh has was meant"),
        pytest.param("ког", False, id="three letters begin too much"),
    ],
)
def test_typing_completes_through_any_keyboard(
    small: IndexedGlossary, typed: str, found: bool
) -> None:
    begun = [match for match in small.complete(typed) if match.kind is MatchKind.PREFIX]
    assert any(match.concept == "opinion" for match in begun) is found


def test_words_of_definitions_are_found_as_one_types(small: IndexedGlossary) -> None:
    found = {match.concept: match.kind for match in small.complete("functions")}
    assert found["body"] == MatchKind.FULLTEXT


def test_narrower_concepts_are_listed(small: IndexedGlossary) -> None:
    assert small.narrower("organization") == ["body"]
    assert small.concept("no-such") is None


ANY = st.text(
    st.one_of(
        st.characters(),
        st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF, categories=["Cs"]),
        st.sampled_from("аәіқңыиPRmedia-–  \u0301\u00ad\x00\x1b\u202e"),
    ),
    max_size=80,
)
"""Any string of Python, half characters of arguments that are no UTF-8 among them."""


@given(ANY, st.sampled_from([None, "kk", "ru", "en", "de", ""]))
@settings(deadline=None)  # the Russian dictionary is loaded at the first word that may need it
def test_no_query_raises(small: IndexedGlossary, query: str, language: str | None) -> None:
    small.recognise(query, language)
    small.lookup(query, language)
    small.complete(query, language)
    assert len(small.lookup(query, limit=3)) <= 3
    small.complete(query)
    small.suggest(query)
