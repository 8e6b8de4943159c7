"""What a search finds: words as typed, and their other forms."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.search.finder import finder


def _found(wanted: str, text: str, *, lemmas: bool = True) -> list[str]:
    find = finder(wanted, lemmas=lemmas)
    return [] if find is None else [text[start:end] for start, end in find(text)]


@pytest.mark.parametrize(
    ("wanted", "text", "hits"),
    [
        ("имидж", "Имиджін, имидж", ["Имидж", "имидж"]),
        ("имиджінің", "оның имиджі мен имиджін", ["имиджі", "имиджін"]),
        ("кітап", "кітабын оқыды", ["кітабын"]),
        ("халық", "халқының", ["халқының"]),
        ("қоғамдық пікірді", "қоғамдық\nпікірдің", ["қоғамдық\nпікірді"]),
        ("когамдык", "қоғамдық", ["қоғамдық"]),
        ("қогам", "қоғам", []),
        ("связи с", "связей с прессой", ["связей с"]),
        ("елка", "ёлка", ["ёлка"]),
        ("замок", "замо\u0301к", ["замо\u0301к"]),
        ("йога", "и\u0306ога", ["и\u0306ога"]),
        ("процесс", "про\u00adцесс", ["про\u00adцесс"]),
        ("resume", "Résumé", ["Résumé"]),
        ("party", "two parties", ["parties"]),
        ("имидж", "ими-\nджі", ["ими-\nдж"]),
        ("имиджін", "ими\u2010\n  джін", ["ими\u2010\n  джін"]),
        ("қысқа-нұсқа", "қысқа-\nнұсқа", ["қысқа-\nнұсқа"]),
        ("имидж", "ими- дж", []),
        ("c++", "c++ c", ["c++"]),
        ("жоқ", "сөз", []),
    ],
)
def test_hits(wanted: str, text: str, hits: list[str]) -> None:
    assert _found(wanted, text) == hits


def test_russian_forms_only_when_asked_for() -> None:
    assert _found("связи", "связей", lemmas=False) == []


@given(st.text(max_size=12), st.text(max_size=60))
def test_hits_lie_in_the_text_in_order(wanted: str, text: str) -> None:
    find = finder(wanted)
    spans = [] if find is None else find(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8))
def test_a_word_is_found_in_itself(word: str) -> None:
    assert _found(word, word, lemmas=False)
