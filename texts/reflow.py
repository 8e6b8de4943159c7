"""Hard-wrapped lines to paragraphs, lists and headings, with the way back to the source.

The text of a PDF or an old mail has a line break at the end of every printed line, blank lines
where pages break in mid-sentence, words parted by hyphens, and bullets from symbol fonts. A line
goes on with the one before unless something says that it does not; what may say so is in
:func:`_begins`. Nothing is corrected: a character is kept, or dropped as typesetting, or a line
break becomes one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

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


class Override(NamedTuple):
    """What no rule can know about one line of one source."""

    line: int
    """The line, from 1."""
    action: str
    """``begin`` (a block begins here), ``join`` (it does not), ``drop`` (leave the line out),
    ``break`` (a section begins here), ``item •`` (its bullet, here ``•``, was lost), or the name
    of a block kind (the block that begins here is of that kind)."""
    reason: str
    """Why, for whoever reads the table."""


class _Draft:
    """A block in the making."""

    __slots__ = ("kind", "level", "lines", "marker")

    def __init__(
        self, kind: BlockKind, marker: str = "", level: int = 0, lines: Iterable[Line] = ()
    ) -> None:
        self.kind = kind
        self.marker = marker
        self.level = level
        self.lines = list(lines)


def reflow(
    text: str,
    overrides: Iterable[Override] = (),
    *,
    prefix: str = "p",
    digits: int = 2,
    first: int = 1,
    width: int | None = None,
    base: int = 0,
    lines: Sequence[Line] = (),
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
        lines: Its lines, if it has been split already.

    Returns:
        Blocks in reading order, numbered on from the first; sections are parted by blocks of kind
        ``break`` without text.
    """
    lines = without_page_numbers(lines or list(split(text)))
    if width is None:
        width = wrap_width(lines)
    exceptions = {override.line: override.action for override in overrides}
    hyphens = Hyphens(text) if width or _is_prose(lines) else None
    drafts = _Compositor(text, lines, width, exceptions).drafts()
    blocks = []
    for number, draft in enumerate(drafts, first):
        if draft.kind in (BlockKind.VERSE, BlockKind.PREFORMATTED):
            columns = draft.kind is BlockKind.PREFORMATTED
            body, origin = unjoined(text, draft.lines, base, columns=columns)
        else:
            body, origin = joined(text, draft.lines, hyphens, base)
        name = f"{prefix}{number:0{digits}d}"
        blocks.append(Block(name, draft.kind, body, draft.level, draft.marker, origin))
    return blocks


class _Compositor:
    """Puts lines into blocks.

    Args:
        text: The text that the lines' offsets count in.
        lines: All of its lines.
        width: The wrap width, 0 for none.
        exceptions: Actions of overrides, by number of the line.
    """

    def __init__(
        self, text: str, lines: Sequence[Line], width: int, exceptions: Mapping[int, str]
    ) -> None:
        self._text = text
        self._lines = lines
        self._width = width
        self._exceptions = exceptions
        self._prose = bool(width) or _is_prose(lines)
        self._drafts: list[_Draft] = []
        self._before: Line | None = None
        """The last line of the open block; None if none is open."""
        self._gap = False
        """Whether blank lines have come since."""
        self._parted = False
        """Whether a rule has."""
        self._bullet = ""
        """The bullet that stood alone on the line before."""
        self._open_lists: list[str] = []
        """Sorts of the markers of the lists that a next item may belong to, outermost first."""

    def drafts(self) -> list[_Draft]:
        """Return the blocks, in reading order."""
        groups = {
            first: (last, kind)
            for first, last, kind in unflowed(self._text, self._lines, self._width)
            if not any(line.number in self._exceptions for line in self._lines[first:last])
        }
        place = 0
        while place < len(self._lines):
            line = self._lines[place]
            action = self._exceptions.get(line.number, "")
            following = place + 1
            if line.blank:
                self._pass(line, place)
            elif action != "drop":
                if self._parted or action == "break":
                    self._drafts.append(_Draft(BlockKind.BREAK))
                    self._before, self._parted = None, False
                if place in groups:
                    following, kind = groups[place]
                    self._drafts.append(_Draft(kind, lines=self._lines[place:following]))
                    self._before = None
                    self._open_lists.clear()
                else:
                    self._set(line, following, action)
            place = following
        return self._drafts

    def _pass(self, line: Line, place: int) -> None:
        """Take note of a line without text."""
        self._gap, self._bullet = True, line.marker
        if line.rule and self._drafts:
            around = [*self._lines[place - 1 : place], *self._lines[place + 1 : place + 2]]
            if all(one.blank and not one.rule for one in around):
                self._parted = True

    def _set(self, line: Line, following: int, action: str) -> None:
        """Add a line to the open block, or open one with it."""
        if self._bullet and not line.marker:
            line = line._replace(marker=self._bullet, sure=True)
        if action.startswith("item "):
            line = line._replace(marker=action.removeprefix("item "), sure=True)
        before = self._before
        begins = (
            before is None
            or bool(action)
            or not self._prose
            or _begins(before, line, self._gap, self._width)
        )
        if before is None or (begins and action != "join"):
            alone = self._gap or before is None
            heading = alone and _is_heading(before, line, self._lines, following, self._width)
            if heading and line.marker:
                line = _with_marker(self._text, line)
            self._drafts.append(_started(line, before, self._open_lists, heading))
            if action in _KINDS:
                self._drafts[-1].kind = BlockKind(action)
        elif line.marker:
            line = _with_marker(self._text, line)
        self._drafts[-1].lines.append(line)
        self._before, self._gap, self._bullet = line, False, ""


def _is_prose(lines: Sequence[Line]) -> bool:
    """Tell whether there are sentences among the lines, not only words one under another."""
    return any(line.ended for line in lines)


def _begins(before: Line, line: Line, gap: bool, width: int) -> bool:
    """Tell whether a line begins a block.

    Args:
        before: The last line that was not blank.
        line: The line.
        gap: Whether blank lines stand between them.
        width: The wrap width, 0 for none.
    """
    if not width:
        # Too little to measure, or a line a paragraph: only what cannot begin anything goes on.
        return gap or bool(line.marker) or before.ended or not line.lower
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
    """Return a line that is no item after all: its marker is text."""
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
