"""Old encodings: told by the letters, named by the reader, never guessed from noise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.encodings import guess
from texts.errors import TextsError
from texts.paged import PagedText
from texts.plain import read_text

RUSSIAN = "Связи с общественностью — функция управления; «имидж» организации. ВСЕГО 12 слов. "
KAZAKH = "Мемлекеттік органдардағы бұқарамен байланыс қызметі, имидж және сенім. ҚАЗАҚСТАН. "


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_russian_is_told(encoding: str) -> None:
    assert guess(
        RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"').encode(encoding)
    ) == (encoding)


def test_kazakh_is_told_from_windows() -> None:
    assert guess(KAZAKH.encode("kz1048")) == "kz1048"
    assert guess(RUSSIAN.encode("cp1251")) == "cp1251"
    assert guess(("Київ і ґанок, її життя — є. " * 3).encode("cp1251")) == "cp1251"


def test_noise_is_no_text() -> None:
    assert guess(bytes(range(128, 256)) * 20) is None
    assert guess(b"plain") is None


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    assert guess(data) in (None, "cp1251", "koi8-r", "koi8-u", "cp866", "kz1048")


def test_a_file_in_an_old_encoding_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    text = "\n\n".join(f"{KAZAKH}{number}." for number in range(2_000))
    path.write_bytes(text.encode("kz1048"))
    source = PagedText(path)
    while source.grow():
        pass
    assert source.known == 2_000
    assert source.block(1_999).text.endswith("1999.")
    assert "KZ1048" in source.warnings[0]
    assert read_text(str(path)) == text


def test_the_reader_names_another(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(RUSSIAN.encode("cp1251"))
    assert PagedText(path, "windows-1251").block(0).text.startswith("Связи")
    assert not PagedText(path, "cp1251").warnings
    assert not PagedText(path, "koi8-r").block(0).text.startswith("Связи")
    with pytest.raises(TextsError, match="no encoding “latin”"):
        PagedText(path, "latin")
