"""A termbase that is replaced while it is asked: old answers or new ones, never half of it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from glossary import fresh
from glossary.cache import open_index, place_of
from glossary.concept import Concept, LanguageSection, Term
from glossary.errors import GlossaryError
from glossary.fresh import FreshGlossary
from glossary.lookup import Glossary
from glossary.own import Change, OwnTermbase

PATIENCE = 30.0


def put(path: Path, words: list[str]) -> None:
    """Replace a termbase as a program does, by renaming; it has been there for a while."""
    rows = "".join(f"c{number}\tkk\t{word}\n" for number, word in enumerate(words))
    scratch = path.with_suffix(".new")
    scratch.write_text("concept\tlang\tterm\n" + rows, "utf-8")
    old = time.time() - 60 + len(words)
    os.utime(scratch, (old, old))
    scratch.replace(path)


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fresh, "LOOK_EVERY", 0.0)


def test_what_was_replaced_is_found_without_opening_anew(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    put(file, ["алма"])
    glossary = FreshGlossary([file], tmp_path / "cache")
    assert glossary.lookup("алма") and not glossary.lookup("терек")
    put(file, ["терек", "қайың"])
    until(lambda: bool(glossary.lookup("терек")))
    assert not glossary.lookup("алма") and glossary.concept("c1") is not None


def test_a_file_that_is_being_written_is_not_read_and_a_broken_one_changes_nothing(
    tmp_path: Path,
) -> None:
    file = tmp_path / "own.tsv"
    put(file, ["алма"])
    glossary = FreshGlossary([file], tmp_path / "cache")
    file.write_text("concept\tlang\tterm\nc0\tkk\tтер", "utf-8")
    for _ in range(5):
        assert glossary.lookup("алма")
    assert not glossary.renewing  # changed this moment: it may not be whole
    file.write_bytes(b"\x00\x01 no termbase")
    os.utime(file, (1, 1))
    assert glossary.lookup("алма")
    until(lambda: not glossary.renewing)
    assert glossary.lookup("алма")


def test_no_answer_mixes_two_versions(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    put(file, [f"сөз{n}" for n in range(5)])
    glossary = FreshGlossary([file], tmp_path / "cache")
    old = {f"сөз{n}" for n in range(5)}
    new = {f"ой{n}" for n in range(7)}
    put(file, sorted(new))

    def answers() -> bool:
        return glossary.together(asked, False)

    def asked(now: Glossary) -> bool:
        found = {word for word in old | new if now.lookup(word)}
        found = {word for word in found if now.lookup(word)[0].headword == word}
        assert found in (old, new)
        return found == new

    until(answers)


def test_a_termbase_that_comes_or_goes_is_seen(tmp_path: Path) -> None:
    file, folder = tmp_path / "shipped.tsv", tmp_path / "termbases"
    put(file, ["алма"])

    def listed() -> list[Path]:
        return [*(sorted(folder.glob("*.tsv")) if folder.is_dir() else ()), file]

    glossary = FreshGlossary(listed(), tmp_path / "cache", folder=folder, listed=listed)
    assert glossary.lookup("алма") and not glossary.lookup("терек")
    folder.mkdir()  # as another process does, with the first entry of its own
    put(folder / "mine.tsv", ["терек"])
    until(lambda: bool(glossary.lookup("терек")))
    assert glossary.lookup("алма")
    (folder / "mine.tsv").unlink()
    until(lambda: not glossary.lookup("терек"))
    assert glossary.lookup("алма")


def test_an_index_that_is_lost_before_a_shard_was_opened_is_built_anew(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    put(file, ["алма", "терек"])
    glossary = FreshGlossary([file], tmp_path / "cache")
    shutil.rmtree(tmp_path / "cache" / "index")
    assert [one.headword for one in glossary.lookup("алма")] == ["алма"]
    assert glossary.concept("c1") is not None
    assert any((tmp_path / "cache" / "index").iterdir())


def test_an_index_that_follows_one_that_was_pruned_is_built_anew(tmp_path: Path) -> None:
    mine = OwnTermbase(tmp_path / "mine.tbx", tmp_path / "cache")
    for word in ("apple", "poplar"):
        concept = Concept(word, (LanguageSection("en", (Term(word),)),))
        mine.apply(Change(word, concept, None), who="a", today="2026-01-01")
        open_index([mine.path], tmp_path / "cache")
    glossary = FreshGlossary([mine.path], tmp_path / "cache")
    followed = [one for one in (tmp_path / "cache" / "index").iterdir() if (one / "0").is_dir()]
    assert len(followed) == 1 and followed[0].name != place_of(mine.path, tmp_path / "cache").name
    shutil.rmtree(followed[0])
    for word in ("apple", "poplar"):
        assert [one.concept for one in glossary.lookup(word)] == [word]


def test_what_cannot_be_built_anew_is_said(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    put(file, ["алма"])
    glossary = FreshGlossary([file], tmp_path / "cache")
    shutil.rmtree(tmp_path / "cache" / "index")
    file.unlink()
    with pytest.raises(GlossaryError):
        glossary.lookup("алма")
