"""Pictures of a book: opened on demand, bounded, and refused in a sentence where they are none."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from PIL import Image

from tests.texts.formats.samples import epub, zipped
from tests.tui.conftest import OpenReader
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


async def test_a_picture_is_opened_and_left(open_reader: OpenReader, tmp_path: Path) -> None:
    async with open_reader(_book(tmp_path / "a.epub", _png(20, 20)), glossary=False) as reader:
        assert reader.screen.text.view.text == "▣ Карта ▣ x.png"
        await reader.press("enter")
        assert isinstance(reader.app.screen, PictureScreen)
        assert any("▀" in row for row in reader.rows) and "Карта" in reader.rows[-1]
        await reader.press("j")
        assert not isinstance(reader.app.screen, PictureScreen)
        assert reader.screen.text.view.block == 0


async def test_a_damaged_picture_and_a_theme_without_colours(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    async with open_reader(_book(tmp_path / "a.epub", b"none"), glossary=False) as reader:
        await reader.press("enter")
        assert reader.app.screen.query_one(Picture).reason
        assert "cannot be shown" in reader.rows[0]
        await reader.press("escape")
        reader.screen.settings.change("interface.theme", "none")
        await reader.press("enter")
        assert reader.app.screen is reader.screen and "all colours" in reader.rows[-1]
