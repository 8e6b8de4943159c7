"""CSV and TSV termbases: a header, then one row a designation, or one row a concept.

Columns: ``concept,lang,term[,status][,pos][,definition][,source][,broader]``, in any order; rows
with one concept id are one concept. ``broader`` may hold several ids, separated by ``;``. A
mapping gives other headers their meaning (:mod:`glossary.formats.columns`); a sheet with a column
a language is one row a concept, and a cell may hold several terms, separated by ``;``.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from glossary.concept import (
    Concept,
    Context,
    Definition,
    LanguageSection,
    Relation,
    RelationKind,
    Status,
    Term,
)
from glossary.errors import TermbaseError
from glossary.formats.columns import REQUIRED, WHOLE, Columns, of_header
from glossary.formats.losses import Losses
from glossary.formats.unreadable import unreadable
from glossary.language_tag import meant
from glossary.termbase import Termbase

FIELD_LIMIT = 1_000_000
"""The longest cell read, in characters; csv's own default of 131,072 refuses long notes."""
_SEPARATOR = re.compile(r"\ufeff?sep=(.)\r?\n?")
_OPEN = ("unexpected end of data", "field larger than")
"""How the csv module says that a cell goes on and on."""
STEP = 2000
"""Rows between two calls of the progress function."""
Lines = dict[str, dict[str, list[int]]]
"""From a concept's id and a language to the line of each of its rows, in file order."""
Progress = Callable[[int, int], None]
Row = dict[str, str]


@dataclass(slots=True)
class _Draft:
    """A concept as its rows come in; rows of one concept need not stand together."""

    sections: dict[str, tuple[list[Term], list[Definition]]] = field(default_factory=dict)
    broader: dict[str, None] = field(default_factory=dict)
    subject: str = ""


def read(
    path: str | os.PathLike[str],
    lines: Lines | None = None,
    mapping: Mapping[str, str] | None = None,
    encoding: str = "",
    progress: Progress = lambda done, total: None,
    losses: Losses | None = None,
) -> Termbase:
    """Read a CSV or TSV termbase, the separator told by its header.

    Args:
        path: The file.
        lines: Filled with where everything stands, if given.
        mapping: What its columns are, if they are not named as above.
        encoding: What it is in; UTF-8 or UTF-16, told by the byte order mark, if none is named.
        progress: Told how far the reading has come, in bytes.
        losses: Where to count rows of a mapped sheet that hold no term.

    Returns:
        Its concepts, in the order in which their ids first occur.

    Raises:
        TermbaseError: The file cannot be read, is not in its encoding, has no header with the
            required columns, or a row is wrong; the error carries the line.
    """
    file = os.fspath(path)
    drafts: dict[str, _Draft] = {}
    losses = Losses() if losses is None else losses
    try:
        with Path(file).open("rb") as raw:
            wide = raw.peek(2)[:2] in _UTF16
            encoding = encoding or ("utf-16" if wide else "utf-8-sig")
            stream = io.TextIOWrapper(raw, encoding=encoding, newline="")
            total = os.fstat(raw.fileno()).st_size
            sheet = _Sheet(stream, file, mapping or {}, wide)
            gaps = losses if sheet.is_mapped else None
            _tell(sheet.columns, losses)
            for count, (line, row) in enumerate(sheet.rows()):
                if count % STEP == 0:
                    progress(raw.tell(), total)
                taken = _take(drafts, row, line, file, gaps)
                if lines is not None and taken:
                    of_concept = lines.setdefault(row["concept"], {})
                    of_concept.setdefault(row["lang"].lower(), []).append(line)
    except OSError as error:
        raise unreadable(file, error) from error
    except (UnicodeError, LookupError) as error:
        raise _undecodable(file, encoding, error) from error
    return Termbase(tuple(_concept(concept_id, draft) for concept_id, draft in drafts.items()))


_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def _undecodable(file: str, encoding: str, error: Exception) -> TermbaseError:
    if isinstance(error, LookupError):
        return TermbaseError("“{encoding}” is no encoding", file=file, encoding=encoding,
                             remedy="name cp1251 or such")  # fmt: skip
    name = "UTF-8" if encoding == "utf-8-sig" else encoding.upper()
    place = error.start if isinstance(error, UnicodeDecodeError) else 0
    return TermbaseError(
        "the file is not {encoding} (byte {byte})", file=file, encoding=name, byte=place,
        remedy="name its encoding with --encoding, or save it as UTF-8, e.g. with iconv",
    )  # fmt: skip


