"""Which of the old Cyrillic encodings a text is in, told by its letters.

A byte means another letter in each of them. In the right one nearly all bytes beyond ASCII are
letters, small ones mostly, and capitals begin words; in a wrong one they are signs, or capitals
within words (KOI8 read as Windows and the reverse).
"""

from __future__ import annotations

import re

CANDIDATES = ("cp1251", "koi8-r", "koi8-u", "cp866")
"""Tried in this order; of equals the first."""
LEAST = 0.9
"""Share of the bytes beyond ASCII that must make sense."""
FEWEST = 20
"""Bytes beyond ASCII that tell anything; fewer may be any noise."""
_KAZAKH_BYTES = re.compile(rb"[\x9d\xa2\xbc\xbe]")
"""қ ұ ә ң in KZ-1048 (ST RK 1048): in Windows-1251 letters of Macedonian, Belarusian, Serbian."""
_LETTERS = re.compile(r"[а-яёіїєґўА-ЯЁІЇЄҐЎ]")
_SIGNS = re.compile(r"[«»„“”’–—…№§\u00a0]")
_WORD = re.compile(r"[^\W\d_]+")


def guess(data: bytes) -> str | None:
    """Return the encoding of a text that is not UTF-8.

    Args:
        data: Its beginning, some kilobytes.

    Returns:
        A name that Python knows; None if it looks like none of them.
    """
    high = sum(byte > 0x7F for byte in data)
    if high < FEWEST:
        return None
    scored = [(_score(data.decode(name, "replace"), high), name) for name in CANDIDATES]
    score, name = max(scored, key=lambda one: one[0])
    windows = _score(_kazakh_as_russian(data).decode("cp1251", "replace"), high)
    if windows >= max(score, LEAST) and _KAZAKH_BYTES.search(data):
        return "kz1048"
    return name if score >= LEAST else None


def _kazakh_as_russian(data: bytes) -> bytes:
    """Return a text with the Kazakh letters of KZ-1048 as Russian ones, to be scored as 1251."""
    return data.translate(bytes.maketrans(
        b"\x8d\x8e\x9d\x9e\xa1\xa2\xa3\xa5\xaa\xaf\xb4\xba\xbc\xbd\xbe\xbf",
        "КХкхУуАОГУогаНну".encode("cp1251"),
    ))  # fmt: skip


def _score(text: str, high: int) -> float:
    """Return which share of the letters and signs beyond ASCII stands as in a text."""
    good = float(len(_SIGNS.findall(text)))
    for match in _WORD.finditer(text):
        word = match[0]
        letters = len(_LETTERS.findall(word))
        if word.islower() or word.istitle():
            good += letters
        elif word.isupper():
            good += letters - 0.5
    return good / high
