"""The shipped termbase: whole, well-defined, and found in the text that it comes from."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

import glossary
from glossary.cache import open_index
from glossary.concept import LANGUAGES, Concept, RelationKind, superordinates
from glossary.embedded import IndexedGlossary
from glossary.formats import tbx, tbx_write
from glossary.formats.detect import read
from glossary.normalise import fold
from glossary.termbase import Termbase, by_id
from tests.glossary.tbx_schemas import faults, needed

PATH = Path(tbx.__file__).parents[1] / "termbase.tbx"
SEED = Path(__file__).parents[2].parent / "shared" / "seed" / "concepts.tsv"
LIBRARY = Path(__file__).parents[2] / "texts" / "library"
SHORTEST = 3
"""Words of a definition at least: a superordinate concept and what delimits it."""

needs_seed = pytest.mark.skipif(not SEED.exists(), reason="the list of concepts is not here")


@cache
def termbase() -> Termbase:
    return read(str(PATH))


@cache
def seed() -> list[dict[str, str]]:
    with SEED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@cache
def passages() -> dict[str, str]:
    """Text of each block of the Kazakh original."""
    pieces = (LIBRARY / "pr.kk.txt").read_text("utf-8").strip().split("\n\n")
    heads = (piece.partition("\n") for piece in pieces)
    return {head[1:].split(" ")[0]: body for head, _, body in heads if body}


def bare(text: str) -> str:
    """A text without white space, hyphens and case: how it was set does not matter."""
    return re.sub(r"[\s\-–—]+", "", text).lower()


def split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


@needs_seed
def test_every_concept_of_the_list_is_there_with_its_designations() -> None:
    for row in seed():
        concept = termbase()[row["id"]]
        for language in LANGUAGES:
            terms = {term.text: term.status for term in concept.terms(language)}
            assert terms[row[language]] == "preferred"
            for admitted in split(row[f"{language}_admitted"]):
                assert terms[admitted] == "admitted", (row["id"], admitted)
        assert set(split(row["broader"])) <= set(superordinates(concept)), row["id"]


@needs_seed
def test_every_evidence_lies_in_a_passage_linked_to_its_concept() -> None:
    for row in seed():
        contexts = [
            context for term in termbase()[row["id"]].terms("kk") for context in term.contexts
        ]
        linked = [passages()[context.source.partition("#")[2]] for context in contexts]
        assert any(bare(row["evidence"]) in bare(text) for text in linked), row["id"]


@needs_seed
def test_recognition_finds_each_occurrence(cache_folder: Path) -> None:
    glossary = IndexedGlossary(open_index([PATH], cache_folder).store)
    terms = {
        block: glossary.recognise(text, "kk", within=True) for block, text in passages().items()
    }
    for row in seed():
        letters = r"[\s\-–—]*".join(map(re.escape, bare(row["evidence"])))
        found = [
            term
            for block, text in passages().items()
            for match in re.finditer(letters, text, re.IGNORECASE)
            for term in terms[block]
            if term.start < match.end() and term.end > match.start()
        ]
        assert any(row["id"] in term.concepts for term in found), row["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_is_named_and_defined_in_every_language(language: str) -> None:
    for concept in termbase():
        terms = concept.terms(language)
        assert terms and terms[0].status == "preferred", concept.id
        assert all(term.part_of_speech for term in terms), concept.id
        (definition,) = concept.section(language).definitions
        assert definition.source, concept.id
        assert len(definition.text.split()) >= SHORTEST, concept.id
        assert not definition.text.endswith("."), concept.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_definition_restates_its_term(language: str) -> None:
    for concept in termbase():
        text = f" {fold(concept.definition(language))}"
        for term in concept.terms(language):
            word = fold(term.text)
            stem = word[:-1] if len(word) > 4 else word
            assert f" {stem}" not in text, (concept.id, term.text)


def test_definitions_differ() -> None:
    for language in LANGUAGES:
        texts = [concept.definition(language) for concept in termbase()]
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_latin_look_alike_stands_in_a_cyrillic_word(language: str) -> None:
    mixed = re.compile(r"[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]", re.IGNORECASE)
    for concept in termbase():
        texts = [concept.definition(language), *(one.text for one in concept.terms(language))]
        assert not [text for text in texts if mixed.search(text)], concept.id


def test_relations_point_to_concepts_and_no_circle() -> None:
    for concept in termbase():
        assert all(relation.target in termbase() for relation in concept.relations), concept.id
        above, level = {concept.id}, [concept.id]
        while level:
            level = [one for name in level for one in superordinates(termbase()[name])]
            assert concept.id not in level
            level = [one for one in level if one not in above]
            above.update(level)


@pytest.mark.parametrize(
    ("above", "kind", "below"),
    [
        ("public-relations", RelationKind.BROADER,
         "government-pr political-pr commercial-pr pr-education"),
        ("pr-professional", RelationKind.BROADER,
         "press-secretary official-representative pr-specialist public-relations-manager "
         "pr-manager political-technologist media-relations-specialist"),
        ("pr-service-goal", RelationKind.BROADER,
         "goal-openness goal-citizen-links goal-partnership goal-legislation "
         "goal-civil-institutions"),
        ("pr-department-function", RelationKind.BROADER,
         "function-monitoring function-policy-alignment function-contradictions"),
        ("pr-service-structure", RelationKind.PART_OF,
         "information-analytical-center educational-coordination-center"),
    ],
)  # fmt: skip
def test_the_structures_of_the_text_are_there(above: str, kind: RelationKind, below: str) -> None:
    narrower = [one.id for one in termbase() if above in one.targets(kind)]
    assert set(below.split()) <= set(narrower)


def test_contexts_are_sentences_of_the_library() -> None:
    for concept in termbase():
        for term in concept.terms("kk"):
            for context in term.contexts:
                document, _, block = context.source.partition("#")
                assert document == "pr"
                assert context.text in passages()[block], concept.id


def test_the_file_is_what_writing_it_gives() -> None:
    text = PATH.read_text("utf-8")
    assert tbx_write.dumps(Termbase(by_id(termbase()), termbase().preamble)) == text


def test_names_of_people_and_places_are_proper_names() -> None:
    named: list[Concept] = [one for one in termbase() if one.subject_field == "proper names"]
    assert {"thomas-jefferson", "usa", "astana"} <= {one.id for one in named}


@needed
def test_the_shipped_termbase_is_valid_homograph_marks_and_all() -> None:
    xml = Path(glossary.__file__ or "").with_name("termbase.tbx").read_bytes()
    assert b">homograph<" in xml
    assert faults(xml, "TBX-Basic_DCT.sch", dca=False) == []
