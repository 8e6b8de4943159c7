"""Misspelt queries: what is answered, and what is a word in its own right and is not."""

from __future__ import annotations

import pytest

from glossary.embedded import IndexedGlossary


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
        *("police", "its", "stage", "concert", "stated", "powder", "partly"),
    ],
)
def test_another_word_is_not(shipped_glossary: IndexedGlossary, query: str) -> None:
    assert shipped_glossary.lookup(query) == []
