"""Writing TBX-Basic in DCT style: one element a line, entries in the order given, diffable.

The text is made by hand rather than from a tree: 200,000 entries are written as they come, and
the same model always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from glossary.concept import Concept, LanguageSection, RelationKind, Term
from glossary.formats.tbx import CORE, RELATION_WORDS, STATUS_SUFFIX
from glossary.termbase import Preamble, Termbase

_WORDS = {kind: word for word, kind in RELATION_WORDS.items()}
_OPENING = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en"
     xmlns="{CORE}"
     xmlns:min="http://www.tbxinfo.net/ns/min"
     xmlns:basic="http://www.tbxinfo.net/ns/basic">
"""


def dumps(termbase: Termbase) -> str:
    """Return a termbase as the text of a TBX file."""
    return "".join(lines(termbase.concepts, termbase.preamble))


def lines(concepts: Iterable[Concept], preamble: Preamble) -> Iterator[str]:
    """Yield a TBX file piece by piece.

    Args:
        concepts: The entries, in the order wished for.
        preamble: What the file says besides.

    Yields:
        Pieces of text that end in a line break; together they are the file.
    """
    yield _OPENING
    yield from _header(preamble)
    yield "<text>\n<body>\n"
    for concept in concepts:
        yield from _entry(concept)
    yield "</body>\n"
    if preamble.back:
        yield preamble.back + "\n"
    yield "</text>\n</tbx>\n"


def _header(preamble: Preamble) -> Iterator[str]:
    if preamble.header:
        yield preamble.header + "\n"
        return
    yield "<tbxHeader>\n<fileDesc>\n"
    if preamble.title:
        yield f"<titleStmt>\n<title>{escape(preamble.title)}</title>\n</titleStmt>\n"
    yield f"<sourceDesc>\n<p>{escape(preamble.source)}</p>\n</sourceDesc>\n"
    yield "</fileDesc>\n</tbxHeader>\n"


def _entry(concept: Concept) -> Iterator[str]:
    yield f"<conceptEntry id={quoteattr(concept.id)}>\n"
    if concept.subject_field:
        yield f"  <min:subjectField>{escape(concept.subject_field)}</min:subjectField>\n"
    for relation in concept.relations:
        kind = RelationKind(relation.kind)
        yield (
            f"  <basic:crossReference target={quoteattr(relation.target)}>"
            f"{_WORDS[kind]}</basic:crossReference>\n"
        )
    if concept.note:
        yield f"  <note>{escape(concept.note)}</note>\n"
    for extra in concept.extras:
        yield f"  {extra}\n"
    for section in concept.sections:
        yield from _section(section)
    yield "</conceptEntry>\n"


def _section(section: LanguageSection) -> Iterator[str]:
    yield f"  <langSec xml:lang={quoteattr(section.language)}>\n"
    for definition in section.definitions:
        yield from _described("definition", definition.text, definition.source, "    ")
    for extra in section.extras:
        yield f"    {extra}\n"
    for term in section.terms:
        yield from _term(term)
    yield "  </langSec>\n"


def _term(term: Term) -> Iterator[str]:
    yield f"    <termSec>\n      <term>{escape(term.text)}</term>\n"
    for element, value in (
        ("min:partOfSpeech", term.part_of_speech),
        ("basic:grammaticalGender", term.gender),
        ("min:administrativeStatus", term.status + STATUS_SUFFIX),
        ("basic:termType", term.kind),
        ("note", term.note),
    ):
        if value:
            yield f"      <{element}>{escape(value)}</{element}>\n"
    for context in term.contexts:
        yield from _described("context", context.text, context.source, "      ")
    for extra in term.extras:
        yield f"      {extra}\n"
    yield "    </termSec>\n"


def _described(category: str, text: str, source: str, indent: str) -> Iterator[str]:
    yield f"{indent}<descripGrp>\n{indent}  <basic:{category}>{escape(text)}</basic:{category}>\n"
    if source:
        yield f"{indent}  <basic:source>{escape(source)}</basic:source>\n"
    yield f"{indent}</descripGrp>\n"
