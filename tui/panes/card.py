"""A card as rows: what it asks, its answer, what was typed, the grades. Plain functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment

from glossary.study.answer import Mark as LetterMark
from glossary.study.answer import Verdict
from glossary.study.card import Card, CardKind, Grade, Milliseconds, Note
from glossary.study.faces import Face, Line
from tui import actions
from tui.durations import short
from tui.messages import N_, _
from tui.panes.paint import FAINT, PLAIN, STRONG, Mark, segments
from tui.panes.sheet import Row
from tui.panes.wrap import wrap
from tui.sanitise import visible

WIDEST = 76
"""Cells of a line of text at most."""
MARGIN = 2
LONGEST_SPAN = 8
"""Cells of a span of time as it is shown under a grade."""
LABEL = 4
"""Cells for the language before a line."""
TITLES = {
    CardKind.TERM_DEFINITION: N_("Term → definition"),
    CardKind.DEFINITION_TERM: N_("Definition → term"),
    CardKind.KK_RU: N_("Kazakh → Russian"),
    CardKind.RU_KK: N_("Russian → Kazakh"),
    CardKind.KK_EN: N_("Kazakh → English"),
    CardKind.EN_KK: N_("English → Kazakh"),
    CardKind.CLOZE: N_("Which word is missing?"),
    CardKind.HOMOGRAPH: N_("Which concept is meant?"),
}
"""What a card asks."""
GRADES = {Grade.AGAIN: "again", Grade.HARD: "hard", Grade.GOOD: "good", Grade.EASY: "easy"}
"""The action that gives a grade."""
SIGNS = {
    LetterMark.RIGHT: " ", LetterMark.SLIP: "~", LetterMark.WRONG: "×", LetterMark.MISSING: "+",
    LetterMark.EXTRA: "-",
}  # fmt: skip
"""What became of a letter, under it: told by shape."""


class Asked(NamedTuple):
    """A card as it is asked."""

    card: Card
    note: Note
    face: Face
    revealed: bool = False
    """Whether the answer is shown."""
    verdict: Verdict | None = None
    """What became of the answer that was typed, if one was."""


def heading(asked: Asked | None, left: tuple[int, int, int], width: int) -> Row:
    """Return the first row: what is asked, and how much is left."""
    title = _(TITLES[asked.card.kind]) if asked else _("Study")
    named = (_("{count} new"), _("{count} learning"), _("{count} due"))
    counts = ", ".join(
        name.format(count=count) for name, count in zip(named, left, strict=True) if count
    )
    if MARGIN + cell_len(f"{title}   {counts}") > width:
        counts = " + ".join(map(str, left))
    # Side by side rather than at both edges: what lies between would be written with each card.
    return [Segment(" " * MARGIN + title, STRONG), Segment(f"   {counts}", PLAIN)]


def body(asked: Asked, width: int) -> tuple[list[Row], int]:
    """Return a card's text.

    Returns:
        Its rows, and the number of the first row of the answer; 0 while it is hidden.
    """
    face = asked.face
    rows: list[Row] = []
    for line in face.front:
        rows += _line(line, width)
    if face.clue:
        rows += _line(Line(f"({face.clue})", faint=True), width)
    if not asked.revealed:
        return rows, 0
    # An empty row parts the two sides: a line would go down the wire with every answer.
    rows.append([])
    first = len(rows)
    if asked.verdict is not None:
        rows += _typed(asked.verdict, width)
    for line in face.back:
        if line.text:
            rows += _line(line, width)
    return rows, first


def bar(intervals: Mapping[Grade, Milliseconds], width: int) -> list[Row]:
    """Return the two rows of the grades: their keys and names, the interval under each."""
    known = {action.id: action for action in actions.current()}
    shown = {
        grade: (" ".join(map(actions.key_name, known[name].keys[:2])), actions.label(known[name]))
        if name in known else ("", "")
        for grade, name in GRADES.items()
    }  # fmt: skip
    # As narrow as the names let them be: the spans between go down the wire with every card.
    widest = max(cell_len(f"{keys} {label}") for keys, label in shown.values())
    column = min(max(widest, LONGEST_SPAN) + 2, max(8, (width - MARGIN) // 4))
    names: list[Segment] = [Segment(" " * MARGIN, PLAIN)]
    times: list[Segment] = [Segment(" " * MARGIN, PLAIN)]
    for grade, (keys, label) in shown.items():
        names += [Segment(set_cell_size(f"{keys} ", cell_len(keys) + 1), STRONG),
                  Segment(set_cell_size(label, column - cell_len(keys) - 1), PLAIN)]  # fmt: skip
        span = short(intervals[grade]) if grade in intervals else ""
        times.append(Segment(set_cell_size(span, column), PLAIN))
    return [names, times]


def _line(line: Line, width: int) -> Iterator[Row]:
    """Yield the rows of a line, its language before it, the rest hanging under its text."""
    text = visible(line.text)
    room = max(10, min(WIDEST, width - 2 * MARGIN - LABEL))
    marks = [Mark(*line.strong, STRONG)] if line.strong[1] > line.strong[0] else []
    style = FAINT if line.faint else PLAIN
    # The margin in the style of what stands beside it: each change of style costs bytes.
    label = Segment(" " * MARGIN + f"{line.language:<{LABEL}}", FAINT if line.language else style)
    for piece in wrap(text, room):
        drawn = segments(text, piece.start, piece.shown, marks, style)
        yield [label, *drawn]
        label = Segment(" " * (MARGIN + LABEL), drawn[0].style if drawn else style)


def _typed(verdict: Verdict, width: int) -> Iterator[Row]:
    """Yield what was typed over what is right, with a sign for each letter between them."""
    indent = Segment(" " * (MARGIN + LABEL), PLAIN)
    if verdict.is_right and not verdict.has_slips:
        yield [indent, Segment("✓ " + visible(verdict.right), STRONG)]
        yield []
        return
    room = max(10, min(WIDEST, width - 2 * MARGIN - LABEL))
    letters = verdict.letters
    for start in range(0, len(letters), room):
        part = letters[start : start + room]
        typed = visible("".join(one.typed or "_" for one in part))
        signs = "".join(SIGNS[one.mark] for one in part)
        right = visible("".join(one.right or "_" for one in part))
        yield [indent, Segment(typed, PLAIN)]
        yield [indent, Segment(signs, STRONG)]
        yield [indent, Segment(right, STRONG)]
    if verdict.is_right:
        yield [indent, Segment(_("Right; the letters marked ~ are another keyboard's."), FAINT)]
    yield []


def screenful(rows: Sequence[Row], top: int, height: int) -> list[Row]:
    """Return the rows in sight, with a sign at the edge where there are more."""
    shown = [*rows[top : top + height]]
    shown += [[]] * (height - len(shown))
    if top and shown:
        shown[0] = [Segment("▲", FAINT), *_cut(shown[0])]
    if top + height < len(rows) and shown:
        shown[-1] = [Segment("▼", FAINT), *_cut(shown[-1])]
    return shown


def _cut(row: Row) -> Row:
    """Return a row without its first cell, which is a margin's."""
    if not row:
        return []
    first, *rest = row
    return [Segment(first.text[1:], first.style), *rest]


def sentence_rows(sentences: Sequence[str], width: int) -> list[Row]:
    """Return sentences as rows, an empty one between them."""
    rows: list[Row] = []
    for sentence in sentences:
        rows += [*_line(Line(sentence), width), []]
    return rows
