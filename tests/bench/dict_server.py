"""The DICT server under load: lookups a second and their times, beside dictd where it is there."""

from __future__ import annotations

import contextlib
import os
import selectors
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

CLIENTS = 8
"""Connections at once."""
ASKED = 1000
"""Lookups of each."""
GOLD = Path(__file__).parents[1] / "glossary" / "gold.tsv"


def main(environment: Mapping[str, str]) -> None:
    """Measure and print."""
    rows = GOLD.read_text("utf-8").splitlines()[1:]
    queries = [row.partition("\t")[0].replace("'", "\\'").replace('"', '\\"') for row in rows]
    print(f"\nDICT, {CLIENTS} connections, {ASKED} lookups each, the queries of the gold")
    with _tilmash(environment) as port:
        _print("tilmash serve --dict", port, queries)
    if shutil.which("dictd") is None:
        print("  dictd is not installed: no comparison")
        return
    with _dictd(queries) as port:
        _print("dictd (exact only, the same words in it)", port, queries)


def _print(name: str, port: int, queries: Sequence[str]) -> None:
    _load(port, queries, 20)
    begun = time.perf_counter()
    taken = _load(port, queries, ASKED)
    rate = len(taken) / (time.perf_counter() - begun)
    cuts = quantiles(taken, n=100)
    print(f"  {name:<42}{rate:7.0f} a second{median(taken):7.2f} ms p50{cuts[98]:7.2f} ms p99")


def _load(port: int, queries: Sequence[str], count: int) -> list[float]:
    """Ask on all connections at once, the next when one is answered; return milliseconds."""
    taken: list[float] = []
    left: dict[Any, _Asked] = {}
    with selectors.DefaultSelector() as ready, contextlib.ExitStack() as stack:
        for number in range(CLIENTS):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            client.recv(1024)
            left[client] = _Asked(client, queries, number, count)
            ready.register(client, selectors.EVENT_READ)
            left[client].ask()
        while left:
            for event, _mask in ready.select():
                asked = left[event.fileobj]
                if not asked.answered():
                    continue
                taken.append(1000 * (time.perf_counter() - asked.begun))
                if asked.left:
                    asked.ask()
                else:
                    ready.unregister(event.fileobj)
                    del left[event.fileobj]
    return taken


class _Asked:
    """One connection, and what it has been asked."""

    def __init__(
        self, client: socket.socket, queries: Sequence[str], number: int, count: int
    ) -> None:
        self._client, self._queries = client, queries
        self._next = number * len(queries) // CLIENTS
        self.left = count
        self.begun = 0.0
        self._tail = b""

    def ask(self) -> None:
        self.left -= 1
        self._next += 7
        query = self._queries[self._next % len(self._queries)]
        self._tail = b""
        self.begun = time.perf_counter()
        self._client.sendall(f'DEFINE * "{query}"\r\n'.encode())

    def answered(self) -> bool:
        # Without this each piece of an answer waits 40 ms for the one before to be acknowledged.
        self._client.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        self._tail = (self._tail + self._client.recv(65_536))[-1024:]
        last = self._tail.rstrip().rpartition(b"\n")[2]
        return self._tail.endswith(b"\n") and last.startswith((b"250 ", b"552 ", b"501 "))


@contextlib.contextmanager
def _tilmash(environment: Mapping[str, str]) -> Iterator[int]:
    port = _free()
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "serve", "--dict", "--port", str(port)],
        env={**os.environ, **environment}, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr is not None
    process.stderr.readline()
    try:
        yield port
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def _dictd(words: Sequence[str]) -> Iterator[int]:
    """Run dictd over a dictionary of the same words."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

    def number(value: int) -> str:
        text = digits[value % 64]
        while value := value // 64:
            text = digits[value % 64] + text
        return text

    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # started by root, it reads as a user of its own
        text, index = b"", []
        for word in sorted(set(words)):
            entry = f"{word}\n   {'a definition of the word ' * 8}\n".encode()
            index.append(f"{word.lower()}\t{number(len(text))}\t{number(len(entry))}\n")
            text += entry
        Path(folder, "bench.dict").write_bytes(text)
        lines = sorted(index, key=lambda line: line.encode())
        Path(folder, "bench.index").write_text("".join(lines), "utf-8")
        port = _free()
        configuration = Path(folder, "dictd.conf")
        configuration.write_text(
            f"global {{ port {port}\n listen_to 127.0.0.1 }}\naccess {{ allow * }}\n"
            f'database bench {{ data "{folder}/bench.dict"\n index "{folder}/bench.index" }}\n'
        )
        process = subprocess.Popen(
            ["dictd", "-d", "nodetach", "--config", str(configuration), "--pid-file",
             f"{folder}/dictd.pid", "--locale", "C.UTF-8"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            deadline = time.monotonic() + 10
            while time.monotonic() < deadline:
                with contextlib.suppress(OSError):
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                time.sleep(0.05)
            yield port
        finally:
            process.terminate()
            process.wait()


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])
