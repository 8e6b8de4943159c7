"""Files that cannot be read are refused in one clear sentence."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest

from texts.errors import TextsError
from texts.opening import open_source
from texts.paged import PagedText
from texts.plain import read_text

CP1251 = "Қоғаммен байланыс".replace("Қ", "К").replace("ғ", "г").encode("cp1251")
BAD = [
    pytest.param(b"", "the file is empty", id="empty"),
    pytest.param(codecs.BOM_UTF8, "the file is empty", id="only a byte order mark"),
    pytest.param(b" \n\n", "the file has no text", id="white space"),
    pytest.param(b"\x7fELF\x02\x01\x01\0\0", "this is a binary file", id="binary"),
    pytest.param(CP1251, "byte 0: the file is not UTF-8; convert it", id="another encoding"),
    pytest.param("сөз ".encode() + b"\xff", "byte 7: the file is not UTF-8", id="a stray byte"),
    pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "the file is not UTF-16", id="bad UTF-16"),
]


@pytest.mark.parametrize(("data", "sentence"), BAD)
def test_unreadable_content(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "мәтін.txt"
    path.write_bytes(data)
    for read in (read_text, PagedText, open_source):
        with pytest.raises(TextsError) as caught:
            read(str(path))
        said = str(caught.value)
        assert sentence in said
        assert said.startswith(str(path)) and said.endswith(".") and "\n" not in said


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(TextsError, match="there is no such file; check the path"):
        PagedText(tmp_path / "none.txt")
    with pytest.raises(TextsError, match="this is a folder; name a file in it"):
        PagedText(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("сөз")
    path.chmod(0)
    with pytest.raises(TextsError, match="check its permissions"):
        PagedText(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_cannot_be_read_twice_is_read_whole(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, "Бір.\nЕкі.\n".encode())
    os.close(writing)
    assert PagedText(f"/dev/fd/{reading}").known == 2
    os.close(reading)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_their_marks(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Қоғам 😀.\nБілік.".encode(encoding))
    assert read_text(str(path)) == "Қоғам 😀.\nБілік."
    source = PagedText(path)
    assert [source.block(number).text for number in range(source.known)] == ["Қоғам 😀.", "Білік."]
    assert source.block(0).origin.to_source(0) == 0


def test_error_without_a_file_is_a_sentence_too() -> None:
    assert str(TextsError("it is so", remedy="change it")) == "it is so; change it."
