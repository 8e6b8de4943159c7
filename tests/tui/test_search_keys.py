"""A search through a big file, in a real terminal: keys are answered while it runs."""

from __future__ import annotations

from pathlib import Path

from tests.tui.terminals import terminal

LINE = "{n} мемлекеттік органдар қызметінің ашықтығы маңызды көрсеткіш болып табылады.\n\n"


def test_keys_move_the_cursor_while_hits_are_counted(tmp_path: Path) -> None:
    """A word of every paragraph: the first hit is there at once, counting all takes seconds."""
    path = tmp_path / "big.txt"
    path.write_text("".join(LINE.format(n=n) for n in range(90_000)), "utf-8")
    with terminal("read", str(path), more={"TILMASH_DATA_DIR": str(tmp_path)}) as term:
        term.wait_for("Look up")
        term.send("/")
        term.wait_for("Search the text")
        term.send("ашықтығы")
        term.rest(0.3)
        term.send("\r")
        term.wait_for("Counting the hits")
        first = _row(term.screen.display)
        term.send("jj")
        while (shown := "\n".join(term.screen.display)) and _row(term.screen.display) == first:
            assert "Counting" in shown or "of 90000" not in shown
            term._read(0.05)
        assert "of 90000" not in "\n".join(term.screen.display)
        term.send("\x1b")
        term.rest(0.3)
        assert "Counting" not in "\n".join(term.screen.display)
        term.send("q")
        assert term.end() == 0


def _row(display: list[str]) -> int:
    """Return the row of the cursor's mark."""
    return next((y for y, row in enumerate(display) if row.startswith("▌")), -1)
