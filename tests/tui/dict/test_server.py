"""The DICT server on a socket of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

TERMBASE = "concept,lang,term,definition\nbook,kk,кітап,{definition}\n"


class Server:
    """A server in a process of its own, on a Unix socket."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.path = folder / "dict"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tui", "serve", "--dict", "--socket", str(self.path),
             "--workers", "1", *arguments],
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stderr is not None
        self.said = self.process.stderr.readline()

    def connect(self) -> socket.socket:
        client = socket.socket(socket.AF_UNIX)
        client.settimeout(30)
        client.connect(str(self.path))
        return client

    def stop(self) -> int:
        self.process.terminate()
        try:
            return self.process.wait(30)
        finally:
            assert self.process.stderr is not None
            self.process.stderr.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Iterator[Server]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TILMASH_CACHE_DIR", str(cache_folder))
        patch.setenv("LC_ALL", "C.UTF-8")
        running = Server(tmp_path_factory.mktemp("dict"))
    yield running
    assert running.stop() == 0


def said(client: socket.socket, data: bytes) -> str:
    """Send all, close the way there, and return all that comes back."""
    client.sendall(data)
    client.shutdown(socket.SHUT_WR)
    with client, client.makefile("rb") as stream:
        return stream.read().decode()


def test_it_says_where_it_listens(server: Server) -> None:
    assert server.said == f"DICT on {server.path}.\n"


def test_commands_are_answered_in_order_without_being_waited_for(server: Server) -> None:
    many = b"".join(f"MATCH kk exact {word}\r\n".encode() for word in ("имидж", "жоқсөз") * 50)
    replies = said(server.connect(), many + b"QUIT\r\n").split("\r\n")
    codes = [reply[:3] for reply in replies if reply[:3] in ("152", "552", "221")]
    assert codes == ["152", "552"] * 50 + ["221"]


def test_a_command_may_come_in_pieces(server: Server) -> None:
    with server.connect() as client, client.makefile("rb") as stream:
        assert stream.readline().startswith(b"220 ")
        for byte in "DEFINE kk имидж\r\n".encode():
            client.sendall(bytes([byte]))
        assert stream.readline() == b"150 1 definitions retrieved\r\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"DEFINE kk " + b"a" * 2000 + b"\r\nQUIT\r\n", "500", id="long line"),
        pytest.param(b"a" * 5000, "500", id="a line that never ends"),
        pytest.param(b"DEFINE kk \xff\xfe\r\nQUIT\r\n", "501", id="not UTF-8"),
        pytest.param(b"\x00\x1b[31m\r\nQUIT\r\n", "500", id="controls"),
    ],
)  # fmt: skip
def test_what_is_no_command_is_refused(server: Server, data: bytes, code: str) -> None:
    banner, reply = said(server.connect(), data).split("\r\n")[:2]
    assert banner.startswith("220 ")
    assert reply.startswith(code)


def test_a_client_that_does_not_read_does_not_stop_the_others(server: Server) -> None:
    with server.connect() as deaf:
        deaf.setblocking(False)
        sent = 0
        with contextlib.suppress(BlockingIOError):
            for _ in range(2000):
                sent += deaf.send("DEFINE * имидж\r\n".encode() * 20)
        assert sent
        assert "150 " in said(server.connect(), "DEFINE kk имидж\r\nQUIT\r\n".encode())


def test_a_changed_termbase_is_picked_up(tmp_path: Path) -> None:
    termbase = tmp_path / "own.csv"
    termbase.write_text(TERMBASE.format(definition="бірінші"), "utf-8")
    server = Server(tmp_path, "--termbase", str(termbase))
    try:
        with server.connect() as client, client.makefile("rb") as stream:
            assert stream.readline().startswith(b"220 ")
            termbase.with_suffix(".new").write_text(TERMBASE.format(definition="екінші"), "utf-8")
            termbase.with_suffix(".new").replace(termbase)
            deadline = time.monotonic() + 30
            answer = b""
            while "екінші".encode() not in answer and time.monotonic() < deadline:
                client.sendall("DEFINE kk кітап\r\n".encode())
                lines = list(iter(stream.readline, b"250 ok\r\n"))
                answer = b"".join(lines)
                assert ("бірінші".encode() in answer) != ("екінші".encode() in answer)
        assert "екінші".encode() in answer
    finally:
        assert server.stop() == 0
    assert not server.path.exists()


def test_a_worker_that_dies_is_replaced(server: Server) -> None:
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    if not children.exists():
        pytest.skip("this kernel does not list a process's children")
    (worker,) = children.read_text().split()
    os.kill(int(worker), signal.SIGKILL)
    assert "150 " in said(server.connect(), "DEFINE kk имидж\r\nQUIT\r\n".encode())


def test_an_address_that_is_taken_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = subprocess.run(
            [sys.executable, "-m", "tui", "serve", "--dict", "--port", str(port)],
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert answer.returncode == 2
    assert answer.stderr.startswith(f"tilmash: 127.0.0.1:{port} cannot be listened on (")


@pytest.mark.skipif(shutil.which("dict") is None, reason="the dict client is not installed")
def test_the_public_client_understands_it(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "serve", "--dict", "--port", port, "--workers", "1"],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    process.stderr.readline()

    def ask(*arguments: str) -> str:
        answer = subprocess.run(
            ["dict", "-P", "-", "-h", "127.0.0.1", "-p", port, *arguments],
            capture_output=True, text=True, timeout=60, check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        return answer.stdout + answer.stderr

    try:
        assert "имиджінің = имидж" in ask("имиджінің")
        assert "баспасөз хатшысы" in ask("-m", "-s", "prefix", "баспас")
        assert "kk" in ask("-D") and "lemma" in ask("-S")
        assert "имидж" in ask("имидщщ")
        assert "No definitions found" in ask("ыыыыыы")
    finally:
        process.terminate()
        assert process.wait(30) == 0
        process.stderr.close()
