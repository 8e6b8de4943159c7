"""Two apps and a command line on one termbase and one state: nothing is corrupted, nothing lost."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from glossary.concept import Concept, LanguageSection, Term
from glossary.formats.atomic import BACKUP
from glossary.formats.detect import read
from glossary.own import Change, OwnTermbase
from tests.tui.terminals import PATIENCE, Terminal, terminal
from tui.state.place import default_folder
from tui.termbases import folder, mine

ROOT = Path(__file__).parents[2]


@pytest.fixture
def text(tmp_path: Path) -> str:
    """Return a text that begins with the one entry of one's own termbase."""
    section = LanguageSection("kk", (Term("сауалнама"),))
    OwnTermbase(mine()).apply(Change("survey", Concept("survey", (section,)), None), who="dana")
    path = tmp_path / "a.txt"
    path.write_text("Сауалнаманы өткізу керек.", "utf-8")
    return str(path)


def command(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tui", *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, cwd=ROOT,
    )  # fmt: skip


def edit_note(app: Terminal, note: str, *, first: bool = True) -> None:
    """Open the form of the entry and type a note; save nothing yet."""
    if first:
        app.wait_for("Look up")
        app.send("s")  # answers as soon as the glossary is open
        app.wait_for("Look up a word")
        app.send("сауалнама")
        app.wait_for("exact")
        app.send("\r")
        app.wait_for("e Edit")
    app.send("e")
    app.wait_for("Subject field")
    app.send("j\r" + note + "\r")
    app.wait_for(note)


def note_of(path: Path) -> str:
    return next(one.note for one in read(path) if one.id == "survey")


def test_two_apps_and_command_lines_lose_nothing(text: str, tmp_path: Path) -> None:
    words = tmp_path / "words.csv"
    words.write_text("concept,lang,term\nw1,kk,қосымша\n", "utf-8")
    more = tmp_path / "more.csv"
    more.write_text("concept,lang,term\nmerged,kk,біріктірілген\n", "utf-8")
    with terminal("read", text, rows=30) as one, terminal("read", text, rows=30) as other:
        edit_note(one, "of the first")
        edit_note(other, "of the second")
        started = [
            command("import", "--name", "others", str(words)),
            command("merge", str(mine()), str(more), "--into", str(mine())),
            command("index"),
        ]
        one.send("w")
        one.wait_for("The entry is saved")
        said = [process.communicate()[0] for process in started]
        assert [process.returncode for process in (started[0], started[2])] == [0, 0], said
        # A merge that the save overtook says so; one that came first or later is there.
        merged = started[1].returncode == 0
        assert merged or (started[1].returncode == 2 and "merge again" in said[1]), said
        other.send("w")
        shown = other.wait_for("Somebody else changed this entry")
        assert "of the second" in shown and "of the first" in shown and "yours" in shown
        assert note_of(mine()) == "of the first"
        other.send("w")
        other.wait_for("The entry is saved")
        assert note_of(mine()) == "of the second" and note_of(_backup()) == "of the first"
        assert ("merged" in {concept.id for concept in read(mine())}) == merged
        assert len(read(folder() / "others.tbx")) == 1
        for app in (one, other):
            app.send("q")
            assert app.end() == 0
    for state in default_folder().glob("*.db"):
        with sqlite3.connect(state) as connection:
            assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


def test_an_app_killed_while_it_saves_loses_at_most_that_save(text: str) -> None:
    chance = random.Random(11)
    saved = ""
    for run in range(2):
        with terminal("read", text, rows=30) as app:
            edit_note(app, f"{run}a")
            for letter in "bc":
                app.send("w")
                app.wait_for("The entry is saved")
                saved += f"{run}{chr(ord(letter) - 1)}"  # what is typed comes behind what was there
                _comes(saved)
                edit_note(app, f"{run}{letter}", first=False)
            app.send("w")
            time.sleep(chance.uniform(0.0, 0.12))
            os.kill(app.pid, signal.SIGKILL)
            app.end()
        now = note_of(mine())
        assert now in (saved, f"{saved}{run}c") and saved.startswith(note_of(_backup()))
        saved = now
        # Whoever comes next can write.
        own = OwnTermbase(mine())
        entry = own.get("survey")
        assert entry is not None and own.apply(Change("survey", entry, entry))


def _comes(note: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while note_of(mine()) != note and time.monotonic() < deadline:
        time.sleep(0.02)
    assert note_of(mine()) == note


def _backup() -> Path:
    return mine().with_name(mine().name + BACKUP)
