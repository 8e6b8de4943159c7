"""What a terminal draws pictures with, asked of it when a picture is wanted, and the two ways to.

Sources: *Terminal graphics protocol* of kitty (https://sw.kovidgoyal.net/kitty/graphics-protocol/),
*VT330/VT340 Programmer Reference*, volume 2, chapter 14 for sixel, xterm's *Control Sequences* for
the size of a cell (``CSI 16 t``) and the attributes of the device (``CSI c``). Plain functions.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

ENOUGH_COLOURS = 256
"""Colours below which a picture is mud."""
MANY = frozenset(("256color", "kitty", "ghostty", "foot", "wezterm", "contour"))
"""Parts of names of terminals (TERM) that have them."""
PATIENCE = 0.8
"""Seconds to wait for the terminal; any terminal answers ``CSI c``, one far away after a while."""
CELL = (8, 16)
"""Pixels of a cell, where the terminal does not say."""
LARGEST_CELL = 128
"""Pixels of the widest or highest cell that is believed."""
CHUNK = 4096
"""Letters of base64 in one command of kitty's protocol, by its definition."""
SHADES = 128
"""Colours of a sixel picture; xterm has 256 registers, older terminals fewer."""
_ATTRIBUTES = "\x1b[c"
_ANSWERED = re.compile(rb"\x1b\[\?[0-9;]*c")
_REPLIES = re.compile(rb"\x1b_G[^\x1b]*\x1b\\|\x1b\[6;\d+;\d+t|\x1b\[\?[0-9;]*c")
_KITTY_ASKED = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
KITTY_GONE = "\x1b_Ga=d,d=A,q=2\x1b\\"
"""Takes all pictures off the screen and out of the terminal's memory."""


class Protocol(StrEnum):
    """How a picture is drawn."""

    KITTY = "kitty"
    SIXEL = "sixel"
    CELLS = "cells"
    """Two pixels a cell, as coloured half-blocks."""


class Graphics(NamedTuple):
    """What a terminal can."""

    protocol: Protocol = Protocol.CELLS
    cell: tuple[int, int] = CELL
    """Pixels of a cell, across and down."""


def colours(environment: Mapping[str, str]) -> int:
    """Return how many colours a terminal has, by what the environment says of it.

    The same that Rich, which sends the colours, concludes; and the terminals by whose name it is
    known that they draw pixels, whatever Rich thinks of them.
    """
    if environment.get("NO_COLOR"):
        return 0
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return 1 << 24
    names = environment.get("TERM", "").lower().split("-")
    return ENOUGH_COLOURS if MANY.intersection(names) else 16


def ask(
    query: Callable[[str, Callable[[bytes], bool], float], bytes], environment: Mapping[str, str]
) -> Graphics:
    """Ask a terminal what it can.

    Args:
        query: Sends something, reads until what came satisfies or some seconds have passed.
        environment: Of the program. Screen and tmux take kitty's commands for a title, and are
            not asked for those.
    """
    within = environment.get("TERM", "").startswith(("screen", "tmux"))
    kitty = "" if within or environment.get("TMUX") else _KITTY_ASKED
    size = "\x1b[16t"
    return told(query(f"{kitty}{size}{_ATTRIBUTES}", _is_answered, PATIENCE))


def told(answer: bytes) -> Graphics:
    """Return what an answer says."""
    cell = CELL
    if size := re.search(rb"\x1b\[6;(\d+);(\d+)t", answer):
        down, across = int(size[1]), int(size[2])
        if 0 < across <= LARGEST_CELL and 0 < down <= LARGEST_CELL:
            cell = across, down
    if re.search(rb"\x1b_Gi=31;OK\x1b\\", answer):
        return Graphics(Protocol.KITTY, cell)
    attributes = _ANSWERED.search(answer)
    # 4 among the extensions is sixel (xterm, *Control Sequences*, primary DA).
    if attributes and b"4" in attributes[0][3:-1].split(b";")[1:]:
        return Graphics(Protocol.SIXEL, cell)
    return Graphics(Protocol.CELLS, cell)


def without_replies(answer: bytes) -> bytes:
    """Return what came between the replies: keys that were pressed meanwhile."""
    return _REPLIES.sub(b"", answer)


def kitty(image: Image, columns: int, rows: int) -> Iterator[str]:
    """Yield the commands that draw a picture at the cursor, over so many cells."""
    stream = io.BytesIO()
    image.save(stream, "PNG")
    text = base64.b64encode(stream.getvalue()).decode()
    keys = f"a=T,f=100,q=2,C=1,c={columns},r={rows},"
    for at in range(0, len(text), CHUNK):
        more = int(at + CHUNK < len(text))
        yield f"\x1b_G{keys}m={more};{text[at : at + CHUNK]}\x1b\\"
        keys = ""


def sixel(image: Image) -> Iterator[str]:
    """Yield the letters that draw a picture at the cursor: a band of six rows of pixels a time."""
    drawn = image.quantize(SHADES)
    palette, pixels = drawn.getpalette() or [], drawn.tobytes()
    width, height = drawn.size
    # 1;1 are the proportions of a pixel, then the size.
    yield f'\x1bP0;1;0q"1;1;{width};{height}'
    for register in range(len(palette) // 3):
        # Shares of red, green and blue are in per cent.
        red, green, blue = (part * 100 // 255 for part in palette[3 * register : 3 * register + 3])
        yield f"#{register};2;{red};{green};{blue}"
    for top in range(0, height, 6):
        bands: dict[int, bytearray] = {}
        for row in range(min(6, height - top)):
            start, bit = (top + row) * width, 1 << row
            for column, register in enumerate(pixels[start : start + width]):
                band = bands.get(register)
                if band is None:
                    band = bands[register] = bytearray(width)
                band[column] |= bit
        # ``$`` goes back to the beginning of the band, ``-`` on to the next.
        yield "$".join(f"#{register}{_packed(band)}" for register, band in bands.items()) + "-"
    yield "\x1b\\"


def _packed(band: bytearray) -> str:
    """Return a band of one colour as letters, those that repeat counted."""
    letters = bytes(63 + bits for bits in band).decode().rstrip("?")
    return re.sub(r"(.)\1{3,}", lambda run: f"!{len(run[0])}{run[1]}", letters, flags=re.DOTALL)


def _is_answered(answer: bytes) -> bool:
    return bool(_ANSWERED.search(answer))
