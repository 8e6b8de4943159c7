"""Where in the bytes of a text a search may hit, as fast as bytes can be compared.

A hit contains one of a few *needles*: the word as typed or the beginning of another form of it, in
any case, with the letters that one typed stands for (:mod:`tui.search.finder`). Bytes are folded by
one table, in which all variants of a letter are the same bytes, hyphens and white space fall out
(so a word parted at the end of a line is whole again), and the needles, folded too, are sought in
what is left. What a sieve lets through may be no hit; what it holds back is none. Whoever asks then
looks at the text itself.

What the table cannot tell in UTF-8 (accents as signs of their own, soft hyphens, letters of another
length) is made plainer first, in the chunks that have it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from texts.paged import PagedText
from tui.search.finder import Needle

CHUNK = 262_144
"""Bytes folded at once: a fraction of a millisecond, so that keys and cancelling get their turn."""
OVERLAP = 512
"""Bytes that two chunks share: longer than any word, parted by an indented line break."""
EXACT = 1_024
"""Bytes to which the place of a candidate is told."""
DROPPED = b"-\r\n\f\t "
"""Fall out: a hard wrap parts words with a hyphen and an indent."""
_MARKS = (b"\xcc", b"\xcd")
"""First bytes in UTF-8 of the combining signs, U+0300 to U+036F."""
_PLAINER = rb"[\xc3-\xc9\xcc\xcd][\x80-\xbf]|\xc2[\xac\xad]|\xe2\x80\x90"
"""Accented Latin letters, combining signs, soft hyphens and U+2010, in UTF-8."""
_SOFT = (b"\xc2\xad", b"\xc2\xac")
"""Soft hyphens in UTF-8: U+00AD, and ``¬``, which some programs write for it."""
_HYPHEN = b"\xe2\x80\x90"
"""U+2010 in UTF-8."""


class Sieve:
    """What may hold a hit of some needles.

    Args:
        needles: One of them is in every hit.
        encoding: Of the text.
    """

    def __init__(self, needles: Sequence[Needle], encoding: str) -> None:
        self._utf8 = encoding == "utf-8"
        self._blind = encoding.startswith("utf-16") or not needles
        """Whether everything is let through: pairs of bytes do not stand at even places here."""
        self._odd: set[bytes] = set(_MARKS) if self._utf8 else set()
        # Where they are single bytes they fall out like the hyphen.
        soft = b"".join(_encoded(one, encoding) or b"" for one in "\u00ad¬")
        self._dropped = DROPPED if self._utf8 or self._blind else DROPPED + soft
        same = list(range(256))
        plain: list[bytes] = []
        for needle in needles:
            letters = []
            for variants in needle:
                # й may be written as и and a sign.
                bases = "".join(unicodedata.normalize("NFD", one)[0] for one in variants)
                forms = [form for one in variants + bases if (form := _encoded(one, encoding))]
                first = forms[0] if forms else b""
                for other in forms[1:]:
                    if len(other) == len(first):
                        for one, two in zip(first, other, strict=True):
                            _unite(same, one, two)
                    else:
                        self._odd.add(other[:1])
                letters.append(first)
            plain.append(b"".join(letters))
        self._table = bytes(_root(same, byte) for byte in range(256))
        self._needles = {self._fold(one) for one in plain}
        self._plain_needles = {self._fold(_plainer(one)) for one in plain}
        if b"" in self._needles | self._plain_needles:
            self._blind = True

    def first(self, data: bytes) -> int | None:
        """Return about where in some bytes the first hit may be, not behind it; None if nowhere."""
        if self._blind:
            return 0
        if self._is_odd(data):
            return 0 if self._is_in_plainer(data) else None
        folded = self._fold(data)
        places = [at for one in self._needles if (at := folded.find(one)) >= 0]
        return self._unfolded(data, min(places)) if places else None

    def last(self, data: bytes) -> int | None:
        """Return about where the last hit may be, not before it; None if nowhere."""
        if self._blind:
            return len(data)
        if self._is_odd(data):
            return len(data) if self._is_in_plainer(data) else None
        folded = self._fold(data)
        places = [at for one in self._needles if (at := folded.rfind(one)) >= 0]
        return min(len(data), self._unfolded(data, max(places)) + EXACT) if places else None

    def _fold(self, data: bytes) -> bytes:
        return data.translate(self._table, self._dropped)

    def _is_in_plainer(self, data: bytes) -> bool:
        folded = self._fold(_plainer(data))
        return any(one in folded for one in self._plain_needles)

    def _is_odd(self, data: bytes) -> bool:
        if any(one in data for one in self._odd):
            return True
        if not self._utf8:
            return False
        # Single bytes are found much faster than several.
        soft = b"\xc2" in data and any(one in data for one in _SOFT)
        return soft or (b"\xe2" in data and _HYPHEN in data)

    def _unfolded(self, data: bytes, at: int) -> int:
        """Return about where in the bytes a place of the folded ones is, a little before it."""
        low, high = 0, len(data)
        while high - low > EXACT:
            middle = (low + high) // 2
            before = len(self._fold(data[low:middle]))
            if at < before:
                high = middle
            else:
                at, low = at - before, middle
        return low


def pieces(
    source: PagedText, sieve: Sieve, begin: int, end: int, direction: int,
    passed: Callable[[int], bool],
) -> Iterator[int]:  # fmt: skip
    """Yield the segments of a file that may hold a hit.

    Args:
        source: The file.
        sieve: What is sought.
        begin: First byte that is looked at.
        end: Byte after the last.
        direction: 1 from the beginning on, -1 from the end back.
        passed: Called with the byte that has been come to, chunk by chunk; False ends it.

    Yields:
        Numbers of segments, each once, in the order of the direction.
    """
    at = begin if direction > 0 else end
    while (at < end if direction > 0 else at > begin) and passed(at):
        if direction > 0:
            low, high = at, min(end, at + CHUNK)
            data = source.file.read(low, min(end, high + OVERLAP))
            found = sieve.first(data)
        else:
            low, high = max(begin, at - CHUNK), at
            data = source.file.read(low, min(end, high + OVERLAP))
            found = sieve.last(data)
        if found is None:
            at = high if direction > 0 else low
            continue
        # The place is told to EXACT bytes, and a segment may end between.
        piece = source.piece_at(min(low + found, high - 1))
        yield piece
        start, stop = source.piece_bytes(piece)
        at = max(at + 1, stop) if direction > 0 else min(at - 1, start)


def _plainer(data: bytes) -> bytes:
    return re.sub(_PLAINER, _plain, data)


def _plain(match: re.Match[bytes]) -> bytes:
    letter = match[0].decode()
    base = unicodedata.normalize("NFD", letter)[0]
    if unicodedata.combining(base) or not base.isalpha():
        return b""
    return base.encode()


def _encoded(letter: str, encoding: str) -> bytes:
    try:
        return letter.encode(encoding)
    except UnicodeEncodeError:
        return b""  # the text cannot have it


def _root(same: list[int], byte: int) -> int:
    while same[byte] != byte:
        byte = same[byte]
    return byte


def _unite(same: list[int], one: int, other: int) -> None:
    one, other = _root(same, one), _root(same, other)
    if one != other:
        same[max(one, other)] = min(one, other)
