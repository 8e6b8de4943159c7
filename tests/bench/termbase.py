"""``python -m tests.bench termbase``: import, index and edit of large termbases.

Every time stands beside that of a plain read of the same file, and of ``python -c pass``, measured
in the same run; memory is that of the process and its writers together.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from glossary.cache import open_index
from glossary.concept import Concept, LanguageSection, Term
from glossary.formats.table import read as read_table
from glossary.formats.tbx import Reader
from glossary.formats.tbx_write import lines
from glossary.own import Change, OwnTermbase
from glossary.termbase import Preamble
from tests.bench import crowd
from tests.bench.formats import exported
from tests.bench.processes import in_turns, print_ratios, process

SIZES = (200_000, 333_334)
"""Concepts: the figure's, and a million designations."""
OWN = 5_000
"""Entries of one's own termbase."""
RUNS = 11
"""Runs of each whole process."""
TILMASH = str(Path(sys.executable).with_name("tilmash"))


def main() -> None:
    """Print all figures; sizes may be given in ``TILMASH_BENCH_CONCEPTS``."""
    sizes = os.environ.get("TILMASH_BENCH_CONCEPTS", "")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, concepts in enumerate([int(one) for one in sizes.split()] or SIZES):
            large = folder / "data" / "termbases" / "large.tbx"
            known = write(large, concepts)
            built(folder, large, concepts)
            asked(folder, large, concepts, known)
            edited(folder, concepts)
            if number == 0:  # they grow with the file, and there is a figure for the first alone
                exported(folder, large, concepts)
                checked(folder, large, concepts)


def write(path: Path, concepts: int) -> list[str]:
    """Write a crowded termbase as TBX; return some of its Kazakh designations."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table = path.with_suffix(".csv")
    known = crowd.write(table, concepts)
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(lines(read_table(table), Preamble("crowd")))
    table.unlink()
    return known


def built(folder: Path, path: Path, concepts: int) -> None:
    """Print what indexing takes, reading the file alone, and parsing it alone."""
    begun = time.perf_counter()
    size = len(path.read_bytes())
    plain = time.perf_counter() - begun
    begun, own = time.perf_counter(), time.process_time()
    count = sum(1 for _ in Reader(path))
    parsing, parsed = time.perf_counter() - begun, time.process_time() - own
    assert count == concepts
    command = [TILMASH, "index", "--termbase", str(path)]
    begun, own = time.perf_counter(), _of_children()
    with Memory(
        subprocess.Popen(command, env=_environment(folder), stdout=subprocess.DEVNULL)
    ) as memory:
        memory.process.wait()
    indexing, indexed = time.perf_counter() - begun, _of_children() - own
    print(f"\n{concepts:,} concepts, {3 * concepts:,} designations, {size / 1e6:.0f} MB of TBX")
    print(f"  plain read {plain:8.2f} s")
    print(f"  parsing    {parsing:8.2f} s  {parsing / plain:7.0f} x the plain read")
    print(
        f"  indexing   {indexing:8.2f} s  {indexing / plain:7.0f} x the plain read,"
        f" {indexing / parsing:.1f} x parsing, {memory.most:.0f} MB"
        " (to reach, at 200,000: 120 s on two idle cores, 5 x, 700 MB)"
    )
    print(
        f"  the same in processor time: parsing {parsed:.1f} s, indexing {indexed:.1f} s,"
        f" {indexed / parsed:.1f} x"
    )


def _of_children() -> float:
    """Return the processor time of the processes that have ended, and of theirs, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def asked(folder: Path, path: Path, concepts: int, known: list[str]) -> None:
    """Print one-shot lookups in the large termbase, the shipped one beside it."""
    environment = {"TILMASH_CACHE_DIR": str(folder / "cache")}
    first = next(one for one in known if " " not in one)
    print(f"\none-shot, whole process, median of {RUNS}, {concepts:,} concepts")
    named = ("--termbase", str(path))
    measures = {
        "python -c pass": process([sys.executable, "-c", "pass"], environment),
        "exact": process([TILMASH, "lookup", *named, first], environment),
        "inflected": process([TILMASH, "lookup", *named, f"{first}тан"], environment),
    }
    print_ratios(in_turns(measures, RUNS))


