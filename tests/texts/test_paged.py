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


def _said(blocks: list[Block]) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks]


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
    source = PagedText(book, step=2000)
    assert 0 < source.known < 20
    assert not source.complete
    assert 0 < source.share < 0.1
    assert source.title == "book.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("step", [700, 2001, 10**6])
def test_chunks_make_no_difference(tmp_path: Path, encoding: str, step: int) -> None:
    path = tmp_path / "book.txt"
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    path.write_bytes((mark + BOOK).encode(encoding))
    source = PagedText(path, step=step)
    blocks = read_all(source)
    assert _said(blocks) == _said(reflow(BOOK))
    assert source.complete and source.share == 1.0
    assert not source.warnings
    for block in blocks:
        assert BOOK[block.origin.to_source(0)] == block.text[0]


def test_few_chunks_are_kept_and_passed_ones_come_back(book: Path) -> None:
    source = PagedText(book, step=1000, kept=3)
    blocks = read_all(source)
    assert len(source._kept) == 3
    assert source.block(0) == blocks[0]
    assert source.block(len(blocks) - 1) == blocks[-1]


def test_blocks_are_numbered_by_their_ids(book: Path) -> None:
    source = PagedText(book, step=1000)
    read_all(source)
    assert source.own(3) == source.number(source.block(3).id)
    assert source.number("b9999") is None
    assert source.number("o99999999") is None
    assert source.number("x") is None
    for number in (-1, source.known):
        with pytest.raises(IndexError):
            source.block(number)


def test_damage_further_on_is_shown_and_told(book: Path) -> None:
    data = bytearray(book.read_bytes())
    place = data.index("мәселе".encode(), len(data) // 2)
    data[place : place + 2] = b"\xff\xff"
    book.write_bytes(data)
    source = PagedText(book, step=2000)
    assert not source.warnings
    text = "".join(block.text for block in read_all(source))
    assert "\ufffd" in text
    (warning,) = source.warnings
    assert f"byte {place}: the file is not UTF-8; convert it" in warning


def test_file_that_another_program_shortens_does_no_harm(book: Path) -> None:
    source = PagedText(book, step=1000, kept=1)
    blocks = read_all(source)
    book.write_text(PARAGRAPH, "utf-8")
    middle = len(blocks) // 2
    assert (source.block(middle).kind, source.block(middle).text) == (BlockKind.PARAGRAPH, "")
    assert "has changed" in source.warnings[-1]


def test_a_hundred_thousand_letters_without_a_space(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("ұ" * 100_000, "utf-8")
    blocks = read_all(PagedText(path, step=1000))
    assert "".join(block.text for block in blocks) == "ұ" * 100_000


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from(["сөз", "😀", "Бір.", "\n", "\n\n", " ", "\r\n", "«A»"]), min_size=1),
    st.integers(1, 40),
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]),
)
def test_nothing_is_lost_between_chunks(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], step: int, encoding: str
) -> None:
    text = "а" + "".join(parts)
    path = tmp_path_factory.mktemp("paged") / "a.txt"
    path.write_bytes((("\ufeff" if encoding != "utf-8" else "") + text).encode(encoding))
    source = PagedText(path, step=step)
    blocks = read_all(source)
    assert not source.warnings
    shown = "".join(block.text for block in blocks)
    assert "".join(shown.split()) == "".join(text.split())
    for block in blocks:
        assert text[block.origin.to_source(0)] == block.text[0]


# -- from the middle


def _walked(source: PagedText, number: int, most: int) -> list[Block]:
    """Return the blocks from a number on, found one after the other."""
    found: list[Block] = []
    while len(found) < most and source.has(number):
        found.append(source.block(number))
        number += 1
    return found


def _walked_back(source: PagedText, number: int) -> list[Block]:
    found: list[Block] = []
    while source.has(number):
        found.append(source.block(number))
        number -= 1
    return found[::-1]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            ["сөз ", "Бір.\n", "\n", "***\n\n", "• бап\n", "ұзын жол болып\n", "é 😀.\n\n"]
        ),
        min_size=1,
        max_size=60,
    ),
    st.integers(1, 60),
    st.floats(0, 1),
    st.sampled_from(["utf-8", "utf-16-le", "cp1251"]),
)
def test_from_the_middle_blocks_are_those_found_from_the_beginning(
    tmp_path_factory: pytest.TempPathFactory,
    parts: list[str], step: int, share: float, encoding: str,
) -> None:  # fmt: skip
    path = tmp_path_factory.mktemp("middle") / "a.txt"
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    path.write_bytes((mark + "Бас сөз. " + "".join(parts)).encode(encoding, "ignore"))
    blocks = read_all(PagedText(path, encoding=None if mark else encoding, step=step))
    entered = PagedText(path, encoding=None if mark else encoding, step=step)
    number = entered.number_near(share)
    assert [*_walked_back(entered, number - 1), *_walked(entered, number, 10**6)] == blocks
    assert entered.block(entered.last()) == blocks[-1]
    for place, block in enumerate(blocks):
        own = entered.number(block.id)
        assert own is not None and entered.block(own) == block
        assert entered.own(place) == own
        assert entered.block(entered.counted_from(own, number)) == block


def test_ids_of_before_are_found_when_their_block_is(book: Path) -> None:
    source = PagedText(book, step=2000)
    assert source.number("b0003") == source.own(2)
    assert source.number("b0290") is None
    while source.grow():
        pass
    assert source.number("b0290") == source.own(289)
    assert "289 мәселе" in source.block(source.number("b0290") or 0).text


def test_going_into_the_middle_reads_only_what_is_around(book: Path) -> None:
    source = PagedText(book, step=1000)
    read: list[int] = []
    pread = source.file.read
    source.file.read = lambda start, end: read.append(start) or pread(start, end)  # type: ignore
    number = source.number_near(0.5)
    assert 0.45 < source.share_of(number) < 0.55
    assert source.share_of(source.last()) == 1.0
    assert len(read) < 12


def test_a_file_that_is_written_to_meanwhile_is_told_of(book: Path) -> None:
    source = PagedText(book, step=1000)
    with book.open("a", encoding="utf-8") as stream:
        stream.write("Тағы бір жол.\n")
    assert "Тағы" not in source.block(source.last()).text  # what there was is read
    assert "has changed while it was read" in source.warnings[-1]


def test_a_file_that_is_deleted_meanwhile_is_read_on(book: Path) -> None:
    source = PagedText(book, step=1000)
    book.unlink()
    assert "заңмен бекітіледі" in source.block(source.last()).text
    assert not source.warnings
