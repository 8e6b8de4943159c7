"""What stands within tables, formulas, verse and notes of each format, and how it is set."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from texts.document import Block
from texts.opening import open_source

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
PICTURE = '<w:r><w:drawing><wp:docPr id="1" descr="ту"/><a:blip r:embed="r1"/></w:drawing></w:r>'
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
LINK = '<w:hyperlink w:anchor="x"><w:r><w:t>сілтеме</w:t></w:r></w:hyperlink>'
ODT = "urn:oasis:names:tc:opendocument:xmlns:"
ODT_NAMES = (
    f'xmlns:office="{ODT}office:1.0" xmlns:text="{ODT}text:1.0" xmlns:table="{ODT}table:1.0" '
    f'xmlns:draw="{ODT}drawing:1.0" xmlns:svg="{ODT}svg-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def _paragraph(text: str) -> str:
    return f"<w:p>{text}</w:p>"


def _cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def _docx(folder: Path, body: str) -> list[Block]:
    path = folder / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr(
            "word/footnotes.xml",
            f'<w:footnotes {W}><w:footnote w:id="2">{_paragraph(_run("Бір."))}'
            f"{_paragraph(_run('Екі.'))}</w:footnote></w:footnotes>",
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships><Relationship Id="r1" Target="media/i.png"/></Relationships>',
        )
        archive.writestr("word/media/i.png", b"picture")
    return _blocks(path)


def _odt(folder: Path, body: str) -> list[Block]:
    path = folder / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "content.xml",
            f"<office:document-content {ODT_NAMES}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        )
    return _blocks(path)


def _html(folder: Path, body: str) -> list[Block]:
    path = folder / "a.html"
    path.write_text(f'<html><meta charset="utf-8"><body>{body}</body></html>', "utf-8")
    return _blocks(path)


def _fb2(folder: Path, body: str) -> list[Block]:
    path = folder / "a.fb2"
    path.write_text(
        '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" '
        f'xmlns:l="http://www.w3.org/1999/xlink"><body><section>{body}</section></body>'
        "</FictionBook>", "utf-8",
    )  # fmt: skip
    return _blocks(path)


def _blocks(path: Path) -> list[Block]:
    source = open_source(str(path))
    while source.grow():
        pass
    return [source.block(number) for number in range(source.known)]


def _linked(block: Block) -> list[tuple[str, str]]:
    return [(block.text[one.start : one.end], one.target) for one in block.links]


def test_a_table_of_docx_has_its_pictures_links_and_notes(tmp_path: Path) -> None:
    row = _cell(_paragraph(_run("бір")), _paragraph(_run("екі"))) + _cell(
        _paragraph(PICTURE + _run(" ") + LINK + NOTE)
    )
    blocks = _docx(tmp_path, f"<w:tbl><w:tr>{row}</w:tr></w:tbl>" + _paragraph(LINK))
    assert blocks[0].text == "бір екі  ▣ ту сілтеме[2]"
    assert _linked(blocks[0]) == [
        ("▣ ту", "word/media/i.png"), ("сілтеме", "#x"), ("[2]", "#footnote-2"),
    ]  # fmt: skip
    assert _linked(blocks[1]) == [("сілтеме", "#x")]
    assert blocks[2].text == "Бір. Екі."


def test_a_wide_table_of_docx_is_a_paragraph_a_row(tmp_path: Path) -> None:
    row = _cell(_paragraph(_run("ұзын сөз " * 6))) + _cell(_paragraph(_run("x" * 40) + PICTURE))
    blocks = _docx(tmp_path, f"<w:tbl>{f'<w:tr>{row}</w:tr>' * 2}</w:tbl>")
    assert len(blocks) == 3
    assert all(_linked(one) == [("▣ ту", "word/media/i.png")] for one in blocks[:2])


def test_a_table_within_a_table_of_docx_is_read_once(tmp_path: Path) -> None:
    inner = f"<w:tbl><w:tr>{_cell(_paragraph(_run('ішкі')))}</w:tr></w:tbl>"
    row = _cell(_paragraph(_run("сыртқы")), inner) + _cell(_paragraph(_run("оң")))
    blocks = _docx(tmp_path, f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")
    assert [one.text for one in blocks][:1] == ["сыртқы ішкі  оң"]


def _math(said: str) -> str:
    return f"<m:oMath>{said}</m:oMath>"


def _m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        (f"<m:f><m:num>{_m('a+1')}</m:num><m:den>{_m('2b')}</m:den></m:f>", "(a+1)/(2b)"),
        (f"<m:sSup><m:e>{_m('c')}</m:e><m:sup>{_m('2')}</m:sup></m:sSup>", "c²"),
        (f"<m:sSubSup><m:e>{_m('x')}</m:e><m:sub>{_m('1')}</m:sub><m:sup>{_m('n')}</m:sup>"
         "</m:sSubSup>", "x₁ⁿ"),
        (f"<m:rad><m:radPr><m:degHide/></m:radPr><m:deg/><m:e>{_m('y+z')}</m:e></m:rad>", "√(y+z)"),
        (f"<m:rad><m:deg>{_m('3')}</m:deg><m:e>{_m('y')}</m:e></m:rad>", "³√y"),
        (f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{_m("i=1")}</m:sub><m:sup>'
         f"{_m('n')}</m:sup><m:e>{_m('i')}</m:e></m:nary>", "∑_(i=1)ⁿ i"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{_m("a")}</m:e>'
         "</m:d>", "[a]"),
        (f'<m:acc><m:accPr><m:chr m:val="&#x20d7;"/></m:accPr><m:e>{_m("v")}</m:e></m:acc>', "v⃗"),
        (f"<m:m><m:mr><m:e>{_m('1')}</m:e><m:e>{_m('0')}</m:e></m:mr></m:m>", "[1, 0]"),
        (f"<m:func><m:fName>{_m('sin')}</m:fName><m:e>{_m('x')}</m:e></m:func>", "sin x"),
    ],
)  # fmt: skip
def test_formulas_of_docx_are_read_in_a_line(tmp_path: Path, markup: str, said: str) -> None:
    assert _docx(tmp_path, _paragraph(_math(markup)))[0].text == said


def test_raised_and_lowered_runs_of_docx(tmp_path: Path) -> None:
    up, down = (f'<w:vertAlign w:val="{one}script"/>' for one in ("super", "sub"))
    text = _run("м") + _run("2", up) + _run(", H") + _run("2", down) + _run("O, 1") + _run("st", up)
    assert _docx(tmp_path, _paragraph(text))[0].text == "м², H₂O, 1st"


def test_what_was_moved_in_docx_is_read_where_it_is_now(tmp_path: Path) -> None:
    body = _paragraph(f"<w:moveFrom>{_run('сөз')}</w:moveFrom>") + _paragraph(
        f"<w:moveTo>{_run('сөз')}</w:moveTo>"
    )
    assert [one.text for one in _docx(tmp_path, body)] == ["сөз", "Бір. Екі."]


def test_a_table_of_odt_has_its_pictures_links_and_notes(tmp_path: Path) -> None:
    picture = (
        '<draw:frame><draw:image xlink:href="Pictures/i.png"/><svg:desc>ту</svg:desc></draw:frame>'
    )
    note = (
        '<text:note text:id="f1"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Бір.</text:p><text:p>Екі.</text:p></text:note-body></text:note>"
    )
    cells = "".join(
        f"<table:table-cell>{one}</table:table-cell>"
        for one in (
            "<text:p>бір</text:p><text:p>екі</text:p>",
            f'<text:p>{picture} <text:a xlink:href="#x">сілтеме</text:a>{note}</text:p>',
        )
    )
    body = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    blocks = _odt(tmp_path, body + '<text:p><text:bookmark text:name="x"/>Осында.</text:p>')
    assert blocks[0].text == "бір екі  ▣ ту сілтеме[1]"
    assert _linked(blocks[0]) == [
        ("▣ ту", "Pictures/i.png"), ("сілтеме", "#x"), ("[1]", "#f1"),
    ]  # fmt: skip
    assert [one.text for one in blocks[1:]] == ["Осында.", "Бір. Екі."]


def test_a_table_of_html_has_its_pictures_formulas_and_notes(tmp_path: Path) -> None:
    body = (
        '<table><tr><td>бір<sup><a href="#n">1</a></sup></td><td><img src="a.png" alt="ту"></td>'
        "<td><math><mfrac><mi>a</mi><mi>b</mi></mfrac></math> бар</td></tr>"
        "<tr><td>x<sub>1</sub><br>y</td><td><script>z</script><ul><li>а</li><li>б</li></ul></td>"
        "<td></td></tr></table>"
    )
    (block,) = _html(tmp_path, body)
    assert block.text == "бір[1]  ▣ ту  a/b бар\nx₁ y    а б"
    assert _linked(block) == [("[1]", "#n"), ("▣ ту", "a.png")]


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<mfrac><mi>a</mi><mrow><mn>2</mn><mi>b</mi></mrow></mfrac>", "a/(2b)"),
        ("<mrow><mo>−</mo><mi>b</mi><mo>±</mo><mi>c</mi></mrow>", "−b ± c"),
        ("<mrow><mi>x</mi><mo>=</mo><mo>−</mo><mn>1</mn></mrow>", "x = −1"),
        ("<mrow><mi>sin</mi><mo>&#x2061;</mo><mi>x</mi></mrow>", "sin x"),
        ("<mrow><mn>2</mn><mo>&#x2062;</mo><mi>x</mi></mrow>", "2x"),
        ("<mover><mi>v</mi><mo>→</mo></mover>", "v\u20d7"),
        ("<mover><mi>x</mi><mo>^</mo></mover>", "x\u0302"),
        ("<msup><mi>e</mi><mrow><mi>i</mi><mi>π</mi></mrow></msup>", "e^(iπ)"),
        ("<mmultiscripts><mi>C</mi><mn>6</mn><none/><mprescripts/><none/><mn>14</mn>"
         "</mmultiscripts>", "¹⁴C₆"),
    ],
)  # fmt: skip
def test_formulas_say_what_belongs_together(tmp_path: Path, markup: str, said: str) -> None:
    assert _html(tmp_path, f"<p>{'<math>'}{markup}</math></p>")[0].text == said


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("x<sup>a+b</sup>", "x^(a+b)"),
        ("e<sup>−2</sup>", "e⁻²"),
        ("1<sup>st</sup>", "1st"),
        ("n<sup>o</sup>", "no"),
        ("x<sub>max</sub>", "x_max"),
        ("ескерту<sup>*</sup>", "ескерту*"),
    ],
)
def test_raised_and_lowered_text(tmp_path: Path, markup: str, said: str) -> None:
    assert _html(tmp_path, f"<p>{markup}</p>")[0].text == said


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="stanza"><p>Бір</p><p>Екі</p></div>',
        '<p class="v">Бір</p><p class="v">Екі</p>',
        "<div>Бір</div><div>Екі</div>",
    ],
)
def test_lines_of_verse_stay_lines(tmp_path: Path, markup: str) -> None:
    (block,) = _html(tmp_path, markup)
    assert (block.kind.value, block.text) == ("verse", "Бір\nЕкі")


def test_paragraphs_are_no_verse(tmp_path: Path) -> None:
    assert len(_html(tmp_path, "<div><p>Бір</p><p>Екі</p></div>")) == 2


def test_definitions_are_set_in(tmp_path: Path) -> None:
    blocks = _html(tmp_path, "<dl><dt>имидж</dt><dd>бейне</dd></dl><p>соңы</p>")
    assert [(one.text, one.level) for one in blocks] == [("имидж", 0), ("бейне", 1), ("соңы", 0)]


def test_a_cover_in_a_drawing_is_a_picture_and_a_drawing_has_its_title(tmp_path: Path) -> None:
    body = '<svg viewBox="0 0 1 1"><image xlink:href="c.jpg"></image></svg><p>а</p>'
    blocks = _html(tmp_path, body + "<svg><title>Сызба</title><text>x</text></svg>")
    assert [one.text for one in blocks] == ["▣ c.jpg", "а", "▣ Сызба"]
    assert _linked(blocks[0]) == [("▣ c.jpg", "c.jpg")]


def test_a_table_of_fb2_has_its_heading_pictures_and_notes(tmp_path: Path) -> None:
    blocks = _fb2(
        tmp_path,
        '<table><tr><th>Бас</th><th>Сурет</th></tr><tr><td>м<sup>2</sup><a l:href="#n" type="note">'
        '1</a></td><td><image l:href="#i" alt="ту"/></td></tr></table>'
        '<p>H<sub>2</sub>O<a l:href="#n" type="note">2</a>, <a l:href="#n" type="note">[3]</a></p>',
    )
    assert blocks[0].text == "Бас    Сурет\nм²[1]  ▣ ту"
    assert _linked(blocks[0]) == [("[1]", "#n"), ("▣ ту", "#i")]
    assert blocks[1].text == "H₂O[2], [3]"


def test_data_before_markdown_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: Ат\ntags:\n  - бір\n---\n# Бас\n\nСөз.\n", "utf-8")
    assert [one.text for one in _blocks(path)] == ["Бас", "Сөз."]
    path.write_text("---\n\nСызықтан кейін: сөз.\n\n---\n\nСоңы.\n", "utf-8")
    assert [one.text for one in _blocks(path)] == ["", "Сызықтан кейін: сөз.", "", "Соңы."]
