"""A termbase that is replaced while it is asked: old answers or new ones, never half of it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from glossary import fresh
from glossary.fresh import FreshGlossary

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
        now = glossary.snapshot()
        found = {word for word in old | new if now.lookup(word)}
        found = {word for word in found if now.lookup(word)[0].headword == word}
        assert found in (old, new)
        return found == new

    until(answers)
