"""What is written past Whoosh's analysers and in fewer steps reads as what Whoosh itself writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from whoosh.index import create_in, open_dir

from glossary.index_codec import LeanCodec, add_document
from glossary.index_schema import ID, KEY, UP, schema

DOCUMENTS: list[dict[str, Any]] = [
    {ID: "a", KEY: ["f:бір", "kk:бір"], UP: [], "kk": ["екі", "үш", "екі"]},
    {ID: "b", KEY: [f"f:{number}" for number in range(300)], UP: ["a"]},
    {ID: "c", KEY: ["f:бір"], UP: ["a", "b"], "kk": ["үш"], "ru": ["два"] * 9},
    *({ID: f"d{one}", KEY: ["f:бір"], UP: ["a"], "en": ["x"]} for one in range(20)),
]


def _whooshs(folder: Path) -> None:
    writer = create_in(str(folder), schema()).writer()
    for one in DOCUMENTS:
        spaced: dict[str, Any] = {
            name: " ".join(one[name]) for name in ("kk", "en", "ru") if name in one
        }
        writer.add_document(**(one | spaced))
    writer.commit(merge=False)


def _ours(folder: Path) -> None:
    codec = LeanCodec()  # type: ignore[no-untyped-call]
    writer = create_in(str(folder), schema()).writer(compound=False, codec=codec)
    for one in DOCUMENTS:
        texts: dict[str, list[str]] = {
            name: one[name] for name in ("kk", "en", "ru") if name in one
        }
        keys = {KEY: one[KEY], UP: one[UP]}
        add_document(writer, (ID, one[ID]), keys, texts)
    writer.commit(merge=False)


def _read(folder: Path) -> dict[str, Any]:
    with open_dir(str(folder)).reader() as reader:
        found: dict[str, Any] = {"count": reader.doc_count()}
        for field, term in reader.all_terms():
            postings = reader.postings(field, term)
            seen = []
            while postings.is_active():
                seen.append((postings.id(), postings.weight(), postings.value() or b""))
                postings.next()
            info = reader.term_info(field, term)
            about = info.weight(), info.doc_frequency(), info.min_length(), info.max_length()
            found[f"{field} {term!r}"] = (seen, about, info.max_weight())
        for field in ("kk", "en", "ru"):
            lengths = [reader.doc_field_length(one, field) for one in range(reader.doc_count())]
            found[field] = lengths, reader.field_length(field)
    return found


def test_as_whoosh_writes_it(tmp_path: Path) -> None:
    for folder, write in ((tmp_path / "theirs", _whooshs), (tmp_path / "ours", _ours)):
        folder.mkdir()
        write(folder)
    theirs, ours = _read(tmp_path / "theirs"), _read(tmp_path / "ours")
    assert ours.keys() == theirs.keys()
    for name, value in theirs.items():
        assert ours[name] == value, name


def test_as_whoosh_writes_it_in_several_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossary.index_codec.SIZE", 100_000_000)
    test_as_whoosh_writes_it(tmp_path)
