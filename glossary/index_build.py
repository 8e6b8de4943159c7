"""Building the Whoosh index of a set of termbases: one document a concept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from glossary import fulltext, keys, neighbours, record, sieve
from glossary.concept import LANGUAGES, Concept, superordinates
from glossary.index_schema import ID, KEY, NEIGHBOURS, SIEVE, UP, schema, write_manifest

Progress = Callable[[int, int], None]
"""Called with concepts done and concepts in all; may raise to cancel."""
STEP = 200
"""Concepts between two calls of the progress function: some 50 ms of work."""
MEMORY = 128
"""Megabytes that Whoosh may gather before it writes a run to disk."""


def build(
    folder: Path,
    concepts: Iterable[Concept],
    total: int,
    sources: Iterable[str],
    progress: Progress,
) -> None:
    """Build an index in an empty folder; it is complete once the manifest stands.

    Args:
        folder: Where; exists and is empty.
        concepts: The entries, those of the first termbase first.
        total: How many there are, for the progress.
        sources: The files that they come from, for the manifest.
        progress: Told how far it has come; what it raises ends the build and passes through.

    Raises:
        OSError: The folder cannot be written.
    """
    from whoosh.index import create_in

    # The compound default would copy the whole index into memory at each open.
    writer = create_in(str(folder), schema()).writer(limitmb=MEMORY, compound=False)
    known: set[str] = set()
    count = 0
    progress(0, total)
    try:
        for concept in concepts:
            stored = keys.of_concept(concept)
            known.update(keys.sieved(stored))
            writer.add_document(**_document(concept, stored))
            count += 1
            if count % STEP == 0:
                progress(count, total)
        writer.commit()
    except BaseException:
        with suppress(Exception):  # it may be closed already; the first error is the one to tell
            writer.cancel()
        raise
    sieve.write(folder / SIEVE, known)
    neighbours.write(folder / NEIGHBOURS, keys.compared(known))
    write_manifest(folder, count, sources)
    progress(total, total)


def _document(concept: Concept, stored: list[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {
        ID: concept.id,
        KEY: stored,
        UP: list(superordinates(concept)),
        "record": record.dumps(concept),
    }
    for language in LANGUAGES:
        stems = " ".join(
            fulltext.indexed(text, language) for text in fulltext.texts(concept, language)
        )
        if stems:
            fields[language] = stems
    return fields
