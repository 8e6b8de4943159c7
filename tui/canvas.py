"""What stands on the terminal, so that of a frame only the cells that differ are written.

The framework repaints whole rows of whatever has changed a word in them. A move of the cursor then
writes two lines of text to change three words. Here the frame is taken apart again, compared with
what was written before, and the difference written.

Coordinate spaces: rows and columns are those of the terminal, from 1; where text is sliced, from 0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tui.frame import shortened
from tui.panes.wrap import NARROW

if TYPE_CHECKING:
    from textual.app import App

# What a frame consists of: moves (CUP), styles (SGR), ends of rows and text; ECMA-48, 8.3.21 and
# 8.3.117. Anything else is the last group.
_PIECE = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H|\x1b\[(?P<style>[\d;]*)m|(?P<feed>\r?\n)"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)|(?P<else>.)",
    re.DOTALL,
)
# Modes but those of the alternate screen, questions, the keyboard protocol, the bell: no cell
# changes and the cursor stays.
_HARMLESS = re.compile(
    r"(?:\x1b\[\?(?!(?:47|104[789])[hl])\d+(?:[hl]|\$p)|\x1b\[6n|\x1b\[[<>]\d*u|\x07)*"
)
_GAP = 3
"""Cells that are written again rather than passed over: the move would be longer."""
_BLANK = re.compile(" {6,}")
"""Blank cells that are erased (ECH, ECMA-48, 8.3.38) rather than written."""
_UNKNOWN = "\0"
"""Stands for a cell that may hold anything."""

MOST = 50_000
"""Styles that are told apart; more have been seen where colours run into one another."""
NOWHERE = (0, 0)
"""Where the cursor is when that is not known."""
Run = tuple[str, str]
"""Text and its style, the parameters of an SGR."""


class Canvas:
    """The cells of a terminal, as far as they are known."""

    def __init__(self) -> None:
        # Of each row the text and, cell for cell, the style as a character of its own.
        self._rows: dict[int, tuple[str, str]] = {}
        self._at = NOWHERE
        self._styles: dict[str, str] = {"": "\0"}
        self._names: list[str] = [""]

    def forget(self) -> None:
        """Take nothing for known: the terminal has another size, or others have written to it."""
        self._rows.clear()
        self._at = NOWHERE
        self._styles, self._names = {"": "\0"}, [""]

    def reduced(self, data: str) -> str:
        """Return what changes the terminal as a frame would.

        Args:
            data: Text and control sequences, as the framework writes them: whole frames, in which
                each row begins with a move and every style is ended; no row is longer than the
                terminal.

        Returns:
            The same to look at, in fewer bytes. What is no frame is returned as it is, and unless
            it leaves all cells alone nothing is known after it.
        """
        if _HARMLESS.fullmatch(data):
            return data
        parts = _parts(data) if len(self._names) < MOST else None
        if parts is None:
            self.forget()
            return shortened(data)
        written: list[str] = []
        for row, column, runs in parts:
            text = "".join(run[0] for run in runs)
            if NARROW.fullmatch(text):
                self._change(written, row, column, text, runs)
            else:
                # Where its cells are, the terminal knows.
                self._rows.pop(row, None)
                self._move(written, row, column)
                for run, style in runs:
                    written.append(f"\x1b[{style}m{run}\x1b[m" if style else run)
                self._at = NOWHERE
        # The cursor is hidden, but not from those who read the screen aloud.
        if self._at != parts[-1][:2]:
            self._move(written, *parts[-1][:2])
        return "".join(written)

    def _change(
        self, written: list[str], row: int, column: int, text: str, runs: list[Run]
    ) -> None:
        """Write the cells of a stretch of a row that are others than before."""
        start, end = column - 1, column - 1 + len(text)
        old, old_styles = self._rows.get(row, ("", ""))
        if len(old) < end:
            lack = end - len(old)
            old, old_styles = old + _UNKNOWN * lack, old_styles + _UNKNOWN * lack
        styles = "".join(self._name(style) * len(run) for run, style in runs)
        before, before_styles = old[start:end], old_styles[start:end]
        if before == text and before_styles == styles:
            return
        self._rows[row] = (
            old[:start] + text + old[end:],
            old_styles[:start] + styles + old_styles[end:],
        )
        for left, right in _changed(before, before_styles, text, styles):
            self._write(written, row, column + left, text[left:right], styles[left:right])

    def _write(self, written: list[str], row: int, column: int, text: str, styles: str) -> None:
        """Write cells, all of one style together."""
        at, size, current = 0, len(text), ""
        while at < size:
            name = styles[at]
            end = at + 1
            while end < size and styles[end] == name:
                end += 1
            style = self._names[ord(name)]
            if style != current:
                self._move(written, row, column + at)
                written.append(_turn(current, style))
                current = style
            if style:
                self._put(written, row, column + at, text[at:end])
            else:
                self._put_plain(written, row, column + at, text[at:end])
            at = end
        if current:
            written.append("\x1b[m")

    def _put_plain(self, written: list[str], row: int, column: int, text: str) -> None:
        at = 0
        for blank in _BLANK.finditer(text):
            self._put(written, row, column + at, text[at : blank.start()])
            self._move(written, row, column + blank.start())
            written.append(f"\x1b[{blank.end() - blank.start()}X")
            at = blank.end()
        self._put(written, row, column + at, text[at:])

    def _put(self, written: list[str], row: int, column: int, text: str) -> None:
        if text:
            self._move(written, row, column)
            written.append(text)
            self._at = (row, column + len(text))

    def _move(self, written: list[str], row: int, column: int) -> None:
        """Put the cursor somewhere, in the fewest bytes."""
        here, there = self._at
        if (here, there) == (row, column):
            return
        if here == row and column > there:
            written.append(f"\x1b[{column - there}C")
        elif here and column == 1 and row - here in (0, 1):
            written.append("\r\n" if row > here else "\r")
        else:
            written.append(f"\x1b[{row};{column}H")
        self._at = (row, column)

    def _name(self, style: str) -> str:
        name = self._styles.get(style)
        if name is None:
            name = self._styles[style] = chr(len(self._names))
            self._names.append(style)
        return name


def _parts(data: str) -> list[tuple[int, int, list[Run]]] | None:
    """Return a frame as stretches of rows, each its row, its column and its text.

    Returns:
        At least one, the last the place of the cursor after it; None if it is no frame.
    """
    parts: list[tuple[int, int, list[Run]]] = []
    runs: list[Run] | None = None
    style = ""
    for piece in _PIECE.finditer(data):
        kind = piece.lastgroup
        if kind == "text":
            if runs is None:
                return None
            runs.append((piece[0], style))
        elif kind == "style":
            given = piece["style"]
            style = "" if given in ("", "0") else f"{style};{given}" if style else given
        elif kind == "column":
            runs = []
            parts.append((int(piece["row"]), int(piece["column"]), runs))
        elif kind == "feed":
            runs = None
        else:
            return None
    if style or not parts or parts[-1][2]:
        return None
    return parts


def _changed(old: str, old_styles: str, new: str, styles: str) -> list[tuple[int, int]]:
    """Return the spans of cells that differ, those near each other together."""
    spans: list[tuple[int, int]] = []
    for at, (was, had, now, has) in enumerate(zip(old, old_styles, new, styles, strict=True)):
        if was != now or had != has:
            if spans and at - spans[-1][1] <= _GAP:
                spans[-1] = (spans[-1][0], at + 1)
            else:
                spans.append((at, at + 1))
    return spans


def _turn(old: str, new: str) -> str:
    """Return the sequence from a style to another (SGR, ECMA-48, 8.3.117)."""
    if not new:
        return "\x1b[m"
    return f"\x1b[0;{new}m" if old else f"\x1b[{new}m"


def forget_screen(app: App[Any]) -> None:
    """Have the next frame of an app write the whole of what it draws."""
    forget = getattr(app._driver, "forget", None)
    if forget is not None:
        forget()
