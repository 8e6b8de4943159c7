"""Text that is piped in is read while it comes; keys come from the terminal."""

from __future__ import annotations

import shlex
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tui.terminals import PATIENCE, Terminal, running, terminal


@contextmanager
def piped(source: str, columns: int = 80) -> Iterator[Terminal]:
    """Run a shell's command into the reader."""
    reader = shlex.join([sys.executable, "-m", "tui", "read", "-"])
    with running(["/bin/sh", "-c", f"{source} | {reader}"], columns=columns) as term:
        yield term


def test_a_pipe_is_read_while_it_comes(tmp_path: Path) -> None:
    book = tmp_path / "book.txt"
    paragraph = "Мемлекеттік органдардың қызметі туралы ұзақ сөйлем жалғаса береді. " * 4
    book.write_text("\n\n".join(f"{n}. {paragraph}" for n in range(900)), "utf-8")
    go = tmp_path / "go"
    slow = f"cat {book}; while [ ! -e {go} ]; do sleep 0.1; done; echo; echo; echo Ең соңғы сөз."
    with piped(f"({slow})") as term:
        term.wait_for("0. Мемлекеттік органдардың")
        term.send("G")
        term.rest(0.5)
        assert "  0 %" not in "\n".join(term.screen.display)
        assert "соңғы" not in "\n".join(term.screen.display)
        go.touch()
        deadline = time.monotonic() + PATIENCE
        while "соңғы" not in "\n".join(term.screen.display) and time.monotonic() < deadline:
            term.send("G")
            term.rest(0.3)
        assert "Ең соңғы сөз." in "\n".join(term.screen.display)
        term.send("q")
        assert term.end() == 0
    with terminal() as term:  # what was piped in is not what was read last
        term.wait_for("мемлекеттік құрылымды қолдау")


def test_a_short_pipe_is_read() -> None:
    with piped("echo Қысқа мәтін.") as term:
        term.wait_for("Қысқа мәтін.")
        term.send("q")
        assert term.end() == 0


def test_an_empty_pipe_is_told() -> None:
    with piped("true", columns=200) as term:
        assert term.end() == 2
        assert "the file is empty" in "\n".join(term.screen.display)


def test_standard_input_that_is_the_terminal_is_told() -> None:
    with terminal("read", "-", columns=200) as term:
        assert term.end() == 2
        assert "pipe a text into it" in "\n".join(term.screen.display)


def test_a_slow_pipe_is_shown_when_it_falls_silent(tmp_path: Path) -> None:
    go, end = tmp_path / "go", tmp_path / "end"
    wait = "while [ ! -e {} ]; do sleep 0.05; done"
    many = 'for n in 1 2 3 4 5 6 7 8 9; do echo; echo "$n. Тағы бір абзац."; done'
    slow = (
        f"echo Алғашқы жол.; printf 'Жартысы келген жол, жарты'; {wait.format(go)}; echo сы.; "
        f"{many}; {wait.format(end)}; echo; echo Соңы."
    )
    with piped(f"({slow})") as term:
        term.wait_for("Алғашқы жол.")
        assert "жарты" not in "\n".join(term.screen.display)
        go.touch()
        shown = term.wait_for("9. Тағы бір абзац.").splitlines()
        assert "Алғашқы жол." in shown[0]
        term.send("G")
        term.rest(0.3)
        end.touch()
        term.wait_for("Соңы.")
        term.send("q")
        assert term.end() == 0


def test_a_slow_pipe_is_left_at_once(tmp_path: Path) -> None:
    with piped(
        f"(echo Алғашқы жол.; while [ ! -e {tmp_path / 'go'} ]; do sleep 0.1; done)"
    ) as term:
        term.wait_for("Алғашқы жол.")
        term.send("q")
        deadline = time.monotonic() + PATIENCE
        while b"\x1b[?1049l" not in term.raw and time.monotonic() < deadline:
            term.rest(0.05)
        assert b"\x1b[?1049l" in term.raw
        (tmp_path / "go").touch()
