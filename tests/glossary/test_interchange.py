"""Every format: what it carries comes back, what it does not carry is counted, faults are named."""

from __future__ import annotations

import errno
import gzip
import io
import os
import sqlite3
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from glossary.concept import Concept, RelationKind, Status
from glossary.errors import TermbaseError
from glossary.formats import anki, atomic, columns, dictd, dictzip, export, stardict, table
from glossary.formats.dictionary import Entry
from glossary.formats.export import FORMATS, Job
from glossary.formats.importing import circle, counted, take_over
from glossary.formats.losses import KINDS, Losses
from glossary.formats.printed import Item, by_letter
from glossary.formats.source import How, open_source
from glossary.termbase import Preamble, Termbase
from tests.glossary.concepts import TERMBASES, WORDS

DATA = Path(__file__).parents[1] / "data"
SMALL = DATA / "small.csv"
GOLDEN = {
    "tbx": "small.tbx", "tbx-dca": "small.dca.tbx", "tbx-min": "small.min.tbx",
    "tbx-core": "small.core.tbx", "tbx-v2": "small.v2.tbx", "csv": "small.csv",
    "tsv": "small.tsv", "markdown": "small.md", "html": "small.html",
}  # fmt: skip


def job(termbase: Termbase, form: str, language: str = "") -> Job:
    return Job(termbase, lambda: termbase.preamble, form, language, "Small", len(termbase))


def exported(termbase: Termbase, form: str, language: str = "") -> bytes:
    stream = io.BytesIO()
    export.export(job(termbase, form, language), stream)
    return stream.getvalue()


@pytest.mark.parametrize("form", GOLDEN)
def test_each_format_is_as_its_golden_file(form: str) -> None:
    assert exported(table.read(SMALL), form).decode() == (DATA / GOLDEN[form]).read_text("utf-8")


@pytest.mark.parametrize(
    ("form", "lost"),
    [
        ("tbx", set()), ("csv", set()), ("tsv", set()), ("html", set()), ("markdown", set()),
        ("stardict", {"relations"}), ("dictd", {"relations"}),
        ("anki", {"relations", "parts of speech"}),
    ],
)  # fmt: skip
def test_what_is_lost_is_counted(tmp_path: Path, form: str, lost: set[str]) -> None:
    target = tmp_path / f"out{FORMATS[form].ending}"
    losses = export.export(job(table.read(SMALL), form), target)
    assert {loss.kind for loss in losses.told()} == lost <= set(KINDS)
    assert target.exists()


@pytest.mark.parametrize("separator", ["csv", "tsv"])
@given(TERMBASES)
@settings(deadline=None, max_examples=30)
def test_tables_bring_back_what_they_carry(
    tmp_path_factory: pytest.TempPathFactory, separator: str, termbase: Termbase
) -> None:
    path = tmp_path_factory.getbasetemp() / f"round.{separator}"
    path.write_bytes(exported(termbase, separator))

    def carried(concept: Concept) -> Any:
        return concept.id, [
            (one.language, [(t.text, t.status, t.part_of_speech) for t in one.terms],
             one.definitions[:1]) for one in concept.sections
        ], set(concept.targets(RelationKind.BROADER))  # fmt: skip

    assert [carried(one) for one in table.read(path)] == [carried(one) for one in termbase]


ENTRIES = st.lists(
    st.builds(
        Entry,
        st.lists(WORDS.filter(lambda one: len(one.encode()) < 200 and "," not in one), min_size=1,
                 max_size=3, unique_by=str.lower).map(tuple),
        st.lists(WORDS, max_size=3).map("\n".join),
    ),
    max_size=12, unique_by=lambda entry: entry.words[0],
)  # fmt: skip


@given(ENTRIES, st.booleans(), st.booleans())
@settings(deadline=None, max_examples=40)
def test_stardict_brings_back_words_and_texts(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry], packed: bool, wide: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "round.ifo"
    losses = Losses()
    assert stardict.write(path, entries, "t", losses, packed=packed, wide=wide) == len(entries)
    read = list(stardict.read(path))
    assert sorted((one.words[0], one.text) for one in read) == sorted(
        (one.words[0], one.text) for one in entries
    )
    assert {frozenset(one.words) for one in read} == {frozenset(one.words) for one in entries}
    words = [one.words[0].encode() for one in read]
    assert words == sorted(words, key=stardict.order)
    assert not losses.told()


