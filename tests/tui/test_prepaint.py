"""The first page stands on the screen before the app, and none of it moves when the app comes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import termios
import time
import zipfile
from pathlib import Path

import pytest

from tests.tui.terminals import Terminal, terminal
from texts.formats.brief import Brief
from texts.opening import open_beginning
from tui.kept_screen import key_of
from tui.panes.page import text_width
from tui.start import wanted

HINT = b"Look up"
"""What the status line says when the app has the terminal."""
TAKEN = b"\x1b[?1000h"
"""The first that the app writes: it asks for the mouse."""
PARAGRAPH = (
    "Мемлекеттік органдардағы {n} бұқарамен байланыс бөлімдері өздерінің тиімді қызмет етуі үшін "
    "нақты міндеттерді атқарады, олардың саны әртүрлі болып келеді.\n\n"
)
Cells = dict[tuple[int, int], tuple[str, bool, bool, bool]]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Folders of its own, so that nothing has been read before."""
    return {
        "TILMASH_DATA_DIR": str(tmp_path / "data"),
        "TILMASH_CACHE_DIR": str(tmp_path / "cache"),
        "TILMASH_CONFIG_DIR": str(tmp_path / "config"),
    }


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text("Бірінші тарау\n\n" + "".join(PARAGRAPH.format(n=n) for n in range(900)))
    return path


def _cells(term: Terminal) -> Cells:
    """Return what is drawn, by row and column: what came before the app must stay."""
    return {
        (y, x): (cell.data, cell.bold, cell.reverse, cell.italics)
        for y, row in term.screen.buffer.items()
        for x, cell in row.items()
        if cell.data.strip() or cell.reverse
    }


def _watched(term: Terminal) -> Cells:
    """Wait for the hand-over; fail if any cell of the page changes in it. Return the page."""
    deadline = time.monotonic() + 30
    while TAKEN not in term.raw and time.monotonic() < deadline:
        term._read(0.05)
    before, after = term.raw.split(TAKEN, 1)
    term.screen.reset()
    term._stream.feed(before)
    page = _cells(term)
    assert term.screen.cursor.hidden
    while time.monotonic() < deadline and HINT.decode() not in "\n".join(term.screen.display):
        # Row by row, as a slow line would bring it.
        *whole, after = after.split(b"\r\n")
        whole = [row + b"\r\n" for row in whole]
        if not whole and not (data := _take(term)):
            whole, after = [after], b""  # the last row has no end
        elif not whole:
            after += data
        for piece in whole:
            # With what comes behind the hints the cursor may grow from a word to a term.
            term._stream.feed(b"".join(piece.replace(b"\x1b[>25u", b"").partition(HINT)[:2]))
            now = _cells(term)
            changed = {place for place, cell in page.items() if now.get(place) != cell}
            assert not changed, (changed, term.screen.display)
    assert term.raw.count(b"\x1b[?1049h") == 1
    assert b"\x1b[2J" not in term.raw
    return page


def _take(term: Terminal) -> bytes:
    """Read without drawing; nothing if the program has paused: what it sent is whole."""
    import select

    if not select.select([term._fd], [], [], 0.5)[0]:
        return b""
    data = os.read(term._fd, 65536)
    term.raw += data
    return data


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 36), (60, 20), (200, 50)])
def test_a_text_is_there_before_the_app_and_stays(
    text: Path, home: dict[str, str], columns: int, rows: int
) -> None:
    with terminal("read", str(text), columns=columns, rows=rows, more=home) as term:
        page = _watched(term)
        assert len(page) > columns * rows // 5
        term.send("q")
        assert term.end() == 0


