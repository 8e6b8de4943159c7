"""The lines of one block to its text, and the map from that text back to the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from texts.document import OffsetMap, Run
from texts.hyphenation import Hyphens
from texts.lines import Line

_HYPHENED = re.compile(r"(?<![\w-])[^\W\d_]+-[^\W\d_]+(?![\w-])")
_SPACE = re.compile(r"\s")
_HYPHENS = ("-", "\u2010")

Piece = tuple[str, int]
"""Some text and its offset in the text that the lines' offsets count in."""


def joined(
    text: str, lines: Sequence[Line], hyphens: Hyphens | None, base: int
) -> tuple[str, OffsetMap]:
    """Return the lines of a block as one: words are a space apart, parted words whole.

    Args:
        text: The text that the lines' offsets count in.
        lines: The lines of the block; none for a block without text.
        hyphens: Which hyphens belong to their words; None if no line was wrapped.
        base: Source offset of that text.

    Returns:
        The block's text, and the map from it to the source; a space that joins two lines stands
        at the line break.
    """
    pieces: list[Piece] = []
    before: Line | None = None
    for line in lines:
        if before is not None:
            _join(pieces, before, line, hyphens)
        pieces.append(line.pieces[0])
        for piece in line.pieces[1:]:
            last, at = pieces[-1]
            space = _SPACE.search(text, at + len(last), piece[1])
            if space:
                pieces.append((" ", space.start()))
            pieces.append(piece)
        before = line
    if hyphens is not None and hyphens.leftover:
        pieces = [part for piece in pieces for part in _without_leftover(piece, hyphens.leftover)]
    return _mapped(pieces, base)


def unjoined(
    text: str, lines: Sequence[Line], base: int, *, columns: bool
) -> tuple[str, OffsetMap]:
    """Return the lines of a block under one another; arguments and result as of :func:`joined`.

    Args:
        columns: Whether spaces within the lines, and indents deeper than the least, stay.
    """
    margin = min(line.indent for line in lines)
    pieces: list[Piece] = []
    for number, line in enumerate(lines):
        if number:
            pieces.append(("\n", lines[number - 1].end))
        if columns:
            raw = text[line.start : line.end]
            cut = min(margin, len(raw) - len(raw.lstrip()))
            pieces.append((raw[cut:].rstrip(), line.start + cut))
        else:
            body, origin = joined(text, [line], None, 0)
            pieces += [(body[run.start :][: run.length], run.source) for run in origin.runs]
    return _mapped(pieces, base)


def _join(pieces: list[Piece], before: Line, line: Line, hyphens: Hyphens | None) -> None:
    """Put between two lines what belongs there: a space, or nothing in a parted word."""
    last, at = pieces[-1]
    if before.soft:
        return
    if hyphens is not None and last.endswith(_HYPHENS) and last[-2:-1].isalnum():
        after = line.pieces[0][0]
        if after[0].isalnum():
            if not hyphens.keeps(last[:-1], after):
                pieces[-1] = (last[:-1], at)
            return
    pieces.append((" ", before.end))


def _without_leftover(piece: Piece, leftover: frozenset[str]) -> Iterator[Piece]:
    """Yield a piece, in two where a hyphen is left over from an earlier setting."""
    body, at = piece
    done = 0
    if "-" in body:
        for match in _HYPHENED.finditer(body):
            if match[0].lower() in leftover:
                hyphen = body.index("-", match.start())
                yield body[done:hyphen], at + done
                done = hyphen + 1
    yield body[done:], at + done


def _mapped(pieces: Sequence[Piece], base: int) -> tuple[str, OffsetMap]:
    """Return the text of pieces, and the map with as few runs as will do."""
    runs: list[Run] = []
    start = length = 0
    source = -1
    for piece, offset in pieces:
        if source + length == offset and length:
            length += len(piece)
            continue
        if length:
            runs.append(Run(start, base + source, length))
        start, source, length = start + length, offset, len(piece)
    if length:
        runs.append(Run(start, base + source, length))
    return "".join(piece for piece, _ in pieces), OffsetMap(tuple(runs))
