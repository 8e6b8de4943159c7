"""``tilmash`` and ``tilmash read``: the app."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from tui.cli import fail
from tui.messages import _
from tui.request import ReadRequest

if TYPE_CHECKING:
    from texts.document import BlockSource


def run(arguments: argparse.Namespace) -> int:
    """Open the app on a document, or at the place last read; return its exit code."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return fail(
            _("the reader needs a terminal; use lookup, search or terms in pipes and scripts.")
        )
    if os.environ.get("TERM") == "dumb":
        return fail(_("the reader cannot draw on a dumb terminal; use lookup, search or terms."))
    source = getattr(arguments, "source", None)
    encoding = getattr(arguments, "encoding", None)
    termbases = tuple(getattr(arguments, "termbase", ()))
    opened = painted(source or "")
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


def painted(name: str) -> BlockSource | None:
    """Return a document that was opened to paint its first page (:mod:`tui.prepaint`)."""
    prepaint = sys.modules.get("tui.prepaint")
    return None if prepaint is None else prepaint.opened(name)
