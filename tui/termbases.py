"""Which termbases are asked, and opening them for the command line."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import glossary
from glossary.cache import default_folder, open_index
from glossary.embedded import IndexedGlossary
from tui.messages import _, sentence
from tui.sanitise import visible

if TYPE_CHECKING:
    from glossary.lookup import Glossary
    from tui.request import OpenGlossary, Progress

PATIENCE = 0.3
"""Seconds before a progress bar appears: a short build needs none."""
WIDTH = 24
"""Cells of the bar."""


def shipped() -> Path:
    """Return the path of the termbase that comes with the program."""
    return Path(glossary.__file__).with_name("termbase.tbx")


def chosen(named: Sequence[Path]) -> list[Path]:
    """Return the termbases to ask: those named, or the shipped one."""
    return list(named) or [shipped()]


def open_glossary(named: Sequence[Path], *, rebuild: bool = False) -> IndexedGlossary:
    """Open the termbases, building their index first where needed.

    Args:
        named: Termbase files named by the user; none means the shipped one.
        rebuild: Build the index even if it is whole.

    Returns:
        The lookup over them. A bar on standard error shows the building, in a terminal.

    Raises:
        GlossaryError: A termbase cannot be read, or the index neither opened nor built.
    """
    with Bar(_("Building the index")) as bar:
        opened = open_index(chosen(named), default_folder(), bar, rebuild=rebuild)
    if opened.notice:
        print(f"tilmash: {visible(sentence(opened.notice))}", file=sys.stderr)
    return IndexedGlossary(opened.store)


def opener(named: Sequence[Path]) -> OpenGlossary:
    """Return what opens the termbases for the app, in a worker.

    Args:
        named: Termbase files named by the user; none means the shipped one.
    """

    def open_fresh(progress: Progress) -> Glossary:
        from glossary.fresh import FreshGlossary

        return FreshGlossary(chosen(named), default_folder(), progress)

    return open_fresh


class Bar:
    """A progress bar on standard error; silent where that is no terminal."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._start = time.monotonic()
        self._drawn = False

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_reason: object) -> None:
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def __call__(self, done: int, total: int) -> None:
        """Draw how far the work has come."""
        if not sys.stderr.isatty() or time.monotonic() - self._start < PATIENCE:
            return
        share = done / total if total else 1.0
        filled = round(share * WIDTH)
        bar = "█" * filled + "░" * (WIDTH - filled)
        sys.stderr.write(f"\r{self._label} {bar} {share:4.0%}\x1b[K")
        sys.stderr.flush()
        self._drawn = True
