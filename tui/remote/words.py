"""The words of the forced command, which the keeper wrote once and sshd gives every time.

A parser for the whole command line takes an eighth of a one-shot; these words have one form.
"""

from __future__ import annotations

from pathlib import Path

from tui.cli import Given
from tui.messages import INTERFACE_LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def given(words: list[str]) -> Given | None:
    """Return the arguments of ``ssh-entry``.

    Args:
        words: What follows ``ssh-entry``.

    Returns:
        None for anything but whole options, each followed by a value of its kind: what is meant
        or what is wrong there is for the parser of :mod:`tui.cli` to say.
    """
    found: dict[str, Any] = {
        "data": None, "language": None, "idle": 30, "memory": 512, "termbase": [],
    }  # fmt: skip
    rest = iter(words)
    for word in rest:
        value, name = next(rest, ""), word.removeprefix("--")
        if not word.startswith("--") or name not in found or not value or value[0] == "-":
            return None
        if name in ("idle", "memory"):
            if not (value.isascii() and value.isdigit() and int(value)):
                return None
            found[name] = int(value)
        elif name == "termbase":
            found[name].append(Path(value))
        elif name == "data":
            found[name] = Path(value)
        elif value in INTERFACE_LANGUAGES:
            found[name] = value
        else:
            return None
    return Given(command="ssh-entry", **found)
