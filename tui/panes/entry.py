"""A concept entry as lines: designations, definitions, its place among others, contexts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.concept import (
    LANGUAGES,
    Concept,
    LanguageTag,
    RelationKind,
    Term,
    superordinates,
)
from glossary.lookup import Glossary
from tui.answers import status_mark, status_name
from tui.messages import N_, _
from tui.panes.lines import Item
from tui.panes.paint import FAINT, STRONG
from tui.panes.targets import ToBranch, ToConcept, ToPassage

DEEPEST = 12
"""Steps up and down the concept tree that are shown at most: a circle in the data ends too."""


SUBJECT_FIELDS = (
    N_("public relations"),
    N_("state and law"),
    N_("society and politics"),
    N_("media and information"),
    N_("organization and management"),
    N_("science and terminology"),
    N_("imageology"),
    N_("proper names"),
)
"""Those of the shipped termbase, which are shown in the interface language; others as they are."""


def entry_items(
    glossary: Glossary,
    concepts: Sequence[str],
    current: int,
    language: LanguageTag,
    opened: frozenset[str],
) -> list[Item]:
    """Return the lines of an entry.

    Args:
        glossary: Where concepts come from.
        concepts: Ids of the concepts that the word asked for designates; more than one for a
            homograph.
        current: Index of the one shown.
        language: The language to name concepts in.
        opened: Ids of concepts in the tree whose narrower ones are shown.

    Returns:
        Its lines; one that says so if the termbase has no such concept (any more).
    """
    concept = glossary.concept(concepts[current])
    if concept is None:
        return [Item(_("The termbase has no concept {id}.").format(id=concepts[current]))]
    items = [Item(concept.headword(language), style=STRONG)]
    if len(concepts) > 1:
        items += _homographs(glossary, concepts, current, language)
    if glossary.is_own(concept.id):
        items.append(Item(_("✎ in your termbase"), style=FAINT))
    if concept.subject_field:
        items.append(Item(_(concept.subject_field), style=FAINT))
    items += _designations(concept)
    items += _definitions(concept)
    if concept.note:
        items += [Item(""), Item(concept.note, style=FAINT)]
    items += _tree(glossary, concept, language, opened)
    items += _related(glossary, concept, language)
    items += _contexts(concept)
    items += _history(concept)
    return items


def _homographs(
    glossary: Glossary, concepts: Sequence[str], current: int, language: LanguageTag
) -> Iterator[Item]:
    yield Item(
        _("Entry {number} of {count}; n shows the next:").format(
            number=current + 1, count=len(concepts)
        ),
        style=FAINT,
    )
    for number, concept_id in enumerate(concepts):
        other = glossary.concept(concept_id)
        if other is not None and number != current:
            also = "en" if language != "en" else "ru"
            text = f"  ≠ {other.headword(language)} ({other.headword(also)})"
            yield Item(text, ToConcept(concept_id), hang=4)


def _designations(concept: Concept) -> Iterator[Item]:
    for language in LANGUAGES:
        label = language
        for term in concept.terms(language):
            yield Item(f"{label}  {status_mark(term.status)} {term.text}{_remarks(term)}", hang=6)
            label = "  "


def _remarks(term: Term) -> str:
    """Return what a term's line says after it: status unless preferred, gender, note."""
    genders = {"masculine": _("m."), "feminine": _("f."), "neuter": _("n.")}
    remarks = [
        "" if term.status == "preferred" else status_name(term.status),
        genders.get(term.gender, ""),
        term.note,
    ]
    shown = ", ".join(filter(None, remarks))
    return f"  ({shown})" if shown else ""


def _definitions(concept: Concept) -> Iterator[Item]:
    yield Item("")
    found = False
    for language in LANGUAGES:
        for definition in concept.section(language).definitions:
            found = True
            yield Item(f"{language}  {definition.text}", hang=4)
            if definition.source and definition.source != "editor":
                yield Item(f"    — {definition.source}", style=FAINT, hang=6)
    if not found:
        yield Item(_("This termbase does not define it."), style=FAINT)


