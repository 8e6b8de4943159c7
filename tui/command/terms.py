"""``tilmash terms``: the terms of a file, each with its place, or counted."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator

from glossary.embedded import IndexedGlossary
from glossary.match import RecognisedTerm
from texts.reading import read_text, sentences_with_language
from tui.cli import FOUND, NOTHING
from tui.json_lines import term_line
from tui.sanitise import visible
from tui.termbases import open_glossary

COLUMNS = ("start", "end", "surface", "lang", "concepts", "headword", "kind")
"""Columns of ``--tsv``, those of the JSON."""


def run(arguments: argparse.Namespace) -> int:
    """Recognise; return 0 if the file has any term, else 1."""
    if arguments.candidates:
        from tui.command import candidates as command_candidates

        return command_candidates.run(arguments)
    text = read_text(arguments.file)
    glossary = open_glossary(arguments.termbase)
    found = recognised(glossary, text)
    if arguments.json:
        count = _print_all(term_line(term) for term in found)
    elif arguments.tsv:
        print("\t".join(COLUMNS))
        count = _print_all(_row(term) for term in found)
    else:
        count = _print_all(_counted(glossary, found))
    return FOUND if count else NOTHING


def recognised(glossary: IndexedGlossary, text: str) -> Iterator[RecognisedTerm]:
    """Yield the terms of a whole text, sentence by sentence in each one's language.

    Yields:
        Terms in text order; offsets and surface forms are those of the text given.
    """
    for (start, _end), sentence, language in sentences_with_language(text):
        for term in glossary.recognise(sentence, language):
            first, last = start + term.start, start + term.end
            yield term._replace(start=first, end=last, surface=text[first:last])


def _print_all(lines: Iterator[str]) -> int:
    count = 0
    for line in lines:
        print(line)
        count += 1
    return count


def _row(term: RecognisedTerm) -> str:
    cells = (
        str(term.start),
        str(term.end),
        term.surface,
        term.language,
        ";".join(term.concepts),
        term.headword,
        term.kind.value,
    )
    return "\t".join(visible(cell) for cell in cells)


def _counted(glossary: IndexedGlossary, terms: Iterator[RecognisedTerm]) -> Iterator[str]:
    """Yield a line a term, the most frequent first, with its equivalents."""
    counts = Counter((term.concepts, term.headword) for term in terms)
    for (concepts, headword), count in counts.most_common():
        concept = glossary.concept(concepts[0])
        others = [] if concept is None else [concept.headword(one) for one in ("kk", "en", "ru")]
        line = " · ".join(dict.fromkeys([headword, *others]))
        yield visible(f"{count:5}  {line}")
