"""Documents of every kind, made here, and the real books where they are at hand."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.document import BlockKind, BlockSource
from texts.errors import TextsError
from texts.formats import html
from texts.opening import open_source
from texts.reach import ordinal, own

BOOKS = sorted((Path(__file__).parents[4] / "shared" / "dev-data" / "epub").glob("*.epub"))
CONTAINER = """<?xml version="1.0"?><container
xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles
><rootfile full-path="OPS/a.opf"/></rootfiles></container>"""
OPF = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Имидж</dc:title><dc:language>kk</dc:language>
</metadata><manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml"
properties="nav"/><item id="a" href="a%20b.xhtml" media-type="application/xhtml+xml"/><item id="c"
href="c.xhtml" media-type="application/xhtml+xml"/><item id="gone" href="gone.xhtml"
media-type="application/xhtml+xml"/><item id="out" href="../../etc/passwd"
media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="gone"/>
<itemref idref="out"/><itemref idref="c"/></spine></package>"""
NAV = """<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li><a href="c.xhtml">Екінші
тарау</a></li></ol></nav></body></html>"""
CHAPTER = """<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>
<title>no</title></head><body><h2>Бірінші тарау</h2><p>Имидж&nbsp;деген&shy; &x; не<a
epub:type="noteref" href="#f">1</a>?</p><ul><li>бір<ol start="3"><li>үш</li></ol></li></ul>
<p><img alt="сурет" src="x.png"/></p><p>Тау<br/>Су</p><table><tr><th>а</th><td>б</td></tr></table>
<math alttext="x = 1"/><script>evil()</script><p hidden="">жоқ</p></body></html>"""


