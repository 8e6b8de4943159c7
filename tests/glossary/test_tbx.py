"""TBX of every style and age: what goes in comes out, and what comes out is valid."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

import glossary
from glossary.concept import Reference, RelationKind, Status, Transaction
from glossary.errors import TermbaseError
from glossary.formats import tbx, tbx_write
from glossary.formats.losses import Losses
from glossary.formats.tbx_categories import plain_id, xml_id
from glossary.formats.tbx_style import STYLES
from glossary.termbase import Termbase
from tests.glossary.concepts import TERMBASES, WORDS
from tests.glossary.tbx_schemas import EXAMPLE, faults, needed

SHIPPED = Path(glossary.__file__ or "").with_name("termbase.tbx")
DATA = Path(__file__).parents[1] / "data"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="{style}" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
"""
TAIL = "\n</body></text></tbx>\n"


def written(termbase: Termbase, style: str = "tbx") -> str:
    return "".join(tbx_write.lines(termbase.concepts, termbase.preamble, STYLES[style]))


def canonical(element: etree._Element) -> object:
    """Return all that an element says, white space as one space."""
    return (
        str(element.tag) if isinstance(element.tag, str) else "markup",
        sorted(element.attrib.items()) if isinstance(element.tag, str) else [],
        " ".join((element.text or "").split()),
        [(canonical(child), " ".join((child.tail or "").split())) for child in element],
    )


@needed
def test_the_published_example_comes_out_with_nothing_lost_in_its_order() -> None:
    before = etree.parse(EXAMPLE)
    after = etree.fromstring(written(tbx.read(EXAMPLE)).encode()).getroottree()
    assert canonical(after.getroot()) == canonical(before.getroot())
    above = [str(one) for one in before.getroot().itersiblings(preceding=True)]
    assert len(above) == 2
    assert [str(one) for one in after.getroot().itersiblings(preceding=True)] == above


@needed
@pytest.mark.parametrize("path", [EXAMPLE, SHIPPED], ids=["example", "shipped"])
@pytest.mark.parametrize(
    ("style", "rules"),
    [
        ("tbx", "TBX-Basic_DCT.sch"),
        ("tbx-dca", "TBX-Basic_DCA.sch"),
        ("tbx-core", "TBX-Core.sch"),
    ],
)
def test_what_is_written_is_valid(path: Path, style: str, rules: str) -> None:
    assert faults(written(tbx.read(path), style).encode(), rules, dca=style != "tbx") == []


@needed
def test_the_schemas_find_what_is_wrong() -> None:
    text = SHIPPED.read_text("utf-8")
    for wrong, rules, dca in (
        (text.replace('target="openness"', 'target="nowhere"'), "TBX-Basic_DCT.sch", False),
        (text.replace("term>", "word>"), "TBX-Basic_DCT.sch", False),
        (text.replace("TBX-Basic", "TBX-Other"), "TBX-Basic_DCT.sch", False),
        (written(tbx.read(SHIPPED), "tbx-dca").replace('"partOfSpeech"', '"wordClass"', 1),
         "TBX-Basic_DCA.sch", True),
    ):  # fmt: skip
        assert faults(wrong.encode(), rules, dca=dca)


@pytest.mark.parametrize("style", ["tbx-dca", "tbx-v2"])
@given(TERMBASES)
@settings(deadline=None, max_examples=25)
def test_other_styles_say_the_same(
    tmp_path_factory: pytest.TempPathFactory, style: str, termbase: Termbase
) -> None:
    path = tmp_path_factory.getbasetemp() / f"{style}.tbx"
    path.write_text(written(termbase, style), "utf-8", newline="")
    assert tbx.read(path).concepts == tuple(
        concept._replace(
            sections=tuple(
                section._replace(terms=tuple(map(_allowed if style == "tbx-dca" else _same,
                                                 section.terms)))
                for section in concept.sections
            )
        )
        for concept in termbase.concepts
    )  # fmt: skip


def _allowed(term):  # type: ignore[no-untyped-def]
    """As the lists of the dialect have it: no proper nouns."""
    return term._replace(part_of_speech="noun") if term.part_of_speech == "properNoun" else term


