"""Termbase files: what is read is what was written, and what is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from glossary.concept import RelationKind
from glossary.errors import TermbaseError
from glossary.formats import detect, tbx_write
from glossary.termbase import Termbase
from tests.glossary.concepts import TERMBASES


@given(TERMBASES)
@settings(deadline=None, max_examples=40)
def test_what_is_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, termbase: Termbase
) -> None:
    path = tmp_path_factory.getbasetemp() / "round.tbx"
    text = tbx_write.dumps(termbase)
    path.write_text(text, "utf-8", newline="")
    assert detect.read(path).concepts == termbase.concepts
    assert tbx_write.dumps(detect.read(path)) == text


FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Linguist" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"
     xmlns:ling="http://www.tbxinfo.net/ns/linguist">
<tbxHeader><fileDesc><sourceDesc><p>A <hi>marked</hi> source</p></sourceDesc></fileDesc>
<encodingDesc><p>more than we know</p></encodingDesc></tbxHeader>
<text><body>
<conceptEntry id="c1"><ling:unknown kind="x">kept</ling:unknown>
 <langSec xml:lang="kk"><termSec><term>имидж</term>
  <ling:grammaticalNumber>singular</ling:grammaticalNumber></termSec></langSec></conceptEntry>
</body><back><refObjectSec><refObject id="r1"><item>somebody</item></refObject></refObjectSec>
</back></text></tbx>
"""


def test_what_the_model_has_no_place_for_survives(tmp_path: Path) -> None:
    path = tmp_path / "foreign.tbx"
    path.write_text(FOREIGN, "utf-8")
    read = detect.read(path)
    written = tbx_write.dumps(read)
    for kept in ("ling:unknown", "kept", "grammaticalNumber", "more than we know", "refObject"):
        assert kept in written, kept
    path.write_text(written, "utf-8")
    assert detect.read(path).concepts == read.concepts
    etree.fromstring(written.encode())  # still well-formed


def test_no_entity_reads_another_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words", "utf-8")
    path = tmp_path / "entity.tbx"
    head = f'<!DOCTYPE tbx [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>'
    path.write_text(FOREIGN.replace("<tbx ", f"{head}<tbx ", 1).replace("имидж", "&leak;"), "utf-8")
    try:
        shown = tbx_write.dumps(detect.read(path))
    except TermbaseError as error:
        shown = str(error)
    assert "secret words" not in shown


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("<tbx>\n<text>", 2, "cut short"),
        ("<html></html>", 1, "not TBX"),
        (FOREIGN.replace(' id="c1"', ""), 8, "has no id"),
        (FOREIGN.replace(' xml:lang="kk"', ""), 9, "names no language"),
        (FOREIGN.replace("<term>имидж</term>", ""), 9, "has no term"),
        ("concept,lang\nc1,kk", 1, "“term”"),
        ("concept,lang,term\nc1,kk,имидж\nc2,kk", 3, "“term” is empty"),
        ("concept,lang,term\nc1,kk,", 2, "“term” is empty"),
        ("concept,lang,term,status\nc1,kk,имидж,good", 2, "“good” is not a status"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, content: str, line: int, said: str
) -> None:
    path = tmp_path / "wrong.file"
    path.write_text(content, "utf-8")
    with pytest.raises(TermbaseError) as raised:
        detect.read(path)
    assert str(raised.value).startswith(f"{path}:{line}: ")
    assert said in str(raised.value)
    assert raised.value.remedy


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"\x00\x01", "binary"),
        ("т,қ".encode("cp1251", "replace"), "UTF-8"),
    ],
)
def test_what_is_no_termbase_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "no.tbx"
    path.write_bytes(content)
    with pytest.raises(TermbaseError, match=said):
        detect.read(path)


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "none.tbx", "no such file"), (tmp_path, "folder")):
        with pytest.raises(TermbaseError, match=said):
            detect.read(path)


@pytest.mark.parametrize("separator", [",", "\t"])
def test_a_table_is_a_row_a_designation(tmp_path: Path, separator: str) -> None:
    rows = [
        ["concept", "lang", "term", "status", "definition", "broader"],
        ["b1", "kk", "орган", "", "мемлекет ұйымы", ""],
        ["b2", "kk", "министрлік", "preferred", "", "b1"],
        ["b1", "ru", "орган", "admitted", "", ""],
    ]
    path = tmp_path / "table"
    path.write_text("\ufeff" + "\n".join(separator.join(row) for row in rows), "utf-8")
    first, second = detect.read(path).concepts
    assert [first.id, second.id] == ["b1", "b2"]
    assert first.definition("kk") == "мемлекет ұйымы"
    assert [first.terms(tag)[0].status for tag in ("kk", "ru")] == ["preferred", "admitted"]
    assert second.targets(RelationKind.BROADER) == ("b1",)
