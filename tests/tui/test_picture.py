"""Pictures of a book: opened on demand, bounded, and refused in a sentence where they are none."""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.texts.formats.samples import epub, zipped
from tests.tui.conftest import OpenReader
from tests.tui.terminals import terminal
from tui.graphics import (
    ENOUGH_COLOURS,
    Graphics,
    Protocol,
    ask,
    colours,
    kitty,
    sixel,
    told,
    without_replies,
)
from tui.picture import PictureError, cells
from tui.screens.picture import Picture, PictureScreen


def _png(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    image = Image.new("RGB", (width, height), "red")
    image.paste((0, 0, 255), (0, height // 2, width, height))
    image.save(stream, "PNG")
    return stream.getvalue()


def _bomb() -> bytes:
    """A PNG that says it has 10^10 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(
            ">I", zlib.crc32(kind + data)
        )  # fmt: skip

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99))


def test_a_picture_keeps_its_proportions_and_colours() -> None:
    rows = cells(_png(40, 40), 20, 100)
    assert (len(rows), len(rows[0])) == (10, 20)
    first, last = rows[0][0].style, rows[-1][0].style
    assert first is not None and first.color is not None and first.color.triplet == (255, 0, 0)
    assert last is not None and last.bgcolor is not None and last.bgcolor.triplet == (0, 0, 255)


@pytest.mark.parametrize(
    "data", [b"", b"no picture", _png(9, 9)[:60], _bomb()], ids=["empty", "text", "cut", "bomb"]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError):
        cells(data, 20, 20)


def _book(path: Path, data: bytes) -> str:
    path.write_bytes(epub())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("p/x.png", data)
        archive.writestr("n2.xhtml", "")
    with zipfile.ZipFile(path) as archive:
        members: dict[str, str | bytes] = {
            name: archive.read(name) for name in archive.namelist() if name != "a.xhtml"
        }
    members["a.xhtml"] = (
        '<html><body><p><img src="p/x.png" alt="Карта"/> <img src="p/x.png"/>'
        '<img alt="" src="p/x.png"/></p><p>Соңы</p></body></html>'
    )
    path.write_bytes(zipped(**members))
    return str(path)


async def test_a_picture_is_opened_and_left(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    async with open_reader(_book(tmp_path / "a.epub", _png(20, 20)), glossary=False) as reader:
        assert reader.screen.text.view.text == "▣ Карта ▣ x.png"
        await reader.press("enter")
        assert isinstance(reader.app.screen, PictureScreen)
        assert any("▀" in row for row in reader.rows) and "Карта" in reader.rows[-1]
        await reader.press("j")
        assert not isinstance(reader.app.screen, PictureScreen)
        assert reader.screen.text.view.block == 0


async def test_a_damaged_picture_and_a_theme_without_colours(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    async with open_reader(_book(tmp_path / "a.epub", b"none"), glossary=False) as reader:
        await reader.press("enter")
        assert reader.app.screen.query_one(Picture).reason
        assert "cannot be shown" in reader.rows[0]
        await reader.press("escape")
        reader.screen.settings.change("interface.theme", "none")
        await reader.press("enter")
        assert reader.app.screen is reader.screen and "256 colours" in reader.rows[-1]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.md", f"![Карта](data:image/png;base64,{base64.b64encode(_png(9, 9)).decode()})"),
     ("a.html", "<html><body><img src=p.png alt=Карта></body></html>")],
)  # fmt: skip
async def test_a_picture_of_a_text_is_opened(
    name: str, text: str, open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    (tmp_path / "p.png").write_bytes(_png(9, 9))
    (tmp_path / name).write_text(text, "utf-8")
    async with open_reader(str(tmp_path / name), glossary=False) as reader:
        assert "base64,i" not in reader.shown
        await reader.press("enter")
        assert any("▀" in row for row in reader.rows) and "Карта" in reader.rows[-1]


@pytest.mark.parametrize(
    "environment",
    [{"TERM": "linux"}, {"TERM": "vt220"}, {"TERM": "xterm"}, {"TERM": "xterm-16color"}, {},
     {"TERM": "xterm-256color", "NO_COLOR": "1"}],
    ids=str,
)  # fmt: skip
def test_a_terminal_with_few_colours_is_told(environment: dict[str, str]) -> None:
    assert colours(environment) < ENOUGH_COLOURS


@pytest.mark.parametrize(
    "environment",
    [{"TERM": "linux", "COLORTERM": "truecolor"}, {"TERM": "xterm-256color"},
     {"TERM": "xterm-kitty"}, {"TERM": "tmux-256color"}, {"TERM": "foot"}],
    ids=str,
)  # fmt: skip
def test_a_terminal_with_many_colours_is_told(environment: dict[str, str]) -> None:
    assert colours(environment) >= ENOUGH_COLOURS


async def test_a_terminal_with_few_colours_says_what_the_picture_shows(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM", raising=False)
    async with open_reader(_book(tmp_path / "a.epub", _png(9, 9)), glossary=False) as reader:
        await reader.press("enter")
        assert reader.app.screen is reader.screen
        assert "256 colours" in reader.rows[-1] and "Карта" in reader.rows[-1]


@pytest.mark.parametrize(
    ("answer", "graphics"),
    [
        (b"", Graphics(Protocol.CELLS)),
        (b"\x1b[?62;22c", Graphics(Protocol.CELLS)),
        (b"\x1b[?64;1;22c", Graphics(Protocol.CELLS)),
        (b"\x1b[?62;4;22c", Graphics(Protocol.SIXEL)),
        (b"\x1b[6;20;10t\x1b[?62;4c", Graphics(Protocol.SIXEL, (10, 20))),
        (b"\x1b[6;0;99999t\x1b[?62;4c", Graphics(Protocol.SIXEL)),
        (b"\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62c", Graphics(Protocol.KITTY, (10, 20))),
        (b"\x1b_Gi=31;ENOTSUP\x1b\\\x1b[?62c", Graphics(Protocol.CELLS)),
    ],
)
def test_what_a_terminal_answers_is_understood(answer: bytes, graphics: Graphics) -> None:
    assert told(answer) == graphics
    assert without_replies(b"j" + answer + b"\x1b[B") == b"j\x1b[B"


@pytest.mark.parametrize(
    ("environment", "asked"),
    [({"TERM": "xterm-256color"}, True), ({"TERM": "tmux-256color"}, False),
     ({"TERM": "xterm-256color", "TMUX": "/tmp/x"}, False)],
)  # fmt: skip
def test_what_would_take_it_for_a_title_is_not_asked_for_kitty(
    environment: dict[str, str], asked: bool
) -> None:
    sent: list[str] = []

    def query(question: str, is_answered: Callable[[bytes], bool], patience: float) -> bytes:
        assert not is_answered(b"\x1b_Gi=31;OK\x1b\\") and is_answered(b"\x1b[?62c")
        assert patience <= 1
        sent.append(question)
        return b""

    assert ask(query, environment).protocol is Protocol.CELLS
    assert ("\x1b_G" in sent[0]) is asked and sent[0].endswith("\x1b[c")


def _sixels(text: str) -> dict[tuple[int, int], int]:
    """Return the register of each pixel of a sixel picture."""
    body = text[text.index('"') : text.index("\x1b\\")]
    pixels: dict[tuple[int, int], int] = {}
    x = top = register = 0
    for token in re.findall(r'"[\d;]+|#\d+;2;[\d;]+|#\d+|!\d+.|[?-~]|\$|-', body):
        if token == "$":
            x = 0
        elif token == "-":
            x, top = 0, top + 6
        elif token[0] == "#":
            register = int(token[1:].split(";")[0])
        elif token[0] != '"':
            times = int(token[1:-1]) if token[0] == "!" else 1
            for column in range(x, x + times):
                for bit in range(6):
                    if (ord(token[-1]) - 63) >> bit & 1:
                        pixels[column, top + bit] = register
            x += times
    return pixels


def test_sixel_draws_every_pixel_in_its_colour() -> None:
    drawn = Image.new("RGB", (23, 15))
    for x in range(23):
        for y in range(15):
            drawn.putpixel((x, y), (255, 0, 0) if (x // 7 + y // 4) % 2 else (0, 0, 255))
    text = "".join(sixel(drawn))
    palette = {
        int(register): tuple(map(int, rgb.split(";")))
        for register, rgb in re.findall(r"#(\d+);2;(\d+;\d+;\d+)", text)
    }
    pixels = _sixels(text)
    assert set(pixels) == {(x, y) for x in range(23) for y in range(15)}
    for (x, y), register in pixels.items():
        assert palette[register] == ((100, 0, 0) if (x // 7 + y // 4) % 2 else (0, 0, 100))


def test_kitty_gets_the_picture_in_pieces() -> None:
    drawn = Image.effect_noise((90, 90), 80).convert("RGB")
    pieces = list(kitty(drawn, 12, 6))
    assert len(pieces) > 2 and pieces[0].startswith("\x1b_Ga=T,f=100,q=2,C=1,c=12,r=6,m=1;")
    assert all("m=1;" in piece for piece in pieces[:-1]) and "m=0;" in pieces[-1]
    text = "".join(piece.partition(";")[2].removesuffix("\x1b\\") for piece in pieces)
    with Image.open(io.BytesIO(base64.b64decode(text))) as read:
        assert read.tobytes() == drawn.tobytes()
    assert all(len(piece) < 4200 for piece in pieces)


@pytest.mark.parametrize(
    ("answer", "sign"),
    [
        ("\x1b_Gi=31;OK\x1b\\\x1b[6;16;8t\x1b[?62;4c", b"\x1b_Ga=T,f=100"),
        ("\x1b[6;16;8t\x1b[?62;4c", b"\x1bP0;1;0q"),
        ("\x1b[?62;22c", "▀".encode()),
        ("", "▀".encode()),
    ],
    ids=["kitty", "sixel", "neither", "silent"],
)
def test_a_real_terminal_is_asked_when_a_picture_is_wanted(
    answer: str, sign: bytes, tmp_path: Path
) -> None:
    folders = {f"TILMASH_{name}_DIR": str(tmp_path / name) for name in ("DATA", "CACHE", "CONFIG")}
    book = _book(tmp_path / "a.epub", _png(20, 20))
    with terminal("read", book, more={**folders, "LC_ALL": "C.UTF-8", "TMUX": ""}) as opened:
        opened.wait_for("Соңы")
        opened.rest(1.0)
        assert b"\x1b[c" not in opened.raw
        opened.send("\r")
        opened.wait_raw(b"\x1b[c")
        opened.send(answer)
        opened.wait_raw(sign)
        opened.rest()
        opened.send("j")
        opened.wait_for("Соңы")
        opened.send("q")
        assert opened.end() == 0
