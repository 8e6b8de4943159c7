"""The DICT server: sockets, workers, limits. What is said on them is in :mod:`tui.dict.protocol`.

One process a core, all accepting from one listening socket; the index is mapped by each and kept
once by the page cache. A lookup is shorter than handing it to a thread, so it is done where the
line has come in.
"""

from __future__ import annotations

import asyncio
import gc
import itertools
import os
import signal
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from glossary.lookup import Glossary
from tui.dict.protocol import LONGEST_LINE, Session
from tui.dict.recent import Recent, Source

IDLE = 600.0
"""Seconds after which a connection that says nothing is closed."""
CONNECTIONS = 512
"""Connections of one worker; one more is told to come back."""
TURN = 16
"""Commands of one connection that are answered before the others have their turn."""
WAITING = 65_536
"""Octets of commands that may wait; then no more are read until they are answered."""
BACKLOG = 128
"""Connections that may wait to be accepted."""
_SYSTEMD_FIRST = 3
"""The first file descriptor that systemd hands over (sd_listen_fds(3))."""

FIRST = ("имиджінің", "связями с общественностью", "states", "kogamdyk", "имджинің")
"""Queries that take each way of the lookup once: the Russian dictionary alone takes 100 ms."""


class Address(NamedTuple):
    """Where to listen."""

    host: str = "127.0.0.1"
    """A name or an address; this machine only, unless another is given."""
    port: int = 2628
    """The port that RFC 2229 names."""
    path: Path | None = None
    """A Unix socket instead."""


class Connection(asyncio.Protocol):
    """One client.

    Args:
        recent: What answers.
        open_ones: The worker's connections.
        number: Of the connection, for its greeting.
    """

    def __init__(self, recent: Recent, open_ones: set[Connection], number: int) -> None:
        self._session = Session(recent)
        self._open_ones = open_ones
        self._number = number
        self._waiting = b""
        self._transport: asyncio.Transport | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._busy = False
        self._blocked = False
        self._ended = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet, or refuse."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        if len(self._open_ones) >= CONNECTIONS:
            transport.write(b"420 server temporarily unavailable\r\n")
            transport.close()
            return
        self._open_ones.add(self)
        self._wait()
        greeting = self._session.greeting(f"{self._number}.{os.getpid()}@tilmash")
        transport.write(greeting.encode())

    def connection_lost(self, error: Exception | None) -> None:
        """Forget the client."""
        self._open_ones.discard(self)
        if self._timer is not None:
            self._timer.cancel()

    def data_received(self, data: bytes) -> None:
        """Take commands, several at once if the client does not wait for answers."""
        self._waiting += data
        self._wait()
        if len(self._waiting) > WAITING and self._transport is not None:
            self._transport.pause_reading()
        if not self._busy and not self._blocked:
            self._answer()

    def eof_received(self) -> bool:
        """Answer what has come in, then leave."""
        self._ended = True
        if not self._busy and not self._blocked:
            self._answer()
        return True

    def pause_writing(self) -> None:
        """Stop answering a client that does not read."""
        self._blocked = True

    def resume_writing(self) -> None:
        """Go on."""
        self._blocked = False
        if not self._busy:
            self._answer()

    def _answer(self) -> None:
        self._busy = False
        transport = self._transport
        if transport is None or transport.is_closing():
            return
        replies: list[str] = []
        for _turn in range(TURN):
            line, end, rest = self._waiting.partition(b"\n")
            if not end:
                if len(line) > LONGEST_LINE:
                    replies.append("500 the line is longer than 1024 octets\r\n")
                    self._session.over = True
                break
            self._waiting = rest
            replies.append(self._reply(line.rstrip(b"\r")))
            if self._session.over:
                break
        transport.write("".join(replies).encode("utf-8", "replace"))
        more = b"\n" in self._waiting
        if self._session.over or (self._ended and not more):
            transport.close()
            return
        if len(self._waiting) <= WAITING:
            transport.resume_reading()
        if more and not self._blocked:
            self._busy = True
            asyncio.get_running_loop().call_soon(self._answer)

    def _reply(self, line: bytes) -> str:
        if len(line) + 2 > LONGEST_LINE:
            return "500 the line is longer than 1024 octets\r\n"
        try:
            return self._session.answer(line.decode())
        except UnicodeDecodeError:
            return "501 syntax error, the line is not UTF-8\r\n"

    def _wait(self) -> None:
        """Begin to wait anew for the client to say something."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(IDLE, self._leave)

    def _leave(self) -> None:
        if self._transport is not None:
            self._transport.write(b"421 nothing was asked for ten minutes\r\n")
            self._transport.close()


def listen(address: Address) -> socket.socket:
    """Return a listening socket: the one that systemd handed over, else a new one.

    Raises:
        OSError: The address cannot be had.
    """
    if os.environ.get("LISTEN_PID") == str(os.getpid()) and os.environ.get("LISTEN_FDS"):
        return socket.socket(fileno=_SYSTEMD_FIRST)
    if address.path is not None:
        if address.path.is_socket():
            address.path.unlink()  # left behind by a server that was killed
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(address.path))
        listening.listen(BACKLOG)
        return listening
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    return socket.create_server((address.host, address.port), family=family, backlog=BACKLOG)


def serve(listening: socket.socket, opened: Callable[[], Source], workers: int) -> None:
    """Answer until SIGTERM or SIGINT; a worker that dies is replaced.

    Args:
        listening: Where clients come in.
        opened: Opens what answers, in each worker.
        workers: How many processes.
    """
    running: set[int] = set()
    stopping = False

    def stop(_number: int, _frame: object) -> None:
        nonlocal stopping
        stopping = True
        for process in running:
            os.kill(process, signal.SIGTERM)

    def start() -> None:
        process = os.fork()
        if process == 0:
            code = 1
            try:
                _work(listening, opened())
                code = 0
            finally:
                os._exit(code)
        running.add(process)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    for _worker in range(workers):
        start()
    while running:
        try:
            process, _status = os.wait()
        except ChildProcessError:
            break
        running.discard(process)
        if not stopping:
            start()


def _work(listening: socket.socket, source: Source) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for query in FIRST:
        source.together(partial(_found, query), None)
    gc.freeze()  # what is open stays: collecting among it is a pause for whoever asks
    asyncio.run(_accept(listening, Recent(source)))


def _found(query: str, glossary: Glossary) -> None:
    glossary.lookup(query)


async def _accept(listening: socket.socket, recent: Recent) -> None:
    loop = asyncio.get_running_loop()
    numbers = itertools.count(1)
    open_ones: set[Connection] = set()
    listening.setblocking(False)

    def connected() -> Connection:
        return Connection(recent, open_ones, next(numbers))

    # One at a time: a worker that wakes first would take all that wait, and the others none.
    if listening.family == socket.AF_UNIX:
        server = await loop.create_unix_server(connected, sock=listening, backlog=1)
    else:
        server = await loop.create_server(connected, sock=listening, backlog=1)
    listening.listen(BACKLOG)
    ended = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ended.set)
    async with server:
        await ended.wait()
