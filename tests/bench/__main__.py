"""``python -m tests.bench [PART]...``: ratios of one run.

Without a name: start, read and keys.

Every figure stands beside what it is compared with, measured in turns in the same run.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import fmean, median, quantiles

import glossary
import texts
import tui
from tests.bench import dict_server, lookup, reader, ssh, study, termbase
from tests.bench.processes import in_turns, print_ratios, process
from tests.bench.terminal import COLUMNS, ROWS, Answer, Program

RUNS = 15
"""Runs of a whole process."""
OPENINGS = 7
"""Starts of a program in a terminal."""
PRESSES = 60
"""Presses of one key."""
TILMASH = [str(Path(sys.executable).with_name("tilmash"))]
SMALLEST = """
from textual.app import App
from textual.widgets import Label
class Smallest(App):
    def compose(self):
        yield Label("smallest")
Smallest().run()
"""
PARAGRAPH = (
    "Мемлекеттік органдар қызметінің ашықтығы олардың жұмыс істеуінің ең маңызды "
    "көрсеткіштерінің бірі болып табылады. Мемлекеттік билік органдарының шешімдері туралы "
    "ақпараттарға деген азаматтардың қолжетімділік деңгейі қоғамның дәрежесін білдіреді. "
)


def main() -> None:
    """Run the parts named on the command line, or all."""
    wanted = sys.argv[1:] or ["start", "read", "keys"]
    for package in (tui, texts, glossary):
        # As an installation does.
        compileall.compile_dir(Path(package.__file__ or "").parent, quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "TILMASH_CACHE_DIR": str(Path(folder, "cache")),
            "TILMASH_DATA_DIR": str(Path(folder, "data")),
        }
        subprocess.run([*TILMASH, "index"], env={**os.environ, **environment}, check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip
        for part in wanted:
            PARTS[part](Path(folder), environment)


def start(_folder: Path, environment: Mapping[str, str]) -> None:
    """One-shot lookups as whole processes."""
    print(f"\none-shot, whole process, median of {RUNS}")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "lookup, exact (билік)": [*TILMASH, "lookup", "билік"],
        "lookup, inflected (имиджінің)": [*TILMASH, "lookup", "имиджінің"],
        "lookup, multiword (органдарымыздағы)": [
            *TILMASH, "lookup", "мемлекеттік органдарымыздағы",
        ],
        "lookup, English (press secretaries)": [*TILMASH, "lookup", "press secretaries"],
        "lookup, Russian (связей с общественностью)": [
            *TILMASH, "lookup", "связей с общественностью",
        ],
        "lookup, nothing (жоқсөз)": [*TILMASH, "lookup", "жоқсөз"],
    }  # fmt: skip
    if shutil.which("sdcv"):
        commands["sdcv --version"] = ["sdcv", "--version"]
    times = in_turns(
        {name: process(command, environment) for name, command in commands.items()}, RUNS
    )
    print_ratios(times)


def read(folder: Path, environment: Mapping[str, str]) -> None:
    """First content of the reader, on texts of three sizes."""
    print(f"\nfirst content in a terminal of {COLUMNS}x{ROWS}, median of {OPENINGS}")
    files = {}
    for name, size in (("25 KB", 25_000), ("3 MB", 3_000_000), ("100 MB", 100_000_000)):
        files[name] = Path(folder, name.replace(" ", "") + ".txt")
        count = size // len(PARAGRAPH.encode()) + 1
        files[name].write_text(f"{PARAGRAPH}\n\n" * count, "utf-8")
    commands = {
        "smallest Textual app": [sys.executable, "-c", SMALLEST],
        "tilmash, the library": [*TILMASH, "read", "pr"],
        **{f"tilmash, {name}": [*TILMASH, "read", str(path)] for name, path in files.items()},
    }
    if shutil.which("less"):
        commands["less, 3 MB"] = ["less", str(files["3 MB"])]
    times = in_turns(
        {name: _opening(command, environment) for name, command in commands.items()}, OPENINGS
    )
    print_ratios(times)
    program = Program([*TILMASH, "read", str(files["100 MB"])], environment)
    program.first_content()
    program.settle()
    print(f"  memory at 100 MB, settled: {program.memory():.0f} MB")
    program.end()


def keys(folder: Path, environment: Mapping[str, str]) -> None:
    """Bytes and milliseconds of one press."""
    print(f"\none press at {COLUMNS}x{ROWS}, on the library's text")
    print(f"  {'key':<28}{'ms p50':>8}{'ms p95':>8}{'bytes p50':>11}{'bytes mean':>12}")
    for name, press, again in (
        ("line down (j)", "j", PRESSES),
        ("page down (Space)", " ", 12),
        ("next term (n)", "n", PRESSES),
        ("definition (Enter)", "\r", 1),
    ):
        fresh = {**environment, "TILMASH_DATA_DIR": tempfile.mkdtemp(dir=folder)}
        program = Program([*TILMASH, "read", "pr"], fresh)
        program.first_content()
        program.settle()
        _print_answers(name, [program.press(press) for _ in range(again)])
        program.end()


def lookups(_folder: Path, _environment: Mapping[str, str]) -> None:
    """What lookup finds, and how fast."""
    lookup.main()


def dict_(_folder: Path, environment: Mapping[str, str]) -> None:
    """The DICT server under load."""
    dict_server.main(environment)


def ssh_(folder: Path, environment: Mapping[str, str], parts: Sequence[str] = ()) -> None:
    """Over SSH: one-shot, many at once, sessions, kills, a slow line."""
    ssh.main(TILMASH, folder, environment, *parts)


PARTS: dict[str, Callable[[Path, Mapping[str, str]], None]] = {
    "start": start, "read": read, "keys": keys, "lookup": lookups, "dict": dict_,
    "study": lambda _folder, environment: study.main(TILMASH, environment),
    "reader": reader.main,
    "ssh": ssh_,
    **{f"ssh-{part}": partial(ssh_, parts=(part,)) for part in ssh.PARTS},
    "termbase": lambda _folder, _environment: termbase.main(),
}  # fmt: skip


def _opening(command: Sequence[str], environment: Mapping[str, str]) -> Callable[[], float]:
    def run() -> float:
        program = Program(command, environment)
        try:
            return program.first_content()
        finally:
            program.end()

    return run


def _print_answers(name: str, answers: Sequence[Answer]) -> None:
    taken = [answer.milliseconds for answer in answers]
    sizes = [answer.size for answer in answers]
    slow = quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
    print(f"  {name:<28}{median(taken):8.1f}{slow:8.1f}{median(sizes):11.0f}{fmean(sizes):12.0f}")


if __name__ == "__main__":
    main()
