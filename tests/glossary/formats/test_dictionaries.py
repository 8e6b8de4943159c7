"""StarDict, dictd and their packing: entries come back, files that lie are named."""

from __future__ import annotations

import gzip
import io
import os
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.errors import TermbaseError
from glossary.formats import dictd, dictzip, export, stardict, table
from glossary.formats.dictionary import Entry
from glossary.formats.export import FORMATS
from glossary.formats.importing import counted
from glossary.formats.losses import Losses
from glossary.formats.source import How, open_source
from tests.glossary.concepts import WORDS
from tests.glossary.exports import SMALL, job

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


@pytest.mark.parametrize("form", ["stardict", "dictd"])
def test_dictionaries_are_imported(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"d{FORMATS[form].ending}"
    export.export(job(table.read(SMALL), form, "kk"), path)
    done = counted(open_source(path, How(language="kk")))
    assert (done.concepts, done.terms, done.languages) == (2, 3, ("kk",))
