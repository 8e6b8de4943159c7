"""``tilmash lookup``: one query, or one a line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from glossary.embedded import IndexedGlossary
from glossary.match import Match
from tui.answers import entry_lines
from tui.cli import FOUND, NOTHING, fail
from tui.messages import _
from tui.sanitise import visible
from tui.termbases import open_glossary

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Answer; return 0 if anything was found, or in a batch always, else 1."""
    query = " ".join(arguments.query).strip()
    if not query and not arguments.batch:
        return fail(_("lookup needs a word to look up, or --batch FILE."))
    if query and arguments.batch:
        return fail(_("lookup takes words or --batch, not both."))
    glossary = open_glossary(arguments.termbase)
    if not arguments.batch:
        return _one(glossary, query, arguments)
    asked = False
    for line in _lines(arguments.batch):
        _answer(glossary, line, arguments, batch=True)
        asked = True
    return FOUND if asked else NOTHING


def _lines(name: str) -> Iterator[str]:
    """Yield the queries of a batch; a line that is not UTF-8 is asked with replacement marks."""
    if name == "-":
        lines = sys.stdin.buffer
    else:
        try:
            lines = Path(name).open("rb")  # noqa: SIM115 -- the with below closes it
        except OSError as error:
            from glossary.formats.unreadable import unreadable

            raise unreadable(name, error) from error
    with lines:
        for number, line in enumerate(lines):
            text = line.decode("utf-8-sig" if number == 0 else "utf-8", "replace")
            yield text.rstrip("\r\n")


def _one(glossary: IndexedGlossary, query: str, arguments: argparse.Namespace) -> int:
    found = _answer(glossary, query, arguments, batch=False)
    return FOUND if found else NOTHING


def _answer(
    glossary: IndexedGlossary, query: str, arguments: argparse.Namespace, *, batch: bool
) -> bool:
    matches = glossary.lookup(query, arguments.language, limit=arguments.limit)
    suggestions = [] if matches else glossary.suggest(query)
    if arguments.json:
        from tui.json_lines import lookup_line

        print(lookup_line(glossary, query, matches, suggestions))
    elif batch:
        heads = ", ".join(dict.fromkeys(match.headword for match in matches))
        print(f"{visible(query)}\t{visible(heads)}")
    else:
        _show(glossary, query, matches)
    if not matches and not batch:
        _say_nothing(query, suggestions)
    return bool(matches)


def _say_nothing(query: str, suggestions: list[str]) -> None:
    sentence = _("Nothing found for “{query}”.").format(query=query)
    if suggestions:
        sentence += " " + _("Did you mean: {terms}?").format(terms=", ".join(suggestions))
    print(visible(sentence), file=sys.stderr)


def _show(glossary: IndexedGlossary, query: str, matches: list[Match]) -> None:
    for number, match in enumerate(matches):
        concept = glossary.concept(match.concept)
        if concept is None:
            continue
        if number:
            print()
        for line in entry_lines(query, match, concept):
            print(visible(line))