def _same(term):  # type: ignore[no-untyped-def]
    return term


@given(WORDS)
@settings(deadline=None)
def test_any_id_becomes_a_name_and_comes_back(word: str) -> None:
    assert plain_id(xml_id(word)) == word
    etree.fromstring(f'<!DOCTYPE a [<!ATTLIST a id ID #IMPLIED>]><a id="{xml_id(word)}"/>')


KEPT = (
    HEAD.format(style="dct")
    + """<!-- before one -->
<conceptEntry id="one" xmlns:x="urn:x" x:mark="m"><x:odd deep="1"><x:in>y</x:in></x:odd>
<note id="n1">first</note><!-- within --><note>second</note>
<min:subjectField>field</min:subjectField>
<basic:crossReference target="two">see also</basic:crossReference>
<langSec xml:lang="kk"><note xml:lang="en">of the section</note>
<descripGrp id="d1"><basic:definition>a <hi type="bold">bold</hi> word</basic:definition>
<basic:source>book</basic:source><note>why</note></descripGrp>
<termSec id="t1"><term id="tt">сөз</term><basic:geographicalUsage>KZ</basic:geographicalUsage>
<min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec></conceptEntry>
<conceptEntry id="two"><langSec xml:lang="kk"><termSec><term>екі</term></termSec></langSec>
</conceptEntry>
<!-- the end -->"""
    + TAIL
)


def test_order_comments_attributes_and_markup_survive(tmp_path: Path) -> None:
    path = tmp_path / "kept.tbx"
    path.write_text(KEPT, "utf-8")
    termbase = tbx.read(path)
    one = termbase["one"]
    assert one.definition("kk") == "a bold word"
    assert one.relations[0].kind is RelationKind.RELATED
    after = written(termbase)
    assert canonical(etree.fromstring(after.encode())) == canonical(etree.fromstring(KEPT.encode()))
    edited = one._replace(note="changed")
    again = written(Termbase((edited, termbase["two"]), termbase.preamble))
    for text in ("changed", "second", "bold</hi>", 'id="tt"', "within", "geographicalUsage"):
        assert text in again
    assert 'id="n1"' not in again


def test_comments_inside_of_texts_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "comment.tbx"
    path.write_text(KEPT.replace("сөз</term>", "сө<!-- no -->з</term>"), "utf-8")
    assert tbx.read(path)["one"].terms("kk")[0].text == "сөз"
    assert "<!-- no -->" in written(tbx.read(path))


def test_history_and_references_are_read(tmp_path: Path) -> None:
    path = tmp_path / "history.tbx"
    group = (
        "<transacGrp><basic:transactionType>modification</basic:transactionType><date>2026-11-24"
        '</date><basic:responsibility target="p1">Айгүл</basic:responsibility></transacGrp>'
    )
    link = '<min:externalCrossReference target="https://e.org/a?b&amp;c">E</min:externalCrossReference>'
    path.write_text(KEPT.replace("<note id", f"{group}{link}<note id"), "utf-8")
    concept = tbx.read(path)["one"]
    assert concept.transactions == (Transaction("modification", "2026-11-24", "Айгүл", "p1"),)
    assert concept.references == (Reference("https://e.org/a?b&c", "E"),)


@pytest.mark.parametrize(
    "name", ["weblate", "multiterm", "iate"], ids=lambda name: f"as {name} writes it"
)
def test_version_2_is_read_and_comes_back(tmp_path: Path, name: str) -> None:
    termbase = tbx.read(DATA / f"{name}.tbx")
    assert written(termbase) == (DATA / f"{name}.golden.tbx").read_text("utf-8")
    path = tmp_path / "again.tbx"
    path.write_text(written(termbase), "utf-8")
    assert written(tbx.read(path)) == written(termbase)
    path.write_text(written(termbase, "tbx-v2"), "utf-8")
    said = [
        Counter(
            " ".join((one.text or "").split())
            for one in etree.parse(file).iter(etree.Element)
            if (one.text or "").strip()
            and one.get("type") not in ("administrativeStatus", "normativeAuthorization")
        )
        for file in (DATA / f"{name}.tbx", path)
    ]
    assert not said[0] - said[1]


