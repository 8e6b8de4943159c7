"""Two thousand hostile inputs through every command and screen: no control gets through."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.hostile import OURS, harm, inputs
from tests.tui.terminals import terminal
from tui.arguments import parser

COUNT = 2_000
"""Entries of the termbase, and paragraphs of the document."""
ASKED = 60
"""Of them asked as queries by each form of the command: a miss takes its time."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A termbase and a document of hostile text, and queries of it."""
    made = tmp_path_factory.mktemp("hostile")
    texts = list(inputs(COUNT))
    with (made / "hostile.csv").open("w", encoding="utf-8", errors="replace", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("concept", "lang", "term", "definition"))
        rows.writerow(("known", "kk", "сөзжоқ", texts[0]))
        for number in range(200):
            # Controls at the beginning of a file would have it refused as binary.
            rows.writerow((f"plain{number}", "kk", f"сөз{number}", "имидж"))
        for number, text in enumerate(texts):
            text = text.replace("\0", "\x01")  # a table with a NUL in it is refused
            rows.writerow((f"c{number}", ("kk", "en", "ru")[number % 3], text, text[::-1]))
    joined = "\n\n".join(inputs(COUNT, lines=True, seed=9))
    # A file with C0 controls at its beginning is refused as binary.
    (made / "hostile.txt").write_bytes(
        ("имидж билік " * 400 + "\n\n" + joined).encode("utf-8", "replace")
    )
    (made / "queries").write_bytes("\n".join(texts[:ASKED]).encode("utf-8", "replace"))
    return made


def run(*words: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *map(str, words)],
        input=given, capture_output=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("lookup", "--batch", "queries"), id="batch"),
        pytest.param(("lookup", "--batch", "queries", "--json"), id="batch as JSON"),
        pytest.param(("lookup", "--batch", "queries", "--termbase", "hostile.csv"), id="termbase"),
        pytest.param(
            ("lookup", "--batch", "queries", "--json", "--termbase", "hostile.csv"),
            id="termbase as JSON",
        ),
        pytest.param(("terms", "hostile.txt"), id="terms"),
        pytest.param(("terms", "hostile.txt", "--tsv"), id="terms as TSV"),
        pytest.param(("terms", "hostile.txt", "--json"), id="terms as JSON"),
        pytest.param(("search", "имидж", "hostile.txt"), id="search"),
        pytest.param(("search", "имидж", "hostile.txt", "--json"), id="search as JSON"),
        pytest.param(("lookup", "сөзжоқ", "--termbase", "hostile.csv"), id="definition"),
        pytest.param(("index", "--termbase", "hostile.csv"), id="index"),
    ],
)
def test_no_command_lets_a_control_through(
    folder: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    answer = run(*words)
    assert answer.stdout
    assert not harm(answer.stdout) and not harm(answer.stderr)
    if "--json" in words:
        for line in answer.stdout.splitlines():
            json.loads(line)


@pytest.mark.parametrize("text", inputs(16, seed=10))
def test_no_argument_and_no_file_name_comes_back_raw(text: str, tmp_path: Path) -> None:
    text = text.replace("\0", "\x01").encode("utf-8", "replace").decode()
    for words in (("lookup", "--from", text, "x"), ("read", text), ("terms", text), (text,),
                  ("lookup", "--batch", text), ("index", "--termbase", text)):  # fmt: skip
        with pytest.raises(SystemExit):
            parser().parse_args(["lookup", "--limit", text])
        answer = in_process(*words)
        assert not harm(answer), words


def in_process(*words: str) -> bytes:
    """Run a command that fails, in this process: what it says."""
    import contextlib
    import io

    from tui.cli import main

    said = io.TextIOWrapper(io.BytesIO(), "utf-8", "surrogateescape")
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        try:
            code = main(words)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 2
    said.flush()
    assert code in (1, 2), words
    assert isinstance(said.buffer, io.BytesIO)
    return said.buffer.getvalue()


def walk() -> Iterator[tuple[str, str]]:
    """Yield keys, and words that are on the screen after them."""
    yield " " * 6, ""
    yield "n", ""
    yield "\r", ""
    yield "K", ""
    yield "k", ""
    yield "gr", ""
    yield "\x1b", ""
    yield "gt", ""
    yield "\x1b", ""
    yield "c", ""
    yield "\x1b", ""
    yield "i\x1b[200~заметка\x1b]0;owned\x07\u202e\x9b31m\x1b[201~\r", ""
    yield "gn", ""
    yield "\x1b", ""
    yield "s\x1b[200~имидж\u202e\u2028\x1b[201~", ""
    yield "\x1b", ""
    yield "o", ""
    yield "\x1b", ""
    yield "/орган\r", ""
    yield "?", ""
    yield "\x1b", ""
    yield "Vjjs", ""
    yield "\x1b\x1b", ""
    yield "G", ""


def test_no_screen_lets_a_control_through(folder: Path) -> None:
    name = folder / "\x1b]0;owned\x07[red]\u202e.txt"
    name.write_bytes((folder / "hostile.txt").read_bytes())
    with terminal("read", str(name), "--termbase", str(folder / "hostile.csv")) as term:
        term.wait_for("Look up")
        for keys, words in walk():
            term.send(keys)
            term.wait_for(words)
            term.rest()
        for _ in range(40):
            term.send("\x02")
            term.rest(0.02)
        term.send("q")
        assert term.end() == 0
        written = OURS.sub(b"", term.raw)
        assert not harm(written), [written[max(0, at - 30) : at + 30] for at in _places(written)][
            :5
        ]
        assert b"owned" in term.raw


def _places(written: bytes) -> list[int]:
    return [match.start() for match in re.finditer(rb"[\x00-\x08\x0b-\x1f\x7f]", written)]


def test_terms_over_ssh_let_no_control_through(folder: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "tui", "ssh-entry"],
        input=(folder / "hostile.txt").read_bytes(), capture_output=True, timeout=120, check=False,
        env={**os.environ, "SSH_ORIGINAL_COMMAND": "terms -"},
    )  # fmt: skip
    assert answer.returncode == 0
    assert not harm(answer.stdout) and not harm(answer.stderr)
