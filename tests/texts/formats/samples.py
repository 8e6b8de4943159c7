"""A small real file of each format, with a note and a link to the last heading."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

_XHTML = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<body>{}</body></html>"""
_ONE = _XHTML.format(
    '<h1>Бір</h1><p>Сөз<a epub:type="noteref" href="n.xhtml#n1">1</a>, '
    '<a href="#end"> соңына </a> <a href="https://example.org/a">сыртқа</a>.</p>'
    '<h2 id="end">Соңы</h2>'
)
_NOTES = _XHTML.format('<aside id="n1"><p>Ескерту осында.</p></aside>')
_CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="a.opf"/></rootfiles></container>"""
_OPF = """<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="n.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/><itemref idref="n"/></spine></package>"""
_FB2 = """<?xml version="1.0"?><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"
xmlns:l="http://www.w3.org/1999/xlink"><body><section><title><p>Бір</p></title>
<p>Сөз<a l:href="#n1" type="note">[1]</a>, <a l:href="#end">соңына</a>
<a l:href="https://example.org/a">сыртқа</a>.</p></section>
<section id="end"><title><p>Соңы</p></title></section></body><body name="notes">
<section id="n1"><p>Ескерту осында.</p></section></body></FictionBook>"""
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_DOCX = f"""<w:document {_W} {_R}><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Бір</w:t></w:r></w:p>
<w:p><w:r><w:t>Сөз</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>, </w:t></w:r>
<w:hyperlink w:anchor="end"><w:r><w:t>соңына</w:t></w:r></w:hyperlink><w:r><w:t
xml:space="preserve"> </w:t></w:r><w:hyperlink r:id="r1"><w:r><w:t>сыртқа</w:t></w:r></w:hyperlink>
<w:r><w:t>.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>
<w:bookmarkStart w:name="end"/><w:r><w:t>Соңы</w:t></w:r></w:p></w:body></w:document>"""
_FOOTNOTES = f"""<w:footnotes {_W}><w:footnote w:id="1"><w:p><w:r><w:t>Ескерту осында.</w:t></w:r>
</w:p></w:footnote></w:footnotes>"""
_STYLES = f"""<w:styles {_W}><w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
</w:styles>"""
_RELATIONSHIPS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"
><Relationship Id="r1" TargetMode="External" Target="https://example.org/a"/></Relationships>"""
_ODT = """<d xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
xmlns:xlink="http://www.w3.org/1999/xlink"><text:h text:outline-level="1">Бір</text:h>
<text:p>Сөз<text:note text:id="n1"><text:note-citation>1</text:note-citation><text:note-body
><text:p>Ескерту осында.</text:p></text:note-body></text:note>, <text:a xlink:href="#end"
>соңына</text:a> <text:a xlink:href="https://example.org/a">сыртқа</text:a>.</text:p>
<text:h text:outline-level="1"><text:bookmark text:name="end"/>Соңы</text:h></d>"""
_MARKDOWN = """# Бір

Сөз[^n1], [соңына](#соңы) [сыртқа](https://example.org/a).

## Соңы

[^n1]: Ескерту осында.
"""
_HTML = f"<!doctype html>{_ONE[_ONE.index('<body>') :].replace('n.xhtml#n1', '#n1')}".replace(
    "</body>", "<p id=n1>Ескерту осында.</p></body>"
)


def zipped(**members: str | bytes) -> bytes:
    """Return an archive of the members given."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return stream.getvalue()


def epub() -> bytes:
    """Return a book of two chapters, the notes in the second."""
    return zipped(
        **{"META-INF/container.xml": _CONTAINER, "a.opf": _OPF, "a.xhtml": _ONE, "n.xhtml": _NOTES}
    )


def docx() -> bytes:
    """Return a document with a footnote, a bookmark and a relationship to an address."""
    return zipped(**{
        "word/document.xml": _DOCX, "word/footnotes.xml": _FOOTNOTES, "word/styles.xml": _STYLES,
        "word/_rels/document.xml.rels": _RELATIONSHIPS,
    })  # fmt: skip


def pdf() -> bytes:
    """Return one page with a line of text; it has no links."""
    text = b"BT /F1 12 Tf 72 700 Td (Hello reader of the text) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    body = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = (
        b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n"
    )
    return body + end + b"%d\n%%%%EOF" % len(body)


LINKED: dict[str, Callable[[], bytes]] = {
    "a.epub": epub,
    "a.fb2": _FB2.encode,
    "a.fb2.zip": lambda: zipped(**{"a.fb2": _FB2}),
    "a.docx": docx,
    "a.odt": lambda: zipped(**{"content.xml": _ODT}),
    "a.md": _MARKDOWN.encode,
    "a.html": _HTML.encode,
}
"""By name of the file."""
ALL: dict[str, Callable[[], bytes]] = {
    **LINKED,
    "a.pdf": pdf,
    "a.txt": "Бірінші абзац.\n\nЕкінші абзац.\n".encode,
    "a16.txt": lambda: "Бірінші абзац.\n\nЕкінші абзац.\n".encode("utf-16"),
}
