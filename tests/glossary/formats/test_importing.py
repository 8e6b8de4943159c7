"""Taking a file over: counted, doubted, the old one kept."""

from __future__ import annotations

from pathlib import Path

from glossary.formats.importing import circle, take_over
from glossary.formats.source import open_source


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