@given(ENTRIES, st.booleans())
@settings(deadline=None, max_examples=40)
def test_dictd_brings_back_words_and_texts(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry], packed: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "round.index"
    assert dictd.write(path, entries, "t", packed=packed) == len(entries)
    assert [(set(one.words), one.text) for one in dictd.read(path)] == [
        (set(one.words), one.text) for one in entries
    ]


@given(st.binary(max_size=5000), st.integers(1, 900), st.integers(0, 5000), st.integers(0, 900))
@settings(deadline=None, max_examples=60)
def test_any_part_of_a_packed_file_is_read_alone(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, chunk: int, offset: int, size: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "part.dz"
    with path.open("wb") as target:
        assert dictzip.pack(io.BytesIO(data), target, chunk)
    assert gzip.decompress(path.read_bytes()) == data
    assert dictzip.Packed(path).read(offset, size) == data[offset : offset + size]


@pytest.mark.parametrize("value", [0, 1, 63, 64, 4095, 4096, 123_456_789])
def test_numbers_of_dictd_come_back(value: int) -> None:
    assert dictd.value(dictd.number(value)) == value


@pytest.mark.skipif(which("sdcv") is None, reason="sdcv is not installed")
def test_sdcv_finds_a_synonym_in_what_is_written(tmp_path: Path) -> None:
    export.export(job(table.read(SMALL), "stardict"), tmp_path / "small.ifo")
    answer = subprocess.run(
        ["sdcv", "-n", "-2", str(tmp_path), "меморган"],
        capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert "state body" in answer.stdout


def _stardict(folder: Path) -> Path:
    path = folder / "d.ifo"
    stardict.write(path, [Entry(("a", "b"), "text"), Entry(("c",), "more")], "t", Losses(),
                   packed=False)  # fmt: skip
    return path


def _claim(path: Path, key: str, value: str) -> None:
    lines = path.read_text().splitlines()
    path.write_text("\n".join(f"{key}={value}" if one.startswith(f"{key}=") else one
                              for one in lines))  # fmt: skip


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda path: _claim(path, "idxfilesize", "2147483648"), "claims an index of 2147483648"),
        (lambda path: _claim(path, "wordcount", "many"), "no number"),
        (lambda path: path.with_suffix(".idx").write_bytes(
            b"a\0" + struct.pack(">II", 0, 1 << 31) + b"c\0" + struct.pack(">II", 4, 4)),
         "claims 2147483648 bytes"),
        (lambda path: path.with_suffix(".idx").write_bytes(b"x" * 20), "cut short"),
        (lambda path: path.with_suffix(".syn").write_bytes(b"x"), "cut short"),
        (lambda path: path.with_suffix(".dict").unlink(), "no such file"),
        (lambda path: path.write_text("something"), "not the .ifo"),
        (lambda path: path.with_name("d.dict.dz").write_bytes(b"\x1f\x8b\x08\0no"), "damaged"),
    ],
)  # fmt: skip
def test_a_dictionary_that_lies_is_named(
    tmp_path: Path, damage: Callable[[Path], object], said: str
) -> None:
    path = _stardict(tmp_path)
    damage(path)
    with pytest.raises(TermbaseError, match=said) as raised:
        list(stardict.read(path))
    assert raised.value.remedy


def test_a_dictionary_cut_anywhere_is_named(tmp_path: Path) -> None:
    path = _stardict(tmp_path)
    for ending in (".idx", ".dict", ".syn"):
        file = path.with_suffix(ending)
        whole = file.read_bytes()
        for length in range(1, len(whole)):
            file.write_bytes(whole[:length])
            with pytest.raises(TermbaseError):
                list(stardict.read(path))
        file.write_bytes(whole)
    assert len(list(stardict.read(path))) == 2


