"""What is wrong with a file that the XML parser refuses, in words of our own where they help."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from glossary.errors import TermbaseError

DEPTH = 256
"""Levels that libxml2 lets elements be nested without XML_PARSE_HUGE."""
_TAIL = 4096
_CLOSING = re.compile(rb"</(?:[\w.-]+:)?(?:tbx|martif|TBX)\s*>")
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?:utf-?16|utf-?32|ucs)", re.I)
_NOT_ENCODED = ("Input is not proper UTF-8", "Invalid bytes in character encoding",
                "input conversion failed", "Document labelled UTF-16")  # fmt: skip


def of_syntax(file: str, error: etree.XMLSyntaxError) -> TermbaseError:
    """Return the error of a file that is not well-formed, with the line.

    Args:
        file: As the user named it.
        error: What the parser says.
    """
    said = (error.msg or "unknown error").split(", line")[0]
    line = error.lineno or None
    head, tail = _ends(file)
    if said.startswith("Excessive depth"):
        return TermbaseError(
            "elements are nested more than {levels} deep", file=file, line=line, levels=DEPTH,
            remedy="this is no termbase, or a damaged one: restore it from a copy",
        )  # fmt: skip
    if said.startswith("Unsupported encoding"):
        return TermbaseError(
            "the file names an encoding that is not known ({encoding})", file=file, line=line,
            encoding=said.partition(": ")[2].strip(),
            remedy="name the right one in its first line, or save it as UTF-8",
        )  # fmt: skip
    if said.startswith(_NOT_ENCODED) or _DECLARED.match(head):
        return TermbaseError(
            "the file is not in the encoding that it names", file=file, line=line,
            remedy="name the right one in its first line, or save it as UTF-8",
        )  # fmt: skip
    # UTF-16 is not looked at: its bytes would have to be decoded first.
    if b"\0" not in tail and not _CLOSING.search(tail):
        return TermbaseError(
            "the file is cut short: its end is missing", file=file, line=line,
            remedy="restore it from a copy, or fetch it again",
        )  # fmt: skip
    return TermbaseError(
        "this is not well-formed XML ({reason})", file=file, line=line,
        remedy="mend the file or restore it from a copy", reason=said,
    )  # fmt: skip


def _ends(file: str) -> tuple[bytes, bytes]:
    """Return the beginning and the end of a file; empty if it is gone."""
    try:
        with Path(file).open("rb") as stream:
            head = stream.read(_TAIL)
            stream.seek(max(0, stream.seek(0, 2) - _TAIL))
            return head, stream.read()
    except OSError:
        return b"", b""
