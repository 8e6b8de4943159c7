"""A terminal at the end of a slow line: bytes take their time, and so do the answers."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import tempfile
import termios
import time
from collections import deque
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from fcntl import ioctl
from statistics import median
from typing import NamedTuple

import pyte

LATENCY = 0.3
"""Seconds there and back."""
BUFFER = 65_536
"""Bytes that wait between the program and the line: sshd's and the network's."""
RATES = (9_600, 56_000)
"""Bits a second."""
COLUMNS, ROWS = 80, 24
LONGEST = 30.0
HELD = 60
"""Presses of a key that is held down."""
_QUERY = re.compile(rb"\x1b\[6n")
_CONTROL = re.compile(
    rb"\x1b(?:\[[0-9;?<>=$]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_=>])"
)


class SlowTerminal:
    """A program at the other end of a line.

    Args:
        command: The program and its arguments.
        environment: Variables of its own.
        rate: Bits a second; 10 of them carry a byte.
        answers: Whether the terminal tells where its cursor is.
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], rate: int, *, answers: bool
    ) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self._answers = answers
        self._bytes_a_second = rate / 10
        self._line: deque[int] = deque()
        self._free_at = time.monotonic()
        self._arriving: deque[tuple[float, bytes]] = deque()
        self._going: deque[tuple[float, bytes]] = deque()
        self.received = 0
        """Bytes that have come out of the line."""
        self.backlog = 0
        """The most bytes that ever waited in it."""
        self.frames = 0
        """Frames that have come whole."""
        self._pending = b""
        variables = {**os.environ, "TERM": "xterm-256color", **environment}
        for name in ("COLUMNS", "LINES", "NO_COLOR"):
            variables.pop(name, None)
        self._pid, self._terminal = pty.fork()
        if not self._pid:
            ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execvpe(command[0], list(command), variables)

    def type(self, keys: str) -> None:
        """Type; the keys arrive half of the latency later."""
        self._going.append((time.monotonic() + LATENCY / 2, keys.encode()))

    def run(self, seconds: float) -> None:
        """Let some time pass."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._step()

    def wait_for(self, words: str) -> float:
        """Let time pass until words are on the screen; return the seconds that it took."""
        begun = time.monotonic()
        while time.monotonic() - begun < LONGEST:
            if words in "\n".join(self.screen.display):
                return time.monotonic() - begun
            self._step()
        raise TimeoutError(f"{words!r} did not come:\n" + "\n".join(self.screen.display))

    def settle(self, seconds: float = 1.5) -> None:
        """Let time pass until nothing has come for a while."""
        begun = at = time.monotonic()
        last = self.received
        while time.monotonic() - at < seconds and time.monotonic() - begun < LONGEST:
            self._step()
            if self.received != last:
                last, at = self.received, time.monotonic()

    def end(self) -> None:
        """Stop it."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def _step(self) -> None:
        now = time.monotonic()
        while self._going and self._going[0][0] <= now:
            os.write(self._terminal, self._going.popleft()[1])
        if len(self._line) < BUFFER and select.select([self._terminal], [], [], 0.004)[0]:
            try:
                self._line.extend(os.read(self._terminal, BUFFER - len(self._line)))
            except OSError:
                return
        else:
            time.sleep(0.002)
        self.backlog = max(self.backlog, len(self._line))
        now = time.monotonic()
        if not self._line:
            self._free_at = now
        count = min(len(self._line), int((now - self._free_at) * self._bytes_a_second))
        if count:
            self._free_at += count / self._bytes_a_second
            data = bytes(self._line.popleft() for _ in range(count))
            self._arriving.append((now + LATENCY / 2, data))
        while self._arriving and self._arriving[0][0] <= now:
            self._arrive(self._arriving.popleft()[1])

    def _arrive(self, data: bytes) -> None:
        self.received += len(data)
        self._pending += data
        # A sequence may be cut between two pieces: its beginning waits.
        cut = self._pending.rfind(b"\x1b")
        whole = len(self._pending)
        if cut >= 0 and not _CONTROL.match(self._pending, cut):
            whole = cut
        text, self._pending = self._pending[:whole], self._pending[whole:]
        asked = len(_QUERY.findall(text))
        self.frames += asked
        self._stream.feed(re.sub(rb"\x1b\[[<>][0-9]*u|\x1b\]22;[a-z]*\x07", b"", text))
        if self._answers:
            for _ in range(asked):
                self._going.append((time.monotonic() + LATENCY / 2, b"\x1b[1;1R"))


