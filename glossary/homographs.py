"""How a termbase says that one designation names two concepts on purpose.

TBX-Basic allows a cross-reference in a term section (ISO 30042:2019, dialect TBX-Basic,
*crossReference* at concept and term level). A term that is a homograph has one to the other
concept, whose text is the word ``homograph``; each of the two points to the other::

    <basic:crossReference target="service">homograph</basic:crossReference>

The model keeps it among the term's extras.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr, unescape

from glossary.concept import Term

WORD = "homograph"
"""The text of the cross-reference."""
_MARK = re.compile(
    r"<(?:\w+:)?(?:crossReference|ref)\b[^>]*?\btarget=(\"[^\"]*\"|'[^']*')[^>]*>\s*homograph\s*<",
)


def homographs(term: Term) -> tuple[str, ...]:
    """Return the ids of the concepts that a term is marked as a homograph for, in order."""
    return tuple(
        unescape(match[1][1:-1], {"&quot;": '"', "&apos;": "'"})
        for extra in term.extras
        if (match := _MARK.match(extra))
    )


def marked(term: Term, concept_id: str) -> Term:
    """Return a term that is marked as a homograph of another concept's."""
    if concept_id in homographs(term):
        return term
    mark = f"<basic:crossReference target={quoteattr(concept_id)}>{WORD}</basic:crossReference>"
    return term._replace(extras=(*term.extras, mark))


def aimed(term: Term, names: Mapping[str, str]) -> Term:
    """Return a term whose marks lead to the concepts' other names, where they have one."""
    targets = homographs(term)
    if not any(one in names for one in targets):
        return term
    kept = tuple(extra for extra in term.extras if not _MARK.match(extra))
    made = term._replace(extras=kept)
    for target in targets:
        made = marked(made, names.get(target, target))
    return made
