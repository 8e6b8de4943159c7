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
# The end of one style and the beginning of another are one sequence (SGR, ECMA-48, 8.3.117).
_STYLES = re.compile(r"\x1b\[0m\x1b\[(\d[\d;]*)m")


def shortened(data: str) -> str:
    """Return what is written to a terminal in fewer bytes, the same to look at.

    Args:
        data: Text and control sequences, as the framework writes them; no row is longer than the
            terminal. Shortening it twice is shortening it once.
    """
    row = 0

    def move(found: re.Match[str]) -> str:
        nonlocal row
        spaces, feed, down, right = found.groups()
        blank = f"\x1b[{len(spaces)}X" if spaces else ""
        before, row = row, int(down)
        if feed and before and row == before + 1 and right == "1":
            return f"{blank}\r\n"
        return f"{blank}\x1b[{down};{right}H"

    return _STYLES.sub("\x1b[0;\\1m", _MOVE.sub(move, data))