def main(command: Sequence[str], environment: Mapping[str, str]) -> None:
    """Measure and print, with the terminal's answers and without."""
    environment = {**environment, "SSH_CONNECTION": "127.0.0.1 1 127.0.0.1 22"}
    print(f"\na slow line, {COLUMNS}x{ROWS}, latency {1000 * LATENCY:.0f} ms; seconds")
    head = ("bit/s", "frames", "first text", "search ahead", "scrolled", "most bytes waiting")
    print("  " + "".join(f"{one:>20}" for one in (*head, f"frames of {HELD} keys")))
    kinds = [(rate, answers) for rate in RATES for answers in (True, False)]

    def measure(kind: tuple[int, bool]) -> _Figures:
        return _session(command, environment, kind[0], answers=kind[1])

    # Two beside each other: most of the time each waits for its line.
    with ThreadPoolExecutor(2) as pool:
        for (rate, answers), one in zip(kinds, pool.map(measure, kinds), strict=True):
            named = "dropped when old" if answers else "all sent"
            row = f"  {rate:>20}{named:>20}"
            row += "".join(f"{second:>20.2f}" for second in one[:3])
            print(f"{row}{one.backlog:>20}{one.frames:>20}", flush=True)
    _start(command, environment)


class _Figures(NamedTuple):
    """What a session on a line measured."""

    first: float
    """Seconds to the first text."""
    ahead: float
    """Seconds from the last letter typed in search to its answer."""
    scrolled: float
    """Seconds from the release of a key held down to the last screen."""
    backlog: int
    """The most bytes that waited in the line."""
    frames: int
    """Frames drawn while the key was held down and after it."""


def _session(
    command: Sequence[str], environment: Mapping[str, str], rate: int, *, answers: bool
) -> _Figures:
    fresh = {**environment, "TILMASH_DATA_DIR": tempfile.mkdtemp()}
    program = SlowTerminal(command, fresh, rate, answers=answers)
    try:
        first = program.wait_for("мемлекеттік")
        program.settle()
        program.backlog = 0
        program.type("s")
        program.wait_for("Look up a word")
        program.settle()
        # Five keys a second, as a quick typist; then how long until the answer to all of them.
        for letter in "қоғамдық пікір":
            program.type(letter)
            program.run(0.2)
        ahead = program.wait_for("public opinion")
        program.type("\x1b")
        program.settle()
        # A key held down: thirty presses a second for two seconds.
        drawn = program.frames
        for _ in range(HELD):
            program.type("}")
            program.run(1 / 30)
        begun = time.monotonic()
        last = program.received
        while time.monotonic() - begun < LONGEST:
            program.run(0.5)
            if program.received == last:
                break
            last = program.received
        scrolled = time.monotonic() - begun - 0.5
        return _Figures(first, ahead, scrolled, program.backlog, program.frames - drawn)
    finally:
        program.end()


def _start(command: Sequence[str], environment: Mapping[str, str]) -> None:
    """Print what the first screen costs, beside its own text."""
    shares, sizes = [], []
    for _ in range(3):
        fresh = {**environment, "TILMASH_DATA_DIR": tempfile.mkdtemp()}
        program = SlowTerminal(command, fresh, 10_000_000, answers=True)
        try:
            program.wait_for("мемлекеттік")
            program.settle()
            text = sum(len(row.rstrip().encode()) for row in program.screen.display)
            sizes.append(program.received)
            shares.append(program.received / text)
        finally:
            program.end()
    print(f"  first screen: {median(sizes):.0f} bytes, {median(shares):.2f} of its own text")
