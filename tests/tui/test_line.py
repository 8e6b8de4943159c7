"""A slow or broken line: frames are dropped, the last state arrives, the place stays."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.tui.terminals import PATIENCE, Terminal, terminal
from tui.remote.line import ASK, LEAST, LOST, Line

REMOTE = {"SSH_CONNECTION": "127.0.0.1 1 127.0.0.1 22"}


def test_nothing_is_held_back_until_the_terminal_has_answered() -> None:
    line = Line()
    for second in range(10):
        line.sent(5_000, float(second))
        assert line.has_room(float(second))


def test_a_slow_line_holds_little_and_a_quick_one_much() -> None:
    slow, quick = Line(), Line()
    for line, bytes_a_second in ((slow, 960.0), (quick, 1_000_000.0)):
        line.sent(10, 0.0)
        line.answered(0.3)
        for number in range(1, 6):
            line.sent(3_000, 10.0 * number)
            line.answered(10.0 * number + 0.3 + 3_000 / bytes_a_second)
    assert slow.room == LEAST
    assert quick.room > 3_000
    slow.sent(3_000, 100.0)
    assert not slow.has_room(100.1)
    slow.answered(103.4)
    assert slow.has_room(103.4)


def test_an_answer_that_never_comes_is_not_waited_for() -> None:
    line = Line()
    line.sent(10, 0.0)
    line.answered(0.1)
    line.sent(5_000, 1.0)
    assert not line.has_room(2.0)
    assert line.has_room(1.1 + LOST)


def _answer(term: Terminal, seen: int) -> int:
    """Answer the questions since a place in what was written; return the place after the last."""
    term.rest(0.1)
    for _ in range(term.raw.count(ASK.encode(), seen)):
        term.send("\x1b[1;1R")
    return len(term.raw)


def test_frames_are_dropped_while_one_is_under_way_and_the_last_state_comes() -> None:
    with terminal("read", "pr", more=REMOTE) as term:
        term.wait_for("Look up")
        seen = _answer(term, 0)
        seen = _answer(term, seen)
        term.send(" ")
        term.rest(0.3)
        drawn = term.raw.count(ASK.encode(), seen)
        assert drawn  # a page is more than may be under way: nothing follows unanswered
        frames = term.raw.count(ASK.encode())
        for _ in range(30):
            term.send("}")
        term.send("G")
        term.rest(0.5)
        assert term.raw.count(ASK.encode()) - frames <= 2
        deadline = time.monotonic() + PATIENCE
        while "100 %" not in "\n".join(term.screen.display) and time.monotonic() < deadline:
            seen = _answer(term, seen)
        assert "100 %" in "\n".join(term.screen.display)
        term.send("q")
        assert term.end() == 0


def test_a_screen_over_another_rests_where_no_answer_comes() -> None:
    with terminal("read", "pr", more=REMOTE) as term:
        term.wait_for("Look up")
        term.rest(0.5)
        term.send("s")
        term.wait_for("Look up a word in any form")
        frames = term.raw.count(ASK.encode())
        for _ in range(30):
            term._read(0.02)
        # Each frame let the reader below be drawn once more, and that drew the next.
        assert term.raw.count(ASK.encode()) < frames + 8
        term.send("\x1b")
        term.wait_for("Definition")
        term.send("q")
        assert term.end() == 0


def test_the_first_screen_costs_little_more_than_its_own_text() -> None:
    with terminal("read", "pr", more=REMOTE) as term:
        term.wait_for("Look up")
        term.rest()
        text = sum(len(row.rstrip().encode()) for row in term.screen.display)
        first, asked, _rest = term.raw.partition(ASK.encode())
        assert asked and len(first) <= 1.3 * text
        term.send("q")
        assert term.end() == 0


@pytest.mark.parametrize("name", ["linux", "vt220", "screen", "tmux-256color"])
def test_terminals_of_many_names_read_look_up_and_leave(name: str) -> None:
    more = {"TERM": name, "COLORTERM": ""} | REMOTE
    with terminal("read", "pr", more=more) as term:
        term.wait_for("Look up")
        term.send("s")
        term.wait_for("Look up a word in any form")
        # In one go, as it comes when the line has stood still: Enter before the answers.
        term.send("имидж\r")
        term.wait_for("kk  ●")
        term.send("q")
        assert term.end() == 0


def test_no_size_is_taken_for_a_usual_one() -> None:
    with terminal("read", "pr", more=REMOTE) as term:
        term.wait_for("Look up")
        term.resize(1, 1)
        term.rest()
        term.zero()
        term.rest()
        term.resize(80, 24)
        term.send("G")
        term.wait_for("100 %")
        term.send("q")
        assert term.end() == 0


@pytest.mark.parametrize("how", ["SIGHUP", "SIGTERM", "closed"])
def test_the_place_survives_however_the_line_ends(how: str, tmp_path: Path) -> None:
    with terminal("read", "pr", more=REMOTE) as term:
        term.wait_for("Look up")
        term.send("G")
        term.wait_for("100 %")
        if how == "closed":
            term.hang_up()
        else:
            os.kill(term.pid, getattr(signal, how))
        assert term.end(reading=how != "closed") in (129, 143, -1, -15)
    with terminal("read", "pr", more=REMOTE) as term:
        term.wait_for("100 %")
        term.send("q")
        assert term.end() == 0


def test_a_dumb_terminal_looks_terms_up_line_by_line() -> None:
    with terminal(more={"TERM": "dumb"}) as term:
        term.wait_for("> ")
        term.send("имиджінің\n")
        term.wait_for("имидж  [image]")
        term.send("\x04")
        assert term.end() == 0
        assert b"\x1b" not in term.raw
