"""Candidates: the measure against the paper's own example, lemmas and patterns as tables."""

from __future__ import annotations

from math import log2

import pytest

from glossary.candidates import Candidate, Extractor
from glossary.candidates.cvalue import Words, c_values, nc_values, pieces
from glossary.candidates.kazakh import lexicon
from glossary.candidates.words import english, russian

ADENOID, CYSTIC, BASAL, CELL, CARCINOMA, ULCERATED, RECURRENT, CIRCUMSCRIBED = range(8)
BCC = (BASAL, CELL, CARCINOMA)
COUNTS = {
    (ADENOID, CYSTIC, *BCC): 5,
    (CYSTIC, *BCC): 11,
    (ULCERATED, *BCC): 7,
    (RECURRENT, *BCC): 5,
    (CIRCUMSCRIBED, *BCC): 3,
    BCC: 984,
}
"""The example of Frantzi, Ananiadou and Mima 2000, 2.3: candidates with *basal cell carcinoma*."""


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ((ADENOID, CYSTIC, *BCC), log2(5) * 5),
        # Five of eleven are within the longer one, which is its only holder: 11 - 5 / 1.
        ((CYSTIC, *BCC), log2(4) * (11 - 5)),
        ((ULCERATED, *BCC), log2(4) * 7),
        ((RECURRENT, *BCC), log2(4) * 5),
        ((CIRCUMSCRIBED, *BCC), log2(4) * 3),
        # Five holders; of the second the six occurrences that the first has not taken.
        (BCC, log2(3) * (984 - (5 + 6 + 7 + 5 + 3) / 5)),
    ],
)
def test_the_example_of_the_paper(words: tuple[int, ...], value: float) -> None:
    assert c_values(COUNTS, single=0)[words] == pytest.approx(value)


def test_the_example_in_figures() -> None:
    values = c_values(COUNTS, single=0)
    assert round(values[BCC], 2) == 1551.36
    assert round(values[ADENOID, CYSTIC, *BCC], 2) == 11.61


def test_single_words_come_in_by_one() -> None:
    values = c_values({(0,): 10, (0, 1): 4})
    assert values == {(0,): 10 - 4, (0, 1): 2 * 4}


def test_what_stands_only_within_a_longer_term_is_worth_nothing() -> None:
    assert c_values({(0,): 3, (0, 1): 3})[(0,)] == 0


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [
        # Of two holders, one within the other, the formula would leave 2 - 2 / 2 occurrences.
        ({(1, 2): 2, (1, 2, 3): 2, (0, 1, 2, 3): 2}, {(1, 2), (1, 2, 3)}),
        ({(1, 2): 3, (1, 2, 3): 2}, set()),
        ({(1, 2): 2, (0, 1, 2): 1, (1, 2, 3): 1}, set()),
        ({(1,): 1, (1, 2): 1}, set()),
    ],
    ids=["always within", "once alone", "within two", "met once"],
)
def test_a_piece_of_one_longer_candidate_is_none(
    counts: dict[Words, int], wanted: set[Words]
) -> None:
    assert pieces(counts) == wanted


def test_good_company_is_worth_a_fifth() -> None:
    values: dict[Words, float] = {(0,): 10.0, (1,): 10.0}
    # Word 7 stands beside both candidates, word 8 beside one: weights 2/2 and 1/2.
    found = nc_values(values, [((0,), 7), ((0,), 7), ((1,), 7), ((1,), 8)])
    assert found[(0,)] == pytest.approx(0.8 * 10 + 0.2 * 2 * 1.0)
    assert found[(1,)] == pytest.approx(0.8 * 10 + 0.2 * (1 * 1.0 + 1 * 0.5))


DOCUMENT = (
    "қызмет қызметі қызметінің қызметтер бөлім бөлімдері бөлімінің қазақстан қазақстанның "
    "қазақстанда саясатының білім білімі білімді мемлекеттік қоғамдық қоғам қоғамның хатшысы "
    "хатшылар кітабы кітап бұқарамен бұқара органдардағы және"
)


@pytest.mark.parametrize(
    ("form", "lemma", "role"),
    [
        ("қызмет", "қызмет", "B"),
        ("қызметі", "қызмет", "Q"),
        ("қызметінің", "қызмет", "P"),
        ("қызметтер", "қызмет", "C"),
        ("бөлімдері", "бөлім", "Q"),
        ("қазақстанда", "қазақстан", "C"),
        ("қазақстан", "қазақстан", "B"),
        ("білімді", "білім", "C"),
        ("білім", "білім", "B"),
        ("саясатының", "саясат", "P"),
        ("мемлекеттік", "мемлекеттік", "A"),
        ("қоғамдық", "қоғамдық", "A"),
        ("хатшысы", "хатшы", "Q"),
        ("кітабы", "кітап", "Q"),
        ("бұқарамен", "бұқара", "I"),
        ("органдардағы", "органдардағы", "X"),
        ("және", "және", "X"),
    ],
)
def test_kazakh_lemmas_by_what_the_document_attests(form: str, lemma: str, role: str) -> None:
    words = lexicon(DOCUMENT.split())
    if form == "білімді":
        # An adjective (learned) or an accusative: the text does not tell, both are of білім.
        assert words[form].lemma in (form, lemma)
        return
    assert (words[form].lemma, words[form].role) == (lemma, role)


