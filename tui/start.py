"""Where the program starts: the first page is painted, if there is one, then all else is imported.

Nothing is imported here that a lookup would wait for.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

TERMINALS = (
    "xterm", "screen", "tmux", "rxvt", "alacritty", "foot", "kitty", "wezterm", "ghostty", "st-",
    "vte", "gnome", "konsole", "iterm", "contour",
)  # fmt: skip
"""Beginnings of the names of terminals that have an alternate screen and keep it as it is. On any
other the first page comes with the app: it would have to be painted twice, or on what stands
there."""
WITH_VALUE = ("--termbase", "--encoding")
"""Options of reading that the first page does not depend on, or is told."""

QUICK = ("lookup", "ssh-entry")
"""Commands of which a sixth of the time would go into taking the process apart at its end."""


def main() -> int:
    """Run the program; return its exit code."""
    name = wanted(sys.argv[1:], os.environ)
    if name is None or not all(os.isatty(number) for number in (0, 1, 2)):
        quick = sys.argv[1:2] and sys.argv[1] in QUICK
        if quick and "--batch" not in sys.argv:
            import gc

            gc.disable()  # so short a life needs no collection
        from tui.cli import main as run

        if sys.argv[1:2] == ["ssh-entry"]:
            from tui.remote.words import given

            return leave(run(chosen=given(sys.argv[2:])))
        code = run()
        return leave(code) if quick else code
    import gc

    # As tui.launch says: what is imported stays, and collecting among it finds nothing.
    gc.disable()
    from tui import prepaint

    prepaint.paint(*name)
    try:
        from tui.cli import main as run

        return run()
    finally:
        prepaint.restore()


def leave(code: int) -> NoReturn:
    """End the process at once: what is open is the system's to free, everything written is out."""
    import atexit

    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        # Whoever read has gone, as any other time (see tui.cli).
        pass
    os._exit(code)


def wanted(arguments: list[str], environment: os._Environ[str] | dict[str, str]) -> (
    tuple[str, str | None] | None
):  # fmt: skip
    """Return what is to be read: its name, empty for what was read last, and its encoding.

    Args:
        arguments: The words after the program's name.
        environment: Variables of the environment.

    Returns:
        None if nothing is to be read, or the page cannot be painted cleanly in this terminal.
    """
    if not environment.get("TERM", "").startswith(TERMINALS):
        return None
    # Over SSH the first screen must not go down the line twice (see tui.remote.remote_app).
    if environment.get("TILMASH_PREPAINT") == "0" or "SSH_CONNECTION" in environment:
        return None
    if arguments and arguments[0] != "read":
        return None
    names, encoding = [], None
    rest = iter(arguments[1:])
    for one in rest:
        if one in WITH_VALUE:
            value = next(rest, "")
            encoding = value if one == "--encoding" else encoding
        elif one.startswith("-"):
            return None
        else:
            names.append(one)
    if len(names) > 1:
        return None
    return (names[0] if names else ""), encoding