class _Sheet:
    """The rows of a table, its header read.

    Args:
        stream: The text.
        file: Its name, for errors.
        mapping: What its columns are, as far as somebody says so.
        wide: Whether it is UTF-16: spreadsheets write tabs and quotes then ("Unicode text").
    """

    def __init__(
        self, stream: Iterator[str], file: str, mapping: Mapping[str, str], wide: bool
    ) -> None:
        self._file = file
        self._line = 1
        first = next(stream, "")
        said = _SEPARATOR.fullmatch(first)
        if said:  # Excel's own first line, which says what parts the cells
            self._line, first = 2, next(stream, "")
        delimiter = said[1] if said else next((one for one in "\t;" if one in first), ",")
        unquoted = delimiter == "\t" and not wide
        csv.field_size_limit(FIELD_LIMIT)
        self._reader = csv.reader(
            chain([first], stream),
            delimiter=delimiter,
            strict=True,
            quoting=csv.QUOTE_NONE if unquoted else csv.QUOTE_MINIMAL,
        )
        self.columns = of_header(next(self._cells(), (0, []))[1], dict(mapping), file)
        self.is_mapped = bool(mapping) or self.columns.guess is not None

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield line and fields of each designation."""
        for line, cells in self._cells():
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > self.columns.width:
                raise TermbaseError(
                    "the row has {cells} cells where the header has {columns}",
                    file=self._file, line=line, remedy="quote cells that hold the separator",
                    cells=len(cells), columns=self.columns.width,
                )  # fmt: skip
            if any("\0" in cell for cell in cells):
                raise TermbaseError(
                    "the row holds a NUL character", file=self._file, line=line,
                    remedy="name the file's encoding, or save it anew as text",
                )  # fmt: skip
            for row in _designations(cells, self.columns, line):
                yield line, row

    def _cells(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows with the line on which each begins."""
        while True:
            line = self._line + self._reader.line_num
            try:
                cells = next(self._reader, None)
            except csv.Error as error:
                if str(error).startswith(_OPEN):
                    raise TermbaseError(
                        "a quote that begins in this row does not end", file=self._file, line=line,
                        remedy="close it, or double the quotes within the cell",
                    ) from error  # fmt: skip
                raise TermbaseError(
                    "the row is not valid CSV ({reason})", file=self._file, line=line,
                    remedy="check its quotes", reason=error,
                ) from error  # fmt: skip
            if cells is None:
                return
            yield line, cells


def _tell(columns: Columns, losses: Losses) -> None:
    """Count what the header was taken for, and what was not read."""
    if columns.guess is None:
        return
    for named, header in columns.guess.mapping.items():
        losses.add("columns guessed", name=f"{named}={header}")
    for header in columns.guess.unread:
        losses.add("columns unread", name=header)


def _designations(cells: list[str], columns: Columns, line: int) -> Iterator[Row]:
    def cell(name: str, language: str = "") -> str:
        place = columns.places.get((name, language))
        return "" if place is None or place >= len(cells) else cells[place].strip()

    names = {name for name, _language in columns.places}
    if not columns.languages:
        row = {name: cell(name) for name in names}
        row["lang"] = columns.language or meant(row["lang"]) or row["lang"]
        if "concept" not in names:
            row["concept"] = f"row-{line}"
        yield row
        return
    concept = cell("concept") or f"row-{line}"
    whole = {name: cell(name) for name in WHOLE if name in names} | {"concept": concept}
    for language in columns.languages:
        terms = [one.strip() for one in cell("term", language).split(";") if one.strip()]
        for term in terms or [""]:
            row = {name: cell(name, language) for name in names - {"term", "lang", *WHOLE}}
            yield {**row, **whole, "lang": language, "term": term}


def _take(drafts: dict[str, _Draft], row: Row, line: int, file: str, mapped: Losses | None) -> bool:
    """Add a row to its concept; tell whether there was something to add."""
    if mapped is not None and not row.get("term"):
        mapped.add("rows without a term")  # a sheet with a column a language has gaps
        return False
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
    context = row.get("context", "")
    terms.append(
        Term(
            row["term"],
            Status(status) if status else default,
            part_of_speech=row.get("pos", ""),
            gender=row.get("gender", ""),
            kind=row.get("type", ""),
            note=row.get("note", ""),
            contexts=(Context(context),) if context else (),
        )
    )
    text = row.get("definition", "")
    if text and all(text != definition.text for definition in definitions):
        definitions.append(Definition(text, row.get("source", "")))
    draft.subject = draft.subject or row.get("subject", "")
    for target in row.get("broader", "").split(";"):
        if target.strip():
            draft.broader[target.strip()] = None
    return True


def _concept(concept_id: str, draft: _Draft) -> Concept:
    sections = tuple(
        LanguageSection(language, tuple(terms), tuple(definitions))
        for language, (terms, definitions) in draft.sections.items()
    )
    relations = tuple(Relation(RelationKind.BROADER, target) for target in draft.broader)
    return Concept(concept_id, sections, relations, draft.subject)
