"""The shipped library: documents in several languages, aligned by the ids of their blocks.

A text is kept in a form that diffs well: a line in square brackets with id, kind, level and
marker of a block, then its text, then a blank line. The Kazakh form is what
:func:`texts.reflow.reflow` makes of the source; ``python -m texts.shelf`` writes it again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from texts.document import Annotation, Block, BlockKind, Document
from texts.edition import FOLDER as FOLDER
from texts.edition import Edition, current
from texts.edition import Title as Title
from texts.errors import TextsError

if TYPE_CHECKING:
    from texts.reflow import Override


def catalogue() -> dict[str, Title]:
    """Return the documents of the library by id, in the order in which they are offered."""
    return current().titles


def load(document: str, language: str | None = None, edition: Edition | None = None) -> Document:
    """Load a document of the library.

    Args:
        document: Its id.
        language: One of its languages; the original's if none is given.
        edition: Which edition; the newest if none is given.

    Returns:
        The document, the original with its misprints annotated. Its blocks do not carry their
        origins, so that it is there in a millisecond: see :func:`with_origins`.

    Raises:
        TextsError: The library has no such document, or not in that language.
    """
    edition = edition or current()
    title = edition.titles.get(document)
    if title is None:
        known = ", ".join(edition.titles)
        raise TextsError(
            "the library has no document “{name}”", remedy="choose one of {known}",
            name=document, known=known,
        )  # fmt: skip
    chosen = language or title.languages[0]
    if chosen not in title.languages:
        raise TextsError(
            "the document “{name}” is not in the language “{language}”",
            remedy="choose one of {known}", name=document, language=chosen,
            known=", ".join(title.languages),
        )  # fmt: skip
    blocks = tuple(parse(edition.text(f"{document}.{chosen}.txt")))
    original = chosen == title.languages[0]
    annotations = tuple(_misprints(document, blocks, edition)) if original else ()
    return Document(document, title.titles[chosen], chosen, blocks, annotations)


def with_origins(document: str) -> Document:
    """Reflow a document's source anew: its original, its blocks with their origins.

    Raises:
        TextsError: The library has no such document.
        ValueError: It has no source beside it.
    """
    from texts.reflow import reflow

    loaded = load(document)
    blocks = reflow(source_text(document), overrides(document))
    return Document(
        loaded.id, loaded.title, loaded.language, tuple(blocks), tuple(loaded.annotations)
    )


def source_text(document: str) -> str:
    """Return the source of a document as it came, line breaks and all.

    Raises:
        ValueError: It has no source beside it.
    """
    source = catalogue()[document].source
    if not source:
        raise ValueError(f"{document} has no source")
    return (FOLDER / source).read_bytes().decode("utf-8")


def overrides(document: str) -> list[Override]:
    """Return the exceptions to reflow's rules for a document's source, by line."""
    from texts.reflow import Override

    return [
        Override(int(line), action, reason)
        for line, action, reason in _table(f"{document}.overrides.tsv", current())
    ]


def parse(text: str) -> Iterator[Block]:
    """Yield the blocks of a text in the library's form."""
    for piece in text.strip("\n").split("\n\n"):
        head, _, body = piece.partition("\n")
        name, kind, level, *marker = head[1:-1].split(" ")
        yield Block(name, BlockKind(kind), body, int(level), " ".join(marker))


def dump(blocks: Iterable[Block]) -> str:
    """Return blocks in the library's form."""
    return "\n".join(_dumped(block) for block in blocks)


def _dumped(block: Block) -> str:
    head = " ".join(filter(None, (block.id, block.kind.value, str(block.level), block.marker)))
    return f"[{head}]\n" + (f"{block.text}\n" if block.text else "")


def _misprints(document: str, blocks: Iterable[Block], edition: Edition) -> Iterator[Annotation]:
    """Yield the misprints of a document, in the order of their table, which is the text's."""
    bodies = {block.id: block.text for block in blocks}
    for block, printed, correct, note in _table(f"{document}.misprints.tsv", edition):
        start = bodies[block].index(printed)
        yield Annotation(block, start, start + len(printed), printed, correct, note)


def _table(name: str, edition: Edition) -> Iterator[list[str]]:
    """Yield the rows of a table of the library, without its header; none if there is no table."""
    if name in edition:
        for line in edition.text(name).splitlines()[1:]:
            yield line.split("\t")


def main() -> None:
    """Write the reflowed form of every source in the library."""
    from texts.reflow import reflow

    for name, title in catalogue().items():
        if title.source:
            path = FOLDER / f"{name}.{title.languages[0]}.txt"
            path.write_text(dump(reflow(source_text(name), overrides(name))), "utf-8", newline="\n")
            print(path.name, file=sys.stderr)


if __name__ == "__main__":
    main()
