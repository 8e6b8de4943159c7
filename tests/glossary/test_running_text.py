"""Terms of running text that is not the library's: one file, three languages, no language named."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from glossary.lookup import Glossary

RUNNING = Path(__file__).with_name("running.txt")
WANTED = 0.97
_MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


class Span(NamedTuple):
    """A term at its place."""

    start: int
    end: int
    concept: str


def marked() -> list[tuple[str, set[Span]]]:
    """Return the lines of the gold without their brackets, each with its terms."""
    found = []
    for line in RUNNING.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        spans: set[Span] = set()
        text, at = "", 0
        for mark in _MARKED.finditer(line):
            text += line[at : mark.start()]
            spans.add(Span(len(text), len(text) + len(mark[1]), mark[2]))
            text += mark[1]
            at = mark.end()
        found.append((text + line[at:], spans))
    return found


def f1(glossary: Glossary) -> tuple[float, list[str]]:
    """Return the F1 of exact spans with the right concept, and what is missed or false."""
    right = wrong = missed = 0
    remarks = []
    for text, gold in marked():
        wanted = {span.concept for span in gold}
        found = {
            Span(term.start, term.end, min(term.concepts, key=lambda one: one not in wanted))
            for term in glossary.recognise(text)
        }
        right += len(found & gold)
        wrong += len(found - gold)
        missed += len(gold - found)
        remarks += [f"missed {text[s.start : s.end]} {s.concept}" for s in gold - found]
        remarks += [f"false {text[s.start : s.end]} {s.concept}" for s in found - gold]
    return 2 * right / (2 * right + wrong + missed), remarks


def test_spans_of_running_text(shipped_glossary: Glossary) -> None:
    score, remarks = f1(shipped_glossary)
    assert score >= WANTED, remarks


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        pytest.param("It is us who told the USA so.", ["USA"], id="capitals make an abbreviation"),
        pytest.param("Бақ пен бағы, БАҚ пен БАҚ-ы.", ["БАҚ", "БАҚ-ы"], id="in Kazakh too"),
        pytest.param("Ол pr мен PR-дан шаршады.", ["pr", "PR-дан"], id="no word lacks a vowel"),
        pytest.param(
            "The U.S. Congress met.", ["U.S.", "Congress"], id="points in an abbreviation"
        ),
        pytest.param("Жаңа IT-дің жөні басқа.", ["IT-дің"], id="a Kazakh ending of a Latin word"),
        pytest.param("Имиджді қолдау керек.", ["Имиджді қолдау"], id="an object with its case"),
        pytest.param(
            "Иммунитетті қалыптастыру қиын.",
            ["Иммунитетті қалыптастыру"],
            id="or without in the term",
        ),
        pytest.param("Елдің тарихы имиджсіз жазылды.", [], id="a derived word is another word"),
    ],
)
def test_what_is_no_form_of_a_term(
    shipped_glossary: Glossary, text: str, surfaces: list[str]
) -> None:
    assert [term.surface for term in shipped_glossary.recognise(text)] == surfaces
