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

import pyte

COLUMNS, ROWS = 120, 36
"""The size at which everything is measured."""
IDLE = 0.12
"""Seconds without output after which an answer is taken to be complete."""
LONGEST = 60.0
"""Seconds after which a program counts as stuck."""
_CONTROL = re.compile(
    rb"\x1b(?:\[[0-9;?<>=$]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_=>])"
)


_QUESTION = re.compile(rb"\x1b\[[<>?][\d;]*(?:u|\$p|q)")


class Answer(NamedTuple):
    """What a key made a program write."""

    milliseconds: float
    """From the key to the last byte of the answer."""
    size: int
    """Bytes of the answer."""
    text: int = 0
    """Bytes of it that are text, not control sequences."""


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
        self._written = bytearray()
        self._screen: pyte.Screen | None = None
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
        written = b""
        while data := self._read(IDLE):
            written += data
            last = time.perf_counter()
        return Answer(1000 * (last - begun), len(written), len(_CONTROL.sub(b"", written)))

    def type(self, keys: str) -> None:
        """Type, and do not wait."""
        os.write(self._terminal, keys.encode())

    def watch(self) -> pyte.Screen:
        """Begin to look at the screen, with all that was written so far on it; return it."""
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._show(bytes(self._written))
        return self._screen

    def wait_for(self, words: str) -> float:
        """Wait until words stand on the screen, in one row; return when they came, in seconds of
        the performance counter. It writes only what changes: words need not be written whole.
        """
        screen = self._screen or self.watch()
        begun = came = time.perf_counter()
        while not any(words in row for row in screen.display):
            data = self._read(1.0)
            came = time.perf_counter()
            self._show(data)
            if came - begun > LONGEST:
                raise TimeoutError(f"{words} did not come")
        return came

    def _show(self, data: bytes) -> None:
        # The answers to questions about the terminal, which pyte does not know, are none of it.
        self._stream.feed(_QUESTION.sub(b"", data))

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
            data = os.read(self._terminal, 1 << 16)
        except OSError:
            return b""
        self._written += data
        return data