def _tree(
    glossary: Glossary, concept: Concept, language: LanguageTag, opened: frozenset[str]
) -> Iterator[Item]:
    """Yield the superordinate concepts from the top, the concept, and what is under it.

    A concept under several is shown under the first; the others come before, each on its line.
    """
    path = _path(glossary, concept)
    narrower = glossary.narrower(concept.id)
    others = [one for one in superordinates(concept) if one not in {above.id for above in path}]
    if len(path) < 2 and not narrower and not others:
        return
    yield Item("")
    yield Item(_("Place among concepts"), style=STRONG)
    for concept_id in others:
        other = glossary.concept(concept_id)
        if other is not None:
            part = _part(concept, other)
            yield Item(f"▴ {other.headword(language)}{part}", ToConcept(other.id), hang=2)
    for depth, one in enumerate(path[:-1]):
        part = _part(one, path[depth - 1]) if depth else ""
        yield Item(f"{'  ' * depth}▾ {one.headword(language)}{part}", ToConcept(one.id), hang=4)
    depth = len(path) - 1
    part = _part(concept, path[-2]) if depth else ""
    yield Item(f"{'  ' * depth}◆ {concept.headword(language)}{part}", hang=4)
    seen = frozenset(one.id for one in path)
    yield from _branch(glossary, concept, narrower, language, opened, depth + 1, seen)


def _part(concept: Concept, above: Concept) -> str:
    """Return the word that tells a part of the whole above it from a kind of it."""
    is_part = above.id in concept.targets(RelationKind.PART_OF)
    return "  ({part})".format(part=_("part")) if is_part else ""


def _path(glossary: Glossary, concept: Concept) -> list[Concept]:
    """Return a concept's chain of superordinate concepts, the topmost first, itself last."""
    path = [concept]
    while len(path) < DEEPEST:
        above = map(glossary.concept, superordinates(path[0]))
        known = [found for found in above if found is not None]
        if not known or known[0] in path:
            break
        path.insert(0, known[0])
    return path


def _branch(
    glossary: Glossary,
    above: Concept,
    concepts: Sequence[str],
    language: LanguageTag,
    opened: frozenset[str],
    depth: int,
    seen: frozenset[str],
) -> Iterator[Item]:
    for concept_id in concepts:
        concept = glossary.concept(concept_id)
        if concept is None or concept_id in seen or depth > DEEPEST:
            continue
        below = glossary.narrower(concept_id)
        sign = "·" if not below else "▾" if concept_id in opened else "▸"
        target = ToBranch(concept_id) if below else ToConcept(concept_id)
        name = f"{concept.headword(language)}{_part(concept, above)}"
        yield Item(f"{'  ' * depth}{sign} {name}", target, hang=2 * depth + 2)
        if concept_id in opened:
            found = seen | {concept_id}
            yield from _branch(glossary, concept, below, language, opened, depth + 1, found)


def _related(glossary: Glossary, concept: Concept, language: LanguageTag) -> Iterator[Item]:
    targets = concept.targets(RelationKind.RELATED)
    known = [found for one in targets if (found := glossary.concept(one)) is not None]
    if known:
        yield Item("")
        yield Item(_("Related"), style=STRONG)
    for one in known:
        yield Item(f"→ {one.headword(language)}", ToConcept(one.id), hang=2)


def _contexts(concept: Concept) -> Iterator[Item]:
    first = True
    for language in LANGUAGES:
        for term in concept.terms(language):
            for context in term.contexts:
                if first:
                    yield Item("")
                    yield Item(_("Contexts"), style=STRONG)
                    first = False
                document, _sign, block = context.source.partition("#")
                target = ToPassage(document, block, context.text) if block else None
                yield Item(f"{language}  {context.text}", target, hang=4)
                if context.source:
                    yield Item(f"    — {context.source}", style=FAINT, hang=6)


def _history(concept: Concept) -> Iterator[Item]:
    """Yield who did what to the entry and when, the latest first."""
    if concept.transactions:
        yield Item("")
        yield Item(_("History"), style=STRONG)
    kinds = {"origination": _("made"), "modification": _("changed")}
    for one in reversed(concept.transactions):
        what = ": ".join(filter(None, [kinds.get(one.kind, one.kind), _parts_changed(one.note)]))
        said = "  ".join(filter(None, [one.date, one.responsibility, what]))
        yield Item(said, style=FAINT, hang=4)


CHANGED = {"subjectField": N_("subject field"), "note": N_("note"),
           "crossReference": N_("relation"), "term": N_("term"),
           "definition": N_("definition")}  # fmt: skip
"""What the history calls the parts of an entry; each may have a language behind it."""


def _parts_changed(note: str) -> str:
    """Return the note of a change in words, if it is one that tilmash wrote; else as it is."""
    parts = [part.partition(" ") for part in note.split(", ")]
    if not all(name in CHANGED and " " not in tag for name, _space, tag in parts):
        return note
    return ", ".join(f"{_(CHANGED[name])}{space}{tag}" for name, space, tag in parts)
