"""Taking entries apart, comparing and merging: laws, and a table of what becomes of a field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import glossary
from glossary.comparison import Kind, aligned, changes, differences
from glossary.concept import (
    Concept,
    Context,
    Definition,
    LanguageSection,
    Relation,
    RelationKind,
    Status,
    Term,
)
from glossary.fields import Fields, put_together, taken_apart
from glossary.formats import tbx
from glossary.homographs import homographs, marked
from glossary.merging import Merged, backs_differ, merged, merged_preamble
from glossary.termbase import Preamble

SHIPPED = Path(glossary.__file__ or "").with_name("termbase.tbx")
WORDS = st.sampled_from(["имидж", "Имидж", "image", "press office", "пікір", "бұқара", "PR"])
TEXTS = st.sampled_from(["", "one", "two words", "үш сөз бар"])


EXTRAS = st.lists(st.sampled_from(["<a/>", "<b>x</b>"]), max_size=2).map(tuple)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    contexts = st.lists(st.builds(Context, TEXTS.filter(bool), TEXTS), max_size=2).map(tuple)
    return Term(
        draw(WORDS), draw(st.sampled_from(Status)), draw(TEXTS), note=draw(TEXTS),
        contexts=draw(contexts), extras=draw(EXTRAS),
    )  # fmt: skip


@st.composite
def sections(draw: st.DrawFn) -> LanguageSection:
    definitions = st.lists(st.builds(Definition, TEXTS.filter(bool), TEXTS), max_size=2)
    return LanguageSection(
        draw(st.sampled_from(["kk", "en", "ru"])), draw(st.lists(terms(), max_size=3).map(tuple)),
        draw(definitions.map(tuple)), draw(EXTRAS),
    )  # fmt: skip


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    relation = st.builds(Relation, st.sampled_from(RelationKind), st.sampled_from("abc"))
    return Concept(
        draw(st.sampled_from("abc")), draw(st.lists(sections(), max_size=2).map(tuple)),
        draw(st.lists(relation, max_size=2).map(tuple)), draw(TEXTS), draw(TEXTS), draw(EXTRAS),
    )  # fmt: skip


def termbases() -> st.SearchStrategy[dict[str, Concept]]:
    return st.lists(concepts(), max_size=3).map(by_id)


few = settings(max_examples=20, deadline=None)


def by_id(concepts: Iterable[Concept]) -> dict[str, Concept]:
    return {one.id: one for one in concepts}


def contents(result: Merged) -> dict[str, Fields]:
    """What a termbase says, whatever its order."""
    return {one.id: dict(taken_apart(one)) for one in result.concepts}


@few
@given(concepts())
def test_taking_apart_and_putting_together_is_the_identity(one: Concept) -> None:
    assert put_together(one.id, taken_apart(one)) == one


def test_every_shipped_entry_comes_together_again() -> None:
    for one in tbx.read(SHIPPED):
        assert put_together(one.id, taken_apart(one)) == one


@few
@given(termbases())
def test_merging_with_itself_changes_nothing(one: dict[str, Concept]) -> None:
    assert merged(one, one) == Merged(tuple(one.values()), ())
    assert merged(one, one, one) == Merged(tuple(one.values()), ())


@few
@given(termbases(), termbases())
def test_with_a_base_who_changed_it_is_followed(
    base: dict[str, Concept], changed: dict[str, Concept]
) -> None:
    for result in (merged(changed, base, base), merged(base, changed, base)):
        assert not result.conflicts
        assert contents(result) == contents(Merged(tuple(changed.values()), ()))


@few
@given(termbases(), termbases())
def test_a_merge_takes_nothing_away_without_a_base(
    one: dict[str, Concept], other: dict[str, Concept]
) -> None:
    result = merged(one, other)
    disputed = {(conflict.concept, conflict.field) for conflict in result.conflicts}
    sections = {(conflict.concept, conflict.field.section) for conflict in result.conflicts}
    now = by_id(result.concepts)
    for side in (one, other):
        for difference in differences(side, now):
            assert difference.kind is not Kind.REMOVED
            for change in difference.changes:
                settled = (difference.concept.id, change.field.section) in sections
                assert (
                    change.before is None
                    or (difference.concept.id, change.field) in disputed
                    or (settled and change.field.name == "status")
                )


@few
@given(termbases(), termbases(), st.none() | termbases())
def test_the_sides_may_be_exchanged_but_for_order_and_conflicts(
    one: dict[str, Concept], other: dict[str, Concept], base: dict[str, Concept] | None
) -> None:
    there, back = merged(one, other, base), merged(other, one, base)
    assert {(c.concept, c.field) for c in there.conflicts} == {
        (c.concept, c.field) for c in back.conflicts
    }
    assert contents(there) == contents(merged(other, one, base, prefer="B"))


@few
@given(termbases(), termbases())
def test_differences_are_none_exactly_where_all_fields_are_the_same(
    one: dict[str, Concept], other: dict[str, Concept]
) -> None:
    same = {id_: dict(taken_apart(c)) for id_, c in one.items()} == {
        id_: dict(taken_apart(c)) for id_, c in other.items()
    }
    assert (not list(differences(one, other))) is same
    assert not list(differences(one, one))


@few
@given(termbases(), termbases())
def test_a_difference_read_backwards_is_the_difference_backwards(
    one: dict[str, Concept], other: dict[str, Concept]
) -> None:
    there = {
        (d.concept.id, c.field, c.before, c.after)
        for d in differences(one, other) for c in d.changes
    }  # fmt: skip
    back = {
        (d.concept.id, c.field, c.after, c.before)
        for d in differences(other, one) for c in d.changes
    }  # fmt: skip
    assert there == back


@dataclass(frozen=True)
class Case:
    """One field on three sides: its text in the base, in A, in B, and what is to come of it."""

    base: str | None
    first: str | None
    second: str | None
    result: str | None
    conflict: bool = False


def noted(note: str | None) -> dict[str, Concept]:
    return {} if note is None else by_id([Concept("a", note=note)])


@pytest.mark.parametrize(
    "case",
    [
        Case("x", "x", "x", "x"),
        Case("x", "y", "x", "y"),
        Case("x", "x", "y", "y"),
        Case("x", "y", "y", "y"),
        Case("x", "y", "z", "y", conflict=True),
        Case("x", "", "x", ""),
        Case("x", "", "y", "", conflict=True),
        Case("x", "x", None, None),
        Case("x", None, "x", None),
        Case("x", "y", None, "y", conflict=True),
        Case(None, "y", None, "y"),
        Case(None, "y", "z", "y", conflict=True),
    ],
    ids=str,
)
def test_a_field_against_a_base(case: Case) -> None:
    result = merged(noted(case.first), noted(case.second), noted(case.base))
    notes = [one.note for one in result.concepts]
    assert notes == ([] if case.result is None else [case.result])
    assert bool(result.conflicts) is case.conflict


def english(*terms: Term) -> dict[str, Concept]:
    return by_id([Concept("a", (LanguageSection("en", terms),))])


BOOK = Term("book", part_of_speech="noun")
VOLUME = Term("volume", Status.ADMITTED, part_of_speech="noun")


def only(result: Merged) -> tuple[Term, ...]:
    return result.concepts[0].terms("en")


def test_designations_are_united_without_repeats() -> None:
    result = merged(english(BOOK, VOLUME), english(VOLUME, Term("tome", Status.ADMITTED)))
    assert [one.text for one in only(result)] == ["book", "volume", "tome"]
    assert not result.conflicts


def test_look_alike_letters_do_not_make_another_designation() -> None:
    one = by_id([Concept("a", (LanguageSection("kk", (Term("имидж", note="n"),)),))])
    other = by_id([Concept("a", (LanguageSection("kk", (Term("имидж\u200b", kind="k"),)),))])
    result = merged(one, other)
    assert len(result.concepts[0].terms("kk")) == 1
    assert [conflict.field.name for conflict in result.conflicts] == ["text"]


@pytest.mark.parametrize(("prefer", "word"), [("A", "book"), ("B", "volume")])
def test_two_preferred_terms_are_a_conflict(prefer: str, word: str) -> None:
    preferred = VOLUME._replace(status=Status.PREFERRED)
    result = merged(english(BOOK), english(preferred), prefer=prefer)
    assert [conflict.field.name for conflict in result.conflicts] == ["preferred term"]
    assert [one.text for one in only(result) if one.status is Status.PREFERRED] == [word]
    assert len(only(result)) == 2


def test_a_term_deleted_here_and_worked_on_there_is_a_conflict() -> None:
    base = english(BOOK, VOLUME)
    worked = english(BOOK, VOLUME._replace(contexts=(Context("a thick volume"),)))
    result = merged(english(BOOK), worked, base)
    assert [conflict.field.name for conflict in result.conflicts] == ["text"]
    assert only(result) == (BOOK,)
    assert only(merged(english(BOOK), worked, base, prefer="B")) == worked["a"].terms("en")
    assert not merged(english(BOOK), base, base).conflicts


def test_elements_that_the_model_does_not_know_are_kept_from_both() -> None:
    one = english(BOOK._replace(extras=("<x/>",)))
    other = english(BOOK._replace(extras=("<y/>",)))
    assert only(merged(one, other))[0].extras == ("<x/>", "<y/>")


def test_changes_name_the_field() -> None:
    before, after = english(BOOK)["a"], english(BOOK._replace(status=Status.DEPRECATED))["a"]
    (change,) = changes(before, after)
    assert change.field == ("en", "book", "status", "")
    assert (change.before, change.after) == ("preferred", "deprecated")


def named(concept_id: str, *words: str, to: str = "") -> Concept:
    relations = (Relation(RelationKind.BROADER, to),) if to else ()
    return Concept(concept_id, (LanguageSection("en", tuple(map(Term, words))),), relations)


def test_concepts_are_matched_by_their_designations() -> None:
    first = by_id([named("a", "book", "volume"), named("b", "library"), named("c1", "shelf")])
    second = by_id(
        [named("c1", "Library", to="c2"), named("c2", "book"), named("c3", "reader", to="c1")]
    )
    found = aligned(first, second)
    assert list(found) == ["b", "a", "c3"]
    assert found["b"].relations == (Relation(RelationKind.BROADER, "a"),)
    assert found["c3"].relations == (Relation(RelationKind.BROADER, "b"),)


def test_an_id_of_another_concept_is_not_taken() -> None:
    found = aligned(by_id([named("c1", "shelf")]), by_id([named("c1", "reader")]))
    assert list(found) == ["c1-2"]


def test_what_several_concepts_share_equally_matches_none() -> None:
    first = by_id([named("a", "service"), named("b", "service")])
    assert list(aligned(first, by_id([named("z", "service")]))) == ["z"]


def test_marks_of_homographs_follow_the_new_names() -> None:
    bank = named("x", "bank")
    section = bank.sections[0]
    bank = bank._replace(sections=(section._replace(terms=(marked(section.terms[0], "y"),)),))
    found = aligned(
        by_id([named("money", "bank", "credit house"), named("river", "shore")]),
        by_id([bank, named("y", "shore")]),
    )
    assert homographs(found["money"].terms("en")[0]) == ("river",)


A = Preamble("a", back="<back>a</back>")
B = Preamble("b", "s", back="<back>b</back>")
NONE = Preamble()


@pytest.mark.parametrize(
    ("one", "other", "base", "back", "torn"),
    [
        (A, A, None, A.back, False),
        (A, NONE, None, A.back, False),
        (NONE, B, None, B.back, False),
        (A, B, None, A.back, True),
        (A, B, A, B.back, False),
        (A, B, B, A.back, False),
        (A, B, Preamble(back="<back/>"), A.back, True),
    ],
)
def test_what_stands_besides_the_entries(
    one: Preamble, other: Preamble, base: Preamble | None, back: str, torn: bool
) -> None:
    made = merged_preamble(one, other, base)
    assert made.back == back
    assert made.title == (one.title or other.title)
    assert made.source == (one.source or other.source)
    assert backs_differ(one, other, base) is torn
