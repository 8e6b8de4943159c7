"""How much a line to a terminal far away has taken in, told by the terminal itself. No app.

What the program writes stands in buffers of sshd and of the network, seconds of it on a slow line,
where no program can see it. A terminal answers a question about its cursor (DSR 6, ECMA-48, 8.3.35)
when all that came before has been drawn; so every frame ends with the question, and while frames
are under way beyond what the line holds, none is drawn: the next one shows the latest state only.
"""

from __future__ import annotations

from collections import deque
from typing import Final

ASK: Final = "\x1b[6n"
"""Asks where the cursor is; answered by every terminal that can draw at all."""
LEAST: Final = 512
"""Bytes that may be under way on any line: half a second at 9,600 bit/s, two typical keys."""
MEASURED: Final = 256
"""Bytes of a frame that is large enough to tell the speed of the line."""
FAR: Final = 0.6
"""Seconds of the longest latency that is believed: a satellite's. More is a full line."""
LOST: Final = 15.0
"""Seconds after which an answer is not waited for any more."""


class Line:
    """What is under way to the terminal."""

    def __init__(self) -> None:
        self._sent: deque[tuple[float, int]] = deque()
        self._under_way = 0
        self._latency = float("inf")
        self._speed = 0.0
        self.answers = False
        """Whether the terminal has ever answered; until then nothing is held back."""

    def sent(self, size: int, now: float) -> None:
        """Note a frame that ends with the question.

        Args:
            size: Its bytes.
            now: Seconds of a clock that only goes forward.
        """
        self._sent.append((now, size))
        self._under_way += size

    def answered(self, now: float) -> None:
        """Note that the oldest frame under way has been drawn."""
        self.answers = True
        if not self._sent:
            return
        begun, size = self._sent.popleft()
        self._under_way -= size
        taken = now - begun
        self._latency = min(self._latency, taken)
        if size >= MEASURED:
            # The latency is counted in: the true speed is higher; too little under way is cheap.
            speed = size / max(taken, 0.001)
            self._speed = speed if not self._speed else (self._speed + speed) / 2

    @property
    def room(self) -> int:
        """Bytes that may be under way: what the line holds between a question and its answer."""
        if self._latency == float("inf"):
            return LEAST
        return max(LEAST, int(self._speed * (min(self._latency, FAR) + 0.05)))

    def has_room(self, now: float) -> bool:
        """Tell whether another frame may be drawn."""
        while self._sent and now - self._sent[0][0] > LOST:
            self._under_way -= self._sent.popleft()[1]
        return not self.answers or self._under_way <= self.room
