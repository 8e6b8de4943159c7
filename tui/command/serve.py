"""``tilmash serve --dict``: lookup for DICT clients and editors, resident on a socket."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui.cli import FOUND, fail
from tui.dict.recent import Source
from tui.dict.server import Address, listen, serve
from tui.messages import _
from tui.sanitise import visible
from tui.termbases import fresh, open_glossary


def run(arguments: argparse.Namespace) -> int:
    """Serve until a signal; return 0, or 2 where the socket cannot be had."""
    if not hasattr(os, "fork"):
        return fail(_("serve needs a system that can fork, such as Linux or macOS."))
    named: Sequence[Path] = arguments.termbase
    open_glossary(named)  # builds the index once, and says here what cannot be read
    address = Address(arguments.host, arguments.port, arguments.socket)
    try:
        listening = listen(address)
    except OSError as error:
        where = str(address.path or f"{address.host}:{address.port}")
        sentence = _("{where} cannot be listened on ({reason}); choose another address.")
        return fail(sentence.format(where=where, reason=error.strerror or error))
    print(visible(_("DICT on {where}.").format(where=_name(listening.getsockname()))),
          file=sys.stderr, flush=True)  # fmt: skip

    def opened() -> Source:
        return fresh(named)

    try:
        serve(listening, opened, arguments.workers or os.cpu_count() or 1)
    finally:
        if address.path is not None:
            with contextlib.suppress(OSError):
                address.path.unlink()
    return FOUND


def _name(address: object) -> str:
    return f"{address[0]}:{address[1]}" if isinstance(address, tuple) else str(address)
