"""The program in a real terminal: a pseudo-terminal whose screen is kept by an emulator."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.tui.terminals import terminal


def test_read_look_up_and_leave() -> None:
    with terminal() as term:
        term.wait_for("мемлекеттік құрылымды қолдау")
        term.send("s")
        term.wait_for("Look up a word in any form")
        term.send("когамдык пикир")
        term.wait_for("қоғамдық пікір")
        term.send("\r")
        term.wait_for("kk  ●")
        term.send("q")
        assert term.end() == 0
        assert b"\x1b[?1049l" in term.raw  # the screen of before is back


def test_resizing_keeps_text_and_place() -> None:
    with terminal(columns=120, rows=40) as term:
        term.wait_for("Look up")
        term.send("G")
        term.wait_for("100 %")
        term.resize(60, 20)
        term.wait_for("имиджеология")
        term.send("q")
        assert term.end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_place_survives_the_end_of_the_terminal(number: signal.Signals) -> None:
    with terminal() as term:
        term.wait_for("Look up")
        term.send("G")
        term.wait_for("100 %")
        os.kill(term.pid, number)
        assert term.end() == 128 + number
    with terminal() as term:
        term.wait_for("100 %")


def test_no_colour_where_none_is_wanted() -> None:
    with terminal(more={"NO_COLOR": "1"}) as term:
        term.wait_for("Look up")
        term.send("s")  # answers as soon as the glossary is open
        term.wait_for("Look up a word")
        term.send("билік")
        term.wait_for("exact")
        term.send("\r")
        term.wait_for("kk  ●")
        colours = {cell.fg for row in term.screen.buffer.values() for cell in row.values()}
        assert colours == {"default"}


def test_a_book_of_three_megabytes_opens_and_goes_to_its_end(tmp_path: Path) -> None:
    book = tmp_path / "book.txt"
    paragraph = "Мемлекеттік органдардың қызметі туралы ұзақ сөйлем жалғаса береді. " * 4
    book.write_text("\n\n".join(f"{n}. {paragraph}" for n in range(5500)), "utf-8")
    assert book.stat().st_size > 2_500_000
    with terminal("read", str(book)) as term:
        term.wait_for("Мемлекеттік органдардың")
        term.send("G")
        term.wait_for("5499")
        term.send("q")
        assert term.end() == 0


@pytest.mark.parametrize("columns, rows", [(40, 10), (24, 6)])
def test_tiny_terminals_show_text(columns: int, rows: int) -> None:
    with terminal(columns=columns, rows=rows) as term:
        term.wait_for("мемлекет")
        term.send("q")
        assert term.end() == 0


def test_no_home_to_write_to_reads_on_and_says_so(tmp_path: Path) -> None:
    obstacle = tmp_path / "file"
    obstacle.write_text("in the way", "utf-8")
    folders = {
        "TILMASH_DATA_DIR": str(obstacle / "data"),
        "TILMASH_CACHE_DIR": str(obstacle / "cache"),
    }
    with terminal(columns=200, more=folders) as term:
        term.wait_for("nothing will be remembered of this run")
        term.send("q")
        assert term.end() == 0


def test_a_damaged_state_is_put_aside_and_said(tmp_path: Path) -> None:
    data = tmp_path / "damaged"
    data.mkdir()
    (data / "state.sqlite3").write_bytes(b"this is no database" * 100)
    with terminal(columns=200, more={"TILMASH_DATA_DIR": str(data)}) as term:
        term.wait_for("was damaged")
        term.send("q")
        assert term.end() == 0
    assert len(list(data.glob("state*"))) >= 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.txt", None, "there is no such file"),
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x7fELF\x00\x00\x01", "binary"),
        ("cp1251.txt", "Мәтін емес текст".encode("cp1251", "replace") * 9, "not UTF-8"),
    ],
    ids=["missing", "empty", "binary", "cp1251"],
)
def test_what_cannot_be_read_is_said_before_the_screen_changes(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with terminal("read", str(path), columns=200) as term:
        assert term.end() == 2
        shown = "\n".join(term.screen.display)
        assert said in shown and name in shown
        assert b"\x1b[?1049h" not in term.raw


def test_a_long_answer_goes_through_the_pager() -> None:
    with terminal("search", "PR", rows=10, more={"PAGER": "head -n 3"}) as term:
        assert term.end() == 0
        assert len([row for row in term.screen.display if row.strip()]) == 3


def test_a_pager_that_is_not_there_is_done_without() -> None:
    with terminal("lookup", "PR", rows=40, more={"PAGER": "no-such-pager"}) as term:
        assert term.end() == 0
        assert "public relations" in "\n".join(term.screen.display)