def checked(folder: Path, path: Path, concepts: int) -> None:
    """Print what checking takes, beside parsing the file alone."""
    begun = time.perf_counter()
    assert sum(1 for _ in Reader(path)) == concepts
    parsing = time.perf_counter() - begun
    begun = time.perf_counter()
    process = subprocess.Popen(
        [TILMASH, "check", str(path)], env=_environment(folder), stdout=subprocess.DEVNULL
    )
    with Memory(process) as memory:
        process.wait()
    checking = time.perf_counter() - begun
    print(f"\nchecking {concepts:,} concepts")
    print(f"  {checking:8.2f} s, {checking / parsing:.1f} x parsing, {memory.most:.0f} MB")


def edited(folder: Path, concepts: int) -> None:
    """Print what an edit takes, and the first lookup after it from another process."""
    mine = OwnTermbase(folder / "data" / "termbases" / "mine.tbx", folder / "cache")
    base = [None if len(mine) else Change(one.id, one, None) for one in _entries(OWN)]
    mine.apply(*filter(None, base), who="bench", today="2026-01-01")
    environment = _environment(folder)
    subprocess.run(
        [TILMASH, "lookup", "own0word"], env=environment, stdout=subprocess.DEVNULL, check=True
    )
    open_index([mine.path], folder / "cache")
    saving, asking, idle = [], [], []
    for number in range(RUNS):
        old = mine.get(f"own{number}")
        assert old is not None
        word = f"edited{number}x{concepts}"
        section = LanguageSection("en", (Term(word),))
        begun = time.perf_counter()
        mine.apply(Change(old.id, old._replace(sections=(section,)), old), who="b", today="")
        saving.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        subprocess.run(
            [TILMASH, "lookup", word], env=environment, stdout=subprocess.DEVNULL, check=True
        )
        asking.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        idle.append(time.perf_counter() - begun)
    print(f"\nan edit among {OWN:,} entries of one's own beside {concepts:,} others, median")
    print(f"  saving {_middle(saving):6.0f} ms")
    ratio = _middle(asking) / _middle(idle)
    print(
        f"  first lookup after it, another process {_middle(asking):6.0f} ms,"
        f" {ratio:.1f} x python -c pass (to reach 200 ms)"
    )


def _entries(count: int) -> list[Concept]:
    return [
        Concept(f"own{one}", (LanguageSection("en", (Term(f"own{one}word"),)),))
        for one in range(count)
    ]


def _middle(times: list[float]) -> float:
    return 1000 * sorted(times)[len(times) // 2]


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "TILMASH_CACHE_DIR": str(folder / "cache"),
        "TILMASH_DATA_DIR": str(folder / "data"),
        "TILMASH_CONFIG_DIR": str(folder / "config"),
    }


class Memory:
    """Watches the memory of a process and of those that it starts.

    Args:
        process: The process.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.most = 0.0
        """The most megabytes resident at once, shared pages counted in proportion."""
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look)

    def __enter__(self) -> Memory:
        self._watch.start()
        return self

    def __exit__(self, *_reason: object) -> None:
        self._over.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._over.wait(0.25):
            self.most = max(self.most, sum(map(_resident, _family(self.process.pid))))


def _family(process: int) -> list[int]:
    found = [process]
    for one in found:
        try:
            children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        except OSError:
            continue
        found += map(int, children)
    return found


def _resident(process: int) -> float:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    lines_: Mapping[str, str] = dict(
        line.split(":", 1) for line in text.splitlines() if ":" in line.split(" ", 1)[0]
    )
    return int(lines_.get("Pss", "0 kB").split()[0]) / 1000


if __name__ == "__main__":
    main()
