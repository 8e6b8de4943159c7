"""Archives that are cut off, books of which a part is locked, markup that no parser takes."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from texts.document import BlockSource
from texts.errors import TextsError
from texts.opening import open_source
from texts.segments import is_spoilt

CONTAINER = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
CHAPTERS = 40


def _book(path: Path, chapters: list[bytes], **others: str) -> Path:
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr(
            "a.opf", f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
        )
        for name, text in others.items():
            archive.writestr(name, text)
        for number, chapter in enumerate(chapters):
            archive.writestr(f"c{number}.xhtml", chapter)
    return path


def _chapter(number: int) -> bytes:
    words = " ".join(f"сөз{number * 1000 + n}" for n in range(400))
    return f"<html><body><h1>Тарау {number}</h1><p>{words}</p></body></html>".encode()


def _texts(source: BlockSource) -> list[str]:
    while source.grow():
        pass
    return [source.block(number).text for number in range(source.known)]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_book_that_is_cut_off_opens_as_far_as_it_goes(tmp_path: Path, share: float) -> None:
    path = _book(tmp_path / "a.epub", [_chapter(number) for number in range(CHAPTERS)])
    data = path.read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    source = open_source(str(path))
    texts = _texts(source)
    assert any("cut off" in str(one) for one in source.warnings) and len(source.warnings) == 1
    headings = [text for text in texts if text.startswith("Тарау")]
    assert len(headings) >= int(share * CHAPTERS) - 3
    assert headings == [f"Тарау {number}" for number in range(len(headings))]
    # Of the chapter in which it breaks off there is the beginning.
    assert texts[-1].startswith("сөз") or texts[-1] == headings[-1]


def test_chapters_stand_in_the_order_of_the_archive_if_the_package_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    with zipfile.ZipFile(path, "w") as archive:
        for number in (2, 10, 1):
            archive.writestr(f"c{number}.xhtml", _chapter(number))
        archive.writestr("a.opf", "<package/>")
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"a.opf") - 20])
    headings = [text for text in _texts(open_source(str(path))) if text.startswith("Тарау")]
    assert headings == ["Тарау 2", "Тарау 10", "Тарау 1"]


def test_members_whose_size_stands_after_them_are_found(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    with (
        open(path, "wb") as stream,
        zipfile.ZipFile(cast(BinaryIO, _Pipe(stream)), "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for number in range(9):
            archive.writestr(f"c{number}.xhtml", _chapter(number))
    path.write_bytes(path.read_bytes()[:-200])
    headings = [text for text in _texts(open_source(str(path))) if text.startswith("Тарау")]
    assert len(headings) == 9


class _Pipe:
    """A stream that cannot go back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, data: bytes, /) -> int:
        return self._stream.write(data)

    def flush(self) -> None:
        self._stream.flush()


def test_a_docx_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    words = "".join(f"<w:p><w:r><w:t>сөз {n * 7919 % 1000}</w:t></w:r></w:p>" for n in range(3000))
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {names}><w:body>{words}</w:body></w:document>"
        )
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    source = open_source(str(path))
    assert 500 < len(_texts(source)) < 3000 and "cut off" in str(source.warnings[0])


LOCK = "<encryption>{}</encryption>"


def test_a_chapter_that_is_locked_is_left_out_and_said(tmp_path: Path) -> None:
    reference = '<CipherReference URI="c2.xhtml"/>'
    path = _book(
        tmp_path / "a.epub", [_chapter(0), _chapter(1), os.urandom(900)],
        **{"META-INF/encryption.xml": LOCK.format(reference)},
    )  # fmt: skip
    source = open_source(str(path))
    assert [text for text in _texts(source) if text.startswith("Тарау")] == ["Тарау 0", "Тарау 1"]
    assert ["DRM" in str(one) for one in source.warnings] == [True]


def test_fonts_that_are_obscured_lock_no_book(tmp_path: Path) -> None:
    path = _book(
        tmp_path / "a.epub", [_chapter(0)],
        **{"META-INF/encryption.xml": LOCK.format('<CipherReference URI="f.otf"/>')},
    )  # fmt: skip
    assert _texts(open_source(str(path)))[0] == "Тарау 0"


def test_markup_nested_too_deeply_keeps_its_words(tmp_path: Path) -> None:
    deep = "<div>" * 3000 + "терең &amp; сөз" + "</div>" * 3000 + "<p>соңы</p>"
    path = _book(tmp_path / "a.epub", [f"<html><body>{deep}</body></html>".encode()])
    source = open_source(str(path))
    assert _texts(source) == ["терең & сөз", "соңы"]
    assert "only its words" in str(source.warnings[0])


def test_a_bomb_alone_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("texts.formats.archive.MOST", 100_000)
    path = _book(tmp_path / "a.epub", [b"<p>" + b"a" * 1_000_000])
    with pytest.raises(TextsError) as raised:
        open_source(str(path))
    assert str(raised.value).count(".;") == 0 and str(raised.value).endswith("left out.")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    ["Қазақ тілі – мемлекеттік тіл.\n" * 9, "Plain English text.\r\nNext line.\r\n", "Сөз бар."],
)
def test_utf_16_without_a_mark_is_told(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    source = open_source(str(path))
    assert _texts(source)[0].startswith(text.split("\r")[0].split("\n")[0])
    assert "UTF-16" in str(source.warnings[0])


@pytest.mark.parametrize(
    "data",
    [b"\x7fELF\0\0\1\0" * 90, b"a\0b\0\1\2\3\4" * 90, bytes(400), bytes(range(1, 32)) + bytes(9)],
    ids=["program", "numbers", "nothing", "controls"],
)
def test_what_is_binary_is_no_utf_16(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(TextsError):
        open_source(str(path))


KAZAKH = "Қазақ тілі – мемлекеттік тіл, ол туралы мәтін осында тұр. " * 30


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (b"\xffx" + KAZAKH.encode(), "\ufffdxҚазақ"),
        (KAZAKH.strip().encode()[:-2], None),
        (b"A plain caf\xe9. " * 3 + b"And a long text without any. " * 20, "A plain caf\ufffd."),
    ],
    ids=["one byte", "cut within a letter", "a letter of Windows"],
)
def test_a_text_with_a_few_spoilt_bytes_is_read(
    tmp_path: Path, data: bytes, shown: str | None
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    source = open_source(str(path))
    texts = _texts(source)
    assert texts[0].startswith(shown) if shown else texts[-1].endswith("\ufffd")
    assert "is shown as" in str(source.warnings[0])


@pytest.mark.parametrize("encoding", ["latin-1", "cp1251", "utf-8"])
def test_a_text_in_another_encoding_is_not_taken_for_a_spoilt_one(encoding: str) -> None:
    text = {"latin-1": "Ääö ÜÖ ßñ éèà. " * 40, "cp1251": "Текст по-русски. " * 40}
    assert not is_spoilt(text.get(encoding, KAZAKH).encode(encoding))
