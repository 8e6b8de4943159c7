"""State: what is remembered, and that nothing about it keeps anyone from reading."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tui.state.schema import MIGRATIONS
from tui.state.store import FILE, REMEMBERED, Bookmark, Place, State


def test_a_place_is_found_again_after_closing(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.save_place(Place("pr", "p07", 12, "en"))
    state.close()
    assert State(tmp_path).place("pr") == Place("pr", "p07", 12, "en")


def test_the_last_place_is_that_of_the_document_read_last(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.save_place(Place("a", "p01", 0))
    state.save_place(Place("b", "p02", 5))
    state.save_place(Place("a", "p03", 1))
    assert state.last_place() == Place("a", "p03", 1)


def test_a_bookmark_of_the_same_name_moves(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.set_bookmark("pr", Bookmark("ж", "p01", 0))
    state.set_bookmark("pr", Bookmark("ж", "p09", 4))
    assert state.bookmarks("pr") == [Bookmark("ж", "p09", 4)]
    assert state.bookmarks("other") == []


def test_lookups_come_latest_first_and_the_oldest_are_forgotten() -> None:
    state = State(None)
    for number in range(REMEMBERED + 3):
        state.save_lookup(f"q{number}")
    state.save_lookup("q10")
    assert state.lookups(2) == ["q10", f"q{REMEMBERED + 2}"]
    assert len(state.lookups(REMEMBERED * 2)) == REMEMBERED


def test_settings_are_kept(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.save_setting("language", "kk")
    state.close()
    assert State(tmp_path).setting("language") == "kk"
    assert State(tmp_path).setting("theme", "dark") == "dark"


def test_a_damaged_file_is_moved_aside_and_said(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    state = State(tmp_path)
    state.save_place(Place("pr", "p01", 0))
    assert "damaged" in state.notice
    assert (tmp_path / f"{FILE}.damaged-1").read_bytes().endswith(b"\xff")
    assert State(tmp_path).place("pr") == Place("pr", "p01", 0)


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / FILE)
    database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    database.close()
    before = (tmp_path / FILE).read_bytes()
    state = State(tmp_path)
    state.save_place(Place("pr", "p01", 0))
    assert "newer" in state.notice
    assert state.place("pr") == Place("pr", "p01", 0)
    assert (tmp_path / FILE).read_bytes() == before


def test_without_a_folder_that_can_be_made_state_is_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    state = State(tmp_path / "file" / "below")
    state.save_place(Place("pr", "p01", 0))
    assert "nothing will be remembered" in state.notice
    assert state.place("pr") == Place("pr", "p01", 0)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "nothing will be remembered" in State(tmp_path).notice


def test_two_programs_write_the_same_file(tmp_path: Path) -> None:
    one, other = State(tmp_path), State(tmp_path)
    one.save_place(Place("a", "p01", 0))
    other.save_place(Place("b", "p02", 0))
    assert one.place("b") == Place("b", "p02", 0)
    assert other.place("a") == Place("a", "p01", 0)
    assert not one.notice and not other.notice
