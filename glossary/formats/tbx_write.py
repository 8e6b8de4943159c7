"""Writing TBX: one element a line, entries in the order given, diffable.

The text is made by hand rather than from a tree: 200,000 entries are written as they come, and
the same model always gives the same bytes. Where a file had another order of elements, or said
more in one than the model holds, ``kept`` of the entry tells, and it is written so again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from glossary.concept import Concept, Kept, LanguageSection, Relation, Status, Term, Transaction
from glossary.formats import tbx_values
from glossary.formats.losses import Losses
from glossary.formats.tbx_categories import OLDER, XML, xml_id
from glossary.formats.tbx_fragment import in_style, parsed
from glossary.formats.tbx_style import STYLES, Spelling, Style
from glossary.formats.tbx_values import RELATION_WORDS, STATUS_SUFFIX
from glossary.termbase import Preamble, Termbase

_WORDS = {kind: word for word, kind in RELATION_WORDS.items()}
Child = tuple[str, Any, str]
"""Kind, value and XML of a child of an entry, section or term."""


def dumps(termbase: Termbase) -> str:
    """Return a termbase as the text of a TBX file in its canonical form."""
    return "".join(lines(termbase.concepts, termbase.preamble))


def lines(
    concepts: Iterable[Concept],
    preamble: Preamble | Callable[[], Preamble],
    style: Style = STYLES["tbx"],
    losses: Losses | None = None,
) -> Iterator[str]:
    """Yield a TBX file piece by piece.

    Args:
        concepts: The entries, in the order wished for; taken one by one.
        preamble: What the file says besides; a function is asked before the first entry is
            written, and again after the last for what comes behind it.
        style: Dialect and style.
        losses: Where to count what the dialect cannot carry.

    Yields:
        Pieces of text that end in a line break; together they are the file.
    """
    ask = preamble if callable(preamble) else lambda: preamble
    writer = Writer(style, Losses() if losses is None else losses)
    entries = iter(concepts)
    first = next(entries, None)  # so that a streaming reader has come by the header
    yield from writer.opening(ask())
    if first is not None:
        yield writer.entry(first)
        for concept in entries:
            yield writer.entry(concept)
    yield from writer.closing(ask())


class Writer:
    """Writes entries in one style.

    Args:
        style: Dialect and style.
        losses: Where to count what the dialect cannot carry.
    """

    def __init__(self, style: Style, losses: Losses) -> None:
        self._style = style
        self._losses = losses
        self._say = Spelling(style, losses)
        older = style.style == "v2"
        self._entry_tag, self._section_tag, self._term_tag = (
            OLDER[one] if older else one for one in ("conceptEntry", "langSec", "termSec")
        )

    def opening(self, preamble: Preamble) -> Iterator[str]:
        """Yield the file up to its first entry."""
        prolog = "".join(f"{one}\n" for one in preamble.prolog if self._fits(one))
        yield self._say.opening(preamble.language) % prolog
        older = self._style.style == "v2"
        if preamble.header:
            yield in_style(preamble.header, self._style.style) + "\n"
        else:
            tag = "martifHeader" if older else "tbxHeader"
            yield f"<{tag}>\n<fileDesc>\n"
            if preamble.title:
                title = self._say.text(preamble.title)
                yield f"<titleStmt>\n<title>{title}</title>\n</titleStmt>\n"
            yield f"<sourceDesc>\n<p>{self._say.text(preamble.source)}</p>\n</sourceDesc>\n"
            yield f"</fileDesc>\n</{tag}>\n"
        yield "<text>\n<body>\n"

    def closing(self, preamble: Preamble) -> Iterator[str]:
        """Yield the file from its last entry on."""
        yield from (f"{one}\n" for one in preamble.trailing)
        yield "</body>\n"
        if preamble.back:
            yield in_style(preamble.back, self._style.style) + "\n"
        yield "</text>\n"
        yield from (f"{one}\n" for one in preamble.epilog)
        yield "</martif>\n" if self._style.style == "v2" else "</tbx>\n"

    def _fits(self, markup: str) -> bool:
        return self._style.key == "tbx" or not markup.startswith("<?xml-model")

    def entry(self, concept: Concept) -> str:
        """Return a concept entry."""
        say = self._say
        children: list[Child] = []
        if concept.subject_field:
            children.append(("subjectField", concept.subject_field,
                             say.element("subjectField", concept.subject_field)))  # fmt: skip
        for relation in concept.relations:
            children.append(("relation", relation, self._relation(relation)))
        self._common(concept, children)
        for section in concept.sections:
            children.append(("langSec", None, self._section(section)))
        written_id = xml_id(concept.id)
        if written_id != concept.id:
            self._losses.add("ids that are no XML names")
        before = "".join(f"{one}\n" for one in concept.kept.before)
        body = self._arranged(children, concept.kept, "conceptEntry", "  ")
        tag = self._entry_tag
        attributes = self._attributes(concept.kept)
        return f'{before}<{tag} id="{written_id}"{attributes}>\n{body}</{tag}>\n'

    def _section(self, section: LanguageSection) -> str:
        children: list[Child] = [
            ("definition", one, self._described("definition", one.text, one.source, "    "))
            for one in section.definitions
        ]
        self._common(section, children)
        for term in section.terms:
            children.append(("termSec", None, self._term(term)))
        body = self._arranged(children, section.kept, "langSec", "    ")
        tag = self._section_tag
        language = self._say.attribute(section.language)
        return f"<{tag} xml:lang={language}{self._attributes(section.kept)}>\n{body}  </{tag}>"

    def _term(self, term: Term) -> str:
        say = self._say
        children: list[Child] = [("term", term.text, f"<term>{say.text(term.text)}</term>")]
        for category, value in (
            ("partOfSpeech", term.part_of_speech),
            ("grammaticalGender", term.gender),
        ):
            if value:
                children.append((category, value, say.element(category, value)))
        # A file that names no status for a term gets none.
        if term.status is not Status.PREFERRED or not _lacks_status(term.kept):
            word = term.status + STATUS_SUFFIX
            children.append(
                ("administrativeStatus", term.status, say.element("administrativeStatus", word))
            )
        if term.kind:
            children.append(("termType", term.kind, say.element("termType", term.kind)))
        if term.note:
            children.append(("note", term.note, f"<note>{say.text(term.note)}</note>"))
        if term.source:
            children.append(("source", term.source, say.element("source", term.source)))
        for one in term.contexts:
            children.append(
                ("context", one, self._described("context", one.text, one.source, "      "))
            )
        self._common(term, children)
        body = self._arranged(children, term.kept, "termSec", "      ")
        tag = self._term_tag
        return f"<{tag}{self._attributes(term.kept)}>\n{body}    </{tag}>"

    def _common(self, level: Concept | LanguageSection | Term, children: list[Child]) -> None:
        """Add what may stand at every level: note, references, history, extras."""
        if not isinstance(level, LanguageSection):
            for one in level.references:
                target = f" target={self._say.attribute(one.target)}"
                children.append(("reference", one, self._say.element(one.kind, one.text, target)))
        if level.note and not isinstance(level, Term):
            children.append(("note", level.note, f"<note>{self._say.text(level.note)}</note>"))
        for extra in level.extras:
            children.append(("extra", extra, self._say.piece(extra)))
        for done in level.transactions:
            children.append(("transaction", done, self._transaction(done)))

    def _relation(self, relation: Relation) -> str:
        target = f' target="{xml_id(relation.target)}"'
        return self._say.element("crossReference", _WORDS[relation.kind], target)

    def _described(self, category: str, text: str, source: str, indent: str) -> str:
        say = self._say
        if not say.has(category):
            return ""
        inner = f"{indent}  {say.element(category, text)}\n"
        if source:
            inner += f"{indent}  {say.element('source', source)}\n"
        return f"<descripGrp>\n{inner}{indent}</descripGrp>"

    def _transaction(self, done: Transaction) -> str:
        say = self._say
        if not say.has("transactionType"):
            return ""
        parts = [say.element("transactionType", done.kind)]
        if done.date:
            parts.append(f"<date>{say.text(done.date)}</date>")
        if done.responsibility or done.target:
            target = f" target={say.attribute(done.target)}" if done.target else ""
            parts.append(say.element("responsibility", done.responsibility, target))
        if done.note:
            parts.append(f"<note>{say.text(done.note)}</note>")
        return f"<transacGrp>{''.join(parts)}</transacGrp>"

    def _attributes(self, kept: Kept) -> str:
        if not kept.attributes:
            return ""
        written = ""
        prefixes = {XML: "xml"}  # that one needs, and allows, no declaration
        for key, value in kept.attributes:
            namespace, _, name = key.rpartition("}")
            if namespace:
                # Version 2 has xml:space and its like; of version 3 only DCT leaves room for them.
                older = self._style.style == "v2" and namespace[1:] == XML
                if self._style.key != "tbx" and not older:
                    self._losses.add("other elements")
                    continue
                if namespace[1:] not in prefixes:
                    prefix = prefixes[namespace[1:]] = f"ns{len(prefixes) - 1}"
                    written += f" xmlns:{prefix}={self._say.attribute(namespace[1:])}"
                written += f" {prefixes[namespace[1:]]}:{name}="
            else:
                written += f" {name}="
            written += self._say.attribute(value)
        return written

    def _arranged(self, children: list[Child], kept: Kept, level: str, indent: str) -> str:
        """Return children in the order that their file had, or in the usual one."""
        if kept.verbatim:
            children = self._restored(children, kept.verbatim, level)
        if level == "termSec" and self._style.style != "dct":
            order = tbx_values.TERM_ORDER
            children.sort(key=lambda child: self._rank(child, order))
        elif kept.layout:
            children = _laid_out(children, kept.layout)
            if level != "termSec":
                # Files of version 2 mix them; version 3 has the parts last.
                children.sort(key=lambda child: child[0] in ("langSec", "termSec"))
        return "".join(f"{indent}{xml}\n" for _kind, _value, xml in children if xml)

    def _rank(self, child: Child, order: tuple[str, ...]) -> int:
        kind, value, _xml = child
        if kind == "extra":
            return order.index("termType") if self._say.is_term_note(value) else order.index(kind)
        return order.index(kind) + (kind in ("note", "source"))

    def _restored(
        self, children: list[Child], verbatim: tuple[str, ...], level: str
    ) -> list[Child]:
        """Put back word for word what still says the same as the model."""
        said = [(xml, *_reading(level, xml)) for xml in verbatim]
        restored = []
        for kind, value, written in children:
            for place, (xml, kept_kind, kept_value) in enumerate(said):
                if kept_kind == kind and kept_value == value:
                    if written:
                        piece = self._say.piece(xml)
                        written = piece or written
                    del said[place]
                    break
            restored.append((kind, value, written))
        return restored


def _lacks_status(kept: Kept) -> bool:
    return bool(kept.layout) and "administrativeStatus" not in kept.layout


def _laid_out(children: list[Child], layout: tuple[str, ...]) -> list[Child]:
    """Order children by a layout; what is new stands after the last of its kind, or at its rank."""
    waiting: dict[str, list[Child]] = {}
    for child in children:
        waiting.setdefault(child[0], []).append(child)
    last = {kind: place for place, kind in enumerate(layout)}
    arranged: list[Child] = []
    for place, kind in enumerate(layout):
        queue = waiting.get(kind)
        if not queue:
            continue
        taken = len(queue) if last[kind] == place else 1
        arranged += queue[:taken]
        del queue[:taken]
    left = [child for queue in waiting.values() for child in queue]
    if not left:
        return arranged
    parts = ("langSec", "termSec")
    split = next((n for n, child in enumerate(arranged) if child[0] in parts), len(arranged))
    return [*arranged[:split], *left, *arranged[split:]]


@lru_cache(maxsize=512)
def _reading(level: str, xml: str) -> tuple[str, Any]:
    reading = tbx_values.child(level, parsed(xml))
    return reading.kind, reading.value
