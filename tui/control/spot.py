"""What the cursor points to, wherever it is: the concepts, and where in a document they are named.

The cursor may stand in the text, in an entry, or on a line of a list; what is learnt, known or left
out is found here for all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from texts.errors import TextsError
from tui import actions
from tui.control.recognition import recognised
from tui.panes.targets import ToBranch, ToConcept, ToLookup, ToNote, ToPassage, ToPlace, ToTerm

if TYPE_CHECKING:
    from glossary.study.card import Sentence
    from texts.document import BlockSource
    from tui.screens.reader import ReaderScreen


class Passage(NamedTuple):
    """Where a term stands."""

    source: BlockSource
    """The document, in the language it stands in."""
    document: str
    """What the state knows the document by."""
    block: int
    """Block number."""
    start: int
    """Block offset of the term."""
    end: int
    """Block offset after it."""

    def sentence(self) -> Sentence:
        """Return the sentence around it."""
        return sentence_of(self.source, self.document, self.block, self.start, self.end)


class Spot(NamedTuple):
    """What is pointed to."""

    concepts: tuple[str, ...] = ()
    """Ids of the concepts, the longest term's first; empty if there is no term."""
    passage: Passage | None = None
    """Where it was read; None for one that was not met in a text."""


def spot(reader: ReaderScreen) -> Spot:
    """Return what the cursor points to."""
    place = reader.place()
    if place == actions.LIST:
        return _on_line(reader, reader.list.target())
    if place == actions.ENTRY:
        return _in_entry(reader)
    return Spot(reader.entries.under_cursor()[1], _in_text(reader))


def sentence_of(source: BlockSource, key: str, number: int, start: int, end: int) -> Sentence:
    """Return the sentence of a block that a term stands in.

    Args:
        source: The document.
        key: What the state knows it by.
        number: Number of the block.
        start: Block offset of the term.
        end: Block offset after it.
    """
    from glossary.study.card import Sentence
    from texts.segment import sentence_at

    block = source.block(number)
    first, last = sentence_at(block.text, start, source.language)
    last = max(last, end)
    text = block.text[first:last].rstrip()
    language = source.language or "kk"
    return Sentence(text, start - first, end - first, key, block.id, start, language)


def _in_text(reader: ReaderScreen) -> Passage | None:
    view = reader.text.view
    term = reader.text.current_term()
    start, end = (term.start, term.end) if term is not None else view.word()
    source = view.flow.sources[view.side]
    number: int | None = view.block
    if view.side:
        number = source.number(view.flow.main.block(view.block).id)
    if end <= start or number is None:
        return None
    return Passage(source, reader.reading.key, number, start, end)


def _in_entry(reader: ReaderScreen) -> Spot:
    """Return the concept of the line, else of the entry; with the passage it was looked up at."""
    target, concept = reader.entry.target(), reader.entries.concept
    if isinstance(target, ToConcept | ToBranch):
        return Spot((target.concept,))
    if not concept:
        return Spot()
    if isinstance(target, ToPassage):
        found = _named(reader, target.document, target.block, target.language, (concept,))
        if found is not None:
            return Spot((concept,), found)
    term = reader.text.current_term()
    here = term is not None and concept in term.concepts
    return Spot((concept,), _in_text(reader) if here else None)


def _on_line(reader: ReaderScreen, target: object) -> Spot:
    if isinstance(target, ToTerm):
        blocks = reader.vocabulary.blocks(target.concepts)
        source = reader.reading.source
        id_ = source.block(blocks[0]).id if blocks else ""
        return Spot(target.concepts, _named(reader, "", id_, "", target.concepts))
    if isinstance(target, ToPlace) and target.concepts:
        found = _named(
            reader, target.document, target.block, target.language, target.concepts, target.offset
        )
        return Spot(target.concepts, found)
    if isinstance(target, ToNote):
        return _in_note(reader, target)
    glossary = reader.recognition.glossary
    if isinstance(target, ToLookup) and glossary is not None:
        matches = glossary.lookup(target.query)
        first = matches[0].headword if matches else ""
        return Spot(tuple(dict.fromkeys(m.concept for m in matches if m.headword == first)))
    return Spot()


def _in_note(reader: ReaderScreen, target: ToNote) -> Spot:
    """Return the first term in what a note was made on."""
    glossary = reader.recognition.glossary
    note = next((one for one in reader.state.notes() if one.number == target.number), None)
    found = _block(reader, target.place.document, target.place.block, "")
    if note is None or glossary is None or found is None:
        return Spot()
    source, key, number = found
    for term in recognised(glossary, source, source, number):
        if note.start <= term.start and term.end <= note.start + len(note.quote):
            return Spot(term.concepts, Passage(source, key, number, term.start, term.end))
    return Spot()


def _named(
    reader: ReaderScreen,
    document: str,
    block: str,
    language: str,
    concepts: tuple[str, ...],
    offset: int = 0,
) -> Passage | None:
    """Return where a block names any of some concepts, at an offset or after it."""
    glossary = reader.recognition.glossary
    found = _block(reader, document, block, language)
    if glossary is None or found is None:
        return None
    source, key, number = found
    for term in recognised(glossary, source, source, number, within=True):
        if term.start >= offset and set(term.concepts) & set(concepts):
            return Passage(source, key, number, term.start, term.end)
    return None


def _block(
    reader: ReaderScreen, document: str, block: str, language: str
) -> tuple[BlockSource, str, int] | None:
    """Return a block's document in a language, what it is known by, and the block's number."""
    reading = reader.reading if document in ("", reader.reading.key) else None
    if reading is None:
        try:
            reading = reader.documents.opened(document)
        except TextsError:
            return None  # the file is gone, or may not be read here
        if reading is None:
            return None
    source = reading.source
    if language not in ("", source.language):
        shown = reader.text.view.flow.sources if reading is reader.reading else []
        source = next((one for one in shown if one.language == language), source)
    number = source.number(block)
    return None if number is None else (source, reading.key, number)
