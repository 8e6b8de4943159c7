"""Words for what the lookup answers: kinds of match, analyses, statuses; in the interface language.

Shared by the command line and the app.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.concept import LANGUAGES, Concept, Status
from glossary.match import Match, MatchKind
from tui.messages import _, language

_MARKS = {
    Status.PREFERRED: "●",
    Status.ADMITTED: "○",
    Status.DEPRECATED: "✗",
    Status.SUPERSEDED: "✗",
}


def kind_name(kind: MatchKind) -> str:
    """Return the name of a kind of match."""
    names = {
        MatchKind.EXACT: _("exact"),
        MatchKind.INFLECTED: _("inflected form"),
        MatchKind.MULTIWORD: _("form of a phrase"),
        MatchKind.SKELETON: _("other keyboard or alphabet"),
        MatchKind.PREFIX: _("begins so"),
        MatchKind.MISSPELT: _("similar spelling"),
        MatchKind.FULLTEXT: _("in the text of the entry"),
    }
    return names[kind]


def status_mark(status: Status) -> str:
    """Return the sign of a status: told apart by shape, not by colour."""
    return _MARKS[status]


def status_name(status: Status) -> str:
    """Return the name of a status."""
    names = {
        Status.PREFERRED: _("preferred"),
        Status.ADMITTED: _("admitted"),
        Status.DEPRECATED: _("deprecated"),
        Status.SUPERSEDED: _("superseded"),
    }
    return names[status]


def analysis_steps(match: Match) -> list[str]:
    """Return the way from a designation to the form asked for, one piece a step.

    Returns:
        E.g. ``["орган", "дар (plural)", "ымыз (our)", "да (in)", "ғы (which is in)"]``; empty
        where the match needs no explanation. In full text the excerpt, in one piece.
    """
    if not match.analysis:
        return []
    if match.kind is MatchKind.FULLTEXT:
        return ["".join(match.analysis)]
    stem, *endings = match.analysis
    return [stem, *map(_ending, endings)]


def entry_lines(query: str, match: Match, concept: Concept) -> Iterator[str]:
    """Yield an answer as lines of plain text: the match and why, terms and definitions.

    Args:
        query: What was asked.
        match: How the concept answers it.
        concept: Its entry.
    """
    steps = analysis_steps(match)
    why = " = ".join([query, " + ".join(steps)]) if steps else ""
    yield f"{match.headword}  [{concept.id}]  {kind_name(match.kind)}"
    if why:
        yield f"  {why}"
    for tag in LANGUAGES:
        terms = concept.terms(tag)
        if terms:
            shown = " · ".join(f"{status_mark(term.status)} {term.text}" for term in terms)
            yield f"  {tag}  {shown}"
        definition = concept.definition(tag)
        if definition:
            yield f"      {definition}"


def _ending(step: str) -> str:
    surface, _colon, tag = step.partition(":")
    from glossary.morphology.kazakh import MORPHEME_NAMES

    name = MORPHEME_NAMES.get(tag, {}).get(language(), tag)
    return f"{surface or '∅'} ({name})"
