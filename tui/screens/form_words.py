"""What the form of an entry calls fields, values and faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.draft import Path
from glossary.findings import EMPTY, HOMOGRAPH, NAMELESS, UNKNOWN, Finding
from tui.command.check_words import message, remedy
from tui.messages import LANGUAGE_NAMES, N_, _

if TYPE_CHECKING:
    from glossary.lookup import Glossary

FIELDS = {
    "subject_field": N_("Subject field"), "note": N_("note"), "text": N_("Text"),
    "status": N_("Status"), "part_of_speech": N_("Part of speech"), "gender": N_("Gender"),
    "kind": N_("Type"), "source": N_("Source"), "target": N_("Concept"),
    "term": N_("Designation"), "definition": N_("Definition"), "context": N_("Context"),
    "relation": N_("Relation"),
}  # fmt: skip
VALUES = {
    "preferred": N_("preferred"), "admitted": N_("admitted"), "deprecated": N_("deprecated"),
    "superseded": N_("superseded"), "noun": N_("noun"), "verb": N_("verb"),
    "adjective": N_("adjective"), "adverb": N_("adverb"), "properNoun": N_("proper noun"),
    "other": N_("other"), "masculine": N_("masculine"), "feminine": N_("feminine"),
    "neuter": N_("neuter"), "fullForm": N_("full form"), "abbreviation": N_("abbreviation"),
    "acronym": N_("acronym"), "shortForm": N_("short form"), "phrase": N_("phrase"),
    "variant": N_("variant"), "broader": N_("is a kind of"), "part_of": N_("is a part of"),
    "related": N_("is related to"),
}  # fmt: skip
SENTENCES = {
    EMPTY: N_("This is empty and will be left out."),
    NAMELESS: N_("An entry needs a designation; t adds one."),
    "T102": N_("The same designation stands above."),
    UNKNOWN: N_("No termbase has the concept {concept}."),
    HOMOGRAPH: N_("“{concept}” is designated so, too."),
}
"""What is said of an entry that is typed, where the sentence of ``tilmash check`` has a line."""


def field_name(path: Path) -> str:
    """Return what a field is called."""
    kind, last = str(path[0]), str(path[-1])
    if kind == "relation" and last == "kind":
        last = "relation"
    named = _(FIELDS[kind if last == "text" else last])
    return named[:1].upper() + named[1:]


def value_name(path: Path, value: str, glossary: Glossary) -> str:
    """Return how a value is shown: chosen ones by name, concepts by their designation."""
    if path[-1] == "target":
        concept = glossary.concept(value)
        return concept.headword("kk") if concept is not None else value
    if path[-1] in ("status", "part_of_speech", "gender") or (path[-1] == "kind"):
        return _(VALUES[value]) if value in VALUES else value or "—"
    return value


def language_name(language: str) -> str:
    """Return the name of a language in itself, with its tag."""
    name = LANGUAGE_NAMES.get(language, "")
    return f"{name} ({language})" if name else language


def sentence(finding: Finding, glossary: Glossary) -> str:
    """Return what is wrong and what to do, as a sentence."""
    values = dict(finding.values)
    if finding.code == HOMOGRAPH:
        concept = glossary.concept(values["concept"])
        values["concept"] = concept.headword("en") if concept is not None else values["concept"]
    if finding.code in SENTENCES:
        return _(SENTENCES[finding.code]).format(**values)
    problem = message(finding.code, values)
    return f"{problem[:1].upper()}{problem[1:]}; {remedy(finding.code)}."
