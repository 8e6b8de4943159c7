"""The mouse in a real terminal, as it reports it (xterm, *Control Sequences*, SGR mouse mode)."""

from __future__ import annotations

import base64
import re
import time
from pathlib import Path

from tests.tui.terminals import PATIENCE, Terminal, terminal


def _press(opened: Terminal, x: int, y: int) -> None:
    opened.send(f"\x1b[<0;{x + 1};{y + 1}M")


def _drag(opened: Terminal, x: int, y: int) -> None:
    opened.send(f"\x1b[<32;{x + 1};{y + 1}M")


def _release(opened: Terminal, x: int, y: int) -> None:
    opened.send(f"\x1b[<0;{x + 1};{y + 1}m")


def test_dragging_selects_words_and_a_double_click_looks_up(
    tmp_path: Path, cache_folder: Path
) -> None:
    folders = {f"TILMASH_{name}_DIR": str(tmp_path / name) for name in ("DATA", "CONFIG")}
    path = tmp_path / "a.txt"
    path.write_text("Бірінші сөйлем осында.\n\nҚоғам мен имидж туралы.\n", "utf-8")
    folders["TILMASH_CACHE_DIR"] = str(cache_folder)
    more = {**folders, "LC_ALL": "C.UTF-8", "TMUX": ""}
    with terminal("read", str(path), more=more) as opened:
        opened.wait_for("a.txt")
        # A term is underlined once the glossary is open.
        deadline = time.monotonic() + PATIENCE
        while not opened.screen.buffer[2][12].underscore and time.monotonic() < deadline:
            opened.rest()
        # From within the second word into the third; both are selected whole.
        _press(opened, 12, 0)
        _drag(opened, 15, 0)
        _drag(opened, 20, 0)
        _release(opened, 20, 0)
        while not opened.screen.buffer[0][22].reverse and time.monotonic() < deadline:
            opened.rest()
        assert all(opened.screen.buffer[0][x].reverse for x in range(10, 23))
        assert not opened.screen.buffer[0][9].reverse and not opened.screen.buffer[2][2].reverse
        opened.send("y")
        opened.wait_for("13 characters copied")
        copied = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)", opened.raw)
        assert copied is not None
        assert base64.b64decode(copied[1]).decode() == "сөйлем осында"
        for _ in range(2):
            _press(opened, 14, 2)
            _release(opened, 14, 2)
        opened.wait_for("● имидж")
        opened.send("\x1bq")
        opened.send("q")
        assert opened.end() == 0
