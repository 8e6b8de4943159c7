"""Telling a document again under another path, by what it holds.

As it was, by a digest of its bytes. When it has been changed a little meanwhile, by a sample of its
words: groups of them from all over the document are looked for in the other one, wherever they
stand there now (shingles: Broder 1997, *On the resemblance and containment of documents*).
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from zlib import crc32

from texts.document import BlockSource
from texts.reach import exists, number_near

PART = 65_536
"""Bytes at the beginning, in the middle and at the end that are looked at: 100 MB take as long as
one."""
GROUP = 8
"""Words of a group; other texts of the same field share shorter ones."""
STEP = 24
"""Words from one group to the next within a paragraph: a change within it spares those before."""
SHARES = 16
"""Places of a document, at equal distances, from which groups are taken."""
EACH = 4
"""Groups from each."""
FEWEST = 6
"""Groups of the smallest document that is told by them."""
_WORD = re.compile(r"\w+")


def digest(path: str) -> str:
    """Return what tells a file from others, however it is called; empty if it cannot be read."""
    try:
        with open(path, "rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            told = hashlib.sha256(str(size).encode())
            for start in (0, max(0, size // 2 - PART // 2), max(0, size - PART)):
                stream.seek(start)
                told.update(stream.read(PART))
    except OSError:
        return ""
    return told.hexdigest()


def sample(source: BlockSource) -> tuple[int, ...]:
    """Return groups of words of a document by which it is told again, as numbers.

    Args:
        source: The document; of a long one only some places are read.

    Returns:
        At most ``SHARES * EACH`` CRC-32 of groups; fewer than :data:`FEWEST` tell nothing.
    """
    found: dict[int, None] = {}
    for share in range(SHARES):
        start = number_near(source, share / SHARES)
        groups = _groups(source, start) if start is not None else iter(())
        taken = 0
        for group in groups:
            taken += group not in found
            found[group] = None
            if taken == EACH:
                break
    return tuple(found)


def resemblance(sample: Sequence[int], source: BlockSource, go_on: Callable[[], bool]) -> float:
    """Return how much of a sample of one document stands in another, from 0 to 1.

    Args:
        sample: What :func:`sample` returned of the one.
        source: The other; all of it is read.
        go_on: Asked between paragraphs; False ends it, with what has been found so far.
    """
    wanted = set(sample)
    if len(wanted) < FEWEST:
        return 0.0
    left = set(wanted)
    for group in _groups(source, 0, go_on):
        left.discard(group)
        if not left:
            break
    return 1 - len(left) / len(wanted)


def _groups(
    source: BlockSource, start: int, go_on: Callable[[], bool] = lambda: True
) -> Iterator[int]:
    """Yield the groups of words of each paragraph from one on."""
    for number in count(start):
        if not go_on() or not exists(source, number):
            return
        words = _WORD.findall(source.block(number).text.casefold())
        for first in range(0, len(words) - GROUP + 1, STEP):
            yield crc32(" ".join(words[first : first + GROUP]).encode())
