"""A sentence tells its language by letters and function words."""

from __future__ import annotations

import pytest

from texts.language import guess


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ол билік пен қоғам арасында байланысты арттырады.", "kk"),
        ("саяси технолог болды", "kk"),
        ("Связи с общественностью — это деятельность органов.", "ru"),
        ("Он приехал в город и остался там.", "ru"),
        ("Public relations build trust.", "en"),
        ("PR – бұл сенім мен түсіністік.", "kk"),
        ("PR — это доверие.", "ru"),
        ("The press service (баспасөз қызметі) is part of the ministry.", "en"),
    ],
)
def test_language(sentence: str, expected: str) -> None:
    assert guess(sentence, "kk" if expected != "kk" else "ru") == expected


@pytest.mark.parametrize(
    "sentence", ["", "1807–1809", "PR", "–C.236.", "http://pr.web-3.ru/pr/historypr/", "имидж"]
)
def test_what_does_not_tell_takes_the_default(sentence: str) -> None:
    assert [guess(sentence, default) for default in ("kk", "ru")] == ["kk", "ru"]
