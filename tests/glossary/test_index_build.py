"""A large index: written by two processes in shards, cancelled, killed, taken up again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from zlib import crc32

import pytest

from glossary import index_build
from glossary.cache import open_index
from glossary.embedded import IndexedGlossary
from glossary.errors import IndexFault
from glossary.index_schema import MANIFEST, SIEVE

COUNT = 120
SMALL = {"ALONE": 10, "BATCH": 5, "SHARD": 20}
"""Sizes at which a hundred concepts are a large termbase."""
BUILD = f"""
import sys
from pathlib import Path
from glossary import index_build
for name, size in {SMALL!r}.items():
    setattr(index_build, name, size)
from glossary.cache import open_index
if __name__ == "__main__":
    open_index([Path(sys.argv[1])], Path(sys.argv[2]), lambda done, total: print(done, flush=True))
"""


@pytest.fixture
def termbase(tmp_path: Path) -> Path:
    path = tmp_path / "large.csv"
    rows = [f"c{number},en,word{number} of many" for number in range(COUNT)]
    path.write_text("\n".join(["concept,lang,term", *rows, ""]), "utf-8")
    return path


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in SMALL.items():
        monkeypatch.setattr(index_build, name, size)


def _finds_all(glossary: IndexedGlossary) -> bool:
    return all(
        [match.concept for match in glossary.lookup(f"word{number} of many")] == [f"c{number}"]
        for number in range(COUNT)
    )


def _shards(cache: Path) -> dict[str, int]:
    return {
        f"{one.parent.parent.name}/{one.parent.name}": one.stat().st_mtime_ns
        for one in cache.glob(f"index/*/*/{MANIFEST}")
    }


@pytest.mark.usefixtures("small")
def test_shards_together_answer_as_one(termbase: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    cache = tmp_path / "cache"
    opened = open_index([termbase], cache, lambda done, total: seen.append((done, total)))
    assert len(opened.store) == COUNT
    assert len(opened.store.termbases[0].parts) == 6
    glossary = IndexedGlossary(opened.store)
    assert _finds_all(glossary)
    assert [match.concept for match in glossary.complete("word11 of")][:1] == ["c11"]
    assert "word77 of many" in glossary.suggest("wurd77 of many")
    assert [done for done, _total in seen] == sorted(done for done, _total in seen)
    assert seen[-1] == (COUNT, COUNT) and all(done < total for done, total in seen[:-1])


@pytest.mark.usefixtures("small")
def test_one_sieve_has_the_keys_of_all_shards(termbase: Path, tmp_path: Path) -> None:
    whole = open_index([termbase], tmp_path / "cache").store.termbases[0]
    assert whole.sieve is not None
    for number in range(COUNT):
        key = f"f:word{number} of many"
        assert whole.sieve.has(crc32(key.encode()), key)
    assert not whole.sieve.has(crc32(b"f:none"), "f:none")
    size = (whole.folder / SIEVE).stat().st_size
    assert size == sum((whole.folder / str(one) / SIEVE).stat().st_size for one in range(6))


@pytest.mark.usefixtures("small")
def test_what_a_cancelled_build_finished_is_not_built_again(termbase: Path, tmp_path: Path) -> None:
    class Cancelled(Exception):
        pass

    def cancel(done: int, _total: int) -> None:
        if done > 0.6 * COUNT:
            raise Cancelled

    cache = tmp_path / "cache"
    with pytest.raises(Cancelled):
        open_index([termbase], cache, cancel)
    kept = {name.split("/")[1]: time for name, time in _shards(cache).items()}
    assert kept
    opened = open_index([termbase], cache)
    assert _finds_all(IndexedGlossary(opened.store))
    now = {name.split("/")[1]: time for name, time in _shards(cache).items()}
    assert kept.items() <= now.items()
    assert not list(cache.glob("index/*.building"))


@pytest.mark.usefixtures("small")
def test_a_writer_that_is_killed_is_said_and_the_next_build_goes_on(
    termbase: Path, tmp_path: Path
) -> None:
    def kill(done: int, _total: int) -> None:
        if done > 0.3 * COUNT:
            children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
            for child in {int(one) for path in children for one in path.read_text().split()}:
                command = Path(f"/proc/{child}/cmdline").read_bytes()
                if b"spawn_main" in command:
                    os.kill(child, signal.SIGKILL)

    if not Path("/proc/self/task").is_dir():
        pytest.skip("finding a child process needs /proc")
    cache = tmp_path / "cache"
    with pytest.raises(IndexFault, match="what was finished is kept"):
        open_index([termbase], cache, kill)
    assert _finds_all(IndexedGlossary(open_index([termbase], cache).store))


def test_a_build_killed_at_any_instant_is_taken_up_again(termbase: Path, tmp_path: Path) -> None:
    script, cache = tmp_path / "build.py", tmp_path / "cache"
    script.write_text(BUILD, "utf-8")
    command = [sys.executable, str(script), str(termbase), str(cache)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for lines in (1, 12, 22):
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert process.stdout is not None
        for _ in range(lines):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.communicate()
    time.sleep(0.1)
    opened = open_index([termbase], cache)
    assert _finds_all(IndexedGlossary(opened.store))
