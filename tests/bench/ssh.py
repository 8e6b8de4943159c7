"""Many readers: one-shot lookups over sshd and beside each other, sessions, kills; with others."""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles

from tests.bench import slow_line
from tests.bench.processes import in_turns, process
from tests.bench.terminal import Program
from tests.tui.servers import Server, why_not

CONNECTIONS = 9
"""Times that a word is asked over sshd."""
ONE_SHOTS = 100
"""Lookups at once."""
SESSIONS = 40
KILLS = 200
KILLERS = 4
"""Readers that are killed beside each other, each with a state of its own."""
QUERIES = ("имиджінің", "билік", "мемлекеттік органдарымыздағы", "press secretaries", "жоқсөз")


PARTS = ("once", "burst", "sessions", "kills", "line")
"""What can be measured alone, as ``ssh-once`` and so on."""


def main(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], *parts: str
) -> None:  # fmt: skip
    """Measure and print some parts, or all."""
    measures: dict[str, Callable[[], object]] = {
        "once": lambda: over_sshd(folder, environment),
        "burst": lambda: at_once(command, environment),
        "sessions": lambda: sessions(folder, environment),
        "kills": lambda: kills(folder, environment),
        "line": lambda: slow_line.main([*command, "read", "pr"], environment),
    }
    for part in parts or PARTS:
        begun = time.perf_counter()
        measures[part]()
        print(f"  (took {time.perf_counter() - begun:.0f} s)", flush=True)


def over_sshd(folder: Path, environment: Mapping[str, str]) -> None:
    """Print a lookup over a local sshd beside the connection alone and the lookup alone."""
    reason = why_not()
    if reason:
        print(f"\nover sshd: not measured, {reason}")
        return
    place = Path(tempfile.mkdtemp(dir=folder))
    server = Server(place, Path(environment["TILMASH_CACHE_DIR"]))
    # The same server without the forced command, for `ssh host true`.
    plain = Path(tempfile.mkdtemp(dir=folder))
    bare = Server(plain, Path(environment["TILMASH_CACHE_DIR"]), forced=False)
    local = [sys.executable, "-I", "-m", "tui", "ssh-entry"]
    asked = {**environment, "SSH_ORIGINAL_COMMAND": QUERIES[0]}
    try:
        times = in_turns(
            {
                "true": process(bare.command("true"), environment),
                "lookup": process(server.command(QUERIES[0]), environment),
                "local": process(local, asked),
            },
            CONNECTIONS,
        )
    finally:
        server.stop()
        bare.stop()
    true, lookup, alone = (median(times[name]) for name in ("true", "lookup", "local"))
    print(f"\nover a local sshd, ms: ssh host true {true:.0f}, the lookup alone {alone:.0f}, "
          f"ssh host WORD {lookup:.0f}: {lookup / (true + alone):.2f} of their sum")  # fmt: skip


def at_once(command: Sequence[str], environment: Mapping[str, str]) -> None:
    """Print one-shot lookups a second, many at once; beside sdcv over the same words."""
    print(f"\n{ONE_SHOTS} one-shot lookups at once")
    variables = {**os.environ, **environment}
    _burst("tilmash lookup", [[*command, "lookup", query] for query in QUERIES], variables)
    if shutil.which("sdcv") is None:
        print("  sdcv is not installed: no comparison")
        return
    with tempfile.TemporaryDirectory() as place:
        _stardict(Path(place))
        ask = ["sdcv", "-n", "-2", place, "-e"]
        _burst("sdcv (exact only)", [[*ask, query] for query in QUERIES], variables)


