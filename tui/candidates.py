"""Candidates of a document, for the command line and the app: text in, ranked terms out."""

from __future__ import annotations

from collections.abc import Callable

from glossary.candidates import Candidate, Extractor
from glossary.concept import LanguageTag
from glossary.lookup import Glossary
from texts.document import BlockSource
from texts.language import guess
from texts.reach import exists
from texts.segment import sentences

STEP = 50
"""Blocks between two reports of progress."""
MOST = 200
"""Candidates proposed unless more are asked for."""
Progress = Callable[[int], None]
"""Called with the per cent done; it may raise to stop the work."""


def candidates(
    source: BlockSource,
    glossary: Glossary | None,
    limit: int = MOST,
    progress: Progress = lambda percent: None,
) -> list[Candidate]:
    """Return what may be a term in a document and is in no termbase, the likeliest first.

    Args:
        source: The document; all of it is read.
        glossary: The termbases; none leaves nothing out.
        limit: The most candidates wanted.
        progress: Told how far it has come.
    """
    extractor = Extractor()
    language = source.language or "kk"
    number = -1
    while exists(source, number := number + 1):
        text = source.block(number).text
        for start, end in sentences(text):
            sentence = text[start:end]
            language = source.language or guess(sentence, language)
            extractor.add(sentence, language, number, start)
        if number % STEP == 0:
            progress(int(50 * source.share * (number + 1) / max(1, source.known)))

    def known(term: str, tag: LanguageTag) -> bool:
        if glossary is None:
            return False
        found = glossary.recognise(term, tag)
        return len(found) == 1 and (found[0].start, found[0].end) == (0, len(term))

    return extractor.candidates(
        known, limit, lambda done, total: progress(50 + int(50 * done / max(1, total)))
    )