def test_a_place_deep_in_a_text_is_painted_when_one_comes_back(
    text: Path, home: dict[str, str]
) -> None:
    with terminal("read", str(text), more=home) as term:
        term.wait_for("Look up")
        term.send("60%")
        term.wait_for("60 %")
        term.send("q")
        assert term.end() == 0
    for arguments in (("read", str(text)), ()):
        # Kept when it was left; the second time, named by nothing.
        with terminal(*arguments, more=home) as term:
            page = "".join(cell[0] for cell in _watched(term).values())
            assert "60%" in page
            term.send("q")
            assert term.end() == 0
    for kept in (Path(home["TILMASH_CACHE_DIR"]) / "screens").iterdir():
        kept.unlink()
    with terminal(more=home) as term:  # laid out anew, at the place that the state knows
        assert "60%" in "".join(cell[0] for cell in _watched(term).values())
        term.send("q")
        assert term.end() == 0


@pytest.mark.parametrize("theme", ["dark", "16", "none", "sepia"])
def test_themes_and_looks_are_painted_as_they_will_be(
    text: Path, home: dict[str, str], theme: str
) -> None:
    config = Path(home["TILMASH_CONFIG_DIR"])
    config.mkdir()
    (config / "config.toml").write_text(
        f'[interface]\ntheme = "{theme}"\n'
        "[reading]\njustify = true\ncolumns = 2\nhyphenate = true\n"
    )
    with terminal("read", str(text), columns=160, rows=30, more=home) as term:
        page = _watched(term)
        assert len(page) > 1000
        colours = {cell.bg for row in term.screen.buffer.values() for cell in row.values()}
        assert ("16181b" in colours) == (theme == "dark")
        term.send("q")
        assert term.end() == 0


def _book(folder: Path, paragraphs: int = 9) -> Path:
    """Write a book of nine chapters."""
    book = folder / "book.epub"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="a.opf"/></rootfiles></container>')  # fmt: skip
        items = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in range(9))
        spine = "".join(f'<itemref idref="c{n}"/>' for n in range(9))
        archive.writestr("a.opf",
            f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest>'
            f"<spine>{spine}</spine></package>")  # fmt: skip
        for n in range(9):
            body = "".join(f"<p>{PARAGRAPH.format(n=n)}</p>" for _ in range(paragraphs))
            archive.writestr(f"c{n}.xhtml",
                f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Тарау {n}</h1>{body}'
                "</body></html>")  # fmt: skip
    return book


def test_the_library_and_a_book_are_painted(tmp_path: Path, home: dict[str, str]) -> None:
    book = _book(tmp_path)
    for arguments in (("read", "pr"), ("read", str(book)), ()):
        with terminal(*arguments, more=home) as term:
            assert len(_watched(term)) > 500
            term.send("]]" if arguments else "")
            term.send("q")
            assert term.end() == 0


@pytest.mark.parametrize(("columns", "rows"), [(120, 36), (60, 20)])
def test_of_a_book_with_long_chapters_the_beginning_is_painted(
    tmp_path: Path, home: dict[str, str], columns: int, rows: int
) -> None:
    book = _book(tmp_path, 300)
    assert isinstance(open_beginning(str(book), rows, 92)[0], Brief)
    with terminal("read", str(book), columns=columns, rows=rows, more=home) as term:
        assert len(_watched(term)) > columns * rows // 5
        term.send("q")
        assert term.end() == 0


def test_keys_pressed_meanwhile_are_kept_and_not_echoed(text: Path, home: dict[str, str]) -> None:
    with terminal("read", str(text), more=home) as term:
        while b"\x1b[?25l" not in term.raw:
            term._read(0.05)
        term.send("25%")
        term.wait_for(" 25 %")
        assert "25%" not in term.raw.split(TAKEN)[0].decode(errors="replace")
        term.send("q")
        assert term.end() == 0


