"""The shipped library: complete, aligned, and what reflow makes of its source."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from texts import shelf
from texts.align import aligned
from texts.document import BlockKind, Document
from texts.errors import TextsError
from texts.language import guess

SEED = Path(__file__).parents[3] / "shared" / "seed"
EDITIONS = [
    pytest.param(name, language, id=f"{name}.{language}")
    for name, title in shelf.catalogue().items()
    for language in title.languages
]
ORIGINALS = [name for name, title in shelf.catalogue().items() if title.source]
FIGURES = re.compile(r"\d+")


@pytest.mark.parametrize("name", ORIGINALS)
def test_committed_form_is_what_reflow_makes_of_the_source(name: str) -> None:
    committed = shelf.load(name)
    assert shelf.with_origins(name).blocks == committed.blocks
    path = shelf.FOLDER / f"{name}.{committed.language}.txt"
    assert path.read_text("utf-8") == shelf.dump(committed.blocks)


@pytest.mark.parametrize("name", ORIGINALS)
def test_every_character_maps_to_the_source(name: str) -> None:
    source = shelf.source_text(name)
    last = -1
    for block in shelf.with_origins(name).blocks:
        for offset, character in enumerate(block.text):
            place = block.origin.to_source(offset)
            assert place > last
            assert source[place] == character or (character == " " and source[place] == "\n")
            last = place


@pytest.mark.parametrize("name", ORIGINALS)
def test_source_loses_only_typesetting(name: str) -> None:
    blocks = shelf.with_origins(name).blocks
    mapped = {
        block.origin.to_source(offset) for block in blocks for offset in range(len(block.text))
    }
    markers = "".join(block.marker for block in blocks)
    source = shelf.source_text(name)
    lost = "".join(one for place, one in enumerate(source) if place not in mapped)
    # What is left: white space, list markers, and the hyphens of old line ends.
    left = "".join(lost.split())
    assert left.replace("-", "") == markers.replace("•", "", 1).replace("-", "")
    assert left.count("-") == 1


@pytest.mark.parametrize("name", ORIGINALS)
def test_overrides_are_few_and_each_is_needed(name: str) -> None:
    from texts.reflow import reflow

    overrides = shelf.overrides(name)
    source = shelf.source_text(name)
    committed = list(shelf.load(name).blocks)
    assert len(overrides) < 10
    for left_out in overrides:
        assert left_out.reason
        assert reflow(source, [one for one in overrides if one is not left_out]) != committed


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_edition_is_complete_and_aligned(name: str, language: str) -> None:
    original, edition = shelf.load(name), shelf.load(name, language)
    for row in aligned([original, edition]):
        one, other = row.blocks
        assert one is not None and other is not None, f"{row.id} stands alone"
        assert (one.kind, one.level, one.marker) == (other.kind, other.level, other.marker)
        assert bool(one.text) == bool(other.text)
        assert other.text == " ".join(other.text.split()), f"{row.id} is not in one line"


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_edition_is_in_its_language(name: str, language: str) -> None:
    for block in shelf.load(name, language).blocks:
        if block.kind is not BlockKind.REFERENCE and block.text:
            assert guess(block.text, language) == language, block.text


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_edition_keeps_every_figure(name: str, language: str) -> None:
    for one, other in zip(shelf.load(name).blocks, shelf.load(name, language).blocks, strict=True):
        missing = set(FIGURES.findall(one.text)) - set(FIGURES.findall(other.text))
        # A translation may spell small numbers out.
        assert all(len(figure) == 1 for figure in missing), one.id


def test_kinds_of_the_text_are_found() -> None:
    kinds = [block.kind for block in shelf.load("pr").blocks]
    assert kinds.count(BlockKind.NUMBERED) == 11, "four areas of PR, seven specialists"
    assert kinds.count(BlockKind.BREAK) == 1
    assert kinds.count(BlockKind.REFERENCE) == 4
    markers = [block.marker for block in shelf.load("pr").blocks if block.marker]
    assert markers.count("•") == 8, "five purposes of the means, three centres"


def test_hyphens_at_line_ends() -> None:
    text = "\n".join(block.text for block in shelf.load("pr").blocks)
    for word in ("PR-бөлімдер билікпен", "PR-қызметтерінің", "тарих ғылымының", "іс-шараларды"):
        assert word in text


@pytest.mark.parametrize("name", ORIGINALS)
def test_misprints_stay_in_the_text_and_are_annotated(name: str) -> None:
    document = shelf.load(name)
    assert [one.correct for one in document.annotations]
    last = (-1, -1)
    for one in document.annotations:
        number = document.number(one.block)
        assert number is not None
        assert document.block(number).text[one.start : one.end] == one.printed != one.correct
        assert document.block(number).text.count(one.printed) == 1
        assert one.note
        assert (number, one.start) > last
        last = (number, one.start)


@pytest.mark.parametrize("printed", ["саяи", "зертейді", "саясатынгың", "жаңы", "қалытастыру"])
def test_known_misprints_are_among_them(printed: str) -> None:
    assert printed in {one.printed for one in shelf.load("pr").annotations}


def test_translations_carry_no_remarks_on_the_original() -> None:
    assert not shelf.load("pr", "en").annotations


def test_form_survives_a_round_trip() -> None:
    blocks = shelf.load("pr").blocks
    assert tuple(shelf.parse(shelf.dump(blocks))) == blocks


@pytest.mark.parametrize(
    ("name", "language", "sentence"),
    [
        ("none", None, "the library has no document “none”; choose one of pr."),
        ("pr", "de", "the document “pr” is not in the language “de”; choose one of kk, en, ru."),
    ],
)
def test_what_is_not_there_is_refused(name: str, language: str | None, sentence: str) -> None:
    with pytest.raises(TextsError) as caught:
        shelf.load(name, language)
    assert str(caught.value) == sentence


def test_catalogue_says_where_texts_come_from() -> None:
    for title in shelf.catalogue().values():
        assert title.provenance and title.licence
        assert set(title.titles) == set(title.languages)


def _evidence() -> list[str]:
    if not SEED.exists():
        return []
    with (SEED / "concepts.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row["evidence"] for row in rows if row["evidence"]]


@pytest.fixture(scope="module")
def original() -> Document:
    return shelf.load("pr")


@pytest.mark.skipif(not SEED.exists(), reason="the list of concepts is not beside the project")
def test_each_piece_of_evidence_lies_within_one_block(original: Document) -> None:
    astray = [
        evidence
        for evidence in _evidence()
        if not any(evidence in block.text for block in original.blocks)
    ]
    assert not astray


@pytest.mark.skipif(not SEED.exists(), reason="the source is not beside the project")
def test_source_is_shipped_verbatim() -> None:
    shipped = shelf.FOLDER / shelf.catalogue()["pr"].source
    assert shipped.read_bytes() == (SEED / "source-kk.txt").read_bytes()
