"""Which column of a table means what: DESIGN's names, or those that ``--map`` gives."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from typing import NamedTuple

from glossary.errors import TermbaseError
from glossary.formats.headers import Guess, guess

REQUIRED = ("concept", "lang", "term")
OPTIONAL = ("status", "pos", "definition", "source", "broader")
MORE = ("gender", "type", "note", "context", "subject")
"""Columns read where they are mapped or named so; never written."""
FIELDS = (*REQUIRED, *OPTIONAL, *MORE)
WHOLE = ("concept", "broader", "subject")
"""Fields of the concept, not of a language."""
_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.I)
_ALIASES = {"language": "lang", "id": "concept", "part_of_speech": "pos", "kind": "type"}


class Columns(NamedTuple):
    """Where in a row each field stands."""

    places: dict[tuple[str, str], int]
    """Column by field and language; the language is empty where rows name it or need none."""
    languages: tuple[str, ...]
    """Languages with columns of their own; empty where a row is one designation."""
    language: str
    """The language of all rows, where the mapping names one."""
    width: int
    """Cells that the header has."""
    guess: Guess | None = None
    """What the header was taken for, where nobody said what its columns are."""


def parse(options: Sequence[str]) -> dict[str, str]:
    """Return a mapping from ``term=Термин,lang=kk``; several options are one.

    Raises:
        TermbaseError: A part is not ``field=header``, or the field is unknown.
    """
    mapping: dict[str, str] = {}
    for option in options:
        for part in next(csv.reader([option]), []):
            field, sign, header = part.partition("=")
            field = field.strip()
            name, _, language = field.partition(".")
            name = _ALIASES.get(name.lower(), name.lower())
            known = name in FIELDS and (not language or _TAG.fullmatch(language))
            if not sign or not (known or (_TAG.fullmatch(name) and not language)):
                raise TermbaseError(
                    "“{part}” maps no column",
                    part=part,
                    remedy="write field=header, as term=Термин,lang=kk or "
                    "kk=Қазақша,definition.kk=Анықтама",
                )
            mapping[f"{name}.{language.lower()}" if language else name] = header.strip()
    return mapping


def of_header(names: Sequence[str], mapping: dict[str, str], file: str) -> Columns:
    """Return where the fields stand.

    Args:
        names: The header's cells.
        mapping: From :func:`parse`; empty for DESIGN's names.
        file: For the error.

    Raises:
        TermbaseError: The header lacks a column that is required or mapped.
    """
    folded = {name.strip().casefold(): place for place, name in reversed(list(enumerate(names)))}
    if not mapping:
        missing = [name for name in REQUIRED if name not in folded]
        guessed = guess(names) if missing else None
        if guessed is not None:
            return of_header(names, guessed.mapping, file)._replace(guess=guessed)
        if missing:
            raise TermbaseError(
                "the header lacks the column “{column}”", file=file, line=1,
                remedy="begin the file with a header such as {header}, "
                "or say with --map what its columns are",
                column=missing[0], header=",".join(REQUIRED),
            )  # fmt: skip
        places = {(name, ""): folded[name] for name in FIELDS if name in folded}
        return Columns(places, (), "", len(names))
    places, languages, constant = {}, [], ""
    for field, header in mapping.items():
        place = folded.get(header.casefold())
        name, _, language = field.partition(".")
        if place is None and name == "lang" and _TAG.fullmatch(header):
            constant = header.lower()
            continue
        if place is None:
            raise TermbaseError(
                "the header lacks the column “{column}”", file=file, line=1, column=header,
                remedy="map one of these: {columns}", columns=", ".join(names),
            )  # fmt: skip
        if name in FIELDS:
            places[name, language] = place
        else:
            places["term", name] = place
            languages.append(name)
    if not languages and ("term", "") not in places:
        raise TermbaseError(
            "the mapping names no column of terms",
            file=file,
            remedy="map term=… and lang=…, or a column a language, as kk=…",
        )
    if not languages and not constant and ("lang", "") not in places:
        raise TermbaseError(
            "the mapping does not say in what language the terms are",
            file=file,
            remedy="add lang=… with a column or a tag, as lang=kk",
        )
    return Columns(places, tuple(languages), constant, len(names))
