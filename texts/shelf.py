"""The shipped library: documents in several languages, aligned by the ids of their blocks.

A text is kept in a form that diffs well: a line in square brackets with id, kind, level and
marker of a block, then its text, then a blank line. The Kazakh form is what :func:`reflow` makes
of the source; ``python -m texts.shelf`` writes it again.
"""

from __future__ import annotations

import csv
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from texts.document import Annotation, Block, BlockKind, Document
from texts.errors import TextsError
from texts.reflow import Override, reflow

FOLDER = Path(__file__).with_name("library")


@dataclass(frozen=True, slots=True)
class Title:
    """What the catalogue says of a document."""

    id: str
    """Id in the library."""
    titles: dict[str, str]
    """What to call it, by language."""
    languages: tuple[str, ...]
    """The languages that it is in; the first is the original."""
    source: str
    """File name of the source as it came; empty if the original itself is the source."""
    provenance: str
    """Where it comes from, in English."""


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Title]:
    """Return the documents of the library by id, in the order in which they are offered."""
    entries = tomllib.loads((FOLDER / "catalogue.toml").read_text("utf-8"))
    return {
        name: Title(
            name,
            entry["title"],
            tuple(entry["languages"]),
            entry.get("source", ""),
            entry["provenance"],
        )
        for name, entry in entries.items()
    }


def load(document: str, language: str | None = None) -> Document:
    """Load a document of the library.

    Args:
        document: Its id.
        language: One of its languages; the original's if none is given.

    Returns:
        The document. Its blocks do not carry their origins: see :func:`with_origins`.

    Raises:
        TextsError: The library has no such document, or not in that language.
    """
    title = catalogue().get(document)
    if title is None:
        known = ", ".join(catalogue())
        raise TextsError(f"the library has no document {document!r}", remedy=f"choose: {known}")
    chosen = language or title.languages[0]
    if chosen not in title.languages:
        raise TextsError(
            f"the document {document!r} is not in the language {chosen!r}",
            remedy=f"choose one of {', '.join(title.languages)}",
        )
    blocks = tuple(parse((FOLDER / f"{document}.{chosen}.txt").read_text("utf-8")))
    return Document(document, title.titles[chosen], chosen, blocks)


def with_origins(document: str) -> Document:
    """Reflow a document's source anew: its original with origins and annotations.

    Raises:
        TextsError: The library has no such document.
        ValueError: It has no source beside it.
    """
    plain = load(document)
    title = catalogue()[document]
    if not title.source:
        raise ValueError(f"{document} has no source")
    text = source_text(document)
    blocks = tuple(reflow(text, overrides(document)))
    return Document(
        document, plain.title, plain.language, blocks, tuple(_annotations(document, text, blocks))
    )


def source_text(document: str) -> str:
    """Return the source of a document as it came, line breaks and all."""
    return (FOLDER / catalogue()[document].source).read_bytes().decode("utf-8")


def overrides(document: str) -> list[Override]:
    """Return the exceptions to reflow's rules for a document's source."""
    return [
        Override(int(row["line"]), row["action"], row["reason"])
        for row in _table(f"{document}.overrides.tsv")
    ]


def parse(text: str) -> Iterator[Block]:
    """Yield the blocks of a text in the library's form."""
    for piece in text.strip("\n").split("\n\n"):
        head, _, body = piece.partition("\n")
        name, kind, level, *marker = head.strip("[]").split(" ")
        yield Block(name, BlockKind(kind), body, int(level), " ".join(marker))


def dump(blocks: Iterable[Block]) -> str:
    """Return blocks in the library's form."""
    return "\n".join(_dumped(block) for block in blocks)


def _dumped(block: Block) -> str:
    head = " ".join(filter(None, (block.id, block.kind.value, str(block.level), block.marker)))
    return f"[{head}]\n" + (f"{block.text}\n" if block.text else "")


def _annotations(document: str, text: str, blocks: Iterable[Block]) -> Iterator[Annotation]:
    """Yield the misprints of a document, placed in its blocks."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    placed = list(blocks)
    for row in _table(f"{document}.misprints.tsv"):
        printed = row["printed"]
        offset = text.index(printed, starts[int(row["line"]) - 1])
        for block in placed:
            runs = block.origin.runs
            if runs and runs[0].source <= offset < runs[-1].source + runs[-1].length:
                start = block.origin.from_source(offset)
                end = start + len(printed)
                yield Annotation(block.id, start, end, printed, row["correct"], row["note"])


def _table(name: str) -> list[dict[str, str]]:
    path = FOLDER / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def main() -> None:
    """Write the reflowed form of every source in the library."""
    for name, title in catalogue().items():
        if title.source:
            path = FOLDER / f"{name}.{title.languages[0]}.txt"
            path.write_text(dump(reflow(source_text(name), overrides(name))), "utf-8")
            print(path.name, file=sys.stderr)


if __name__ == "__main__":
    main()
