"""Concept entries as compact JSON, the form in which the index stores them."""

from __future__ import annotations

import json

from glossary.concept import (
    Concept,
    Context,
    Definition,
    LanguageSection,
    Relation,
    RelationKind,
    Status,
    Term,
    Transaction,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def dumps(concept: Concept) -> str:
    """Return an entry as JSON; what a reader never sees (``extras``) is left out."""
    return json.dumps(
        [
            concept.id,
            [_section(section) for section in concept.sections],
            [[relation.kind, relation.target] for relation in concept.relations],
            concept.subject_field,
            concept.note,
            concept.transactions,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def loads(text: str) -> Concept:
    """Return the entry that :func:`dumps` wrote.

    Raises:
        ValueError: The text is not such JSON.
    """
    concept_id, sections, relations, subject_field, note, history = json.loads(text)
    return Concept(
        concept_id,
        tuple(
            LanguageSection(
                language,
                tuple(_to_term(term) for term in terms),
                tuple(Definition(*definition) for definition in definitions),
            )
            for language, terms, definitions in sections
        ),
        tuple(Relation(RelationKind(kind), target) for kind, target in relations),
        subject_field,
        note,
        transactions=tuple(Transaction(*one) for one in history),
    )


def _section(section: LanguageSection) -> list[Any]:
    return [
        section.language,
        [_term(term) for term in section.terms],
        [[definition.text, definition.source] for definition in section.definitions],
    ]


def _term(term: Term) -> list[Any]:
    return [
        term.text,
        term.status,
        term.part_of_speech,
        term.gender,
        term.kind,
        term.note,
        [[context.text, context.source] for context in term.contexts],
    ]


def _to_term(values: list[Any]) -> Term:
    text, status, part_of_speech, gender, kind, note, contexts = values
    return Term(
        text,
        Status(status),
        part_of_speech,
        gender,
        kind,
        note,
        tuple(Context(*context) for context in contexts),
    )
