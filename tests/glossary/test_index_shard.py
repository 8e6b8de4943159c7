"""A shard is read past Whoosh: as Whoosh reads it, and damage in any of its files is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.index import open_dir

from glossary import keys
from glossary.concept import Concept, LanguageSection, Relation, RelationKind, Term
from glossary.errors import IndexFault
from glossary.index_build import ShardWriter
from glossary.index_codec import INLINED
from glossary.index_records import Records, RecordWriter
from glossary.index_schema import ID, KEY, RECORDS, UP, read_manifest
from glossary.index_shard import Shard
from glossary.index_terms import Shape, TermTable

MANY = INLINED + 6
"""Concepts of which all have a term: more than stand in its record."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("shard") / "0"
    writer = ShardWriter(found)
    writer.add([_concept(number) for number in range(MANY)])
    writer.finish(lambda _share: None)
    return found


def _concept(number: int) -> Concept:
    words = [
        "common",
        f"word {number}",
        *(["few"] if number < 5 else ["pair"] * (number > MANY - 3)),
    ]
    relations = (Relation(RelationKind.BROADER, "c0"),) if number else ()
    section = LanguageSection("en", tuple(Term(one) for one in words))
    return Concept(
        f"c{number}", (section, LanguageSection("kk", (Term(f"сөз{number}"),))), relations
    )


def test_every_term_leads_where_whoosh_says(folder: Path) -> None:
    table = TermTable(folder, Shape(*read_manifest(folder)["terms"]))
    elsewhere = 0
    with open_dir(str(folder)).reader() as reader:
        for field, term in reader.all_terms():
            found = table.documents(field, term.decode())
            elsewhere += found is None
            assert found in (None, tuple(reader.postings(field, term.decode()).all_ids()))
    assert (
        elsewhere == 3
    )  # the form and the signature of one term, and the concept above the others


@pytest.mark.parametrize("key", ["f:", "f:commo", "f:common ", "f:zz", "zz", "", "ф", "f:word 700"])
def test_a_term_that_is_not_there_is_not_found(folder: Path, key: str) -> None:
    table = TermTable(folder, Shape(*read_manifest(folder)["terms"]))
    assert table.documents(KEY, key) == table.documents("none", key) == ()


def test_a_term_of_many_documents_is_asked_of_whoosh(folder: Path) -> None:
    shard = Shard(folder)
    assert shard.documents(keys.form("common")) == tuple(range(MANY))
    assert len(shard.narrower("c0")) == MANY - 1
    assert [one.id for one in shard.concepts(keys.form("few"))] == [f"c{one}" for one in range(5)]
    assert shard.documents("c7", ID) == (7,) and shard.documents("c7", UP) == ()


@pytest.mark.parametrize("name", ["*.trm", RECORDS])
@pytest.mark.parametrize("damage", ["zeros", "ones", "short", "empty", "gone"])
def test_damage_is_said(folder: Path, tmp_path: Path, name: str, damage: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (path,) = copy.glob(name)
    data = path.read_bytes()
    if damage == "gone":
        path.unlink()
    elif damage in ("zeros", "ones"):
        path.write_bytes(bytes([255 * (damage == "ones")]) * len(data))
    else:
        path.write_bytes(data[: len(data) // 2] if damage == "short" else b"")
    with pytest.raises(IndexFault):
        Shard(copy).concepts(keys.form("word 3"))


@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_records_come_back(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "records"
    writer = RecordWriter(path)
    for text in texts:
        writer.add(text)
    writer.finish()
    records = Records(path)
    assert [records[number] for number in range(len(records))] == texts
    for number in (-1, len(texts)):
        with pytest.raises(ValueError, match="no entry"):
            records[number]


def test_no_damaged_record_is_given_out(tmp_path: Path) -> None:
    path = tmp_path / "records"
    writer = RecordWriter(path)
    writer.add("сөз " * 20)
    writer.finish()
    whole, noticed = path.read_bytes(), 0
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        try:
            assert Records(path)[0] == "сөз " * 20  # a bit that says nothing
        except ValueError:
            noticed += 1
    assert noticed > 0.8 * len(whole)
