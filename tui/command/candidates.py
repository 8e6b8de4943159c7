"""``tilmash terms FILE --candidates``: what may be a term and is in no termbase."""

from __future__ import annotations

import argparse
import shutil

from glossary.candidates import Candidate
from texts.concordance import KwicLine, concordance
from texts.document import BlockSource
from texts.opening import open_source
from tui.candidates import candidates
from tui.cli import FOUND, NOTHING
from tui.json_lines import json_line
from tui.messages import _
from tui.sanitise import visible
from tui.termbases import Bar, open_glossary

COLUMNS = ("term", "lang", "count", "score", "left", "node", "right")
"""Columns of ``--tsv``; the last three are the first occurrence."""
LINES = 3
"""Occurrences shown of a candidate, unless as JSON."""
SIDE = 80
"""Code points on each side in JSON and TSV."""


def run(arguments: argparse.Namespace) -> int:
    """Propose; return 0 if there is any candidate, else 1."""
    glossary = open_glossary(arguments.termbase)
    source = open_source(arguments.file)
    with Bar(_("Looking for terms")) as bar:
        found = candidates(
            source, glossary, arguments.limit, lambda percent: bar(percent, 100)
        )  # fmt: skip
    if arguments.tsv:
        print("\t".join(COLUMNS))
    for candidate in found:
        if arguments.json:
            print(_json(candidate, source))
        elif arguments.tsv:
            print(_row(candidate, source))
        else:
            _show(candidate, source)
    return FOUND if found else NOTHING


def kwic_lines(candidate: Candidate, source: BlockSource, side: int, most: int) -> list[KwicLine]:
    """Return the first occurrences of a candidate in their contexts."""
    return [
        line
        for one in candidate.occurrences[:most]
        for line in concordance(source.block(one.block), [(one.start, one.end)], side)
    ]


def _show(candidate: Candidate, source: BlockSource) -> None:
    columns = shutil.get_terminal_size((100, 24)).columns
    head = f"{candidate.frequency:5}  {candidate.score:7.1f}  {candidate.language}  "
    print(visible(head + candidate.term))
    for line in kwic_lines(candidate, source, columns, LINES):
        left = max(8, columns // 2 - len(line.node) // 2)
        right = max(8, columns - left - len(line.node))
        before = line.left.replace("\n", " ")[-left:]
        text = f"{before:>{left}}{line.node}{line.right[:right]}".replace("\n", " ")
        print(visible(text).rstrip())


def _json(candidate: Candidate, source: BlockSource) -> str:
    lines = kwic_lines(candidate, source, SIDE, len(candidate.occurrences))
    return json_line(
        {
            "term": candidate.term,
            "lang": candidate.language,
            "words": candidate.words,
            "count": candidate.frequency,
            "score": round(candidate.score, 3),
            "lines": [
                {"left": one.left, "node": one.node, "right": one.right, "block": one.block,
                 "start": one.start, "end": one.end}
                for one in lines
            ],
        }
    )  # fmt: skip


def _row(candidate: Candidate, source: BlockSource) -> str:
    (first,) = kwic_lines(candidate, source, SIDE, 1)
    cells = (
        candidate.term, candidate.language, str(candidate.frequency), f"{candidate.score:.3f}",
        first.left, first.node, first.right,
    )  # fmt: skip
    return "\t".join(visible(cell.replace("\n", " ")) for cell in cells)
