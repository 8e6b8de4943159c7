"""Building the index of a termbase: one document a concept, in shards, by two processes.

Whoosh writes a few thousand documents a second, so a large termbase is dealt out by turns to
writers, each with a shard of its own that is never merged with another: merging reads and writes
everything once more. A shard that is finished stays when the build is cancelled or killed, and is
not built again.
"""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossary import fulltext, keys, lexicon_build, record, sieve
from glossary.concept import LANGUAGES, Concept, superordinates
from glossary.errors import IndexFault
from glossary.index_records import RecordWriter
from glossary.index_schema import (
    ID,
    KEY,
    LEXICON,
    MANIFEST,
    RECORDS,
    SIEVE,
    UP,
    WORDS,
    read_manifest,
    schema,
    write_manifest,
)  # fmt: skip
from glossary.processes import Crew

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Progress = Callable[[int, int], None]
"""Called with concepts done and concepts in all; may raise to cancel."""
BATCH = 500
"""Concepts handed to a writer at once, and between two calls of the progress function."""
SHARD = 18_000
"""Concepts of a shard: two at a time are gathered in memory; with 25,000 a build took 765 MB."""
MEMORY = 512
"""Megabytes that Whoosh may gather before it writes a run to be merged; no shard takes as many."""
WRITERS = 2
"""Processes that write: the machine that this must be fast on has two cores."""
ALONE = 8_000
"""Concepts up to which one process is as fast: starting others takes a second."""
PATIENCE = 30.0
"""Seconds that a writer which has nothing left to do may take to end."""
COMMIT = 0.3
"""Share of a shard's time that goes into its end, when nothing is added any more."""


def build(folder: Path, concepts: Iterable[Concept], estimate: int, progress: Progress) -> None:
    """Build an index in a folder; it is complete once the manifest stands.

    Args:
        folder: Where; exists, and may hold shards that an earlier build of the same finished.
        concepts: The entries, in the order of the file.
        estimate: How many there may be, for the progress.
        progress: Told how far it has come; what it raises ends the build and passes through.

    Raises:
        OSError: The folder cannot be written.
        IndexFault: A writer was killed.
    """
    stream = iter(concepts)
    first = list(islice(stream, ALONE))
    progress(0, max(estimate, len(first)))
    if len(first) < ALONE:
        count = len(first)
        writer = ShardWriter(folder / "0")
        for at in range(0, count, BATCH):
            writer.add(first[at : at + BATCH])
            progress(int(min(at + BATCH, count) * (1 - COMMIT)), count)
        writer.finish(lambda share: progress(int(count * (1 - COMMIT * (1 - share))), count))
        shards = ["0"]
    else:
        with _Writers(folder, estimate, progress) as writers:
            count = writers.write(first, stream)
        shards = writers.shards
        sieve.unite((folder / one / SIEVE for one in shards), folder / SIEVE)
    words = [folder / one / WORDS for one in shards]
    lexicon_build.unite(words, folder / LEXICON)
    for one in words:
        one.unlink()
    write_manifest(folder, count, shards)
    progress(count, count)


