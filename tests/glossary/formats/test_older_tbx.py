"""TBX as other programs write it: what is unusual is read, kept, or told."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from glossary.formats.importing import counted, take_over
from glossary.formats.source import open_source
from glossary.formats.tbx import read
from glossary.formats.tbx_write import dumps
from tests.glossary.exports import DATA, exported

V2 = """<?xml version="1.0" encoding="UTF-8"?>
{doctype}<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc>
</fileDesc></martifHeader><text><body>
<termEntry id="a"><langSet xml:lang="en"><tig><term>file</term></tig></langSet>
<langSet xml:lang="{language}"><tig><term>{term}</term></tig></langSet></termEntry>
</body></text></martif>
"""
V3 = """<?xml version="1.0" encoding="UTF-8"?>
<t:tbx xmlns:t="urn:iso:std:iso:30042:ed-2" xmlns:a="urn:a" xmlns:b="urn:b" type="TBX-Basic"
 style="dca" xml:lang="en"><t:tbxHeader><t:fileDesc><t:sourceDesc><t:p>x</t:p></t:sourceDesc>
</t:fileDesc></t:tbxHeader><t:text><t:body>
<t:conceptEntry id="c1" xml:id="x1" a:one="1" b:two="2" a:three="3"><!-- c --><?pi p?>
<t:admin type="notListed">u</t:admin>
<t:langSec xml:lang="kk" xml:space="preserve"><t:termSec xml:id="x2"><t:term>сөз</t:term>
<t:termNote type="etymology">e<t:hi>q</t:hi></t:termNote></t:termSec></t:langSec>
</t:conceptEntry></t:body></t:text></t:tbx>
"""


def told(path: Path) -> dict[str, tuple[int, str]]:
    return {one.kind: (one.number, one.names) for one in counted(open_source(path)).losses.told()}


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({}, {}),
        ({"term": ""}, {"rows without a term": (1, "")}),
        ({"language": "qq"}, {"languages": (1, "qq")}),
        ({"language": "not_a_tag"}, {"languages": (1, "not_a_tag")}),
        ({"doctype": '<!DOCTYPE martif SYSTEM "http://example.org/x.dtd">\n'},
         {"document types": (1, "http://example.org/x.dtd")}),
    ],
    ids=["plain", "no text, as Weblate", "no such language", "no tag", "DTD elsewhere"],
)  # fmt: skip
def test_what_is_doubtful_is_told(
    tmp_path: Path, more: dict[str, str], wanted: dict[str, tuple[int, str]]
) -> None:
    path = tmp_path / "v2.tbx"
    values = {"doctype": "", "language": "ru", "term": "файл", **more}
    path.write_text(V2.format(**values), "utf-8")
    assert told(path) == wanted


def test_attributes_of_other_namespaces_come_back(tmp_path: Path) -> None:
    path = tmp_path / "v3.tbx"
    path.write_text(V3, "utf-8")
    take_over(open_source(path), tmp_path / "own.tbx")
    (entry,) = etree.parse(tmp_path / "own.tbx").iter("{*}conceptEntry")
    (before,) = etree.parse(path).iter("{*}conceptEntry")
    assert dict(entry.attrib) == dict(before.attrib)
    for tag in ("{*}langSec", "{*}termSec"):
        (one,), (other,) = before.iter(tag), entry.iter(tag)
        assert dict(one.attrib) == dict(other.attrib)
    assert dumps(read(tmp_path / "own.tbx")) == (tmp_path / "own.tbx").read_text("utf-8")


def test_attributes_of_xml_itself_come_back_in_version_2(tmp_path: Path) -> None:
    path = tmp_path / "v2.tbx"
    text = V2.format(doctype="", language="ru", term="файл")
    path.write_text(text.replace('id="a"', 'id="a" xml:space="preserve"'), "utf-8")
    assert 'xml:space="preserve"' in exported(read(path), "tbx-v2").decode()


def test_tbx_min_of_2013_is_read(tmp_path: Path) -> None:
    path = DATA / "min2013.tbx"
    assert dumps(read(path)) == (DATA / "min2013.golden.tbx").read_text("utf-8")
    said = [" ".join((one.text or "").split()) for one in etree.parse(path).iter(etree.Element)]
    written = str(etree.parse(DATA / "min2013.golden.tbx").xpath("string()"))
    missing = {text for text in said if text not in written}
    # Statuses get their newer names; the others are in these.
    assert missing == {"notRecommended"}


def test_entries_of_2013_may_lack_ids(tmp_path: Path) -> None:
    path = tmp_path / "min.tbx"
    path.write_text((DATA / "min2013.tbx").read_text("utf-8").replace(' id="C003"', ""), "utf-8")
    assert [one.id for one in read(path)] == ["C002", "entry-2"]
    assert told(path) == {"entries without an id": (1, "")}
