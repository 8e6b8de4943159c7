"""Text made to harm a terminal or its reader, the same every time."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

SEQUENCES = (
    "\x1b[2J", "\x1b[31m", "\x1b]0;owned\x07", "\x1b]52;c;aGk=\x07",
    "\x1b]8;;http://x\x1b\\y\x1b]8;;\x1b\\", "\x1bP1$r0m\x1b\\", "\x1b_G\x1b\\", "\x1b^x\x1b\\",
    "\x1bX\x1b\\", "\x1bc", "\x1b[6n", "\x1b[?1049h", "\x1b[20t", "\x1b#8", "\x1b(0", "\x9b31m",
    "\x9d0;t\x9c", "\x90q\x9c", "\x85", "\x84", "\x08\x08\x08", "\x07", "\x00", "\x7f", "\r",
    "\x0b", "\x0c", "\x0e", "\x0f", "\x05", "\x11", "\x13", "\x18", "\x1a", "\u202e", "\u202d",
    "\u202a", "\u2066", "\u2067", "\u2068", "\u200e", "\u200f", "\u061c", "\u200b", "\u200c",
    "\u200d", "\u2060", "\ufeff", "\u034f", "\u3164", "\u115f", "\ufe0f\ufe0f", "\U000e0101",
    "\u2028", "\u2029", "\u180e", "\ufff9", "\U000e0041\U000e0042", "\U000e007f", "\U0001d173",
    "[red]", "[@click=app.quit]x[/]", "[/]", "[link=x]", "[bold", "\\[", "{0.__class__}",
    "%s%n", "$(id)", "`id`", "\\x1b[2J", "\\u001b[2J", "&#27;[2J", "<script>", "'; --",
    "../../../etc/passwd",
)  # fmt: skip
WORDS = ("имидж", "мемлекеттік", "орган", "билік", "press", "secretary", "связи", "қоғам", "x")
HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u200e\u200f\u2028-\u202e\u2066-\u206f"
    "\u3164\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
"""What may never come out; tabs and line ends apart, which commands write themselves."""

# What Textual writes: SGR, places, clearing, modes, queries, and the shape of the pointer (OSC 22).
OURS = re.compile(
    rb"\x1b\]22;[a-z-]*\x07|\x1b\[(?:[0-9;]*[mHJKXABCD]|[?>=<]?[0-9;]*(?:[hlun]|\$p))|\r\n?|\n"
)


def inputs(count: int, *, lines: bool = False, seed: int = 8) -> Iterator[str]:
    """Yield hostile strings, most with a word that is found in them.

    Args:
        count: How many.
        lines: Whether line ends may stand in them.
        seed: Of the chance.
    """
    chance = random.Random(seed)
    for _ in range(count):
        parts = [chance.choice(WORDS), chance.choice(SEQUENCES)]
        for _more in range(chance.randrange(4)):
            parts.append(chance.choice(SEQUENCES + WORDS))
        if chance.random() < 0.3:
            parts.append("".join(chr(chance.randrange(0xA0)) for _ in range(4)))
        chance.shuffle(parts)
        text = chance.choice(("", " ")).join(parts)
        yield text if lines else re.sub(r"[\r\n]", "\x1b", text)


def harm(written: bytes) -> list[str]:
    """Return what in some output may harm; empty if it is clean."""
    return HARMFUL.findall(written.decode("utf-8", "surrogateescape"))
