"""A pseudo-terminal with a program in it, its screen kept by an emulator."""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from fcntl import ioctl

import pyte

PATIENCE = 30.0
"""Seconds to wait for what must come; a machine under load is slow."""


class Terminal:
    """A pseudo-terminal with a program in it."""

    def __init__(
        self, command: Sequence[str], columns: int, rows: int, more: Mapping[str, str]
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **more}
        # Said to the test runner, these would be believed before the terminal.
        for name in ("COLUMNS", "LINES"):
            environment.pop(name, None)
        self.pid, self._fd = pty.fork()
        if not self.pid:
            ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], list(command), environment)
        self.status: int | None = None

    def wait_for(self, words: str) -> str:
        """Read until words are on the screen; return the screen."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            shown = "\n".join(self.screen.display)
            if words in shown:
                return shown
            if not self._read(0.1) and self.status is not None:
                break
        raise AssertionError(f"{words!r} did not come:\n" + "\n".join(self.screen.display))

    def wait_raw(self, sent: bytes) -> None:
        """Read until the program has sent something."""
        deadline = time.monotonic() + PATIENCE
        while sent not in self.raw and time.monotonic() < deadline and self.status is None:
            self._read(0.1)
        assert sent in self.raw, f"{sent!r} did not come"

    def rest(self, seconds: float = 0.15) -> None:
        """Read until nothing has come for a while."""
        while self._read(seconds):
            pass

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._fd, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(rows, columns)
        ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def zero(self) -> None:
        """Say that the terminal has no size, as some programs between do."""
        ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", 0, 0, 0, 0))

    def hang_up(self) -> None:
        """Close this end of the line."""
        os.close(self._fd)
        self._fd = os.open(os.devnull, os.O_RDWR)

    def end(self, *, reading: bool = True) -> int:
        """Wait until the program ends; return its exit code, negative for a signal."""
        deadline = time.monotonic() + PATIENCE
        while self.status is None and time.monotonic() < deadline:
            if reading:
                self._read(0.05)
            else:
                time.sleep(0.02)
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                self.status = status if pid else None
        assert self.status is not None, "it does not end"
        return os.waitstatus_to_exitcode(self.status)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """Leave nothing behind."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if ready:
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                data = b""
            if data:
                self.raw += data
                # pyte does not know the queries of newer terminals; it must not print them.
                self._stream.feed(data.replace(b"\x1b[>25u", b"").replace(b"\x1b[<u", b""))
                return True
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
        return False


@contextmanager
def terminal(
    *arguments: str, columns: int = 80, rows: int = 24, more: Mapping[str, str] | None = None
) -> Iterator[Terminal]:
    with running(
        [sys.executable, "-m", "tui", *arguments], columns=columns, rows=rows, more=more
    ) as opened:
        yield opened


@contextmanager
def running(
    command: Sequence[str],
    *,
    columns: int = 80,
    rows: int = 24,
    more: Mapping[str, str] | None = None,
) -> Iterator[Terminal]:
    """Run any program in a terminal of its own."""
    opened = Terminal(command, columns, rows, more or {})
    try:
        yield opened
    finally:
        opened.kill()
