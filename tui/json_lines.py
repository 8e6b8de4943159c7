"""The JSON that other programs read; its shapes are fixed."""

from __future__ import annotations

import json
from typing import Any

from glossary.concept import LANGUAGES, Concept, Term, superordinates
from glossary.lookup import Glossary
from glossary.match import Match, RecognisedTerm
from tui.answers import analysis_steps
from tui.sanitise import is_hidden, is_safe


def lookup_line(
    glossary: Glossary, query: str, matches: list[Match], suggestions: list[str]
) -> str:
    """Return the answer to one query as one line."""
    found = [
        _match(match, concept)
        for match in matches
        if (concept := glossary.concept(match.concept)) is not None
    ]
    return json_line({"query": query, "matches": found, "suggestions": suggestions})


def term_line(term: RecognisedTerm) -> str:
    """Return one recognised term as one line."""
    return json_line(
        {
            "start": term.start,
            "end": term.end,
            "surface": term.surface,
            "lang": term.language,
            "concepts": list(term.concepts),
            "headword": term.headword,
            "kind": term.kind.value,
        }
    )


def _match(match: Match, concept: Concept) -> dict[str, Any]:
    return {
        "concept": match.concept,
        "headword": match.headword,
        "lang": match.language,
        "kind": match.kind.value,
        "analysis": analysis_steps(match),
        "score": match.score,
        "terms": {language: list(map(_term, concept.terms(language))) for language in LANGUAGES},
        "definition": {language: concept.definition(language) for language in LANGUAGES},
        "broader": list(superordinates(concept)),
    }


def _term(term: Term) -> dict[str, str]:
    return {"term": term.text, "status": term.status.value}


def json_line(content: dict[str, Any]) -> str:
    """Return JSON on one line; Cyrillic stays readable, what would steer a terminal is escaped."""
    text = json.dumps(content, ensure_ascii=False, separators=(", ", ": "))
    if text.isprintable() and is_safe(text):
        return text
    return "".join(map(_escaped, text))


def _escaped(letter: str) -> str:
    if letter.isprintable() and not is_hidden(letter):
        return letter
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