def test_version_2_says_what_the_model_asks() -> None:
    (entry,) = tbx.read(DATA / "multiterm.tbx").concepts
    assert [term.text for term in entry.terms("kk")] == ["мемлекеттік орган", "меморган"]
    assert [term.status for term in entry.terms("kk")] == [Status.PREFERRED, Status.DEPRECATED]
    assert entry.definition("kk") == "мемлекет міндеттерін атқаратын ұйым"
    assert entry.transactions[0] == Transaction("origination", "2012-03-04", "aigul")


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("tbx-min", {"definitions", "contexts", "relations", "genders", "term types",
                     "other elements"}),
        ("tbx-core", {"definitions", "contexts", "relations", "genders", "term types", "statuses",
                      "parts of speech", "subject fields", "other elements"}),
    ],
)  # fmt: skip
def test_what_a_smaller_dialect_lacks_is_counted(style: str, expected: set[str]) -> None:
    termbase = tbx.read(SHIPPED)
    losses = Losses()
    text = "".join(tbx_write.lines(termbase, termbase.preamble, STYLES[style], losses))
    assert {loss.kind for loss in losses.told()} - {"other elements"} == expected - {
        "other elements"
    }
    assert losses.counts["relations"] == sum(len(one.relations) for one in termbase)
    assert "<note>" in text and "definition>" not in text and "descrip>" not in text


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (KEPT.replace("<tbx ", f"<!DOCTYPE tbx [{BOMB}]><tbx ", 1).replace("сөз", "&e11;"),
         "entities"),
        (KEPT.replace("<tbx ", '<!DOCTYPE tbx SYSTEM "no.dtd"><tbx ', 1).replace("сөз", "&nbsp;"),
         "entity"),
        (KEPT.replace("сөз", "<hi>" * 100_000 + "</hi>" * 100_000), "more than 256 deep"),
        (KEPT.replace("сөз", "с\0з"), "well-formed"),
        (KEPT.replace('id="two"', 'id="one"'), "used before"),
        (KEPT.replace('encoding="UTF-8"', 'encoding="UTF-7x"'), r"not known \(UTF-7x\)"),
        (KEPT.replace('encoding="UTF-8"', 'encoding="UTF-16"'), "encoding that it names"),
        (KEPT[: KEPT.index("сөз") + 1], "cut short"), (KEPT[:-3], "cut short"),
    ],
    ids=["entity bomb", "undeclared entity", "depth", "NUL", "id twice", "unknown encoding",
         "wrong encoding", "cut in an element", "cut at the end"],
)  # fmt: skip
def test_attacks_and_damage_are_one_sentence_with_a_line(
    tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "bad.tbx"
    path.write_text(content, "utf-8")
    with pytest.raises(TermbaseError, match=said) as raised:
        tbx.read(path)
    assert raised.value.line and raised.value.remedy


def test_an_external_dtd_is_not_asked_for(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text('<!ENTITY leak "leaked">', "utf-8")
    path = tmp_path / "dtd.tbx"
    path.write_text(KEPT.replace("<tbx ", '<!DOCTYPE tbx SYSTEM "x.dtd"><tbx ', 1), "utf-8")
    assert len(tbx.read(path)) == 2


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1251", "koi8-r"])
def test_an_encoding_that_the_file_names_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "encoded.tbx"
    text = KEPT.replace("UTF-8", encoding).replace("сөз", "слово").replace("екі", "два")
    path.write_bytes(text.encode(encoding))
    assert tbx.read(path)["one"].terms("kk")[0].text == "слово"


def test_a_file_cut_anywhere_is_named_or_whole(tmp_path: Path) -> None:
    whole = KEPT.encode()
    path = tmp_path / "cut.tbx"
    end = whole.rindex(b">") + 1
    for length in range(end):
        path.write_bytes(whole[:length])
        with pytest.raises(TermbaseError):
            tbx.read(path)
