"""A file of any size is found block by block, the same however it is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from texts.document import Block, BlockKind, BlockSource
from texts.paged import PagedText
from texts.reflow import reflow

PARAGRAPH = (
    "Мемлекеттік органдардағы бұқарамен байланыс бөлімдері өздерінің тиімді\n"
    "қызмет етуі үшін нақты міндеттерді атқарады, олардың саны 😀 бөлім сайын\n"
    "әртүрлі болып келеді. Бұл {} мәселе бойынша қабылданған шешімдердің бәрі\n"
    "заңмен бекітіледі.\n\n"
)
BOOK = "".join(PARAGRAPH.format(number) for number in range(300))


def read_all(source: BlockSource) -> list[Block]:
    while source.grow():
        pass
    return [source.block(number) for number in range(source.known)]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.txt"
    path.write_text(BOOK, "utf-8")
    return path


def test_first_chunk_is_there_at_once_and_no_more(book: Path) -> None:
    source = PagedText(book, chunk=2000)
    assert 0 < source.known < 20
    assert not source.complete
    assert 0 < source.share < 0.1
    assert source.title == "book.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("chunk", [700, 2001, 10**6])
def test_chunks_make_no_difference(tmp_path: Path, encoding: str, chunk: int) -> None:
    path = tmp_path / "book.txt"
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    path.write_bytes((mark + BOOK).encode(encoding))
    source = PagedText(path, chunk=chunk)
    blocks = read_all(source)
    assert blocks == reflow(BOOK, prefix="b", digits=4)
    assert source.complete and source.share == 1.0
    assert not source.warnings
    for block in blocks:
        assert BOOK[block.origin.to_source(0)] == block.text[0]


def test_few_chunks_are_kept_and_passed_ones_come_back(book: Path) -> None:
    source = PagedText(book, chunk=1000, kept=3)
    blocks = read_all(source)
    assert len(source._kept) == 3
    assert source.block(0) == blocks[0]
    assert source.block(len(blocks) - 1) == blocks[-1]


def test_blocks_are_numbered_by_their_ids(book: Path) -> None:
    source = PagedText(book, chunk=1000)
    read_all(source)
    assert source.number(source.block(3).id) == 3
    assert source.number("b9999") is None
    assert source.number("x") is None
    for number in (-1, source.known):
        with pytest.raises(IndexError):
            source.block(number)


def test_damage_further_on_is_shown_and_told(book: Path) -> None:
    data = bytearray(book.read_bytes())
    place = data.index("мәселе".encode(), len(data) // 2)
    data[place : place + 2] = b"\xff\xff"
    book.write_bytes(data)
    source = PagedText(book, chunk=2000)
    assert not source.warnings
    text = "".join(block.text for block in read_all(source))
    assert "\ufffd" in text
    (warning,) = source.warnings
    assert f"byte {place}: the file is not UTF-8; convert it" in warning


def test_file_that_another_program_shortens_does_no_harm(book: Path) -> None:
    source = PagedText(book, chunk=1000, kept=1)
    blocks = read_all(source)
    book.write_text(PARAGRAPH, "utf-8")
    middle = len(blocks) // 2
    assert source.block(middle) == Block(blocks[middle].id, BlockKind.PARAGRAPH, "")
    assert "has changed" in source.warnings[-1]


def test_a_hundred_thousand_letters_without_a_space(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("ұ" * 100_000, "utf-8")
    blocks = read_all(PagedText(path, chunk=1000))
    assert "".join(block.text for block in blocks) == "ұ" * 100_000


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from(["сөз", "😀", "Бір.", "\n", "\n\n", " ", "\r\n", "«A»"]), min_size=1),
    st.integers(1, 40),
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]),
)
def test_nothing_is_lost_between_chunks(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], chunk: int, encoding: str
) -> None:
    text = "а" + "".join(parts)
    path = tmp_path_factory.mktemp("paged") / "a.txt"
    path.write_bytes((("\ufeff" if encoding != "utf-8" else "") + text).encode(encoding))
    source = PagedText(path, chunk=chunk)
    blocks = read_all(source)
    assert not source.warnings
    shown = "".join(block.text for block in blocks)
    assert "".join(shown.split()) == "".join(text.split())
    for block in blocks:
        assert text[block.origin.to_source(0)] == block.text[0]
