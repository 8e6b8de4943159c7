"""CSV and TSV termbases: a header, then one row a designation.

Columns: ``concept,lang,term[,status][,pos][,definition][,source][,broader]``, in any order; rows
with one concept id are one concept. ``broader`` may hold several ids, separated by ``;``.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from glossary.concept import (
    Concept,
    Definition,
    LanguageSection,
    Relation,
    RelationKind,
    Status,
    Term,
)
from glossary.errors import TermbaseError
from glossary.formats.unreadable import unreadable
from glossary.termbase import Termbase

REQUIRED = ("concept", "lang", "term")
OPTIONAL = ("status", "pos", "definition", "source", "broader")
FIELD_LIMIT = 1_000_000
"""The longest cell read, in characters; csv's own default of 131,072 refuses long notes."""


@dataclass(slots=True)
class _Draft:
    """A concept as its rows come in; rows of one concept need not stand together."""

    sections: dict[str, tuple[list[Term], list[Definition]]] = field(default_factory=dict)
    broader: dict[str, None] = field(default_factory=dict)


Lines = dict[str, dict[str, list[int]]]
"""From a concept's id and a language to the line of each of its rows, in file order."""


def read(path: str | os.PathLike[str], lines: Lines | None = None) -> Termbase:
    """Read a CSV or TSV termbase, the separator told by its header.

    Args:
        path: The file, UTF-8 with or without a byte order mark.
        lines: Filled with where everything stands, if given.

    Returns:
        Its concepts, in the order in which their ids first occur.

    Raises:
        TermbaseError: The file cannot be read, is not UTF-8, has no header with the required
            columns, or a row is wrong; the error carries the line.
    """
    file = os.fspath(path)
    drafts: dict[str, _Draft] = {}
    try:
        with Path(file).open(encoding="utf-8-sig", newline="") as stream:
            for line, row in _rows(stream, file):
                _take(drafts, row, line, file)
                if lines is not None:
                    of_concept = lines.setdefault(row["concept"], {})
                    of_concept.setdefault(row["lang"].lower(), []).append(line)
    except OSError as error:
        raise unreadable(file, error) from error
    except UnicodeDecodeError as error:
        raise TermbaseError(
            "the file is not UTF-8 (byte {byte})", file=file, byte=error.start,
            remedy="save it as UTF-8, e.g. with iconv",
        ) from error  # fmt: skip
    return Termbase(tuple(_concept(concept_id, draft) for concept_id, draft in drafts.items()))


def _rows(stream: Iterator[str], file: str) -> Iterator[tuple[int, dict[str, str]]]:
    header_line = next(stream, "")
    delimiter = "\t" if "\t" in header_line else ";" if ";" in header_line else ","
    names = [
        name.strip().lower() for name in next(csv.reader([header_line], delimiter=delimiter), [])
    ]
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise TermbaseError(
            "the header lacks the column “{column}”", file=file, line=1,
            remedy="begin the file with a header such as {header}",
            column=missing[0], header=",".join(REQUIRED),
        )  # fmt: skip
    csv.field_size_limit(FIELD_LIMIT)
    if delimiter == "\t":
        reader = csv.reader(stream, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(stream, delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(names):
                raise TermbaseError(
                    "the row has {cells} cells where the header has {columns}",
                    file=file, line=reader.line_num + 1,
                    remedy="quote cells that hold the separator",
                    cells=len(cells), columns=len(names),
                )  # fmt: skip
            yield reader.line_num + 1, dict(zip(names, map(str.strip, cells), strict=False))
    except csv.Error as error:
        raise TermbaseError(
            "the row is not valid CSV ({reason})", file=file, line=reader.line_num + 1,
            remedy="check its quotes", reason=error,
        ) from error  # fmt: skip


def _take(drafts: dict[str, _Draft], row: dict[str, str], line: int, file: str) -> None:
    for name in REQUIRED:
        if not row.get(name):
            raise TermbaseError(
                "the cell “{column}” is empty", file=file, line=line, column=name,
                remedy="fill it or take the row out",
            )  # fmt: skip
    draft = drafts.setdefault(row["concept"], _Draft())
    terms, definitions = draft.sections.setdefault(row["lang"].lower(), ([], []))
    status = row.get("status", "").lower()
    if status and status not in set(Status):
        raise TermbaseError(
            "“{status}” is not a status", file=file, line=line, status=status,
            remedy="use one of {statuses}", statuses=", ".join(Status),
        )  # fmt: skip
    default = Status.ADMITTED if terms else Status.PREFERRED
    terms.append(
        Term(
            row["term"],
            Status(status) if status else default,
            part_of_speech=row.get("pos", ""),
        )
    )
    text = row.get("definition", "")
    if text and all(text != definition.text for definition in definitions):
        definitions.append(Definition(text, row.get("source", "")))
    for target in row.get("broader", "").split(";"):
        if target.strip():
            draft.broader[target.strip()] = None


def _concept(concept_id: str, draft: _Draft) -> Concept:
    sections = tuple(
        LanguageSection(language, tuple(terms), tuple(definitions))
        for language, (terms, definitions) in draft.sections.items()
    )
    relations = tuple(Relation(RelationKind.BROADER, target) for target in draft.broader)
    return Concept(concept_id, sections, relations)
