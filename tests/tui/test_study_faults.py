"""What goes wrong while one studies: one clear sentence, and the log as it was."""

from __future__ import annotations

import importlib.util
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary.study.card import CardKind, Content, Grade
from glossary.study.faults import StudyFault
from glossary.study.schedule import Schedule
from tests.tui.conftest import OpenReader
from tests.tui.hostile import OURS
from tests.tui.study_keys import deck, fill, graded, status
from tests.tui.terminals import terminal
from tui.state.backup import backup, restore
from tui.state.schema import MIGRATIONS
from tui.state.store import FILE, State
from tui.state.study import deck_of, now

__all__ = ["deck"]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Folders of a program of its own, with five cards due."""
    environment = {
        name: str(tmp_path / name.lower())
        for name in ("TILMASH_DATA_DIR", "TILMASH_CONFIG_DIR", "TILMASH_CACHE_DIR")
    }
    state = State(Path(environment["TILMASH_DATA_DIR"]))
    fill(deck_of(state), 5)
    state.close()
    yield {**environment, "LC_ALL": "C.UTF-8"}


def database(home: dict[str, str]) -> Path:
    return Path(home["TILMASH_DATA_DIR"]) / FILE


def run(home: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "tui", *arguments], env={**os.environ, **home},
                          capture_output=True, text=True, encoding="utf-8", timeout=60)  # fmt: skip


def log(home: dict[str, str]) -> list[int]:
    state = State(Path(home["TILMASH_DATA_DIR"]))
    try:
        return graded(deck_of(state))
    finally:
        state.close()


def test_kill_in_mid_review_loses_at_most_the_ungraded_card(home: dict[str, str]) -> None:
    with terminal("study", more=home) as term:
        term.wait_for("термин0")
        term.send(" 3")
        term.wait_for("термин1")
        term.send(" 1")
        term.wait_for("термин2")
        term.send(" ")
        term.wait_for("слово2")
        term.signal(signal.SIGKILL)
        term.end()
    assert log(home) == [3, 1]
    with terminal("study", more=home) as term:
        term.wait_for("термин2")
        term.send("u")
        term.wait_for("термин1")
    assert log(home) == [3]


@pytest.mark.parametrize("more", [{}, {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}])
def test_the_first_card_is_the_first_frame(home: dict[str, str], more: dict[str, str]) -> None:
    with terminal("study", more={**home, **more}) as term:
        term.wait_for("термин0")
        term.send("\x1b[1;1R")  # over SSH each frame asks where the cursor is
        term.rest(0.5)
        written = OURS.sub(b"", term.raw).decode()
        # Nothing of the text that lies under the review has been drawn, before the card or after.
        assert "0 %" not in written and "Look up" not in written
        first, _others = written.split("Keys", 1)
        assert "термин0" in first and "10 min" in first
        if more:
            assert written.count("термин0") == 1  # a slow line carries it once
        term.send(" 3")
        term.wait_for("термин1")
        term.send("q")
        assert term.end() == 0


def test_a_terminal_that_goes_away_loses_nothing(home: dict[str, str]) -> None:
    with terminal("study", more=home) as term:
        term.wait_for("термин0")
        term.send(" 4")
        term.wait_for("термин1")
        term.signal(signal.SIGHUP)
        term.end()
    assert log(home) == [4]


async def test_a_deck_that_another_program_writes_is_said(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    state = State(tmp_path / "data")
    fill(deck_of(state), 2)
    async with open_reader(glossary=False) as reader:
        reader.screen.state.database.execute("PRAGMA busy_timeout = 20")
        await reader.press("g", "s", "space")
        state.database.execute("BEGIN IMMEDIATE")
        await reader.press("3")
        assert "another program is writing the deck" in status(reader)
        assert "слово0" in reader.shown  # the card is as it was, the answer shown
        state.database.execute("ROLLBACK")
        await reader.press("3")
        assert "термин1" in reader.shown
        assert graded(deck_of(state)) == [3]
    state.close()


async def test_a_full_disk_is_said(open_reader: OpenReader, tmp_path: Path) -> None:
    state = State(tmp_path / "data")
    fill(deck_of(state), 2)
    async with open_reader(glossary=False) as reader:
        await reader.press("g", "s", "space")
        shown = reader.screen.state.database
        # SQLite itself refuses to grow, with the error of a disk that is full.
        pages = shown.execute("PRAGMA page_count").fetchone()[0]
        shown.execute(f"PRAGMA max_page_count = {pages}")
        decks, schedule = deck_of(reader.screen.state), Schedule()
        with pytest.raises(StudyFault, match="no room to write the deck"):
            for _ in range(1000):
                decks.grade(decks.card(2), Grade.AGAIN, now(), schedule.after)
        kept = graded(decks)
        assert len(kept) > 5
        await reader.press("3")
        assert "there is no room to write the deck" in status(reader)
        assert "слово0" in reader.shown
        assert graded(deck_of(state)) == kept
        shown.execute("PRAGMA max_page_count = 1000000")
        await reader.press("3")
        assert graded(deck_of(state)) == [*kept, 3]
        assert shown.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    state.close()


@pytest.mark.parametrize("command", [["study"], ["study", "--count"], ["stats"]])
def test_a_newer_database_is_left_alone(home: dict[str, str], command: list[str]) -> None:
    path = database(home)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    before = path.read_bytes()
    done = run(home, *command)
    assert done.returncode == 2
    assert "newer tilmash" in done.stderr and done.stderr.count("\n") == 1
    assert path.read_bytes() == before


def test_a_damaged_database_is_put_aside_and_said(home: dict[str, str]) -> None:
    path = database(home)
    content = path.read_bytes()
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    done = run(home, "study")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "damaged" in done.stdout + done.stderr
    assert (path.parent / f"{FILE}.damaged-1").read_bytes().startswith(b"SQLite format 3\0\xff")
    del content


def test_damage_found_in_the_middle_is_said(home: dict[str, str]) -> None:
    path = database(home)
    content = bytearray(path.read_bytes())
    connection = sqlite3.connect(path)
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    root = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'study_card'"
    ).fetchone()[0]
    connection.close()
    content[(root - 1) * size : root * size] = b"\xff" * size
    path.write_bytes(content)
    done = run(home, "study", "--count")
    assert done.returncode == 2
    assert "the deck is damaged" in done.stderr and "tilmash restore" in done.stderr
    assert done.stderr.count("\n") == 1
    for language, words in (("kk", "топтама бүлінген"), ("ru", "колода повреждена")):
        done = run({**home, "LC_ALL": f"{language}_KZ.UTF-8"}, "study", "--count")
        assert done.returncode == 2 and words in done.stderr and "tilmash restore" in done.stderr


async def test_a_clock_set_back_is_said_and_the_log_stays_in_order(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    state = State(tmp_path / "data")
    decks = deck_of(state)
    fill(decks, 2)
    ahead = now() + 3 * 86_400_000
    decks.grade(decks.card(1), Grade.AGAIN, ahead, Schedule().after)
    async with open_reader(glossary=False) as reader:
        await reader.press("g", "s")
        assert "The clock stands 3 d before your last review" in " ".join(reader.rows)
        await reader.press("space", "3")
        assert [entry.at for entry in decks.log.of(1)] == [ahead]
        times = [at for _card, at, *_rest in decks.log.graded()]
        assert times == sorted(times)
    state.close()


def test_a_deck_that_cannot_be_written_raises_one_sentence(tmp_path: Path) -> None:
    state = State(tmp_path)
    fill(deck_of(state), 1)
    state.database.execute("PRAGMA query_only = ON")
    card = deck_of(state).card(1)
    with pytest.raises(StudyFault) as raised:
        deck_of(state).grade(card, Grade.GOOD, now(), Schedule().after)
    assert "\n" not in str(raised.value)
    assert deck_of(state).card(1) == card
    state.close()


def test_backup_and_restore_bring_everything_back(home: dict[str, str], tmp_path: Path) -> None:
    folder = Path(home["TILMASH_DATA_DIR"])
    (folder / "mine.tbx").write_text("<tbx/>")
    file = tmp_path / "kept.zip"
    done = run(home, "backup", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    state = State(folder)
    kept = list(state.database.iterdump())
    decks = deck_of(state)
    decks.grade(decks.card(1), Grade.GOOD, now(), Schedule().after)
    state.close()
    (folder / "mine.tbx").write_text("<changed/>")
    done = run(home, "restore", str(file))
    assert done.returncode == 0 and "before-restore-1" in done.stdout
    state = State(folder)
    assert list(state.database.iterdump()) == kept
    state.close()
    assert (folder / "mine.tbx").read_text() == "<tbx/>"
    assert (folder / "before-restore-1" / "mine.tbx").read_text() == "<changed/>"
    assert (folder / "before-restore-1" / FILE).exists()


def test_a_backup_may_be_made_while_one_studies(tmp_path: Path) -> None:
    state = State(tmp_path / "data")
    decks = deck_of(state)
    fill(decks, 3)
    decks.grade(decks.card(1), Grade.GOOD, now(), Schedule().after)
    backup(tmp_path / "data", tmp_path / "kept.zip")
    restore(tmp_path / "other", tmp_path / "kept.zip")
    other = State(tmp_path / "other")
    assert deck_of(other).cards() == decks.cards()
    other.close()
    state.close()


@pytest.mark.parametrize("kind", ["text", "stranger", "newer", "damaged", "escaping", "missing"])
def test_what_is_no_backup_changes_nothing(home: dict[str, str], tmp_path: Path, kind: str) -> None:
    file, folder = tmp_path / "file.zip", Path(home["TILMASH_DATA_DIR"])
    backup(folder, tmp_path / "good.zip")
    if kind == "text":
        file.write_text("text")
    elif kind != "missing":
        state = tmp_path / "s.sqlite3"
        with zipfile.ZipFile(tmp_path / "good.zip") as good:
            state.write_bytes(good.read(FILE))
        if kind == "newer":
            connection = sqlite3.connect(state)
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
            connection.close()
        if kind == "damaged":
            state.write_bytes(state.read_bytes()[:5000] + b"\xff" * 9000)
        with zipfile.ZipFile(file, "w") as archive:
            archive.write(state, "other" if kind == "stranger" else FILE)
            if kind == "escaping":
                archive.writestr("../outside", "x")
    before = database(home).read_bytes()
    done = run(home, "restore", str(file))
    assert done.returncode == 2
    assert str(file) in done.stderr and done.stderr.count("\n") == 1
    assert database(home).read_bytes() == before
    assert not (folder.parent / "outside").exists()


def test_count_is_a_number_and_tells_by_its_exit_code(home: dict[str, str]) -> None:
    done = run(home, "study", "--count")
    assert (done.returncode, done.stdout) == (0, "5\n")
    assert run(home, "study", "--count", "--new", "2").stdout == "2\n"
    done = run(home, "study", "--count", "--new", "0")
    assert (done.returncode, done.stdout) == (1, "0\n")


def test_the_count_for_a_prompt_loads_neither_scheduler_nor_screen(home: dict[str, str]) -> None:
    code = (
        "import sys; from tui.cli import main; main(['study', '--count']);"
        "heavy = {'fsrs', 'textual', 'genanki', 'plotext', 'icu', 'whoosh'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, **home},
                          capture_output=True, text=True, timeout=60)  # fmt: skip
    assert done.stdout == "5\n[]\n", done.stderr


def test_nothing_due_says_when_the_next_card_comes(home: dict[str, str]) -> None:
    done = run(home, "study", "--new", "0")
    assert done.returncode == 1
    assert done.stdout.strip() == "Nothing is due."
    state = State(Path(home["TILMASH_DATA_DIR"]))
    decks = deck_of(state)
    decks.grade(decks.card(1), Grade.EASY, now(), Schedule().after)
    state.close()
    done = run(home, "study", "--new", "0")
    assert "the next card comes on 20" in done.stdout


def test_stats_are_text_in_a_pipe_and_json_when_asked(home: dict[str, str]) -> None:
    import json

    done = run(home, "stats")
    assert done.returncode == 0 and "5 cards: 5 new" in done.stdout
    assert "\x1b" not in done.stdout and max(map(len, done.stdout.splitlines())) <= 100
    found = json.loads(run(home, "stats", "--json").stdout)
    assert (found["cards"], found["new"], len(found["forecast"])) == (5, 5, 30)
    assert set(found["retention"]) == {"today", "week", "month", "year", "all"}


def test_exchange_on_the_command_line(home: dict[str, str], tmp_path: Path) -> None:
    package, table = tmp_path / "deck.apkg", tmp_path / "deck.csv"
    assert run(home, "study", "--export", str(package)).stdout == f"{package}: 5 notes.\n"
    assert run(home, "study", "--export", str(table)).stdout == f"{table}: 5 cards.\n"
    assert table.read_text("utf-8").startswith("concept,kind,")
    done = run(home, "study", "--import", str(package))
    assert (done.returncode, done.stdout) == (1, "0 reviews taken from Anki.\n")
    done = run(home, "study", "--export", str(tmp_path / "deck.doc"))
    assert done.returncode == 2 and ".apkg or .csv" in done.stderr


def test_fitting_the_scheduler_says_what_it_lacks(home: dict[str, str]) -> None:
    has_torch = importlib.util.find_spec("torch") is not None
    words = "fewer than the 512" if has_torch else "needs PyTorch"
    done = run(home, "study", "--optimise")
    assert done.returncode == 2 and words in done.stderr
    assert done.stderr.count("\n") == 1


def test_time_passes_between_sittings(tmp_path: Path) -> None:
    """The deck written by one program is read by the next, to the millisecond."""
    state = State(tmp_path)
    decks = deck_of(state)
    decks.add("a", Content({"kk": ("а",), "ru": ("б",)}, {}), [CardKind.KK_RU])
    card = decks.grade(decks.card(1), Grade.HARD, time.time_ns() // 1_000_000, Schedule().after)
    state.close()
    again = State(tmp_path)
    assert deck_of(again).card(1) == card
    again.close()