SHEET = "№;Қазақша;Русский;Анықтама\n1;сөз; слово ; бірлік\n2;;пусто;\n"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251x", "utf-16", "koi8-r"])
def test_a_sheet_with_a_column_a_language_is_mapped(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "sheet.csv"
    named = encoding.replace("cp1251x", "ptcp154")  # Kazakh of DOS and early Windows
    text = SHEET.replace("№", "no") if encoding != "utf-8" else SHEET
    if named == "koi8-r":
        text = text.replace("Қазақша", "Казахша").replace("Анықтама", "Мы").replace(
            "сөз", "соз").replace("бірлік", "нечто")  # fmt: skip
    path.write_bytes(text.encode(named))
    header = text.splitlines()[0].split(";")
    mapping = columns.parse([f"kk={header[1]},ru={header[2]}", f"definition.kk={header[3]}"])
    losses = Losses()
    told = "" if encoding in ("utf-8", "utf-16") else named
    first, second = table.read(path, None, mapping, told, losses=losses)
    assert first.terms("ru")[0].text == "слово" and first.definition("kk")
    assert second.terms("ru")[0].text == "пусто"
    assert losses.counts == {"rows without a term": 1}


def test_several_terms_in_a_cell_are_synonyms(tmp_path: Path) -> None:
    path = tmp_path / "sheet.tsv"
    path.write_text("id\tТермин\nx\tсөз; термин\n", "utf-8")
    (one,) = table.read(path, None, columns.parse(["concept=id", "kk=Термин"]))
    assert [(term.text, term.status) for term in one.terms("kk")] == [
        ("сөз", Status.PREFERRED), ("термин", Status.ADMITTED)]  # fmt: skip


def test_a_column_of_terms_may_have_one_language(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Термин,Примечание\nимидж,n\n", "utf-8")
    (one,) = table.read(path, None, columns.parse(["term=Термин,lang=kk,note=Примечание"]))
    assert one.terms("kk")[0].note == "n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["term"], "maps no column"), (["colour=x"], "maps no column"),
        (["term=Нет,lang=kk"], "lacks the column “Нет”"), (["term=a"], "in what language"),
        (["note=a"], "no column of terms"),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_named(tmp_path: Path, options: list[str], said: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(TermbaseError, match=said):
        table.read(path, None, columns.parse(options))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('c1,kk,"open', "CSV"), ("c1,kk,a,b,c,d,e,f,g", "9 cells"), ("c1,kk,a\0b", "NUL"),
        ('c1,kk,"a"b', "CSV"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text(f"concept,lang,term\n{'c0,kk,сөз' + chr(10)}{row}\n", "utf-8")
    with pytest.raises(TermbaseError, match=said) as raised:
        table.read(path)
    assert raised.value.line == 3


def test_letters_follow_the_language() -> None:
    items = [Item(word, word) for word in ("үй", "уақыт", "ұйым", "әке", "ата", "қала", "кітап")]
    assert [letter.heading for letter in by_letter(items, "kk")] == list("АӘКҚУҰҮ")
    items = [Item(word, word) for word in ("ёж", "ель", "еда", "PR")]
    shown = {letter.heading: [item.text for item in letter.items]
             for letter in by_letter(items, "ru")}  # fmt: skip
    assert shown["Е"][:2] == ["еда", "ёж"] and shown["P"] == ["PR"]


def test_the_page_is_one_file_whose_links_lead_somewhere() -> None:
    page = html.document_fromstring(exported(table.read(SMALL), "html"))
    ids = {one.get("id") for one in page.iter() if one.get("id")}
    links = [one.get("href") for one in page.iter("a")]
    assert links and all(link and link[0] == "#" and link[1:] in ids for link in links)
    assert not list(page.iter("script", "link", "img", "iframe"))
    assert "organization <org>" in str(page.xpath("string()"))
    assert {one.get("lang") for one in page.iter("section") if one.get("lang")} == {
        "kk", "en", "ru"}  # fmt: skip


@given(WORDS)
@settings(deadline=None)
def test_nothing_in_a_term_becomes_markup(word: str) -> None:
    evil = f"<b>{word}</b>&amp;[x](javascript:1)"
    termbase = Termbase((table.read(SMALL).concepts[0]._replace(note=evil),))
    page = html.document_fromstring(exported(termbase, "html"))
    assert [" ".join(str(one.xpath("string()")).split()) for one in page.iter("p")][-1] == evil
    assert "](javascript" not in exported(termbase, "markdown").decode().replace("\\]", "")


def test_an_anki_package_has_the_same_ids_each_time(tmp_path: Path) -> None:
    seen = []
    for _time in range(2):
        path = tmp_path / "deck.apkg"
        assert anki.write(path, table.read(SMALL), "kk", "Small", Losses()) == 2
        with zipfile.ZipFile(path) as package:
            package.extract("collection.anki2", tmp_path)
        with sqlite3.connect(tmp_path / "collection.anki2") as state:
            seen.append(state.execute("select guid, flds from notes order by guid").fetchall())
    assert seen[0] == seen[1]
    assert any("мемлекеттік орган; меморган" in fields for _guid, fields in seen[0])


def test_circles_are_found_and_what_hangs_on_them_is_not() -> None:
    above = {"a": ("b",), "b": ("c",), "c": ("a",), "d": ("a",), "e": (), "f": ("f", "e"),
             "b2": ("missing",)}  # fmt: skip
    assert circle(above) == {"a", "b", "c", "f"}


def test_an_import_counts_and_doubts(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("concept,lang,term,broader\n1 2,kk,a,3\n3,kk,b,1 2\n4,kazakh_x,c,no\n", "utf-8")
    target = tmp_path / "own.tbx"
    target.write_text("old", "utf-8")
    done = take_over(open_source(path), target)
    assert (done.concepts, done.terms, done.languages) == (3, 3, ("kk", "kazakh_x"))
    assert {one.kind: one.number for one in done.losses.told()} == {
        "languages": 1, "relations that lead to no entry": 1, "entries in a circle": 2}  # fmt: skip
    assert done.backup and done.backup.read_text() == "old"
    assert [one.id for one in open_source(target).concepts] == ["1 2", "3", "4"]


@pytest.mark.parametrize("form", ["stardict", "dictd"])
def test_dictionaries_are_imported(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"d{FORMATS[form].ending}"
    export.export(job(table.read(SMALL), form, "kk"), path)
    done = counted(open_source(path, How(language="kk")))
    assert (done.concepts, done.terms, done.languages) == (2, 3, ("kk",))


class Full:
    """A stream whose n-th write finds the disk full."""

    def __init__(self, stream: Any, failing: list[int]) -> None:
        self._stream, self._failing = stream, failing

    def write(self, data: bytes) -> int:
        self._failing[0] -= 1
        if self._failing[0] == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return int(self._stream.write(data))

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@pytest.mark.parametrize("form", ["tbx", "csv", "html", "stardict", "dictd"])
def test_a_disk_full_at_any_write_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    target = tmp_path / f"out{FORMATS[form].ending}"
    small = table.read(SMALL)
    export.export(job(small, form), target)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    other = Termbase((small.concepts[0]._replace(id="x"),), Preamble("changed"))
    real, at, failures = open, 0, 0
    while True:
        at += 1
        failing = [at]
        monkeypatch.setattr(
            atomic, "open", lambda *words, f=failing: Full(real(*words), f), raising=False
        )
        try:
            export.export(job(other, form), target)
        except TermbaseError as error:
            failures += 1
            assert "No space left" in str(error) and error.file == str(target)
            assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
        else:
            break
    assert failures > 3


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_fault_of_the_disk_at_the_end_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    target = tmp_path / "out.tbx"
    target.write_text("old", "utf-8")

    def fail(*_words: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(TermbaseError, match="cannot be written"):
        export.export(job(table.read(SMALL), "tbx"), target)
    assert [path.name for path in tmp_path.iterdir()] == ["out.tbx"]
    assert target.read_text() == "old"


def test_whoever_cancels_leaves_all_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "out.tbx"
    target.write_text("old", "utf-8")

    def cancel(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export.export(job(table.read(SMALL), "tbx"), target, cancel)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out.tbx", "old")]
