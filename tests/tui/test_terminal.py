"""The program in a real terminal: a pseudo-terminal whose screen is kept by an emulator."""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path

import pyte
import pytest

PATIENCE = 30.0
"""Seconds to wait for what must come; a machine under load is slow."""


class Terminal:
    """A pseudo-terminal with a program in it."""

    def __init__(self, arguments: list[str], columns: int, rows: int, **more: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **more}
        # Said to the test runner, these would be believed before the terminal.
        for name in ("COLUMNS", "LINES"):
            environment.pop(name, None)
        self.pid, self._fd = pty.fork()
        if not self.pid:
            ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve(sys.executable, [sys.executable, "-m", "tui", *arguments], environment)
        self.status: int | None = None

    def wait_for(self, words: str) -> str:
        """Read until words are on the screen; return the screen."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            shown = "\n".join(self.screen.display)
            if words in shown:
                return shown
            if not self._read(0.1) and self.status is not None:
                break
        raise AssertionError(f"{words!r} did not come:\n" + "\n".join(self.screen.display))

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._fd, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(rows, columns)
        ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def end(self) -> int:
        """Wait until the program ends; return its exit code, negative for a signal."""
        deadline = time.monotonic() + PATIENCE
        while self.status is None and time.monotonic() < deadline:
            self._read(0.05)
        assert self.status is not None, "it does not end"
        return os.waitstatus_to_exitcode(self.status)

    def kill(self) -> None:
        """Leave nothing behind."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if ready:
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                data = b""
            if data:
                self.raw += data
                # pyte does not know the queries of newer terminals; it must not print them.
                self._stream.feed(data.replace(b"\x1b[>25u", b"").replace(b"\x1b[<u", b""))
                return True
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
        return False


@contextmanager
def terminal(
    *arguments: str, columns: int = 80, rows: int = 24, more: Mapping[str, str] | None = None
) -> Iterator[Terminal]:
    opened = Terminal(list(arguments), columns, rows, **(more or {}))
    try:
        yield opened
    finally:
        opened.kill()


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
