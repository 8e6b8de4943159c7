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
from dataclasses import dataclass, field, replace
from itertools import pairwise

from texts.document import Block, BlockKind, OffsetMap, Run
from texts.lines import Line, split

NARROWEST, WIDEST = 40, 130
"""Widths, in code points, between which a text counts as hard-wrapped."""
FULL = 0.86
"""A line is full if the next word would have taken it past this share of the width; printed lines
of a proportional font differ by some 15 % in code points."""
WRAPPED_SHARE = 0.4
"""A text is hard-wrapped if at least this share of its lines is full."""
HEADING = 60
"""The longest heading, in code points."""
_KINDS = frozenset(BlockKind) - {BlockKind.BREAK}
_UPPER_PART = re.compile(r"(?:^|[^\w])([A-ZА-ЯЁӘҒҚҢӨҰҮҺІ0-9]{1,6})-\Z")
_HYPHENED = re.compile(r"[^\W\d_]+-[^\W\d_]+")


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
    marker: str
    level: int
    lines: list[Line] = field(default_factory=list)


def reflow(
    text: str,
    overrides: Iterable[Override] = (),
    *,
    prefix: str = "p",
    first: int = 1,
    width: int | None = None,
    base: int = 0,
) -> list[Block]:
    """Turn hard-wrapped text into blocks; a text with a line a paragraph stays so.

    Args:
        text: Any plain text.
        overrides: Exceptions for this very text, by line.
        prefix: Beginning of block ids.
        first: Number of the first block.
        width: The width that lines were wrapped to, in code points; 0 for not at all; measured
            if it is not given.
        base: Source offset of the text's first code point.

    Returns:
        Blocks in reading order; sections are parted by blocks of kind ``break`` without text.
        Block ids are the prefix and a number of two digits or more.
    """
    lines = list(split(text))
    if width is None:
        width = wrap_width(lines)
    exceptions = {override.line: override.action for override in overrides}
    hyphened = set(_HYPHENED.findall(text.lower())) if width else set()
    drafts = _drafts(lines, width, exceptions)
    blocks = []
    number = first
    for draft in drafts:
        if draft.kind is BlockKind.BREAK:
            blocks.append(Block(f"{prefix}{number:02d}-break", BlockKind.BREAK, ""))
            continue
        body, origin = _join(draft.lines, hyphened, base)
        blocks.append(
            Block(f"{prefix}{number:02d}", draft.kind, body, draft.level, draft.marker, origin)
        )
        number += 1
    return blocks


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width that lines were wrapped to, in code points; 0 if they were not.

    The width is that of the line longer than 95 in 100; one that wraps has most of its
    lines near it.
    """
    widths = sorted(line.width for line in lines if not line.blank)
    if len(widths) < 4:
        return 0
    width = widths[min(len(widths) - 1, int(len(widths) * 0.95))]
    if not NARROWEST <= width <= WIDEST:
        return 0
    pairs = [(one, other) for one, other in pairwise(lines) if not one.blank and not other.blank]
    full = sum(_full(one, other, width) for one, other in pairs)
    return width if pairs and full >= WRAPPED_SHARE * len(pairs) else 0


def _full(line: Line, following: Line, width: int) -> bool:
    """Tell whether the first word of the following line would not have fitted."""
    return line.width + 1 + len(following.first) > FULL * width


def _drafts(lines: Sequence[Line], width: int, exceptions: Mapping[int, str]) -> list[_Draft]:
    drafts: list[_Draft] = []
    markers: list[str] = []
    before: Line | None = None
    gap = False
    for place, line in enumerate(lines):
        action = exceptions.get(line.number, "")
        if action == "drop":
            continue
        if line.blank:
            gap = True
            continue
        if action.startswith("item "):
            line = replace(line, marker=action.removeprefix("item "), private=True)
        if action == "break":
            drafts.append(_Draft(BlockKind.BREAK, "", 0))
        begins = action != "join" and (
            before is None or bool(action) or _begins(before, line, gap, width)
        )
        if begins:
            following = lines[place + 1] if place + 1 < len(lines) else None
            heading = _is_heading(line, gap or before is None, following, width)
            drafts.append(_started(line, before, markers, heading))
            if action in _KINDS:
                drafts[-1].kind = BlockKind(action)
        drafts[-1].lines.append(line)
        before, gap = line, False
    return drafts


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
    full = _full(before, line, width)
    if line.marker:
        # A dash at the start of a line may be the sentence's own, wrapped there.
        return line.private or before.ended or gap or not full or bool(before.marker)
    if gap:
        # A page break leaves a blank line in mid-sentence.
        return before.ended if full or before.ended else not line.lower
    if full:
        return before.ended and line.indent > before.indent and line.capital
    return before.ended or line.capital


def _is_heading(line: Line, gap: bool, following: Line | None, width: int) -> bool:
    """Tell whether a line stands alone, short and without an end, as headings do."""
    alone = gap and (following is None or following.blank)
    return bool(
        width
        and alone
        and following is not None
        and not line.marker
        and line.capital
        and line.width <= min(HEADING, FULL * width)
        and not line.ended
        and line.last[-1] not in ",-–"
    )


def _started(line: Line, before: Line | None, markers: list[str], heading: bool) -> _Draft:
    """Begin a block; keep account of the lists that are open."""
    if not line.marker:
        markers.clear()
        return _Draft(BlockKind.HEADING if heading else BlockKind.PARAGRAPH, "", 0)
    sort = _sort(line.marker)
    if sort in markers:
        del markers[markers.index(sort) + 1 :]
    elif markers and before is not None and before.last.endswith(":"):
        markers.append(sort)
    else:
        markers[:] = [sort]
    level = len(markers) - 1
    if level:
        return _Draft(BlockKind.SUBBULLET, line.marker, level)
    numbered = line.marker[0].isdigit()
    return _Draft(BlockKind.NUMBERED if numbered else BlockKind.BULLET, line.marker, 0)


def _sort(marker: str) -> str:
    """Return what markers of one list have in common: the bullet, or what follows the number."""
    return marker.lstrip("0123456789") or marker


def _join(lines: Sequence[Line], hyphened: set[str], base: int) -> tuple[str, OffsetMap]:
    """Return the text of a block and its map; words are one space apart."""
    pieces: list[tuple[str, int]] = []
    for line in lines:
        for place, (word, offset) in enumerate(line.words):
            if pieces:
                last, at = pieces[-1]
                parted = place == 0 and last.endswith("-") and len(last) > 1 and word[0].isalpha()
                if parted and not _keeps_hyphen(last, word, hyphened):
                    pieces[-1] = (last[:-1], at)
                elif not parted and at + len(last) < offset:
                    pieces.append((" ", at + len(last)))
            pieces.append((word, offset))
    text = "".join(piece for piece, _ in pieces)
    runs: list[Run] = []
    start = 0
    for piece, offset in pieces:
        source = base + offset
        if runs and runs[-1].source + runs[-1].length == source:
            runs[-1] = Run(runs[-1].start, runs[-1].source, runs[-1].length + len(piece))
        else:
            runs.append(Run(start, source, len(piece)))
        start += len(piece)
    return text, OffsetMap(tuple(runs))


def _keeps_hyphen(last: str, word: str, hyphened: set[str]) -> bool:
    """Tell whether the hyphen at the end of a line belongs to the word.

    It does after an abbreviation or figure (``PR-`` / ``бөлімдер``) and in a word that the text
    has with its hyphen elsewhere (``іс-`` / ``шаралар``); else it parts syllables.
    """
    if _UPPER_PART.search(last):
        return True
    left = re.split(r"[^\w]", last[:-1])[-1].lower()
    right = re.split(r"[^\w]", word)[0].lower()
    stem = f"{left}-{right[:4]}"
    return any(one.startswith(stem) for one in hyphened)
