"""Every format is written as its golden file; what it does not carry is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.concept import (
    Concept,
    Context,
    Definition,
    LanguageSection,
    Reference,
    Relation,
    RelationKind,
    Status,
    Term,
    Transaction,
)
from glossary.formats import export, table
from glossary.formats.export import FORMATS
from glossary.formats.losses import KINDS
from glossary.termbase import Termbase
from tests.glossary.exports import DATA, SMALL, exported, job

GOLDEN = {
    "tbx": "small.tbx", "tbx-dca": "small.dca.tbx", "tbx-min": "small.min.tbx",
    "tbx-core": "small.core.tbx", "tbx-v2": "small.v2.tbx", "csv": "small.csv",
    "tsv": "small.tsv", "markdown": "small.md", "html": "small.html",
}  # fmt: skip


@pytest.mark.parametrize("form", GOLDEN)
def test_each_format_is_as_its_golden_file(form: str) -> None:
    assert exported(table.read(SMALL), form).decode() == (DATA / GOLDEN[form]).read_text("utf-8")


@pytest.mark.parametrize(
    ("form", "lost"),
    [
        ("tbx", set()), ("csv", set()), ("tsv", set()), ("html", set()), ("markdown", set()),
        ("stardict", {"relations"}), ("dictd", {"relations"}),
        ("anki", {"relations", "parts of speech", "statuses", "definitions",
                  "definitions' sources"}),
    ],
)  # fmt: skip
def test_what_is_lost_is_counted(tmp_path: Path, form: str, lost: set[str]) -> None:
    target = tmp_path / f"out{FORMATS[form].ending}"
    losses = export.export(job(table.read(SMALL), form), target)
    assert {loss.kind for loss in losses.told()} == lost <= set(KINDS)
    assert target.exists()


FULL = Concept(
    "full",
    (
        LanguageSection(
            "kk",
            (
                Term("сөз", note="n", contexts=(Context("Сөз бар.", "s"),), source="s"),
                Term("тіл", Status.ADMITTED, "noun", "other", "variant",
                     references=(Reference("http://x", "x"),)),
            ),
            (Definition("бірлік", "s"), Definition("екінші", "s")),
            note="n", transactions=(Transaction("origination"),),
        ),
        LanguageSection("ru", (), (Definition("без термина"),)),
    ),
    (Relation(RelationKind.BROADER, "full"), Relation(RelationKind.RELATED, "full")),
    "field", "note", extras=("<other:descrip type='x'>y</other:descrip>",),
)  # fmt: skip
"""Has one of everything, and two definitions."""
ALWAYS = {"references": 1, "other elements": 1, "history": 1, "sources of terms": 1}
BARE = {**ALWAYS, "contexts": 1, "relations": 2, "subject fields": 1}


@pytest.mark.parametrize(
    ("form", "lost"),
    [
        ("tbx", {}), ("markdown", ALWAYS), ("html", ALWAYS),
        ("csv", {**BARE, "relations": 1, "genders": 1, "term types": 1, "notes": 3,
                 "definitions": 2}),
        ("stardict", {**BARE, "notes": 1}), ("dictd", {**BARE, "notes": 1}),
        ("anki", {**BARE, "statuses": 1, "parts of speech": 1, "genders": 1, "term types": 1,
                  "notes": 3, "definitions": 2, "definitions' sources": 1}),
        ("tbx-min", {**BARE, "references": 0, "subject fields": 0, "genders": 1, "term types": 1,
                     "definitions": 3}),
        ("tbx-core", {**BARE, "statuses": 2, "parts of speech": 1, "genders": 1,
                      "term types": 1, "definitions": 3}),
    ],
)  # fmt: skip
def test_of_every_kind_as_many_are_counted_as_are_lost(
    tmp_path: Path, form: str, lost: dict[str, int]
) -> None:
    target = tmp_path / f"out{FORMATS[form].ending}"
    losses = export.export(job(Termbase((FULL,)), form), target)
    found = {one.kind: one.number for one in losses.told()}
    assert found == {kind: count for kind, count in lost.items() if count}


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_two_sections_of_one_language_are_both_printed(form: str) -> None:
    twice = FULL._replace(sections=(FULL.sections[0], LanguageSection("kk", (Term("екінші тіл"),))))
    assert exported(Termbase((twice,)), form).decode().count("екінші тіл") == 2  # entry, index


@pytest.mark.parametrize(("form", "shown"), [("markdown", "«Ол „сөз“ деді.»"),
                                             ("html", "<q>Ол „сөз“ деді.</q>")])  # fmt: skip
def test_quotes_within_a_context_are_those_of_the_second_level(form: str, shown: str) -> None:
    term = Term("сөз", contexts=(Context("Ол «сөз» деді."),))
    quoted = Concept("q", (LanguageSection("kk", (term,)),))
    assert shown in exported(Termbase((quoted,)), form).decode()
