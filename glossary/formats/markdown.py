"""A glossary as Markdown (CommonMark): letters, entries, an index a language, links between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.concept import Concept
from glossary.formats.printed import NAMES, RELATIONS, Glossary, inner, marks

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def pieces(glossary: Glossary, title: str) -> Iterator[str]:
    """Yield the document, line by line."""
    yield f"# {escape(title)}\n"
    for letter in glossary.entries():
        yield f"\n## {escape(letter.heading)}\n"
        for item in letter.items:
            yield from _entry(glossary, glossary.by_id[item.concept])
    for language in glossary.languages:
        yield f"\n## {NAMES.get(language, escape(language))}\n"
        for letter in glossary.index(language):
            yield f"\n### {escape(letter.heading)}\n\n"
            for item in letter.items:
                yield f"- [{escape(item.text)}](#{anchor(item.concept)})\n"


def _entry(glossary: Glossary, concept: Concept) -> Iterator[str]:
    headword = escape(concept.headword(glossary.language))
    yield f'\n### <a id="{anchor(concept.id)}"></a>{headword}\n\n'
    if concept.subject_field:
        yield f"*{escape(concept.subject_field)}*\n\n"
    for section in glossary.sections(concept):
        named = []
        for term in section.terms:
            behind = marks(term)
            named.append(
                f"**{escape(term.text)}**" + (f" ({escape(', '.join(behind))})" if behind else "")
            )
        yield f"- {escape(section.language)}: {'; '.join(named)}\n"
        for definition in section.definitions:
            source = f" [{definition.source}]" if definition.source else ""
            yield f"  - {escape(definition.text + source)}\n"
        for term in section.terms:
            if term.note:
                yield f"  - ({escape(term.note)})\n"
            for context in term.contexts:
                source = f" [{context.source}]" if context.source else ""
                yield f"  - «{escape(inner(context.text))}»{escape(source)}\n"
        if section.note:
            yield f"  - ({escape(section.note)})\n"
    for relation in concept.relations:
        word = escape(glossary.headword(relation.target))
        there = relation.target in glossary.by_id
        shown = f"[{word}](#{anchor(relation.target)})" if there else word
        yield f"- {RELATIONS[relation.kind]} {shown}\n"
    if concept.note:
        yield f"\n{escape(concept.note)}\n"


def escape(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    text = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[0]}",
                      text)  # fmt: skip


def anchor(concept_id: str) -> str:
    """Return the name of an entry's anchor: letters, digits, ``-`` and ``_`` alone."""
    return "c-" + "".join(
        one if one.isascii() and (one.isalnum() or one == "-") else f"_{ord(one):x}_"
        for one in concept_id
    )