def _burst(name: str, commands: Sequence[Sequence[str]], variables: Mapping[str, str]) -> None:
    def one(number: int) -> float:
        begun = time.perf_counter()
        subprocess.run(
            commands[number % len(commands)], env=variables, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return 1000 * (time.perf_counter() - begun)

    one(0)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    with ThreadPoolExecutor(ONE_SHOTS) as pool:
        taken = list(pool.map(one, range(ONE_SHOTS)))
    rate = ONE_SHOTS / (time.perf_counter() - begun)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / ONE_SHOTS
    slow = quantiles(taken, n=20)[-1]
    print(f"  {name:<24}{1000 * used:6.0f} ms of a processor, {2 / used:.0f} a second on two idle;"
          f"{rate:7.1f} a second now, p50 {median(taken):.0f} ms, "
          f"p95 {slow:.0f} ms")  # fmt: skip


def _stardict(place: Path) -> None:
    """Write a StarDict dictionary of the words asked."""
    import struct

    index, text = b"", b""
    for word in sorted(QUERIES, key=str.encode):
        entry = f"a definition of {word}".encode()
        index += word.encode() + b"\0" + struct.pack(">II", len(text), len(entry))
        text += entry
    (place / "bench.dict").write_bytes(text)
    (place / "bench.idx").write_bytes(index)
    (place / "bench.ifo").write_text(
        "StarDict's dict ifo file\nversion=2.4.2\nbookname=bench\nsametypesequence=m\n"
        f"wordcount={len(QUERIES)}\nidxfilesize={len(index)}\n"
    )


def sessions(folder: Path, environment: Mapping[str, str]) -> None:
    """Print the memory of app sessions side by side, and how long a key takes among them."""
    print(f"\n{SESSIONS} sessions of the app at once")
    entry = [sys.executable, "-I", "-m", "tui", "ssh-entry", "--data", tempfile.mkdtemp(dir=folder)]
    _sessions("tilmash", entry, environment, "}")
    epy = _epy(folder)
    if epy is None:
        print("  epy cannot be installed here: no comparison")
        return
    book = folder / "book.epub"
    _book(book)
    _sessions("epy", [epy, str(book)], {**environment, "HOME": str(folder)}, "j")


def _sessions(name: str, command: Sequence[str], environment: Mapping[str, str], key: str) -> None:
    programs: list[Program] = []
    try:
        for number in range(SESSIONS):
            own = {**environment, "TILMASH_KEY": f"reader {number}"}
            programs.append(Program(command, own))
        begun = time.perf_counter()
        for program in programs:
            program.first_content()
        started = time.perf_counter() - begun
        for program in programs:
            program.settle(0.2)
        taken = [program.press(key).milliseconds for program in programs]
        unique = [_memory(program.pid, "Private_Clean", "Private_Dirty") for program in programs]
        share = [_memory(program.pid, "Pss") for program in programs]
    finally:
        for program in programs:
            program.end()
    print(f"  {name:<10}all there in {started:5.1f} s; of its own (USS) {median(unique):5.1f} MB, "
          f"with its share (PSS) {median(share):5.1f} MB; a key p50 {median(taken):.0f} ms, "
          f"p95 {quantiles(taken, n=20)[-1]:.0f} ms")  # fmt: skip


def _memory(pid: int, *names: str) -> float:
    """Return a process's memory in MB, of some kinds that Linux counts; 0 elsewhere."""
    try:
        counted = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0.0
    found = re.findall(rf"^(?:{'|'.join(names)}):\s+(\d+) kB", counted, re.MULTILINE)
    return sum(map(int, found)) / 1024


def _epy(folder: Path) -> str | None:
    """Return epy, installed in an environment of its own; None where that cannot be done."""
    if there := shutil.which("epy"):
        return there
    place = folder / "epy"
    try:
        venv.create(place, with_pip=True)
        subprocess.run(
            [place / "bin" / "pip", "install", "-q", "epy-reader"],
            check=True, timeout=120, capture_output=True,
        )  # fmt: skip
    except (subprocess.SubprocessError, OSError):
        return None
    return str(place / "bin" / "epy")


def _book(path: Path) -> None:
    """Write a small EPUB of the library's text."""
    import zipfile
    from html import escape

    from texts.shelf import load

    body = "".join(f"<p>{escape(block.text)}</p>" for block in load("pr").blocks)
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>pr</title></head><body>{body}</body></html>'
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<rootfiles><rootfile full-path="c.opf" media-type="application/oebps-package+xml"/>'
            "</rootfiles></container>",
        )
        book.writestr(
            "c.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="i">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>pr</dc:title>'
            '<dc:identifier id="i">pr</dc:identifier><dc:language>kk</dc:language></metadata>'
            '<manifest><item id="p" href="p.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="n" href="n.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
            '<spine toc="n"><itemref idref="p"/></spine></package>',
        )
        book.writestr(
            "n.ncx",
            '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>'
            '<navPoint id="a" playOrder="1"><navLabel><text>pr</text></navLabel>'
            '<content src="p.xhtml"/></navPoint></navMap></ncx>',
        )
        book.writestr("p.xhtml", page)


def kills(folder: Path, environment: Mapping[str, str], count: int = KILLS) -> int:
    """Kill sessions at random moments and count what of their confirmed work is lost.

    Returns:
        How many of the marks that the reader had confirmed were not there afterwards.
    """
    data = Path(tempfile.mkdtemp(dir=folder))

    def one(killer: int) -> tuple[int, int]:
        return _killed(data / str(killer), environment, killer, count // KILLERS)

    with ThreadPoolExecutor(KILLERS) as pool:
        found = list(pool.map(one, range(KILLERS)))
    lost, damaged = sum(one[0] for one in found), sum(one[1] for one in found)
    print(
        f"\n{count // KILLERS * KILLERS} random kills: {lost} marks lost, {damaged} files damaged"
    )
    return lost + damaged


def _killed(
    data: Path, environment: Mapping[str, str], killer: int, count: int
) -> tuple[int, int]:  # fmt: skip
    """Kill one reader's sessions one after another; return the marks lost and files damaged."""
    own = {**environment, "TILMASH_KEY": f"killed {killer}"}
    chance = random.Random(8 + killer)
    entry = [sys.executable, "-I", "-m", "tui", "ssh-entry", "--data", str(data)]
    confirmed: set[str] = set()
    kept: set[str] = set()
    damaged = 0
    for number in range(count):
        program = Program(entry, own)
        name = "abcdefghijklmnopqrstuvwxyz"[number % 26]
        program.first_content()
        program.type(f"m{name}")
        program.wait_for(f"Bookmark {name} set")
        # From here on the reader has been told so.
        confirmed.add(name)
        program.type(chance.choice(("}", "G", "gg", "}}}", " ")))
        time.sleep(chance.random() / 5)
        how = chance.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGHUP))
        os.kill(program.pid, how)
        program.end(patience=0.0 if how == signal.SIGKILL else 5.0)
        (state,) = data.glob("keys/*/state.sqlite3")
        with sqlite3.connect(state) as database:
            kept = {row[0] for row in database.execute("SELECT name FROM bookmark")}
            damaged += database.execute("PRAGMA integrity_check").fetchone()[0] != "ok"
        if not confirmed <= kept:
            break
    return len(confirmed - kept), damaged
