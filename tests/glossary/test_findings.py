"""The form's findings: the coded checks, each at its field, and what only a form knows."""

from __future__ import annotations

import pytest

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
from glossary.draft import Path
from glossary.findings import CODES, EMPTY, NAMELESS, findings, is_nameless
from glossary.formats.located import Located, Places
from glossary.validation import CHECKS, check_entry


def of(
    language: str, *terms: Term, definition: str = "", relations: tuple[Relation, ...] = ()
) -> Concept:
    definitions = (Definition(definition),) if definition else ()
    return Concept("c", (LanguageSection(language, terms, definitions),), relations)


@pytest.mark.parametrize(
    ("concept", "path", "code"),
    [
        (of("kk", Term("сөз"), Term("Сөз", Status.ADMITTED)), ("term", "kk", 1, "text"), "T102"),
        (of("kk", Term("сөз", Status.ADMITTED)), ("language", "kk"), "T103"),
        (of("kk", Term("сөз"), Term("тіл")), ("term", "kk", 1, "text"), "T104"),
        (of("kk", Term("сөз", Status.DEPRECATED)), ("language", "kk"), "T105"),
        (of("kk", Term("cөз")), ("term", "kk", 0, "text"), "T106"),
        (of("kk", Term("сөз  тіл")), ("term", "kk", 0, "text"), "T107"),
        (of("kk", Term(" сөз")), ("term", "kk", 0, "text"), "T107"),
        (of("kk", Term("с\u200bөз")), ("term", "kk", 0, "text"), "T108"),
        (of("ru", Term("краи\u0306")), ("term", "ru", 0, "text"), "T109"),
        (of("kk", Term("survey")), ("term", "kk", 0, "text"), "T110"),
        (of("qq", Term("survey")), ("language", "qq"), "T111"),
        (of("kk", Term("сөз"), definition="тілдегі сөздің бірлігі"),
         ("definition", "kk", 0, "text"), "T203"),
        (of("kk", Term("сөз"), definition="бірлік"), ("definition", "kk", 0, "text"), "T204"),
        (of("en", Term("word"), definition="The unit of a language."),
         ("definition", "en", 0, "text"), "T206"),
        (of("kk", Term("сөз"), relations=(Relation(RelationKind.BROADER, "c"),)),
         ("relation", 0, "target"), "T303"),
        (of("kk", Term("сөз"), relations=(Relation(RelationKind.BROADER, "d"),
                                          Relation(RelationKind.RELATED, "d"))),
         ("relation", 1, "target"), "T304"),
        (of("kk", Term("сөз", contexts=(Context("Ол келді."),))),
         ("context", "kk", 0, 0, "text"), "T401"),
        (of("kk", Term("сөз", contexts=(Context("Сөз."), Context("Сөз.")))),
         ("context", "kk", 0, 1, "text"), "T403"),
        (of("kk", Term("")), ("term", "kk", 0, "text"), EMPTY),
        (of("kk", Term("", contexts=(Context("Ол келді."),))), (NAMELESS,), NAMELESS),
        (Concept("c"), (NAMELESS,), NAMELESS),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)  # fmt: skip
def test_what_a_check_finds_is_said_of_its_field(concept: Concept, path: Path, code: str) -> None:
    assert (path, code) in [(one.path, one.code) for one in findings(concept)]


def test_an_entry_without_mistakes_has_none() -> None:
    good = of(
        "kk", Term("сөз", contexts=(Context("Сөз бар."),)), definition="тілдің ең кіші бірлігі"
    )
    assert not findings(good) and not is_nameless(good)


def test_an_empty_field_is_said_to_be_empty_and_nothing_else() -> None:
    draft = of("kk", Term("", contexts=(Context("Ол келді."), Context(""))), Term("сөз"))
    assert [(one.path, one.code) for one in findings(draft)] == [
        (("term", "kk", 0, "text"), EMPTY), (("context", "kk", 0, 1, "text"), EMPTY),
        (("term", "kk", 1, "text"), "T104"),
    ]  # fmt: skip


def test_the_codes_are_checks_of_one_entry() -> None:
    assert set(CODES) <= {one.code for one in CHECKS if one.of_entry is not None}


def test_the_form_and_the_check_agree() -> None:
    wrong = of("kk", Term("cөз "), Term("word"), definition="cөз.")
    there = {one.code for one in check_entry(Located(wrong, Places(1)), codes=CODES)}
    assert there <= {one.code for one in findings(wrong)}
