"""Pictures in every format that has them: what stands for one, and its file, from nowhere else."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest

from tests.texts.formats.samples import zipped
from texts.errors import TextsError
from texts.formats import beside as beside_module
from texts.formats.beside import beside, embedded
from texts.opening import open_source

DATA = b"\x89PNG\r\n\x1a\n one"
_BASED = base64.b64encode(DATA).decode()
_FB2 = f"""<?xml version="1.0"?><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"
xmlns:l="http://www.w3.org/1999/xlink"><body><section><p>Сөз <image l:href="#p.png" alt="Карта"/>
бар</p><image l:href="#p.png"/></section></body><binary id="p.png" content-type="image/png"
>{_BASED[:8]}\n{_BASED[8:]}</binary></FictionBook>"""
_DOCX = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
xmlns:v="urn:schemas-microsoft-com:vml"><w:body>
<w:p><w:r><w:t>Сөз</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline>
<wp:docPr name="Picture 1" descr="Карта"/><a:graphic><a:blip r:embed="r1"/></a:graphic></wp:inline>
</w:drawing></mc:Choice><mc:Fallback><w:pict><v:imagedata r:id="r1"/></w:pict></mc:Fallback>
</mc:AlternateContent></w:r><w:r><w:t>бар</w:t></w:r></w:p>
<w:p><w:r><w:pict><v:shape><v:imagedata r:id="r1"/></v:shape></w:pict></w:r></w:p>
</w:body></w:document>"""
_RELATIONSHIPS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"
><Relationship Id="r1" Target="media/p.png"/></Relationships>"""
_ODT = """<d xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
xmlns:xlink="http://www.w3.org/1999/xlink"><text:p>Сөз <draw:frame><draw:image
xlink:href="Pictures/p.png"/><svg:title>Атауы</svg:title><svg:desc>Карта</svg:desc></draw:frame>
бар</text:p><text:p><draw:frame>
<draw:image xlink:href="Pictures/p.png"/></draw:frame></text:p></d>"""


def _zipped(members: dict[str, str | bytes]) -> bytes:
    return zipped(**members)


FILES: dict[str, bytes] = {
    "a.fb2": _FB2.encode(),
    "a.fb2.zip": zipped(**{"a.fb2": _FB2}),
    "a.docx": _zipped({
        "word/document.xml": _DOCX, "word/_rels/document.xml.rels": _RELATIONSHIPS,
        "word/media/p.png": DATA,
    }),
    "a.odt": _zipped({"content.xml": _ODT, "Pictures/p.png": DATA}),
    "a.md": "Сөз ![Карта](s/p.png) бар\n\n<img src='s/p.png'>\n".encode(),
    "a.html": "<html><p>Сөз <img src='s/p.png' alt='Карта'> бар<p><img src='s/p.png'>".encode(),
    "data.html": (
        f"<html><p>Сөз <img src='data:image/p.png;base64,{_BASED}' alt='Карта'> бар"
        f"<p><img src='data:image/p.png;base64,{_BASED}'>"
    ).encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_picture_stands_in_the_text_and_its_file_is_found(name: str, tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "p.png").write_bytes(DATA)
    (tmp_path / name).write_bytes(FILES[name])
    source = open_source(str(tmp_path / name))
    words, alone = source.block(0), source.block(1)
    assert (words.text, alone.text) == ("Сөз ▣ Карта бар", "▣ p.png")
    for block in (words, alone):
        (link,) = block.links
        assert block.text[link.start : link.end] in ("▣ Карта", "▣ p.png")
        assert source.destination(block.id, link.target) is None
        assert source.picture(block.id, link.target) == DATA


@pytest.mark.parametrize(
    "target",
    ["../p.png", "%2e%2e/p.png", "/etc/passwd", "https://example.org/p.png", "//example.org/p.png",
     "file:///etc/passwd", "", ".", "none.png", "a%00.png", "away.png", "pipe", "folder"],
)  # fmt: skip
def test_nothing_but_a_file_beside_the_document_is_read(target: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "folder").mkdir()
    (tmp_path / "p.png").write_bytes(DATA)
    (folder / "away.png").symlink_to(tmp_path / "p.png")
    os.mkfifo(folder / "pipe")
    assert beside(str(folder / "a.html"), target) is None


def test_a_long_picture_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside_module, "MOST", 4)
    monkeypatch.setattr(beside_module, "LONGEST_DATA", 40)
    (tmp_path / "p.png").write_bytes(DATA)
    with pytest.raises(TextsError, match=r"p\.png: is longer"):
        beside(str(tmp_path / "a.html"), "p.png")
    assert embedded("data:image/png;base64," + "A" * 40) is None


@pytest.mark.parametrize(
    ("uri", "held"),
    [
        ("data:image/svg+xml,%3Csvg/%3E", b"<svg/>"),
        ("DATA:image/png;base64,QUJD", b"ABC"),
        ("data:image/png;base64,QU%4AD", b"ABC"),
        ("data:image/png;base64,?", None),
        ("data:image/png", None),
    ],
)
def test_a_data_uri_is_what_it_holds(uri: str, held: bytes | None) -> None:
    assert embedded(uri) == held
