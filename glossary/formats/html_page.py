"""A glossary as one HTML page that needs nothing else, to read and to print."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from glossary.concept import Concept
from glossary.formats.markdown import anchor
from glossary.formats.printed import NAMES, RELATIONS, Glossary, inner, marks

_STYLE = """\
body{font:1rem/1.45 serif;max-width:44rem;margin:2rem auto;padding:0 1rem;hyphens:auto}
h1,h2,h3{font-family:sans-serif;line-height:1.2}
h2{border-bottom:1px solid;break-after:avoid}h3{margin:1.2em 0 .2em;break-after:avoid}
nav a{margin-right:.6em}.entry{break-inside:avoid}
.entry p{margin:.2em 0}.entry .text{margin-left:1.4em}
.tag{font:.75rem sans-serif;opacity:.7;margin-right:.4em}.deprecated,.superseded{opacity:.7}
.index{columns:3 12rem;padding:0;list-style:none}.index li{break-inside:avoid}
a{color:inherit}
@media print{body{max-width:none;margin:0;font-size:10pt}nav{display:none}
a{text-decoration:none}.letter{break-before:auto}.register{break-before:page}
@page{margin:18mm 16mm}}
"""


def pieces(glossary: Glossary, title: str) -> Iterator[str]:
    """Yield the page piece by piece."""
    letters = glossary.entries()
    language = escape(glossary.language, quote=True)
    yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width">\n'
    yield f"<title>{escape(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
    yield f"<h1>{escape(title)}</h1>\n<nav>"
    for number, letter in enumerate(letters):
        yield f'<a href="#l{number}">{escape(letter.heading)}</a>'
    for tag in glossary.languages:
        yield f'<a href="#i-{anchor(tag)}">{escape(NAMES.get(tag, tag))}</a>'
    yield "</nav>\n"
    for number, letter in enumerate(letters):
        yield f'<section class="letter">\n<h2 id="l{number}">{escape(letter.heading)}</h2>\n'
        for item in letter.items:
            yield from _entry(glossary, glossary.by_id[item.concept])
        yield "</section>\n"
    for tag in glossary.languages:
        name = escape(NAMES.get(tag, tag))
        yield f'<section class="register" lang="{escape(tag, quote=True)}">\n'
        yield f'<h2 id="i-{anchor(tag)}">{name}</h2>\n'
        for letter in glossary.index(tag):
            yield f'<h3>{escape(letter.heading)}</h3>\n<ul class="index">\n'
            for item in letter.items:
                yield f'<li><a href="#{anchor(item.concept)}">{escape(item.text)}</a></li>\n'
            yield "</ul>\n"
        yield "</section>\n"
    yield "</body>\n</html>\n"


def _entry(glossary: Glossary, concept: Concept) -> Iterator[str]:
    headword = escape(concept.headword(glossary.language))
    yield f'<article class="entry" id="{anchor(concept.id)}">\n<h3>{headword}</h3>\n'
    if concept.subject_field:
        yield f'<p><i lang="en">{escape(concept.subject_field)}</i></p>\n'
    for section in glossary.sections(concept):
        tag = escape(section.language, quote=True)
        named = []
        for term in section.terms:
            behind = ", ".join(marks(term))
            more = f' <small lang="en">({escape(behind)})</small>' if behind else ""
            named.append(f'<b class="{term.status}">{escape(term.text)}</b>{more}')
        yield f'<div lang="{tag}">\n<p><span class="tag">{tag}</span>{"; ".join(named)}</p>\n'
        for definition in section.definitions:
            yield f'<p class="text">{escape(definition.text)}{_source(definition.source)}</p>\n'
        for term in section.terms:
            if term.note:
                yield f'<p class="text">({escape(term.note)})</p>\n'
            for context in term.contexts:
                quoted = f"<q>{escape(inner(context.text))}</q>{_source(context.source)}"
                yield f'<p class="text">{quoted}</p>\n'
        if section.note:
            yield f'<p class="text">({escape(section.note)})</p>\n'
        yield "</div>\n"
    shown = []
    for relation in concept.relations:
        word = escape(glossary.headword(relation.target))
        if relation.target in glossary.by_id:
            word = f'<a href="#{anchor(relation.target)}">{word}</a>'
        shown.append(f"{RELATIONS[relation.kind]} {word}")
    if shown:
        yield f"<p>{'; '.join(shown)}</p>\n"
    if concept.note:
        yield f"<p>{escape(concept.note)}</p>\n"
    yield "</article>\n"


def _source(source: str) -> str:
    return f" <small>[{escape(source)}]</small>" if source else ""
