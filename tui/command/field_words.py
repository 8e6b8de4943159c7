"""Fields of an entry and their values in words, for showing what differs."""

from __future__ import annotations

from typing import Any

from glossary.concept import LANGUAGES, Concept, Context, Definition, Relation, RelationKind
from glossary.fields import Field
from tui.messages import N_, _

NAMES = {
    "text": N_("term"),
    "status": N_("status"),
    "part_of_speech": N_("part of speech"),
    "gender": N_("gender"),
    "kind": N_("type of term"),
    "note": N_("note"),
    "contexts": N_("context"),
    "definitions": N_("definition"),
    "relations": N_("relation"),
    "subject_field": N_("subject field"),
    "extras": N_("other element"),
    "section": N_("language"),
    "source": N_("source"),
    "references": N_("reference"),
    "transactions": N_("history"),
    "entry": N_("whole entry"),
    "preferred term": N_("preferred term"),
}
"""What the fields of the model are called."""
STATUSES = {
    "preferred": N_("preferred"),
    "admitted": N_("admitted"),
    "deprecated": N_("deprecated"),
    "superseded": N_("superseded"),
}
RELATIONS = {
    RelationKind.BROADER: N_("broader"),
    RelationKind.PART_OF: N_("part of"),
    RelationKind.RELATED: N_("related"),
}
NOTHING = "—"
"""Stands for a value that is missing."""


def field_name(field: Field) -> str:
    """Return where a value stands, e.g. ``en · book · status``."""
    name = NAMES.get(field.name)
    parts = (field.section, field.term, _(name) if name else field.name)
    return " · ".join(part for part in parts if part)


def value_text(field: Field, value: Any) -> str:
    """Return a value as a person reads it; of several lines if it has several parts."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, Concept):
        return " — ".join(dict.fromkeys(value.headword(tag) for tag in LANGUAGES))
    if isinstance(value, Relation):
        return f"{_(RELATIONS[value.kind])}: {value.target}"
    if isinstance(value, Context | Definition):
        return f"{value.text} [{value.source}]" if value.source else value.text
    if isinstance(value, tuple):
        if hasattr(value, "_fields"):
            return " · ".join(str(part) for part in value if part)
        return "\n".join(value_text(field, part) for part in value)
    return _(STATUSES[value]) if field.name == "status" and value in STATUSES else str(value)


def plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(value, Concept):
        return value.id
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain(part) for name, part in value._asdict().items()}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return value if value is None else str(value)
