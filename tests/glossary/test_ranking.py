"""What comes before what: kinds, then ties."""

from __future__ import annotations

import pytest

from glossary.concept import Concept, Context, LanguageSection, Term
from glossary.embedded import IndexedGlossary
from glossary.match import Match, MatchKind
from glossary.ranking import FREQUENCIES, best, fields_of, frequency, score, tied
from tui.frequency import table


def concept(name: str, field: str = "", contexts: int = 0) -> Concept:
    shown = tuple(Context(f"қызмет {number}", "") for number in range(contexts))
    return Concept(name, (LanguageSection("kk", (Term("қызмет", contexts=shown),)),), (), field)


def equal(one: Concept, language: str = "kk") -> tuple[Match, Concept]:
    return Match(one.id, "қызмет", language, MatchKind.EXACT), one


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(equal(concept("b"), "kk"), equal(concept("a", "law"), "ru"), id="language"),
        pytest.param(equal(concept("b", "law")), equal(concept("public-relations")), id="domain"),
        pytest.param(equal(concept("state-body")), equal(concept("b", "", 9)), id="frequency"),
        pytest.param(equal(concept("b", "", 2)), equal(concept("a", "", 1)), id="contexts"),
        pytest.param(equal(concept("b")), equal(concept("a")), id="the order of the termbases"),
    ],
)
def test_ties(first: tuple[Match, Concept], second: tuple[Match, Concept]) -> None:
    order = [first, second] if first[1].id == "b" and second[1].id == "a" else [second, first]
    assert next(iter(tied(order, ["law"]))) == first[0]


def test_a_better_score_needs_no_tie() -> None:
    worse = equal(concept("state-body", "law"))
    worse = (worse[0]._replace(score=score(MatchKind.INFLECTED, 0)), worse[1])
    better = equal(concept("b"))
    assert list(tied([worse, better], ["law"])) == [better[0], worse[0]]


def test_a_concept_counts_once_by_its_best_match() -> None:
    one = Match("a", "x", "kk", MatchKind.INFLECTED, score=0.9)
    other = Match("a", "y", "kk", MatchKind.EXACT, score=1.0)
    assert best([one, other]) == [other]


def test_fields_of_concepts_are_counted() -> None:
    concepts = [concept("a", "law"), concept("b", "pr"), concept("c", "pr"), concept("d")]
    assert fields_of(concepts) == ["pr", "law"]


def test_frequencies_are_those_of_the_library(shipped_glossary: IndexedGlossary) -> None:
    assert FREQUENCIES.read_text("utf-8") == table(shipped_glossary), "run python -m tui.frequency"
    assert frequency("no-such-concept") == 0 < frequency("state-body")


def test_homographs_follow_the_domain(shipped_glossary: IndexedGlossary) -> None:
    fields = {
        one: shipped_glossary.concept(one).subject_field  # type: ignore[union-attr]
        for one in ("definition", "reference-note")
    }
    assert len(set(fields.values())) == 2
    for wanted, field in fields.items():
        first, second = shipped_glossary.lookup("анықтаманы", fields=[field])
        assert first.concept == wanted and {first.concept, second.concept} == set(fields)
