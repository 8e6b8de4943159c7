"""``tilmash search``: a concordance of a term in all its forms."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from glossary.embedded import IndexedGlossary
from texts.concordance import KwicLine, concordance
from texts.document import Block
from texts.edition import current
from texts.opening import open_source
from texts.shelf import load
from tui.cli import FOUND, NOTHING, fail
from tui.json_lines import json_line
from tui.messages import _
from tui.sanitise import visible
from tui.termbases import open_glossary

Finder = Callable[[str, str | None], list[tuple[int, int]]]
"""From a text and its language to spans of the occurrences."""
SIDE = 200
"""Code points on each side in JSON."""


def run(arguments: argparse.Namespace) -> int:
    """Search; return 0 if there is any occurrence, else 1."""
    if not arguments.query.strip():
        return fail(_("search needs a word to search for."))
    glossary = open_glossary(arguments.termbase)
    find = _finder(glossary, arguments.query)
    columns = shutil.get_terminal_size((100, 24)).columns
    count = 0
    for document, block, language in _blocks(arguments.files):
        side = SIDE if arguments.json else columns
        for line in concordance(block, find(block.text, language), side):
            print(_json(document, language, line) if arguments.json else
                  _kwic(document, line, columns))  # fmt: skip
            count += 1
    if not count:
        sentence = _("No passage with “{query}”.").format(query=arguments.query)
        print(visible(sentence), file=sys.stderr)
    return FOUND if count else NOTHING


def _finder(glossary: IndexedGlossary, query: str) -> Finder:
    """Return what finds a concept's designations in any form, or else the words themselves."""
    wanted = {match.concept for match in glossary.lookup(query)}
    if not wanted:
        words = r"[\s-]+".join(map(re.escape, query.split()))
        literal = re.compile(rf"(?<!\w){words}\w*", re.IGNORECASE)
        return lambda text, _language: [match.span() for match in literal.finditer(text)]

    def occurrences(text: str, language: str | None) -> list[tuple[int, int]]:
        terms = glossary.recognise(text, language, within=True)
        return [(term.start, term.end) for term in terms if wanted.intersection(term.concepts)]

    return occurrences


def _blocks(files: Sequence[str]) -> Iterator[tuple[str, Block, str | None]]:
    """Yield the blocks to search: of the files, or of the library in every language."""
    if not files:
        library = current()
        for name, title in library.titles.items():
            for language in title.languages:
                for block in load(name, language, library).blocks:
                    yield name, block, language
        return
    from texts.language import guess

    for file in files:
        source = open_source(file)
        number = 0
        while number < source.known or source.grow():
            block = source.block(number)
            yield Path(file).name, block, source.language or guess(block.text)
            number += 1


def _json(document: str, language: str | None, line: KwicLine) -> str:
    content = {
        "document": document,
        "block": line.block,
        "lang": language,
        "start": line.start,
        "end": line.end,
        "left": line.left,
        "node": line.node,
        "right": line.right,
    }
    return json_line(content)


def _kwic(document: str, line: KwicLine, columns: int) -> str:
    """Return a line whose node begins in the middle of the screen."""
    from tui.aligned import aligned

    place = f"{document[:8]}#{line.block}".ljust(15)
    room = max(24, columns - len(place))
    return visible(place + "".join(aligned(line, room // 2, room))).rstrip()
