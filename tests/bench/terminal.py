"""A program in a pseudo-terminal, timed from outside."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from fcntl import ioctl
from typing import NamedTuple

COLUMNS, ROWS = 120, 36
"""The size at which everything is measured."""
IDLE = 0.12
"""Seconds without output after which an answer is taken to be complete."""
LONGEST = 60.0
"""Seconds after which a program counts as stuck."""
_CONTROL = re.compile(
    rb"\x1b(?:\[[0-9;?<>=$]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_=>])"
)


class Answer(NamedTuple):
    """What a key made a program write."""

    milliseconds: float
    """From the key to the last byte of the answer."""
    size: int
    """Bytes of the answer."""


class Program:
    """A program running in a pseudo-terminal of its own.

    Args:
        command: The program and its arguments.
        environment: Variables of its own, besides those of this process.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        variables = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **environment}
        for name in ("COLUMNS", "LINES", "NO_COLOR"):
            variables.pop(name, None)
        self._begun = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if not self.pid:
            ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execvpe(command[0], list(command), variables)

    def first_content(self, least: int = 3) -> float:
        """Wait until some letters are on the screen; return the milliseconds since the start."""
        written = b""
        while time.perf_counter() - self._begun < LONGEST:
            written += self._read(1.0)
            shown = _CONTROL.sub(b"", written).decode(errors="ignore")
            if sum(letter.isalpha() for letter in shown) >= least:
                return 1000 * (time.perf_counter() - self._begun)
        raise TimeoutError("nothing came on the screen")

    def settle(self, seconds: float = 1.0) -> None:
        """Wait until nothing more is written for a while."""
        while self._read(seconds):
            pass

    def press(self, keys: str) -> Answer:
        """Type, and measure the answer."""
        begun = last = time.perf_counter()
        os.write(self._terminal, keys.encode())
        size = 0
        while data := self._read(IDLE):
            size += len(data)
            last = time.perf_counter()
        return Answer(1000 * (last - begun), size)

    def type(self, keys: str) -> None:
        """Type, and do not wait."""
        os.write(self._terminal, keys.encode())

    def wait_for(self, words: str) -> None:
        """Wait until words have been written."""
        written = b""
        begun = time.perf_counter()
        while words.encode() not in written:
            written += self._read(1.0)
            if time.perf_counter() - begun > LONGEST:
                raise TimeoutError(f"{words} did not come")

    def memory(self) -> float:
        """Return the resident memory in MB (Linux); 0 elsewhere."""
        try:
            with open(f"/proc/{self.pid}/status", encoding="ascii") as file:
                found = re.search(r"VmRSS:\s+(\d+) kB", file.read())
        except OSError:
            return 0.0
        return int(found[1]) / 1024 if found else 0.0

    def end(self, patience: float = 0.0) -> None:
        """Stop it; if it is stopping already, by itself within some seconds."""
        deadline = time.perf_counter() + patience
        while time.perf_counter() < deadline:
            self._read(0.02)
            if os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                break
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def _read(self, seconds: float) -> bytes:
        if not select.select([self._terminal], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self._terminal, 1 << 16)
        except OSError:
            return b""