class ShardWriter:
    """Writes one shard.

    Args:
        folder: Its folder; what is there of an unfinished one is thrown away.

    Raises:
        OSError: It cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        from whoosh.index import create_in

        from glossary.index_codec import LeanCodec, add_document

        self._add_document = add_document
        self._codec = LeanCodec()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True)
        self._folder = folder
        # The compound default would copy the whole index into memory at each open.
        self._writer: Any = create_in(str(folder), schema()).writer(
            limitmb=MEMORY, compound=False, codec=self._codec
        )
        self._records = RecordWriter(folder / RECORDS)
        self._sieved: set[int] = set()
        self._words = lexicon_build.Words()
        self._count = 0

    def add(self, concepts: Sequence[Concept]) -> None:
        """Add some concepts."""
        try:
            for concept in concepts:
                stored = keys.of_concept(concept)
                self._sieved.update(sieve.numbers(keys.sieved(stored)))
                self._sieved.update(sieve.numbers((keys.own_id(concept.id),)))
                self._words.add(stored)
                self._codec.postings += self._add_document(
                    self._writer,
                    (ID, concept.id),
                    {KEY: stored, UP: list(superordinates(concept))},
                    _texts(concept),
                )
                self._records.add(record.dumps(concept))
        except BaseException:
            self.cancel()
            raise
        self._count += len(concepts)

    def finish(self, told: Callable[[float], None]) -> None:
        """Write everything; the shard is whole when this returns.

        Args:
            told: Told the share that is written, from 0 to 1; may raise to cancel.
        """
        self._codec.told = told
        self._records.finish()
        self._writer.commit(merge=False)
        sieve.write(self._folder / SIEVE, self._sieved)
        self._words.write(self._folder / WORDS)
        write_manifest(self._folder, self._count, terms=self._codec.shape)

    def cancel(self) -> None:
        """Give up."""
        with suppress(Exception):
            self._records.cancel()
            self._writer.cancel()  # the first error counts


def _texts(concept: Concept) -> dict[str, list[str]]:
    """Return the stems of definitions and contexts in each language that has any."""
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        stems = [
            stem
            for text in fulltext.texts(concept, language)
            for stem in fulltext.indexed(text, language)
        ]
        if stems:
            found[language] = stems
    return found


class _Writers:
    """The writers of a large index, each a process of its own."""

    def __init__(self, folder: Path, estimate: int, progress: Progress) -> None:
        self._folder = folder
        self._estimate = estimate
        self._progress = progress
        self._crew = Crew(WRITERS, _work, patience=PATIENCE)
        self._added = 0
        self._ended = [0.0] * WRITERS
        self._open = [0] * WRITERS
        self._ending: dict[int, float] = {}
        self.shards: list[str] = []
        """Names of the shards, in the order of their first concepts."""

    def __enter__(self) -> _Writers:
        self._crew.__enter__()
        return self

    def __exit__(self, *reason: object) -> None:
        self._crew.__exit__(*reason)

    def write(self, first: list[Concept], rest: Iterator[Concept]) -> int:
        """Deal out the concepts; return how many there were."""
        count = 0
        batches = _batches(first, rest)
        kept: dict[str, bool] = {}
        for number, batch in enumerate(batches):
            place = count // (SHARD * WRITERS) * WRITERS + number % WRITERS
            name = str(place)
            if name not in kept:
                kept[name] = _is_whole(self._folder / name)
                self.shards.append(name)
            count += len(batch)
            writer = number % WRITERS
            if kept[name]:
                self._ended[writer] += len(batch)
                self._tell(len(batch))
            else:
                self._hand(writer, (str(self._folder / name), batch))
                self._open[writer] += len(batch)
                self._tell(len(batch))
        for writer in range(WRITERS):
            self._hand(writer, None)
        self.shards.sort(key=int)
        return count

    def _hand(self, writer: int, work: tuple[str, list[Concept]] | None) -> None:
        """Give a writer more, or nothing more, as soon as it has taken what came before."""
        try:
            self._crew.pipes[writer].send(work)
        except OSError as error:
            raise self._killed() from error
        refused: OSError | None = None
        try:
            # A writer tells how far it has come with the end of a shard, then None: it goes on.
            while (answer := self._crew.pipes[writer].recv()) is not None:
                if isinstance(answer, OSError):
                    refused = answer
                    break
                ended = self._open[writer] * float(answer)
                self._ended[writer] += ended - self._ending.get(writer, 0.0)
                self._ending[writer] = ended
                if answer == 1.0:
                    self._open[writer], self._ending[writer] = 0, 0.0
                self._tell(0)
        except (EOFError, ConnectionError) as gone:
            raise self._killed() from gone
        if refused is not None:
            raise refused

    def _tell(self, count: int) -> None:
        self._added += count
        done = self._added * (1 - COMMIT) + sum(self._ended) * COMMIT
        self._progress(int(done), max(self._estimate, self._added, int(done) + 1))

    def _killed(self) -> IndexFault:
        return IndexFault(
            "a process that built the index was ended", file=str(self._folder),
            remedy="try again; what was finished is kept",
        )  # fmt: skip


def _batches(first: list[Concept], rest: Iterator[Concept]) -> Iterator[list[Concept]]:
    for at in range(0, len(first), BATCH):
        yield first[at : at + BATCH]
    while batch := list(islice(rest, BATCH)):
        yield batch


def _is_whole(shard: Path) -> bool:
    if not (shard / MANIFEST).is_file() or not (shard / WORDS).is_file():
        return False
    try:
        read_manifest(shard)
    except IndexFault:
        return False
    return True


def _work(pipe: Connection) -> None:
    """Write the shards that the pipe asks for; see :meth:`_Writers._hand` for what it answers."""
    gc.freeze()
    gc.disable()  # nothing here is in circles, and looking for some takes a tenth of the time
    name, writer = "", None
    try:
        while True:
            work = pipe.recv()
            if writer is not None and (work is None or work[0] != name):
                writer.finish(pipe.send)
                pipe.send(1.0)
                writer = None
                gc.collect()
            # Answered before the work is done, so that the next batch is read meanwhile.
            pipe.send(None)
            if work is None:
                return
            if writer is None:
                name = work[0]
                writer = ShardWriter(Path(name))
            writer.add(work[1])
    except (EOFError, BrokenPipeError):
        if writer is not None:
            writer.cancel()
    except OSError as error:
        with suppress(OSError):
            pipe.send(OSError(error.errno, error.strerror, error.filename))
