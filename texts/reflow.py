"""Hard-wrapped lines to paragraphs, lists and headings, with the way back to the source.

The text of a PDF or an old mail has a line break at the end of every printed line, blank lines
where pages break in mid-sentence, words parted by hyphens, and bullets from symbol fonts. A line
goes on with the one before unless something says that it does not; what may say so is in
:func:`_begins`. Nothing is corrected: a character is kept, or dropped as typesetting, or a line
break becomes one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from texts.document import Block, BlockKind
from texts.hyphenation import Hyphens
from texts.joining import joined, unjoined
from texts.layout import FULL, is_full, unflowed, without_page_numbers, wrap_width
from texts.lines import Line, split

HEADING = 60
"""The longest heading, in code points."""
GAP = 20
"""Lines in which the text under a heading is sought."""
_KINDS = frozenset(BlockKind) - {BlockKind.BREAK}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z")


@dataclass(frozen=True, slots=True)
class Override:
    """What no rule can know about one line of one source."""

    line: int
    """The line, from 1."""
    action: str
    """``begin`` (a block begins here), ``join`` (it does not), ``drop`` (leave the line out),
    ``break`` (a section begins here), ``item •`` (its bullet, here ``•``, was lost), or the name
    of a block kind (the block that begins here is of that kind)."""
    reason: str
    """Why, for whoever reads the table."""


@dataclass(slots=True)
class _Draft:
    """A block in the making."""

    kind: BlockKind
    marker: str = ""
    level: int = 0
    lines: list[Line] = field(default_factory=list)


def reflow(
    text: str,
    overrides: Iterable[Override] = (),
    *,
    prefix: str = "p",
    digits: int = 2,
    first: int = 1,
    width: int | None = None,
    base: int = 0,
) -> list[Block]:
    """Turn hard-wrapped text into blocks; a text with a line a paragraph stays so.

    Args:
        text: Any plain text.
        overrides: Exceptions for this very text, by line.
        prefix: Beginning of block ids.
        digits: The fewest figures of a block id.
        first: Number of the first block.
        width: The width that lines were wrapped to, in code points; 0 for not at all; measured
            if it is not given.
        base: Source offset of the text's first code point.

    Returns:
        Blocks in reading order, numbered on from the first; sections are parted by blocks of kind
        ``break`` without text.
    """
    lines = without_page_numbers(list(split(text)))
    if width is None:
        width = wrap_width(lines)
    exceptions = {override.line: override.action for override in overrides}
    hyphens = Hyphens(text) if width else None
    blocks = []
    for number, draft in enumerate(_drafts(text, lines, width, exceptions), first):
        if draft.kind in (BlockKind.VERSE, BlockKind.PREFORMATTED):
            columns = draft.kind is BlockKind.PREFORMATTED
            body, origin = unjoined(text, draft.lines, base, columns=columns)
        else:
            body, origin = joined(text, draft.lines, hyphens, base)
        name = f"{prefix}{number:0{digits}d}"
        blocks.append(Block(name, draft.kind, body, draft.level, draft.marker, origin))
    return blocks


def _drafts(
    text: str, lines: Sequence[Line], width: int, exceptions: Mapping[int, str]
) -> Iterator[_Draft]:
    """Yield the blocks of a text as lists of lines."""
    groups = {
        first: (last, kind)
        for first, last, kind in unflowed(text, lines, width)
        if not any(line.number in exceptions for line in lines[first:last])
    }
    draft: _Draft | None = None
    open_lists: list[str] = []
    before: Line | None = None
    gap = False
    bullet = ""
    place = 0
    while place < len(lines):
        line = lines[place]
        action = exceptions.get(line.number, "")
        place += 1
        if action == "drop":
            continue
        if line.blank:
            gap, bullet = True, line.marker
            if line.rule and _stands_apart(lines, place - 1) and draft:
                yield draft
                yield _Draft(BlockKind.BREAK)
                draft = before = None
            continue
        if bullet and not line.marker:
            line = line._replace(marker=bullet, sure=True)
        bullet = ""
        if action.startswith("item "):
            line = line._replace(marker=action.removeprefix("item "), sure=True)
        if place - 1 in groups:
            last, kind = groups[place - 1]
            if draft:
                yield draft
            yield _Draft(kind, lines=list(lines[place - 1 : last]))
            draft = before = None
            open_lists.clear()
            place = last
            continue
        if draft is None or before is None or _starts(before, line, gap, width, action):
            if draft:
                yield draft
            if action == "break":
                yield _Draft(BlockKind.BREAK)
            heading = (gap or before is None) and _is_heading(before, line, lines, place, width)
            if heading and line.marker:
                line = _with_marker(text, line)
            draft = _started(line, before, open_lists, heading)
            if action in _KINDS:
                draft.kind = BlockKind(action)
        draft.lines.append(line)
        before, gap = line, False
    if draft:
        yield draft


def _starts(before: Line, line: Line, gap: bool, width: int, action: str) -> bool:
    return action != "join" and (bool(action) or _begins(before, line, gap, width))


def _begins(before: Line, line: Line, gap: bool, width: int) -> bool:
    """Tell whether a line begins a block.

    Args:
        before: The last line that was not blank.
        line: The line.
        gap: Whether blank lines stand between them.
        width: The wrap width, 0 for none.
    """
    if not width:
        return True
    full = is_full(before, line, width)
    if line.marker:
        # A dash or a bracketed figure may be the sentence's own, wrapped to the line's beginning.
        own = full and not before.ended and (line.lower or not before.marker)
        return line.sure or gap or not own or (bool(before.marker) and before.lower)
    if gap:
        # A page break leaves a blank line in mid-sentence.
        return before.ended if full or before.ended else not line.lower
    if full:
        return before.ended and line.indent > before.indent and line.capital
    return before.ended or line.capital


def _stands_apart(lines: Sequence[Line], place: int) -> bool:
    """Tell whether blank lines, or nothing, stand above and below a rule."""
    around = [*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2]]
    return all(line.blank and not line.rule for line in around)


def _is_heading(
    before: Line | None, line: Line, lines: Sequence[Line], place: int, width: int
) -> bool:
    """Tell whether a line with a gap above it stands alone, short and without an end.

    Args:
        before: The last line that was not blank, if any.
        line: The line.
        lines: All lines.
        place: Index of the next line.
        width: The wrap width, 0 for none.
    """
    following = next((one for one in lines[place : place + GAP] if not one.blank), None)
    if following is None or not (lines[place].blank or line.upper):
        return False
    if line.marker:
        sort = _sort(line.marker)
        items = [one for one in (before, following) if one and _sort(one.marker) == sort]
        if items or not line.marker[0].isdigit():
            return False
    return (
        line.width <= (min(HEADING, width * FULL) if width else HEADING)
        and line.capital
        and (line.upper or not line.ended)
        and line.last[-1] not in ",-–"
    )


def _with_marker(text: str, line: Line) -> Line:
    """Return a numbered heading's line with its number in its text."""
    at = text.index(line.marker, line.start)
    return line._replace(marker="", pieces=((line.marker, at), *line.pieces))


def _started(line: Line, before: Line | None, open_lists: list[str], heading: bool) -> _Draft:
    """Begin a block; keep account of the lists that are open."""
    if not line.marker:
        open_lists.clear()
        if len(line.pieces) == 1 and _ADDRESS.match(line.pieces[0][0]):
            return _Draft(BlockKind.REFERENCE)
        return _Draft(BlockKind.HEADING if heading else BlockKind.PARAGRAPH)
    sort = _sort(line.marker)
    if sort in open_lists:
        del open_lists[open_lists.index(sort) + 1 :]
    elif open_lists and before is not None and before.last.endswith(":"):
        open_lists.append(sort)
    else:
        open_lists[:] = [sort]
    level = len(open_lists) - 1
    if level:
        return _Draft(BlockKind.SUBBULLET, line.marker, level)
    numbered = any(map(str.isalnum, line.marker))
    return _Draft(BlockKind.NUMBERED if numbered else BlockKind.BULLET, line.marker)


def _sort(marker: str) -> str:
    """Return what markers of one list have in common: the bullet, or what stands at the number."""
    return re.sub(r"\d+", "1", re.sub(r"[^\W\d_]", "a", marker))
