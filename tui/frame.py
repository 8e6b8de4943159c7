"""A frame as fewer bytes: the same cells by shorter words. Plain functions: no app.

The framework writes blank cells as spaces, ends each row with a line feed, and names the place of
the next one, which need not be the row below. On a slow line, most of a frame is then spaces.
"""

from __future__ import annotations

import re

# Blank cells in no style (those in one are followed by its end), then a move. ECH, `CSI n X`
# (ECMA-48, 8.3.38), blanks n cells and no more, so that a pane beside this one stays; it is four
# bytes or longer.
_MOVE = re.compile(r"( {6,})?((?<!\r)\n)?\x1b\[(\d+);(\d+)H")
# The end of one style, moves, and the beginning of another are one sequence (SGR, ECMA-48, 8.3.117)
# after the moves, or none where the style is the same again.
_STYLES = re.compile(
    r"\x1b\[0m((?:\r?\n|\x1b\[\d+;\d+H|(\x1b\[\d+X))*)\x1b\[(\d[\d;]*)m|\x1b\[([\d;]*)m"
)
_UNSEEN = re.compile(r"[123](;[123])*")
"""Styles that blank cells do not show: bold, faint, italic. ECH takes the colours in force."""
_PARKED = re.compile(r"(?<=.)\x1b\[\d+;\d+H$", re.DOTALL)


def shortened(data: str, feed: str = "\r\n") -> str:
    """Return what is written to a terminal in fewer bytes, the same to look at.

    Args:
        data: Text and control sequences, as the framework writes them; no row is longer than the
            terminal. It must not have been shortened before.
        feed: What goes to the beginning of the next row: a line feed alone where the terminal's
            driver puts the carriage return before it (ONLCR, POSIX.1-2017, 11.2.3).
    """
    row = 0

    def move(found: re.Match[str]) -> str:
        nonlocal row
        spaces, ended, down, right = found.groups()
        blank = f"\x1b[{len(spaces)}X" if spaces else ""
        before, row = row, int(down)
        if ended and before and row == before + 1 and right == "1":
            return f"{blank}{feed}"
        return f"{blank}\x1b[{down};{right}H"

    style = ""

    def dress(found: re.Match[str]) -> str:
        nonlocal style
        moves, blank, begun, alone = found.groups()
        before = style
        if begun is None:
            style = alone.removeprefix("0;")
            return found[0]
        style = begun.removeprefix("0;")
        if blank and not _UNSEEN.fullmatch(before):
            return found[0]
        return moves if style == before else f"{moves}\x1b[0;{style}m"

    return _STYLES.sub(dress, _MOVE.sub(move, data))


def unparked(frame: str) -> str:
    """Return a frame without the move of a cursor that nobody sees: each frame says its places."""
    return _PARKED.sub("", frame)
