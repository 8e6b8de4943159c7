"""``tilmash doctor``: what the program stands on, checked, with a remedy for what is wrong."""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, requires
from importlib.metadata import version as installed
from pathlib import Path

from tui.cli import FOUND, WRONG, version
from tui.messages import _, language, ngettext, sentence
from tui.sanitise import visible

ELSEWHERE = frozenset({"pyicu-wheels"})
"""Distributions that another one may stand for: ICU comes in several (see :func:`_icu`)."""
SMALLEST = (40, 10)
"""Columns and rows of the smallest terminal that the app draws in."""


class Ailment(Exception):
    """What is wrong, and what to do about it, as one sentence."""


def run(_arguments: argparse.Namespace) -> int:
    """Check everything and print a line each; return 0 if all is well, else 2."""
    ill = 0
    for name, check in checks():
        try:
            print(visible(f"✓ {name}: {check()}"))
        except Exception as error:  # a check of what may be broken in any way; it is shown
            ill += 1
            said = sentence(error) if hasattr(error, "said") else str(error)
            print(visible(f"✗ {name}: {said or type(error).__name__}"))
    return WRONG if ill else FOUND


def checks() -> list[tuple[str, Callable[[], str]]]:
    """Return the checks by name; each returns what it found or raises what is wrong."""
    return [
        ("tilmash", lambda: f"{version()}, Python {platform.python_version()}"),
        (_("packages"), _packages),
        ("ICU", _icu),
        (_("shipped termbase"), _termbase),
        (_("your termbases"), _own_termbases),
        (_("index"), _index),
        (_("library"), _library),
        (_("cache folder"), lambda: _writable(_cache_folder(), "TILMASH_CACHE_DIR")),
        (_("data folder"), lambda: _writable(_data_folder(), "TILMASH_DATA_DIR")),
        (_("places, notes, study"), _state),
        (_("terminal"), _terminal),
        (_("character encoding"), _encoding),
        (_("interface language"), language),
    ]


def _packages() -> str:
    found = []
    for name in _required():
        try:
            found.append(f"{name} {installed(name)}")
        except PackageNotFoundError as error:
            raise Ailment(
                _("{name} is missing; install tilmash again.").format(name=name)
            ) from error
    return ", ".join(found)


def _required() -> list[str]:
    """Return the distributions that this one says it needs to run."""
    names = [
        re.split(r"[^A-Za-z0-9._-]", one, maxsplit=1)[0]
        for one in requires("tilmash") or ()
        if "extra ==" not in one
    ]
    return sorted(name for name in names if name not in ELSEWHERE)


def _icu() -> str:
    import icu

    return f"{icu.ICU_VERSION} (PyICU {icu.VERSION})"


def _termbase() -> str:
    from glossary.formats.detect import read
    from tui.termbases import shipped

    return _("{count} concepts").format(count=len(read(shipped())))


def _own_termbases() -> str:
    from glossary.formats.detect import read
    from tui.termbases import all_members, shipped

    found = [
        f"{member.path.name} {len(read(member.path))}"
        for member in all_members()
        if member.path != shipped()
    ]
    return ", ".join(found) or _("none")


def _state() -> str:
    from tui.state.store import FILE, State

    file = _data_folder() / FILE
    if not file.exists():
        return _("nothing yet")
    state = State(_data_folder())
    try:
        if state.notice:
            raise Ailment(state.notice)
        places, notes = len(state.recent()), len(state.notes())
        cards = state.database.execute("SELECT count(*) FROM study_card").fetchone()[0]
    finally:
        state.close()
    documents = ngettext("{count} document", "{count} documents", places).format(count=places)
    noted = ngettext("{count} note", "{count} notes", notes).format(count=notes)
    carded = ngettext("{count} card", "{count} cards", cards).format(count=cards)
    return ", ".join((documents, noted, carded))


def _index() -> str:
    from tui.termbases import open_chosen

    opened = open_chosen([])
    if opened.notice:
        raise Ailment(sentence(opened.notice))
    return str(opened.store.folder)


def _library() -> str:
    from texts.shelf import catalogue, load

    for name, title in catalogue().items():
        for one in title.languages:
            load(name, one)
    return ", ".join(catalogue())


def _cache_folder() -> Path:
    from glossary.cache import default_folder

    return default_folder()


def _data_folder() -> Path:
    from tui.state.store import default_folder

    return default_folder()


def _writable(folder: Path, variable: str) -> str:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Ailment(
            _(
                "{folder} cannot be written ({reason}); set {variable} to a folder of your own."
            ).format(folder=folder, reason=error.strerror, variable=variable)
        ) from error
    return str(folder)


def _terminal() -> str:
    if not sys.stdout.isatty():
        return _("none, output goes elsewhere")
    columns, rows = shutil.get_terminal_size()
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        raise Ailment(
            _("{columns}x{rows} is too small; make it at least {least}.").format(
                columns=columns, rows=rows, least="x".join(map(str, SMALLEST))
            )
        )
    return f"{os.environ.get('TERM', '?')}, {columns}x{rows}"


def _encoding() -> str:
    import locale

    name = locale.getpreferredencoding(False)
    if name.lower().replace("-", "") != "utf8":
        raise Ailment(
            _("{name} is not UTF-8; choose a UTF-8 locale, e.g. LANG=C.UTF-8.").format(name=name)
        )
    return name
