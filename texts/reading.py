"""A whole text at once, for what works through all of it: recognition, concordance."""

from __future__ import annotations

from collections.abc import Iterator

from texts.document import Block
from texts.language import guess
from texts.plain import read_text as read_text
from texts.reflow import reflow
from texts.segment import Span, sentences

SOFT = "\u00ad"
"""Stands in for what reflow drops, so that offsets stay what they are; nothing that compares words
minds a soft hyphen."""


def in_place(block: Block) -> tuple[int, str]:
    """Return a block's text spread over its place in the source.

    Args:
        block: A block that knows its source, with at least one letter.

    Returns:
        Source offset of its first code point, and a text as long as the source is from there to
        the block's end: the block's characters stand where they stand in the source, and what
        reflow dropped in between is soft hyphens.
    """
    runs = block.origin.runs
    start = runs[0].source
    parts: list[str] = []
    at = start
    for run in runs:
        parts.append(SOFT * (run.source - at))
        parts.append(block.text[run.start : run.start + run.length])
        at = run.source + run.length
    return start, "".join(parts).replace("\n", " ")


def sentences_with_language(text: str, default: str = "kk") -> Iterator[tuple[Span, str, str]]:
    """Yield the sentences of a text, each with the language that it is in.

    Args:
        text: Any text, hard-wrapped or not.
        default: The language of a sentence that does not tell, at the beginning.

    Yields:
        Span in the text, the sentence reflowed as by :func:`in_place` (same length), and its
        language; a sentence that does not tell takes the language of the one before.
    """
    language = default
    for block in reflow(text):
        if not block.text:
            continue
        place, body = in_place(block)
        for start, end in sentences(body):
            sentence = body[start:end]
            language = guess(sentence.replace(SOFT, ""), language)
            yield (place + start, place + end), sentence, language