def test_the_terminal_is_left_as_it_was(text: Path, home: dict[str, str]) -> None:
    with terminal("read", str(text), more=home) as term:
        term.wait_for("Look up")
        term.send("q")
        deadline = time.monotonic() + 20
        while b"\x1b[?1049l" not in term.raw and time.monotonic() < deadline:
            term._read(0.05)
        local = termios.tcgetattr(term._fd)[3]
        assert local & termios.ECHO and local & termios.ICANON and local & termios.ISIG
        assert term.end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_ended_before_the_app_is_there_the_terminal_is_restored(
    text: Path, home: dict[str, str], number: signal.Signals
) -> None:
    with terminal("read", str(text), more=home) as term:
        while b"\x1b[?25l" not in term.raw:
            term._read(0.01)
        os.kill(term.pid, number)
        assert term.end() == 128 + number
        assert term.raw.count(b"\x1b[?1049l") == 1


def test_a_document_gone_since_it_was_left_is_told_on_the_screen_of_before(
    text: Path, home: dict[str, str]
) -> None:
    with terminal("read", str(text), more=home) as term:
        term.wait_for("Look up")
        term.send("q")
        assert term.end() == 0
    text.unlink()
    with terminal("read", str(text), columns=200, more=home) as term:
        assert term.end() == 2
        shown = "\n".join(term.screen.display)
        assert "there is no such file" in shown


@pytest.mark.parametrize(
    "more",
    [{"TERM": "linux"}, {"TERM": "vt100"}, {"TILMASH_PREPAINT": "0"}],
    ids=["console", "vt100", "off"],
)
def test_elsewhere_the_page_comes_with_the_app(
    text: Path, home: dict[str, str], more: dict[str, str]
) -> None:
    with terminal("read", str(text), more={**home, **more}) as term:
        term.wait_for("Look up")
        assert term.raw.startswith(b"\x1b[?1049h\x1b[?1000h")
        term.send("q")
        assert term.end() == 0


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ("", None)),
        (["read"], ("", None)),
        (["read", "a.txt"], ("a.txt", None)),
        (["read", "--encoding", "cp1251", "a.txt"], ("a.txt", "cp1251")),
        (["read", "--termbase", "t.tbx", "a.txt"], ("a.txt", None)),
        (["read", "a.txt", "--beside", "b.txt"], None),
        (["read", "--help"], None),
        (["read", "-"], None),
        (["lookup", "a"], None),
        (["--version"], None),
    ],
)
def test_what_is_painted(arguments: list[str], expected: object) -> None:
    assert wanted(arguments, {"TERM": "xterm-256color"}) == expected


@pytest.mark.parametrize("columns", range(60, 260, 7))
def test_the_text_is_as_wide_as_textual_makes_it(columns: int) -> None:
    from fractions import Fraction

    if columns < 100:
        assert text_width(columns) == columns
        return
    entry = min(Fraction(3 * columns, 8), Fraction(64))
    assert text_width(columns) == int(columns - entry)


def test_a_library_document_is_known_by_its_id_and_a_file_by_its_path() -> None:
    assert key_of("pr") == "pr"
    assert key_of("./pr") == os.path.abspath("pr")
    assert key_of("a.txt") == os.path.abspath("a.txt")


@pytest.mark.parametrize("kind", ["text", "book"])
def test_nothing_heavy_stands_between_a_reader_and_the_page(
    text: Path, tmp_path: Path, home: dict[str, str], kind: str
) -> None:
    path = text if kind == "text" else _book(tmp_path)
    code = (
        "import os, sys\nfrom tui import prepaint\n"
        f"page, _source = prepaint._made({str(path)!r}, None, os.terminal_size((80, 24)))\n"
        "assert 'тарау' in page.lower() and 'мемлекеттік' in page.lower()\n"
        "print(*{name.partition('.')[0] for name in sys.modules})\n"
    )
    environment = {**os.environ, **home, "TERM": "xterm"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True
    )
    heavy = {
        "dataclasses", "pathlib", "textual", "rich", "icu", "gettext", "argparse", "sqlite3",
        "lxml", "zipfile", "urllib",
    }  # fmt: skip
    assert not heavy & set(done.stdout.split())
