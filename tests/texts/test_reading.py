"""A whole text as sentences in their languages, at their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from texts.reading import SOFT, sentences_with_language

TEXT = """\
Қазіргі уақытта мемлекеттік органдардағы PR-бөлімдер билікпен қабылданған
шешімдерді түсіндіреді. Сондықтан олардың қызметі мен бұқарамен байланыс қыз-
метінің мақсаты бір. Қоғам тарапынан түсіністікке қол жеткізу үшін мемлекеттік
органдарда толыққанды ақпарат қажет болып табылады деп ойлаймыз, ал мұндағы

жол беттің соңында үзілген.

Связи с общественностью — это деятельность, которая строит доверие.

Public relations build trust.
"""


def test_sentences_know_their_language() -> None:
    found = [language for _, _, language in sentences_with_language(TEXT)]
    assert found == ["kk", "kk", "kk", "ru", "en"]


def test_sentences_stand_where_they_stand_in_the_text() -> None:
    for (start, end), sentence, _ in sentences_with_language(TEXT):
        assert len(sentence) == end - start
        for one, other in zip(sentence, TEXT[start:end], strict=True):
            assert one in (other, SOFT) or (one == " " and other.isspace())


def test_parted_words_and_sentences_are_whole() -> None:
    whole = [sentence.replace(SOFT, "") for _, sentence, _ in sentences_with_language(TEXT)]
    assert "байланыс қызметінің мақсаты" in whole[1]
    assert "ал мұндағы жол беттің" in whole[2]


@given(st.text("аб С.-\n\r\f1)•\u00ad😀«» ", max_size=80), st.sampled_from(["kk", "ru"]))
def test_any_text_gives_its_own_characters(text: str, default: str) -> None:
    for (start, end), sentence, _ in sentences_with_language(text, default):
        assert len(sentence) == end - start
        letters = zip(sentence, text[start:end], strict=True)
        assert all(one == other for one, other in letters if one.isalnum())
