"""The command line: arguments to commands, errors to one sentence and an exit code.

Nothing heavy is imported here: a one-shot lookup must answer before Textual has been found on
disk. Each command is a module that is imported when it is chosen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
else:
    # What argparse would give, without importing it.
    from types import SimpleNamespace as Namespace

FOUND, NOTHING, WRONG = 0, 1, 2
"""Exit codes: found or done; nothing found; wrong usage or unreadable input."""
STOPPED = 130
"""Exit code after Ctrl-c: 128 and the number of the signal, as shells have it."""
COMMANDS = {
    "read": "tui.command.read",
    "lookup": "tui.command.lookup",
    "search": "tui.command.search",
    "terms": "tui.command.terms",
    "notes": "tui.command.notes",
    "import": "tui.command.import_",
    "export": "tui.command.export",
    "check": "tui.command.check",
    "diff": "tui.command.diff",
    "merge": "tui.command.merge",
    "index": "tui.command.index",
    "serve": "tui.command.serve",
    "doctor": "tui.command.doctor",
    "ssh-entry": "tui.command.ssh_entry",
    "ssh-config": "tui.command.ssh_config",
    "study": "tui.command.study",
    "stats": "tui.command.stats",
    "backup": "tui.command.backup",
    "restore": "tui.command.backup",
}
"""Where each command lives; every module has ``run(arguments) -> int``."""
PAGED = frozenset({"lookup", "search", "terms", "notes", "check", "diff"})
"""Those whose answer may be longer than a screen."""
MATCHES = 10
"""The most matches that a lookup shows if it is not told."""


class Given(Namespace):
    """Arguments that the program makes itself: an option that it does not name is None."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


def lookup_of(words: Sequence[str], termbase: Sequence[Path] = (), *, json: bool = False) -> Given:
    """Return the arguments of a lookup without further options."""
    return Given(
        command="lookup", query=list(words), language=None, json=json, limit=MATCHES, batch=None,
        termbase=list(termbase),
    )  # fmt: skip


def parsed(arguments: Sequence[str]) -> Namespace:
    """Return what the words after the program's name say; a plain lookup needs no parser for that.

    Raises:
        SystemExit: They are wrong, or ask for help or the version, which has been printed.
    """
    command, *words = arguments or [""]
    if command == "lookup":
        plain = [word for word in words if word != "--json"]
        if not any(word.startswith("-") for word in plain):
            return lookup_of(plain, json=plain != words)
    from tui.arguments import parser

    return parser(command).parse_args(arguments)


def main(arguments: Sequence[str] | None = None, chosen: Namespace | None = None) -> int:
    """Run the program.

    Args:
        arguments: The words after the program's name; those of the process if none are given.
        chosen: What they mean, if that is known.

    Returns:
        The exit code: 0 found or done, 1 nothing found, 2 wrong usage or unreadable input.
    """
    _utf8()
    try:
        chosen = chosen or parsed(sys.argv[1:] if arguments is None else arguments)
        command = import_module(COMMANDS[chosen.command or "read"])
        if not (os.environ.get("PAGER") and chosen.command in PAGED and sys.stdout.isatty()):
            return int(command.run(chosen))
        from tui.command.pager import paged

        with paged(os.environ["PAGER"]):
            return int(command.run(chosen))
    except BrokenPipeError:
        # The reader of the pipe has gone; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except KeyboardInterrupt:
        from tui.messages import _

        if sys.stderr.isatty():
            # The terminal has written ^C, perhaps into a line of which it threw away the rest.
            print(file=sys.stderr)
        fail(_("Stopped."))
        return STOPPED
    except Exception as error:
        from tui.messages import _, sentence

        if is_sentence(error):
            return fail(sentence(error))
        if os.environ.get("TILMASH_TRACEBACK"):
            raise
        wrong = _(
            "Something went wrong inside ({reason}). With {variable}=1 the next run says where."
        )
        reason = f"{type(error).__name__}: {error}".rstrip(": ")
        return fail(wrong.format(reason=reason, variable="TILMASH_TRACEBACK"))


def fail(sentence: str) -> int:
    """Say on standard error what is wrong and return the exit code for it."""
    from tui.sanitise import visible

    if (prepaint := sys.modules.get("tui.prepaint")) is not None:
        prepaint.restore()  # what is said on a screen that is left is lost
    print(f"tilmash: {visible(sentence)}", file=sys.stderr)
    return WRONG


def is_sentence(error: Exception) -> bool:
    """Tell whether an error is a sentence for the user, without importing a core to know."""
    return any(kind.__name__ in ("GlossaryError", "TextsError") for kind in type(error).__mro__)


def _utf8() -> None:
    """Write UTF-8 whatever the locale says: Cyrillic in the C locale must not raise."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # A byte of a file name that is no UTF-8 must not come out raw: 0x9B alone is a control.
            reconfigure(encoding="utf-8", errors="backslashreplace")


def version() -> str:
    """Return the version of the installed program."""
    from tui import __version__

    return __version__
