"""The published TBX schemas, for validation with lxml.

The Schematron rules are written in XPath 2, which libxslt does not know. The few expressions that
use it are put in XPath 1, one by one, with the same meaning; nothing is left out, and an
expression that is not in the table makes the translation fail. The grammar is that of TBX-Core,
whose lists of categories are empty: for DCA style it says itself that they are to be replaced by
those of the dialect, which the Schematron then holds to their values.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from lxml.isoschematron import Schematron

FOLDER = Path(__file__).parents[2].parent / "shared" / "dev-data" / "tbx"
EXAMPLE = FOLDER / "Example_Astronomy_DCT_VALID.tbx"
needed = pytest.mark.skipif(not EXAMPLE.is_file(), reason="no TBX schemas beside the project")
XPATH = {
    "matches(@target,'https?://.+')": (
        "((starts-with(@target,'http://') and string-length(@target) > 7) or "
        "(starts-with(@target,'https://') and string-length(@target) > 8))"
    ),
    "not(matches(.,'|.'))": "false()",  # the empty alternative matches anything
    ".. is root()": "not(parent::*)",
    "./local-name()": "local-name()",
}
"""XPath 2 as it stands in the rules, and the same in XPath 1."""
RNG = "{http://relaxng.org/ns/structure/1.0}"


def grammar(*, dca: bool) -> etree.RelaxNG:
    """Return the RELAX NG grammar, for DCA with its category lists open."""
    tree = etree.parse(FOLDER / "TBXcoreStructV03_TBX-Core_integrated.rng")
    if dca:
        for define in tree.iter(f"{RNG}define"):
            if define.get("name", "").endswith(".types"):
                for empty in define.iter(f"{RNG}empty"):
                    empty.tag = f"{RNG}text"
    return etree.RelaxNG(tree)


def rules(name: str) -> Schematron:
    """Return a Schematron schema by the name of its file."""
    source = (FOLDER / name).read_text("utf-8-sig").replace('queryBinding="xslt2"', "")
    for old, new in XPATH.items():
        source = source.replace(old, new.replace(">", "&gt;"))
    # A rule's context may not be an attribute in XSLT 1 patterns here: test it on its element.
    tree = etree.fromstring(source.encode().replace(b'<?xml version="1.0" encoding="utf-8"?>', b""))
    for rule in tree.iter("{http://purl.oclc.org/dsdl/schematron}rule"):
        context = rule.get("context", "")
        if context.endswith("/@type"):
            rule.set("context", context.removesuffix("/@type") + "[@type]")
            for check in rule:
                check.set("test", check.get("test", "").replace(".=", "@type="))
    return Schematron(tree, store_report=True)


def faults(xml: bytes, rule_file: str, *, dca: bool) -> list[str]:
    """Return what the grammar and the rules find in a document."""
    tree = etree.fromstring(xml)
    schema, schematron = grammar(dca=dca), rules(rule_file)
    found = []
    if not schema.validate(tree):
        found += [str(error) for error in schema.error_log]
    if not schematron.validate(tree):
        report = schematron.validation_report
        failed = report.iter("{http://purl.oclc.org/dsdl/svrl}failed-assert")
        found += [" ".join(one.itertext()).strip() for one in failed]
    return found
