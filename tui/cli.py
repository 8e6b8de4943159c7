"""The command line: arguments to commands, errors to one sentence and an exit code.

Nothing heavy is imported here: a one-shot lookup must answer before Textual has been found on
disk. Each command is a module that is imported when it is chosen.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

FOUND, NOTHING, WRONG = 0, 1, 2
"""Exit codes: found or done; nothing found; wrong usage or unreadable input."""
COMMANDS = {
    "read": "tui.command_read",
    "lookup": "tui.command_lookup",
    "search": "tui.command_search",
    "terms": "tui.command_terms",
    "notes": "tui.command_notes",
    "index": "tui.command_index",
    "doctor": "tui.command_doctor",
}
"""Where each command lives; every module has ``run(arguments) -> int``."""
PAGED = frozenset({"lookup", "search", "terms", "notes"})
"""Those whose answer may be longer than a screen."""


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence, as every other error is said."""

    _between = False

    def parse_known_args(  # type: ignore[override]  # the overloads of typeshed's stub
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Let options stand between the words of a command, as ``search имидж --json FILE``."""
        if self._subparsers is not None or self._between:
            return super().parse_known_args(args, namespace)
        self._between = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._between = False

    def error(self, message: str) -> NoReturn:
        from tui.messages import _

        hint = _("Run `{command} --help`.").format(command=self.prog)
        self.exit(WRONG, f"{self.prog}: {message}. {hint}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: The words after the program's name; those of the process if none are given.

    Returns:
        The exit code: 0 found or done, 1 nothing found, 2 wrong usage or unreadable input.
    """
    _utf8()
    try:
        chosen = parser().parse_args(arguments)
        command = import_module(COMMANDS[chosen.command or "read"])
        if not (os.environ.get("PAGER") and chosen.command in PAGED and sys.stdout.isatty()):
            return int(command.run(chosen))
        from tui.pager import paged

        with paged(os.environ["PAGER"]):
            return int(command.run(chosen))
    except BrokenPipeError:
        # The reader of the pipe has gone; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not _is_ours(error):
            raise
        return fail(str(error))


def fail(sentence: str) -> int:
    """Say on standard error what is wrong and return the exit code for it."""
    from tui.sanitise import visible

    if (prepaint := sys.modules.get("tui.prepaint")) is not None:
        prepaint.restore()  # what is said on a screen that is left is lost
    print(f"tilmash: {visible(sentence)}", file=sys.stderr)
    return WRONG


def _is_ours(error: Exception) -> bool:
    """Tell whether an error is a sentence for the user, without importing a core to know."""
    return any(kind.__name__ in ("GlossaryError", "TextsError") for kind in type(error).__mro__)


def _utf8() -> None:
    """Write UTF-8 whatever the locale says: Cyrillic in the C locale must not raise."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="surrogateescape")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    from tui.messages import _

    top = Parser(
        prog="tilmash",
        description=_("Read texts with a Kazakh–English–Russian termbase at hand."),
        epilog=_("Without a command: the reader, at the place last read."),
    )
    top.add_argument("--version", action="version", version=f"tilmash {version()}")
    commands = top.add_subparsers(dest="command", metavar=_("COMMAND"), parser_class=Parser)

    read = commands.add_parser("read", help=_("read a document"))
    read.add_argument("source", nargs="?", metavar=_("FILE"), help=_("a file or a library id"))
    read.add_argument("--beside", metavar=_("FILE"), help=_("a translation to read beside it"))
    told = _("what a plain text is in, e.g. cp1251 (told by its letters)")
    read.add_argument("--encoding", metavar=_("NAME"), help=told)
    _add_termbase(read)

    lookup = commands.add_parser("lookup", help=_("find a term in any form"))
    lookup.add_argument("query", nargs="*", metavar=_("WORD"), help=_("joined to one query"))
    lookup.add_argument("--from", dest="language", choices=("kk", "en", "ru"), metavar="LANG",
                        help=_("language of the query: kk, en or ru"))  # fmt: skip
    lookup.add_argument("--json", action="store_true", help=_("one JSON object a query"))
    lookup.add_argument("--limit", type=_positive, default=10, metavar="N",
                        help=_("the most matches shown (10)"))  # fmt: skip
    lookup.add_argument(
        "--batch", metavar=_("FILE"), help=_("one query a line; - is standard input")
    )
    _add_termbase(lookup)

    search = commands.add_parser("search", help=_("every passage with a term in any form"))
    search.add_argument("query", metavar=_("WORD"))
    search.add_argument("files", nargs="*", metavar=_("FILE"), help=_("instead of the library"))
    search.add_argument("--json", action="store_true", help=_("one JSON object a line"))
    _add_termbase(search)

    terms = commands.add_parser("terms", help=_("terms recognised in a file"))
    terms.add_argument("file", metavar=_("FILE"), help=_("- is standard input"))
    form = terms.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("one JSON object a term"))
    form.add_argument("--tsv", action="store_true", help=_("tab-separated, with a header"))
    _add_termbase(terms)

    notes = commands.add_parser("notes", help=_("the notes made while reading"))
    notes.add_argument("document", nargs="?", metavar=_("FILE"), help=_("only those on it"))
    notes.add_argument("--search", metavar=_("WORDS"), help=_("only those that hold the words"))
    notes.add_argument("--json", action="store_true", help=_("one JSON object a note"))

    index = commands.add_parser("index", help=_("build the index"))
    index.add_argument("--rebuild", action="store_true", help=_("even if it is whole"))
    _add_termbase(index)

    commands.add_parser("doctor", help=_("check the installation and name remedies"))
    return top


def version() -> str:
    """Return the version of the installed program."""
    from tui import __version__

    return __version__


def _add_termbase(command: argparse.ArgumentParser) -> None:
    from tui.messages import _

    command.add_argument("--termbase", action="append", type=Path, default=[], metavar=_("FILE"),
                         help=_("ask this termbase only; may be repeated"))  # fmt: skip


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
