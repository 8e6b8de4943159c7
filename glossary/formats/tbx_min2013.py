"""TBX-Min as it was first published (LTAC 2013): a root ``<TBX dialect="TBX-Min">`` of its own.

Its entries are renamed in place to those of version 3, so that lines stay known and one reader
does for both. Its header is another; what that says becomes title and source of the termbase.
"""

from __future__ import annotations

from lxml import etree

from glossary.formats.tbx_categories import CORE, MIN

ROOT = "TBX"
ENTRIES = ("entry", "conceptEntry", "termEntry")
"""What drafts of the format called an entry."""
_NAMES = {
    **dict.fromkeys(ENTRIES, f"{{{CORE}}}conceptEntry"),
    "langGroup": f"{{{CORE}}}langSec",
    "termGroup": f"{{{CORE}}}termSec",
    "term": f"{{{CORE}}}term",
    "note": f"{{{CORE}}}note",
    "noteGrp": f"{{{CORE}}}note",
    "subjectField": f"{{{MIN}}}subjectField",
    "partOfSpeech": f"{{{MIN}}}partOfSpeech",
    "customer": f"{{{MIN}}}customerSubset",
    "termStatus": f"{{{MIN}}}administrativeStatus",
}
_STATUSES = {"preferred": "preferredTerm-admn-sts", "admitted": "admittedTerm-admn-sts",
             "notRecommended": "deprecatedTerm-admn-sts",
             "obsolete": "supersededTerm-admn-sts"}  # fmt: skip


def rename(entry: etree._Element) -> None:
    """Make an entry one of TBX-Min of 2019, in place; what is unknown stays as it is."""
    for group in list(entry.iter("{*}noteGrp")):
        _one_note(group)
    for element in entry.iter(etree.Element):
        bare = str(element.tag).rpartition("}")[2]
        if bare == "termStatus" and element.text:
            said = element.text.strip()
            element.text = _STATUSES.get(said, said)
        element.tag = _NAMES.get(bare, f"{{{CORE}}}{bare}")


def _one_note(group: etree._Element) -> None:
    """Make notes with a key and a value one text: ``key: value; key: value``."""
    said = []
    for note in group.iter("{*}note"):
        parts = [" ".join((part.text or "").split()) for part in note] or [note.text or ""]
        said.append(": ".join(part for part in parts if part))
    tail = group.tail
    group.clear()
    group.text, group.tail = "; ".join(filter(None, said)), tail


def header(element: etree._Element) -> tuple[str, str]:
    """Return what a header says as title and source."""
    title, said = "", []
    for child in element.iterchildren(etree.Element):
        bare = str(child.tag).rpartition("}")[2]
        value = " ".join(str(child.xpath("string()")).split()) or " → ".join(
            str(one) for one in child.attrib.values()
        )
        if bare == "id":
            title = value
        elif value:
            said.append(value if bare == "description" else f"{bare}: {value}")
    return title, "; ".join(said)
