"""What reads most books without lxml and without zipfile reads what these read."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from texts.formats import html, tree
from texts.formats.archive import Archive
from texts.formats.unpacked import members, unpack

WORDS = st.text(st.sampled_from("аб 1\n\t&<]>\u00adй"), max_size=8)
NAMES = st.sampled_from((
    "p", "div", "span", "b", "h1", "ul", "ol", "li", "table", "tr", "td", "a", "sup", "br", "img",
    "pre", "blockquote", "math", "mi", "msup", "script", "q", "rt", "section", "m:mrow",
))  # fmt: skip
ATTRIBUTES = st.dictionaries(
    st.sampled_from(("id", "href", "hidden", "alt", "src", "start", "epub:type", "role", "title")),
    st.sampled_from(("x", "3", "noteref", "pagebreak", "a.xhtml#b", " ", "")),
    max_size=2,
)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def markup(name: str, attributes: dict[str, str], inside: list[str]) -> str:
        given = "".join(f' {key}="{value}"' for key, value in attributes.items())
        return f"<{name}{given}>{''.join(inside)}</{name}>"

    return st.builds(markup, NAMES, ATTRIBUTES, st.lists(children, max_size=4))


MARKUP = st.recursive(
    WORDS.map(_escaped)
    | st.sampled_from(("<!-- аб -->", "<?x аб?>", "<![CDATA[<аб>]]>", "&#160;", "&amp;", "\r\n")),
    _element,
    max_leaves=25,
)


def _page(inside: str) -> bytes:
    return (
        '<?xml version="1.0"?><!DOCTYPE html><!-- т --><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops" xmlns:m="m"><head><title>т</title></head>'
        f"<body>{inside}</body></html>"
    ).encode()


def _facts(element: Any) -> list[Any]:
    """Return all that is asked of a tree, by this part of lxml's interface."""
    facts: list[Any] = [
        (event, one.tag if isinstance(one.tag, str) else None, one.text, one.tail, len(one))
        for event, one in tree.walk(element, ("start", "end", "comment", "pi"))
    ]
    named = [one for one in element.iter() if isinstance(one.tag, str)]
    facts += ["".join(one.itertext()) for one in named]
    facts += [len(list(one.iterdescendants())) for one in element.iter("{*}p")]
    facts += [len(list(one.iterchildren("{*}li"))) for one in named]
    facts += [len(list(one.iterancestors("{*}div"))) for one in named]
    names = ("id", "href", "{http://www.idpf.org/2007/ops}type")
    return facts + [[one.get(name) for name in names] for one in element.iter("{*}a")]


@given(MARKUP)
def test_a_tree_is_the_one_that_lxml_makes(inside: str) -> None:
    data = _page(inside)
    quick, whole = tree.parse(data), html.parse(data, xml=True)
    assert isinstance(quick, tree.Element) and isinstance(whole, etree._Element)
    assert _facts(quick) == _facts(whole)
    assert html.pieces(quick) == html.pieces(whole)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_page("<p>а<b>б</p>"), id="not well formed"),
        pytest.param(_page("<p>&nosuch;</p>"), id="an entity that nobody knows"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', id="declares an entity"),
        pytest.param(b'<!DOCTYPE a [<!ATTLIST a b CDATA "c">]><a/>', id="declares an attribute"),
        pytest.param("<?xml version='1.0' encoding='cp1251'?><a>а</a>".encode("cp1251"),
                     id="another encoding"),
        pytest.param(_page("<x:p>а</x:p>"), id="a prefix of no namespace"),
        pytest.param(_page("<b>" * 250 + "</b>" * 250), id="too deep"),
        pytest.param(_page("а" * tree.LONGEST), id="too long"),
        pytest.param(b"\xff\xfe", id="no markup"),
        pytest.param(_page("\x01"), id="a control character"),
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_lxml(data: bytes) -> None:
    assert tree.parse(data) is None


def _zip(members_of: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members_of.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_are_those_of_zipfile(tmp_path: Path, method: int) -> None:
    path = tmp_path / "a.zip"
    given = {"a.txt": b"x" * 70_000, "тарау.xhtml": "сөз".encode(), "empty": b""}
    path.write_bytes(_zip(given, method))
    found = members(str(path))
    assert found is not None and list(found) == list(given)
    assert {name: unpack(str(path), one, 1 << 20) for name, one in found.items()} == given
    assert len(unpack(str(path), found["a.txt"], 100) or b"") == 101


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: b"before" + data, id="bytes before it"),
        pytest.param(lambda data: data[:-2] + b"\x03\x00abc", id="a comment"),
        pytest.param(lambda data: data[:-30], id="cut off"),
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(
            lambda data: data[:-12] + struct.pack("<L", 5) + data[-8:], id="directory misplaced"
        ),
    ],
)
def test_an_unusual_archive_is_left_to_zipfile(tmp_path: Path, spoil: Any) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(spoil(_zip({"a.txt": b"x"})))
    assert members(str(path)) is None


def test_a_damaged_member_is_none_and_an_archive_with_a_comment_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    data = _zip({"a.txt": b"x" * 90}, zipfile.ZIP_STORED)
    path.write_bytes(data.replace(b"xxx", b"xyx", 1))
    found = members(str(path))
    assert found is not None and unpack(str(path), found["a.txt"], 1000) is None
    path.write_bytes(data[:-2] + b"\x03\x00abc")
    assert Archive(str(path)).read("a.txt") == b"x" * 90
