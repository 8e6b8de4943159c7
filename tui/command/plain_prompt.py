"""Looking terms up where nothing can be drawn: a line is asked, the answer printed under it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tui.messages import _

LONGEST = 4_096
"""Bytes of a line, as the terminal's own line editing allows."""


def converse(answer: Callable[[str], object]) -> None:
    """Read queries until an empty line or the end of input.

    Args:
        answer: Prints what is found for a query.
    """
    print(_("A word in any form, or an empty line to leave."))
    while True:
        sys.stdout.write("> ")
        sys.stdout.flush()
        line = sys.stdin.buffer.readline(LONGEST).decode("utf-8", "replace").strip()
        if not line:
            return
        answer(line)
        print()
