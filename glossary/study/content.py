"""What a note takes from a concept, and how it is written into the deck."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from glossary.concept import LANGUAGES, Concept, Status, superordinates
from glossary.lookup import Glossary
from glossary.study.card import CardKind, Content, Sentence

_DEEPEST = 12
"""Steps up the concept tree: a circle in the data ends too."""
_WRONG = (Status.DEPRECATED, Status.SUPERSEDED)
"""Terms that are not taught and not taken for right."""


def content_of(glossary: Glossary, concept: Concept, also: Iterable[str] = ()) -> Content:
    """Return what a note says of a concept.

    Args:
        glossary: Where the concepts around it come from.
        concept: The concept.
        also: Ids of other concepts that the word it was found by designates.
    """
    terms = {}
    for language in LANGUAGES:
        right = [term.text for term in concept.terms(language) if term.status not in _WRONG]
        head = concept.headword(language)
        if right:
            terms[language] = tuple(dict.fromkeys([head, *right] if head in right else right))
    definitions = {tag: text for tag in LANGUAGES if (text := concept.definition(tag))}
    others = [found for one in also if one != concept.id and (found := glossary.concept(one))]
    contexts = (
        context.text for tag in LANGUAGES for term in concept.terms(tag)
        for context in term.contexts
    )  # fmt: skip
    return Content(
        terms, definitions, concept.subject_field, _branch(glossary, concept),
        tuple(_named(one) for one in others), next(contexts, ""),
    )  # fmt: skip


def homographs(glossary: Glossary, concept: Concept) -> list[str]:
    """Return the ids of other concepts that have a Kazakh designation of a concept."""
    found: dict[str, None] = {}
    for term in concept.terms("kk"):
        for match in glossary.lookup(term.text, "kk"):
            if match.concept != concept.id and match.headword == term.text:
                found[match.concept] = None
    return list(found)


def fitting(content: Content, sentence: Sentence | None) -> list[CardKind]:
    """Return the kinds of cards that there is something to ask for."""
    has = {tag: bool(content.term(tag)) for tag in LANGUAGES}
    defined = bool(content.definition()) and any(has.values())
    fits = {
        CardKind.TERM_DEFINITION: defined,
        CardKind.DEFINITION_TERM: defined,
        CardKind.KK_RU: has["kk"] and has["ru"],
        CardKind.RU_KK: has["kk"] and has["ru"],
        CardKind.KK_EN: has["kk"] and has["en"],
        CardKind.EN_KK: has["kk"] and has["en"],
        CardKind.CLOZE: sentence is not None,
        CardKind.HOMOGRAPH: sentence is not None and bool(content.others),
    }
    return [kind for kind in CardKind if fits[kind]]


def dump_content(content: Content) -> str:
    """Return a content as JSON, one way for one content."""
    return json.dumps(content._asdict(), ensure_ascii=False, sort_keys=True)


def load_content(text: str) -> Content:
    """Return a content from JSON."""
    read: dict[str, Any] = json.loads(text)
    read["terms"] = {tag: tuple(terms) for tag, terms in read["terms"].items()}
    return Content(**read | {name: tuple(read[name]) for name in ("branch", "others")})


def dump_sentence(sentence: Sentence | None) -> str:
    """Return a sentence as JSON; empty for none."""
    return "" if sentence is None else json.dumps(sentence._asdict(), ensure_ascii=False)


def load_sentence(text: str) -> Sentence | None:
    """Return a sentence from JSON, None from nothing."""
    return Sentence(**json.loads(text)) if text else None


def edited(content: Content, changes: Mapping[str, Any]) -> Content:
    """Return a content with what the learner wrote instead of the termbase's words.

    Args:
        content: The termbase's.
        changes: By name: ``kk``, ``en``, ``ru`` a term, ``definition.kk`` … a definition,
            ``remark`` a remark.
    """
    terms, definitions = dict(content.terms), dict(content.definitions)
    for name, text in changes.items():
        kind, _dot, tag = name.partition(".")
        if tag:
            definitions[tag] = text
        elif kind in LANGUAGES:
            terms[kind] = tuple(dict.fromkeys([text, *terms.get(kind, ())]))
    remark = str(changes.get("remark", content.remark))
    return content._replace(terms=terms, definitions=definitions, remark=remark)


def words(content: Content) -> dict[str, str]:
    """Return what may be edited of a content, by the names of :func:`edited`; the remark apart."""
    terms = {tag: content.term(tag) for tag in LANGUAGES if content.term(tag)}
    return terms | {
        f"definition.{tag}": content.definitions[tag]
        for tag in LANGUAGES
        if content.definitions.get(tag)
    }


def _named(concept: Concept) -> str:
    """Return a concept as one tells it from another with the same name: in Russian or English."""
    tag = next((tag for tag in ("ru", "en") if concept.terms(tag)), "kk")
    return concept.headword(tag)


def _branch(glossary: Glossary, concept: Concept) -> tuple[str, ...]:
    path: list[Concept] = []
    here = concept
    while len(path) < _DEEPEST:
        above = next(filter(None, map(glossary.concept, superordinates(here))), None)
        if above is None or above in path or above.id == concept.id:
            break
        path.insert(0, above)
        here = above
    return tuple(one.headword("kk") for one in path)