def _epub(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def _whole_epub(path: Path, **others: str) -> Path:
    members = {
        "META-INF/container.xml": CONTAINER, "OPS/a.opf": OPF, "OPS/nav.xhtml": NAV,
        "OPS/a b.xhtml": CHAPTER, "OPS/c.xhtml": "<html><body><p>Соңы.</p></body></html>",
    }  # fmt: skip
    return _epub(path, **{**members, **others})


def _all(source: BlockSource) -> list[tuple[str, str, int, str]]:
    while source.grow():
        pass
    blocks = [source.block(number) for number in range(source.known)]
    numbers = [source.number(block.id) for block in blocks]
    assert [own(source, number) for number in range(source.known)] == numbers
    assert [ordinal(source, number or 0) for number in numbers] == list(range(source.known))
    return [(block.kind.value, block.text, block.level, block.marker) for block in blocks]


def test_an_epub_is_read_by_its_spine(tmp_path: Path) -> None:
    source = open_source(str(_whole_epub(tmp_path / "book.bin")))
    assert (source.title, source.language) == ("Имидж", "kk")
    assert not source.complete
    assert _all(source) == [
        ("heading", "Бірінші тарау", 1, ""),
        ("paragraph", "Имидж\u00a0деген\u00ad не[1]?", 0, ""),
        ("bullet", "бір", 0, "•"),
        ("numbered", "үш", 1, "3."),
        ("paragraph", "▣ сурет", 0, ""),
        ("verse", "Тау\nСу", 0, ""),
        ("preformatted", "а  б", 0, ""),
        ("paragraph", "x = 1", 0, ""),
        ("heading", "Екінші тарау", 0, ""),
        ("paragraph", "Соңы.", 0, ""),
    ]
    assert [(one.title, one.level) for one in source.contents] == [("Екінші тарау", 0)]
    target = source.number(source.contents[0].block)
    assert target is not None and source.block(target).text == "Екінші тарау"
    assert any("gone.xhtml" in warning for warning in source.warnings)
    assert not any("passwd" in text for _kind, text, *_ in _all(source))


def test_a_book_without_a_spine_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    path = _epub(tmp_path / "b.epub", **{"a.xhtml": "<p>бір</p>", "b.xhtml": "<p>екі</p>"})
    source = open_source(str(path))
    assert [text for _kind, text, *_ in _all(source)] == ["бір", "екі"]
    assert "no order of chapters" in source.warnings[0]


def test_an_encrypted_book_is_refused(tmp_path: Path) -> None:
    locked = '<encryption><CipherReference URI="OPS/c.xhtml"/></encryption>'
    path = _whole_epub(tmp_path / "b.epub", **{"META-INF/encryption.xml": locked})
    with pytest.raises(TextsError, match="DRM"):
        open_source(str(path))


def test_a_zip_bomb_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("texts.formats.archive.MOST", 100_000)
    path = tmp_path / "b.epub"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xhtml", "<p>" + "a" * 1_000_000 + "</p>")
        archive.writestr("b.xhtml", "<p>бар</p>")
    source = open_source(str(path))
    assert [text for _kind, text, *_ in _all(source)] == ["бар"]
    assert any("a.xhtml" in warning for warning in source.warnings)


def test_a_cut_archive_is_one_sentence(tmp_path: Path) -> None:
    path = _whole_epub(tmp_path / "b.epub")
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(TextsError, match="damaged or cut off"):
        open_source(str(path))


FB2 = """<?xml version="1.0" encoding="windows-1251"?><FictionBook
xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info><book-title>Книга
</book-title><lang>ru</lang></title-info></description><body><section><title><p>Глава</p></title>
<p>Текст <emphasis>важный</emphasis>.</p><poem><stanza><v>Раз</v><v>Два</v></stanza></poem>
<empty-line/><cite><p>Слова</p></cite></section></body></FictionBook>"""
FB2_BLOCKS = [
    ("heading", "Глава", 0, ""), ("paragraph", "Текст важный.", 0, ""),
    ("verse", "Раз\nДва", 0, ""), ("break", "", 0, ""), ("paragraph", "Слова", 1, ""),
]  # fmt: skip


@pytest.mark.parametrize("zipped", [False, True])
def test_fb2(tmp_path: Path, zipped: bool) -> None:
    path = tmp_path / "book"
    data = FB2.encode("cp1251")
    if zipped:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.fb2", data)
    else:
        path.write_bytes(data)
    source = open_source(str(path))
    assert (source.title, source.language) == ("Книга", "ru")
    assert _all(source) == FB2_BLOCKS


def test_docx(tmp_path: Path) -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f"""<w:document {w}><w:body><w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t
>Бас</w:t></w:r></w:p><w:p><w:r><w:t>Имидж</w:t><w:tab/><w:t>бар</w:t><w:footnoteReference
w:id="2"/></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr
><w:r><w:t>тармақ</w:t></w:r></w:p
><w:tbl><w:tr><w:tc><w:p><w:r><w:t>а</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>б</w:t></w:r></w:p
></w:tc></w:tr></w:tbl></w:body></w:document>"""
    styles = (
        f'<w:styles {w}><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>'
    )
    notes = f"""<w:footnotes {w}><w:footnote w:id="2"><w:p><w:r><w:t>ескерту</w:t></w:r></w:p>
</w:footnote></w:footnotes>"""
    path = _epub(
        tmp_path / "a.docx",
        **{"word/document.xml": document, "word/styles.xml": styles, "word/footnotes.xml": notes},
    )
    assert _all(open_source(str(path))) == [
        ("heading", "Бас", 0, ""),
        ("paragraph", "Имидж бар[2]", 0, ""),
        ("bullet", "тармақ", 1, "•"),
        ("preformatted", "а  б", 0, ""),
        ("numbered", "ескерту", 0, "[2]"),
    ]


def test_odt(tmp_path: Path) -> None:
    content = """<o:c xmlns:o="x" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><text:h text:outline-level="2"
>Бас</text:h>
<text:p>Имидж<text:s/>бар<text:note
><text:note-citation>1</text:note-citation><text:note-body><text:p
>ескерту</text:p></text:note-body></text:note>.</text:p><text:list><text:list-item
><text:p>бір</text:p></text:list-item></text:list></o:c>"""
    path = _epub(tmp_path / "a.odt", **{"content.xml": content})
    assert _all(open_source(str(path))) == [
        ("heading", "Бас", 1, ""),
        ("paragraph", "Имидж бар[1].", 0, ""),
        ("bullet", "бір", 0, "•"),
        ("numbered", "ескерту", 0, "[1]"),
    ]


def test_markdown_and_html(tmp_path: Path) -> None:
    markdown = tmp_path / "a.md"
    markdown.write_text("# Бас\n\nБір *екі*\nүш.\n\n1. а\n2. б\n\n```\nx  y\n```\n", "utf-8")
    assert _all(open_source(str(markdown))) == [
        ("heading", "Бас", 0, ""), ("paragraph", "Бір екі үш.", 0, ""), ("numbered", "а", 0, "1."),
        ("numbered", "б", 0, "2."), ("preformatted", "x  y", 0, ""),
    ]  # fmt: skip
    page = tmp_path / "page"
    page.write_bytes(
        "<!doctype html><meta charset=cp1251><title>Т</title><p>Сөз".encode(
            "cp1251", "xmlcharrefreplace"
        )
    )
    source = open_source(str(page))
    assert source.title == "Т"
    assert _all(source) == [("paragraph", "Сөз", 0, "")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\x00" * 60 + b"BOOKMOBI", "ebook-convert"),
        (b"{\\rtf1 text}", "DOCX or ODT"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOCX or ODT"),
        (b"%PDF-1.4\nnothing", "cannot be read"),
        (b"PK\x03\x04garbage", "damaged or cut off"),
    ],
)
def test_what_is_not_read_says_what_to_do(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(TextsError, match=sentence):
        open_source(str(path))


def test_a_pdf_with_a_text_layer(tmp_path: Path) -> None:
    stream = b"BT /F1 12 Tf 72 700 Td (Image and press service.) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    data += b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % table
    path = tmp_path / "a"
    path.write_bytes(data)
    assert [text for _kind, text, *_ in _all(open_source(str(path)))] == [
        "Image and press service."
    ]


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: str(path.stem))
def test_real_books_open_wholly(path: Path) -> None:
    blocks = _all(open_source(str(path)))
    assert len(blocks) > 10
    assert any(kind == "heading" for kind, *_ in blocks)


_TAGS = [
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "h1",
    "pre",
    "br",
    "table",
    "tr",
    "td",
    "blockquote",
    "b",
    "q",
    "img",
]
_MARKUP = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in _TAGS] + [f"</{tag}>" for tag in _TAGS]),
        st.text(max_size=8),
    ),
    max_size=30,
).map("".join)


@given(_MARKUP, st.booleans())
def test_no_markup_raises(markup: str, xml: bool) -> None:
    root = html.parse(markup.encode("utf-8", "surrogatepass"), xml=xml)
    for piece in [] if root is None else html.pieces(root):
        assert piece.text.strip() or piece.kind is BlockKind.BREAK


def test_deep_nesting_is_bounded() -> None:
    root = html.parse(b"<div>" * 100_000 + b"x", xml=False)
    assert root is None or isinstance(html.pieces(root), list)
