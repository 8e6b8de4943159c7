"""Two thousand hostile inputs by every way in: one process, so that all of them are asked."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyte
import pytest

from glossary.embedded import IndexedGlossary
from glossary.study.card import CardKind, Content
from tests.tui.dict.sources import Fixed
from tests.tui.hostile import harm, inputs
from tui.cli import main
from tui.dict.protocol import Session
from tui.dict.recent import Recent
from tui.state.store import Note, State
from tui.state.study import deck_of
from tui.termbases import open_glossary

COUNT = 2_000
ENTRIES = 500
"""Entries of each termbase that is checked and compared; four hostile cells in most."""
SHOWN = 20_000
"""Code points of each end of what is written that a terminal is given."""
QUERIES = tuple(inputs(COUNT, seed=11))


@pytest.fixture(scope="module")
def glossary(cache_folder: Path) -> IndexedGlossary:
    return open_glossary(())


def said(*words: str) -> str:
    """Run a command in this process; return all that it wrote."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        with contextlib.suppress(SystemExit):
            main(words)
        out.flush()
    assert isinstance(out.buffer, io.BytesIO)
    return out.buffer.getvalue().decode("utf-8")


def assert_harmless(written: str) -> None:
    """Look at what was written byte by byte, and through a terminal that must obey nothing.

    The terminal, which takes a second for 50,000 letters, is given the first and the last.
    """
    assert not harm(written.replace("\r\n", "\n").encode("utf-8", "surrogatepass"))
    screen = pyte.Screen(200, 50)
    modes, attributes = set(screen.mode), screen.cursor.attrs
    pyte.Stream(screen).feed((written[:SHOWN] + written[-SHOWN:]).replace("\n", "\r\n"))
    assert (screen.title, screen.icon_name) == ("", "")
    assert (set(screen.mode), screen.cursor.attrs) == (modes, attributes)
    assert screen.margins is None and "owned" not in screen.title


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["text", "JSON"])
def test_a_query_of_any_kind(
    glossary: IndexedGlossary, form: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of them, in one glossary: some seconds."""
    from tui.command import lookup

    monkeypatch.setattr(lookup, "open_glossary", lambda _paths: glossary)
    # What resembles a misspelt word takes most of the time, and some answers show how.
    monkeypatch.setattr(glossary, "suggest", _some(glossary.suggest))
    written = "".join(
        said("lookup", *form, "--", one.encode("utf-8", "replace").decode()) for one in QUERIES
    )
    assert_harmless(written)
    if form:
        answers = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
        assert len(answers) >= COUNT * 0.9


def _some(suggest: Any) -> Any:
    asked = 0

    def suggested(query: str, *words: Any) -> list[str]:
        nonlocal asked
        asked += 1
        return list(suggest(query, *words)) if asked % 50 == 0 else []

    return suggested


def test_the_dict_server(glossary: IndexedGlossary) -> None:
    session = Session(Recent(Fixed(glossary)))
    written = []
    for number, one in enumerate(QUERIES):
        query = one.replace("\\", "\\\\").replace('"', '\\"')
        for line in (f'DEFINE * "{query}"', f'MATCH ! exact "{query}"', f"CLIENT {one}", one):
            if number % 4 == 0 or line.startswith("D"):
                written.append(session.answer(line))
    assert_harmless("".join(written))


def test_over_ssh(glossary: IndexedGlossary, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.command import lookup, ssh_entry
    from tui.remote import limits

    monkeypatch.setattr(lookup, "open_glossary", lambda _paths: glossary)
    monkeypatch.setattr(glossary, "suggest", _some(glossary.suggest))
    monkeypatch.setattr(limits, "bound_request", lambda **_words: None)
    out = io.StringIO()
    asked = type("Given", (), {"termbase": [], "idle": 1})()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        for one in QUERIES[::2]:
            with contextlib.suppress(limits.LimitReached):
                ssh_entry._answer(asked, one)
    assert_harmless(out.getvalue())


@pytest.fixture(scope="module")
def termbases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two termbases of hostile entries that differ, and a folder name that is hostile too."""
    folder = tmp_path_factory.mktemp("termbases") / "\x1b]0;owned\x07\u202e"
    folder.mkdir()
    for name, seed in (("a", 21), ("b", 22)):
        rows = ["concept\tlang\tterm\tdefinition\tnote"]
        for number, text in enumerate(inputs(ENTRIES, seed=seed)):
            cell = re.sub(r"[\t\0\r\n]", "\x01", text).encode("utf-8", "replace").decode()
            name_too = cell if number % 50 == 0 else ""
            language = ("kk", "en", "ru")[number % 3]
            rows.append("\t".join([f"c{number}{name_too}", language, cell, cell[::-1], cell]))
        (folder / f"{name}\x9b31m.tsv").write_text("\n".join(rows), "utf-8")
    joined = "\n\n".join(inputs(COUNT, lines=True, seed=23))
    # A file with C0 controls at its beginning is refused as binary.
    whole = "имидж билік " * 400 + "\n\n" + joined
    (folder / "\x1b[2J.txt").write_bytes(whole.encode("utf-8", "replace"))
    return folder


WAYS = {
    "check": ("check", "ONE"),
    "check as JSON": ("check", "ONE", "--json"),
    "diff": ("diff", "ONE", "OTHER"),
    "diff as JSON": ("diff", "ONE", "OTHER", "--json"),
    "merge": ("merge", "ONE", "OTHER", "--into", "INTO"),
    "merge as JSON": ("merge", "ONE", "OTHER", "--into", "INTO", "--json"),
    "merge, decided": ("merge", "ONE", "OTHER", "--into", "INTO", "--prefer", "A"),
    "import": ("import", "ONE", "--name", "\x1b[2Jx"),
    "import, tried": ("import", "ONE", "--dry-run"),
    "export": ("export", "INTO", "--format", "tbx", "--termbase", "ONE"),
    "index": ("index", "--termbase", "ONE"),
    "candidates": ("terms", "TEXT", "--candidates", "--limit", "2000"),
    "candidates as TSV": ("terms", "TEXT", "--candidates", "--tsv"),
    "candidates as JSON": ("terms", "TEXT", "--candidates", "--json"),
    "binary": ("terms", "ONE"),
    "wrong option": ("lookup", "--\x1b[2J\u202e\x9b"),
    "wrong command": ("\x1b]0;owned\x07",),
    "no such check": ("check", "ONE", "--code", "\x1b[2J"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_termbase_by_every_command(termbases: Path, way: str, tmp_path: Path) -> None:
    names = {
        "ONE": str(termbases / "a\x9b31m.tsv"), "OTHER": str(termbases / "b\x9b31m.tsv"),
        "TEXT": str(termbases / "\x1b[2J.txt"),
        "INTO": str(tmp_path / "\x1b[31m\u2066.tbx"),
    }  # fmt: skip
    written = said(*(names.get(word, word) for word in WAYS[way]))
    assert written
    assert_harmless(written)


def test_notes_lookups_and_study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILMASH_DATA_DIR", str(tmp_path / "data"))
    state = State(tmp_path / "data")
    deck = deck_of(state)
    for number, text in enumerate(inputs(COUNT, lines=True, seed=31)):
        kept = text.replace("\0", "").encode("utf-8", "replace").decode()
        if number % 4 == 0:
            state.save_note(Note(0, kept, kept, kept, 0, kept, kept))
            state.save_lookup(kept)
        elif number % 4 == 1:
            content = Content({"kk": (kept,), "ru": (kept,)}, {}, branch=(kept,))
            deck.add(f"c{number}", content, [CardKind.KK_RU])
    state.close()
    for words in (("notes",), ("notes", "--json"), ("notes", "--lookups"), ("stats",),
                  ("notes", "--lookups", "--json"), ("stats", "--json"),
                  ("study", "--count"), ("doctor",),
                  ("study", "--export", str(tmp_path / "\x1b[2J.csv"))):  # fmt: skip
        written = said(*words)
        assert written, words
        assert_harmless(written)


@pytest.mark.parametrize("name", [
    "LC_ALL", "LANG", "TERM", "COLUMNS", "TILMASH_CACHE_DIR", "TILMASH_DATA_DIR",
    "TILMASH_CONFIG_DIR", "SSH_ORIGINAL_COMMAND", "PAGER", "TZ",
])  # fmt: skip
def test_the_environment(name: str, tmp_path: Path) -> None:
    for value in ("\x1b]0;owned\x07", "kk_\u202e\x9b31m.UTF-8"):
        command = ["ssh-entry"] if name == "SSH_ORIGINAL_COMMAND" else ["lookup", "имидж"]
        value = f"{tmp_path}/{value}" if name.endswith("_DIR") else value
        done = subprocess.run(
            [sys.executable, "-m", "tui", *command], env={**os.environ, name: value},
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.stdout + done.stderr
        assert not harm(done.stdout) and not harm(done.stderr)
