"""The beginning of a book is that of the whole book, without parsing all of a long chapter."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts.formats.test_tree import ATTRIBUTES, MARKUP, WORDS, _element, _escaped, _page
from texts.formats import html
from texts.formats.book import Book, Piece
from texts.formats.brief import Brief, beginning, opened
from texts.formats.epub import Epub
from texts.reach import exists, share_of

NAMES = st.sampled_from(("p", "div", "div", "h2", "section", "blockquote", "hr", "ul", "table"))
# Blocks, among them runs of lines and what is not closed off from what follows.
BLOCKS = st.lists(
    st.one_of(
        st.builds(lambda name, inside: f"<{name}>{inside}</{name}>", NAMES, MARKUP),
        st.builds(
            lambda name, lines: f"<{name}>{''.join(f'<div>{x}</div>' for x in lines)}</{name}>",
            st.sampled_from(("div", "section", "blockquote")),
            st.lists(WORDS.map(_escaped), max_size=4),
        ),
        st.builds(lambda text: f"<div>{text}</div>", WORDS.map(_escaped)),
        WORDS.map(_escaped),
        _element(WORDS.map(_escaped)),
    ),
    max_size=12,
)


def _bare(pieces: list[Piece]) -> list[Piece]:
    """Return blocks without the names by which links lead to them, which are not drawn."""
    return [one._replace(anchors=()) for one in pieces]


@given(BLOCKS, ATTRIBUTES, st.integers(0, 8), st.integers(2, 40))
def test_a_beginning_is_that_of_the_whole(
    blocks: list[str], attributes: dict[str, str], rows: int, measure: int
) -> None:
    given = "".join(f' {key}="{value}"' for key, value in attributes.items())
    data = _page(f"<div{given}>{''.join(blocks)}</div>{''.join(blocks)}<p>соңы</p>")
    whole = html.parse_xhtml(data)
    assert whole is not None
    begun = beginning(data, rows // 2, rows, measure)
    if begun is not None:
        assert _bare(begun) == _bare(html.pieces(whole))[: len(begun)]


def test_a_long_chapter_is_cut() -> None:
    data = _page("".join(f"<p>Абзац {n}</p>" for n in range(1000)))
    begun = beginning(data, 0, 40, 92)
    assert begun is not None and 40 <= len(begun) <= 42
    begun = beginning(data, 0, 40, 3)  # a paragraph of ten letters fills two rows, marks or not
    assert begun is not None and 20 <= len(begun) <= 42
    begun = beginning(data, 200, 40, 92)
    assert begun is not None and 200 <= len(begun) <= 202


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("<p>а" * 50, id="not closed"),
        pytest.param("<span><p>а</p></span>" * 50, id="blocks in what is none"),
        pytest.param("<div>бір жол</div>" * 50, id="lines"),
        pytest.param(f"<table>{'<tr><td>а</td><td>б</td></tr>' * 50}</table>", id="a table"),
    ],
)
def test_where_it_cannot_be_told_there_is_none(inside: str) -> None:
    assert beginning(_page(inside), 5, 5, 92) is None


def _book(path: Path, chapters: list[str], *, titled: bool = False) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="a.opf"/></rootfiles></container>')  # fmt: skip
        numbers = range(len(chapters))
        items = "".join(f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>'
                        for n in numbers)  # fmt: skip
        spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
        archive.writestr("a.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
            '<item id="nav" href="nav.xhtml" properties="nav"/>'
            f"{items}</manifest><spine>{spine}</spine></package>")  # fmt: skip
        links = "".join(f'<a href="c{n}.xhtml">Тарау {n}</a>' for n in numbers) if titled else ""
        archive.writestr("nav.xhtml", _page(f"<nav>{links or 'жоқ'}</nav>"))
        for n, chapter in enumerate(chapters):
            archive.writestr(f"c{n}.xhtml", _page(chapter))
    return path


def _long(count: int = 900, heading: str = "") -> str:
    return heading + "".join(f"<p>Абзац {n}: {'сөз ' * 20}</p>" for n in range(count))


@pytest.mark.parametrize(
    ("chapters", "titled"),
    [
        pytest.param([_long()], False, id="one chapter"),
        pytest.param([_long(heading="<h1>Бас</h1>"), "<p>а</p>"], True, id="with its heading"),
        pytest.param([_long()] * 3, True, id="a heading from the contents"),
        pytest.param(["", "<p>Мұқаба</p><p>б</p>", _long()], False, id="behind a title page"),
    ],
)
def test_the_first_page_of_a_book(tmp_path: Path, chapters: list[str], titled: bool) -> None:
    path = _book(tmp_path / "a.epub", chapters, titled=titled)
    brief, book = opened(str(path), Epub(str(path)), 40, 92), Book(str(path), Epub(str(path)))
    assert isinstance(brief, Brief)
    assert (brief.title, brief.language) == (book.title, book.language)
    # Numbers of later chapters are counted on from the first.
    numbers = range(brief.known)
    assert all(exists(book, number) for number in numbers)
    assert [brief.block(n) for n in numbers] == [book.block(n) for n in numbers]
    assert int(100 * share_of(brief, 0)) == int(100 * share_of(book, 0))
    assert brief.known < 200


@pytest.mark.parametrize(
    ("chapters", "titled"),
    [
        pytest.param(["<p>қысқа</p>", "<p>б</p>"], True, id="nothing is long"),
        pytest.param(["<p>жалғыз</p>", _long()], False, id="a title page that may be all"),
        pytest.param([_long() + "<h1>кейін</h1>"], True, id="a heading that comes later"),
        pytest.param(["<div>жол</div>" * 5000], False, id="what cannot be cut"),
        pytest.param(["<p>" + "сөз " * 20_000 + "</p>"], False, id="one paragraph"),
    ],
)
def test_else_it_is_the_whole_book(tmp_path: Path, chapters: list[str], titled: bool) -> None:
    path = _book(tmp_path / "a.epub", chapters, titled=titled)
    epub = Epub(str(path))
    whole, book = opened(str(path), epub, 40, 92), Book(str(path), Epub(str(path)))
    assert isinstance(whole, Book)
    numbers = range(min(60, book.known))
    assert [whole.block(n) for n in numbers] == [book.block(n) for n in numbers]
    # What was parsed on the way is not kept besides.
    assert len(epub.pieces(0)) == len(Epub(str(path)).pieces(0))


def test_what_is_not_well_formed_further_on_begins_as_it_is_mended(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.epub", [f"{_long()}<p>жабылмаған <b>мәтін</p>"])
    brief, book = opened(str(path), Epub(str(path)), 40, 92), Book(str(path), Epub(str(path)))
    assert isinstance(brief, Brief)
    numbers = range(brief.known)
    assert [brief.block(n) for n in numbers] == [book.block(n) for n in numbers]
