"""``tilmash`` and ``tilmash read``: the app."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from tui.cli import FOUND, fail, lookup_of
from tui.messages import _
from tui.request import ReadRequest

if TYPE_CHECKING:
    from texts.document import BlockSource


def run(arguments: argparse.Namespace) -> int:
    """Open the app on a document, or at the place last read; return its exit code."""
    piped = getattr(arguments, "source", None) == "-" and not sys.stdin.isatty()
    if not ((piped or sys.stdin.isatty()) and sys.stdout.isatty()):
        return fail(
            _("the reader needs a terminal; use lookup, search or terms in pipes and scripts.")
        )
    if os.environ.get("TERM") == "dumb":
        return _converse(arguments)
    source = getattr(arguments, "source", None)
    encoding = getattr(arguments, "encoding", None)
    termbases = tuple(getattr(arguments, "termbase", ()))
    opened = _piped(encoding) if piped else painted(source or "")
    if source == "-" and not piped:
        return fail(_("pipe a text into it, or name a file in place of -."))
    if source is not None and opened is None:
        from texts.opening import open_source

        # What cannot be read is said here, before the screen changes.
        opened = open_source(source, encoding=encoding)

    beside = getattr(arguments, "beside", None)
    if beside is not None:
        from texts.opening import open_source

        if source is None:
            return fail(_("--beside needs a document that it is to stand beside."))
        open_source(beside)

    from tui.launch import run as run_app
    from tui.termbases import opener

    study = arguments.command == "study"
    new = getattr(arguments, "new", None)
    return run_app(
        ReadRequest(source, termbases, opener(termbases), encoding, beside, opened, study, new)
    )


def _piped(encoding: str | None) -> BlockSource:
    """Return what comes through standard input, which becomes the terminal: keys come from it.

    Raises:
        TextsError: There is no text in it, or no terminal.
    """
    from texts.errors import TextsError
    from texts.opening import open_piped

    def waiting() -> None:
        print(_("Waiting for text on standard input; Ctrl-C stops."), file=sys.stderr)

    source = open_piped(os.dup(0), encoding, waiting)
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise TextsError(
            "keys cannot be read where there is no terminal", file="-", remedy="name a file"
        ) from error
    os.dup2(terminal, 0)
    os.close(terminal)
    return source


def painted(name: str) -> BlockSource | None:
    """Return a document that was opened to paint its first page (:mod:`tui.prepaint`)."""
    prepaint = sys.modules.get("tui.prepaint")
    return None if prepaint is None else prepaint.opened(name)


def _converse(arguments: argparse.Namespace) -> int:
    """Look terms up line by line, where no screen can be drawn."""
    from tui.command import lookup as command_lookup
    from tui.command.plain_prompt import converse

    def answer(query: str) -> None:
        command_lookup.run(lookup_of([query], getattr(arguments, "termbase", [])))

    converse(answer)
    return FOUND