@pytest.mark.parametrize(
    ("word", "lemma", "role"),
    [
        ("государственных", "государственный", "A"),
        ("органов", "орган", "G"),
        ("органами", "орган", "N"),
        ("которые", "который", "X"),
        ("работает", "работать", "X"),
        ("по", "по", "S"),
        ("pr", "pr", "N"),
        ("1917", "1917", "X"),
    ],
)
def test_russian_words(word: str, lemma: str, role: str) -> None:
    assert russian(word) == (lemma, role)


@pytest.mark.parametrize(
    ("word", "lemma", "role"),
    [
        ("bodies", "body", "N"),
        ("political", "political", "A"),
        ("public", "public", "N"),
        ("quickly", "quickly", "X"),
        ("of", "of", "S"),
        ("the", "the", "X"),
        ("made", "made", "X"),
    ],
)
def test_english_words(word: str, lemma: str, role: str) -> None:
    assert english(word) == (lemma, role)


def found(text: str, language: str, limit: int = 50) -> dict[str, Candidate]:
    extractor = Extractor()
    for number, line in enumerate(text.strip().splitlines()):
        extractor.add(line, language, number)
    candidates = extractor.candidates(lambda term, tag: False, limit)
    return {one.term: one for one in candidates}


KAZAKH = """
Баспасөз хатшысының міндеті көп.
Баспасөз хатшыларына сұрақ қойылды.
Мемлекеттік органдардың баспасөз хатшысы келді.
Мемлекеттік органдар бұқарамен байланыс орнатады.
Бұқарамен байланыстың мәні зор.
"""
RUSSIAN = """
Пресс-секретари государственных органов ответили.
Государственному органу нужны связи с общественностью.
О связях с общественностью пишут средства массовой информации.
Средств массовой информации стало больше.
"""
ENGLISH = """
Interest rates fell. The interest rate of the central bank is low.
Central banks set interest rates; commercial banks follow.
"""


@pytest.mark.parametrize(
    ("text", "language", "term", "count"),
    [
        (KAZAKH, "kk", "баспасөз хатшысы", 3),
        (KAZAKH, "kk", "мемлекеттік орган", 2),
        (KAZAKH, "kk", "бұқарамен байланыс", 2),
        (RUSSIAN, "ru", "государственный орган", 2),
        (RUSSIAN, "ru", "связи с общественностью", 2),
        (RUSSIAN, "ru", "средства массовой информации", 2),
        (ENGLISH, "en", "interest rate", 3),
        (ENGLISH, "en", "central bank", 2),
    ],
)
def test_forms_are_counted_together_and_shown_in_the_base_form(
    text: str, language: str, term: str, count: int
) -> None:
    assert found(text, language)[term].frequency == count


def test_occurrences_are_places_in_the_blocks() -> None:
    lines = ENGLISH.strip().splitlines()
    candidate = found(ENGLISH, "en")["interest rate"]
    assert [lines[one.block][one.start : one.end] for one in candidate.occurrences] == [
        "Interest rates", "interest rate", "interest rates",
    ]  # fmt: skip


def test_no_candidate_crosses_punctuation() -> None:
    assert not any("rates commercial" in term for term in found(ENGLISH, "en"))


def test_a_hyphenated_word_is_one_word() -> None:
    terms = found(RUSSIAN, "ru")
    assert "секретари" not in terms
    assert any(term.startswith("пресс-секретар") for term in terms)


def test_what_is_known_is_left_out_and_the_limit_kept() -> None:
    extractor = Extractor()
    extractor.add("The central bank set the interest rate.", "en")
    candidates = extractor.candidates(lambda term, tag: term == "central bank", 2)
    assert len(candidates) == 2
    assert "central bank" not in [one.term for one in candidates]


def test_a_head_that_always_has_the_possessive_keeps_it() -> None:
    extractor = Extractor()
    for sentence in (
        "Мемлекеттік билік органдары ашылды.", "Мемлекеттік билік органдарының жұмысы жүрді.",
        "Мемлекеттік орган құрылды.", "Мемлекеттік органның қызметкері келді.",
    ):  # fmt: skip
        extractor.add(sentence, "kk")
    terms = [one.term for one in extractor.candidates(lambda term, tag: False, 20)]
    assert "мемлекеттік билік органы" in terms and "мемлекеттік орган" in terms


def test_work_can_be_stopped() -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    extractor = Extractor()
    extractor.add("Баспасөз хатшысы келді", "kk")
    with pytest.raises(KeyboardInterrupt):
        extractor.candidates(lambda term, tag: False, 10, stop)


def test_other_languages_have_none() -> None:
    assert not found("Der Zinssatz der Zentralbank", "de")
