"""What was typed beside what is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.study.answer import Mark, compare
from glossary.study.card import Grade

SIGNS = {Mark.RIGHT: "=", Mark.SLIP: "~", Mark.WRONG: "x", Mark.MISSING: "-", Mark.EXTRA: "+"}


@pytest.mark.parametrize(
    ("typed", "right", "signs", "grade"),
    [
        ("имидж", "имидж", "=====", Grade.GOOD),
        ("ИМИДЖ", "имидж", "=====", Grade.GOOD),
        ("когамдык пикир", "қоғамдық пікір", "~=~====~==~=~=", Grade.GOOD),
        ("усыныс", "ұсыныс", "~=====", Grade.GOOD),
        ("хан", "һан", "~==", Grade.GOOD),
        ("тiл", "тіл", "=~=", Grade.GOOD),
        ("баспасоз хатшысы", "баспасөз хатшысы", "======~=========", Grade.GOOD),
        ("имиж", "имидж", "===-=", Grade.HARD),
        ("имиджж", "имидж", "====+=", Grade.HARD),
        ("обрас", "образ", "====x", Grade.HARD),
        ("", "ел", "--", Grade.AGAIN),
        ("пресс секретарь", "пресс-секретарь", "=====~=========", Grade.GOOD),
        ("ученый", "учёный", "==~===", Grade.GOOD),
    ],
)
def test_letters(typed: str, right: str, signs: str, grade: Grade) -> None:
    verdict = compare(typed, [right])
    assert "".join(SIGNS[one.mark] for one in verdict.letters) == signs
    assert verdict.grade is grade


def test_the_nearest_of_several_answers_counts() -> None:
    verdict = compare("имиджинин", ["имидж", "имиджінің"])
    assert verdict.right == "имиджінің"
    assert verdict.is_right and verdict.has_slips


@given(st.text(max_size=20), st.text(max_size=20))
def test_both_sides_are_kept_whole(typed: str, right: str) -> None:
    verdict = compare(typed, [right])
    assert "".join(one.right for one in verdict.letters) == verdict.right
    assert compare(right, [right]).is_right
