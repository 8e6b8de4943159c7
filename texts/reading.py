"""A whole text at once, for what works through all of it: recognition, concordance."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from texts.errors import TextsError
from texts.language import guess
from texts.segment import Span, sentences

_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:[ \t]*\r?\n[ \t]*\S(?:.*\S)?)*")
_PARTED = re.compile(r"(?<=[^\W\d_])-([ \t]*\r?\n[ \t]*)(?=[^\W\d_])")
_ABBREVIATION = re.compile(r"(?:^|\W)[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ0-9]{1,6}\Z")
_BREAK = re.compile(r"[\r\n\f\v\t]")
SOFT = "\u00ad"
"""Stands in for what a line break put into a word, so that offsets stay what they are."""


def read_text(name: str) -> str:
    """Read a text as it is, ends of line and all.

    Args:
        name: A path, or ``-`` for standard input.

    Returns:
        Its text; a byte order mark is left out, so offset 0 is the first letter.

    Raises:
        TextsError: It cannot be read, is empty, binary, or not UTF-8 (or UTF-16 with its mark).
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except FileNotFoundError as error:
        raise TextsError(
            "there is no such file", file=name, remedy="check the path and its spelling"
        ) from error
    except IsADirectoryError as error:
        raise TextsError("this is a folder", file=name, remedy="name a file in it") from error
    except OSError as error:
        raise TextsError(
            f"the file cannot be read ({error.strerror})", file=name,
            remedy="check its permissions",
        ) from error  # fmt: skip
    return decode(data, name)


def decode(data: bytes, name: str) -> str:
    """Decode a text; see :func:`read_text`."""
    if not data.strip():
        raise TextsError("the file is empty", file=name, remedy="name a file with text")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if encoding == "utf-8-sig" and b"\0" in data[:4096]:
        raise TextsError(
            "this is a binary file, not text", file=name, remedy="name a plain-text file"
        )
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TextsError(
            "the file is not UTF-8", file=name, place=f"byte {error.start}",
            remedy="convert it, e.g. with `iconv -f cp1251 -t utf-8`",
        ) from error  # fmt: skip


def flowing(text: str) -> str:
    """Return a hard-wrapped text as flowing, of the same length in code points.

    A hyphen at the end of a line and the break after it become soft hyphens, the hyphen of an
    abbreviation (``PR-`` / ``бөлімдер``) stays; any other break within a paragraph is a space.
    """
    return _BREAK.sub(" ", _PARTED.sub(_mended, text))


def _mended(match: re.Match[str]) -> str:
    keeps = _ABBREVIATION.search(match.string, max(0, match.start() - 8), match.start())
    return ("-" if keeps else SOFT) + SOFT * (len(match[0]) - 1)


def sentences_with_language(text: str, default: str = "kk") -> Iterator[tuple[Span, str, str]]:
    """Yield the sentences of a text, each with the language that it is in.

    Args:
        text: Any text, hard-wrapped or not; paragraphs are parted by blank lines.
        default: The language of a sentence that does not tell, at the beginning.

    Yields:
        Span in the text, the sentence as :func:`flowing` (same length), and its language; a
        sentence that does not tell takes the language of the one before.
    """
    language = default
    for paragraph in _PARAGRAPH.finditer(text):
        body = flowing(paragraph[0])
        for start, end in sentences(body):
            sentence = body[start:end]
            language = guess(sentence, language)
            span = (paragraph.start() + start, paragraph.start() + end)
            yield span, sentence, language
