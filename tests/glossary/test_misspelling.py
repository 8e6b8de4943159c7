"""Misspelt queries: what is answered, and what is a word in its own right and is not."""

from __future__ import annotations

import pytest

from glossary.embedded import IndexedGlossary
from glossary.heard import TRIED, respelled


@pytest.mark.parametrize(
    ("query", "concept"),
    [
        ("имджінің", "image"),
        ("құныдлық", "value"),
        ("мекемелөрдің", "institution"),
        ("тәжрибесіз", "experience"),
        ("управленческпе решение", "managerial-decision"),
        ("transparancy", "openness"),
        ("meida", "mass-media"),
        ("influece", "influence"),
        ("strucutre", "structure"),
        ("institushun", "social-institution"),
        ("teknologies", "technology"),
        ("monitorring", "monitoring"),
        ("compilor", "compiler"),
        ("имидш", "image"),
        ("прес-служба", "press-service"),
        ("палитика", "policy"),
        ("әріптіс", "partner"),
        ("құрлым", "structure"),
        ("мемелкет", "state"),
        ("жернама", "advertising"),
        ("сайасаттың", "policy"),
    ],
)
def test_a_slip_is_answered(shipped_glossary: IndexedGlossary, query: str, concept: str) -> None:
    (first, *_) = shipped_glossary.lookup(query)
    assert (first.concept, first.kind) == (concept, "misspelt")


@pytest.mark.parametrize(
    "query",
    [
        *(
            "таңдау",
            "тастау",
            "сыйлау",
            "басында",
            "биіктен",
            "саяхатқа",
            "астам",
            "асхана",
            "болжау",
        ),
        *("бағыншы", "бағын", "талама"),
        *("программист", "политикан", "станция", "обряд"),
        *("сайрау", "еріндік", "институтка", "президентша", "президентшу", "Властов"),
        *("meting", "potion", "definitive", "seminary", "deportment"),
        *("police", "its", "stage", "concert", "stated", "powder", "partly"),
    ],
)
def test_another_word_is_not(shipped_glossary: IndexedGlossary, query: str) -> None:
    assert shipped_glossary.lookup(query) == []


@pytest.mark.parametrize(
    ("language", "written", "meant", "rows"),
    [
        ("en", "legislashun", "legislation", 1),
        ("en", "teknolojy", "technology", 2),
        ("ru", "полетека", "политика", 2),
        ("kk", "сайасат", "саясат", 1),
        ("kk", "шеленіс", "шиеленіс", 1),
    ],
)
def test_what_is_heard_is_respelled(language: str, written: str, meant: str, rows: int) -> None:
    assert list(respelled(written, language, {meant}.__contains__)) == [(meant, rows)]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_respelling_ends(language: str) -> None:
    asked: list[str] = []

    def known(word: str) -> bool:
        asked.append(word)
        return False

    assert list(respelled("аоеиуa" * 60 + "eiouy" * 60, language, known)) == []
    assert len(asked) == len(set(asked)) <= TRIED + 1
