"""Checking the entries of a large file by several processes: all that needs nothing but the entry.

Who reads the file deals the entries out by turns and takes what was found back in their order;
checks of the whole termbase, which are cheap an entry, stay with the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from glossary.errors import TermbaseError
from glossary.formats.located import Located
from glossary.processes import Crew
from glossary.validation.finding import Finding
from glossary.validation.mentions import Name, filings

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

WORKERS = 2
"""Processes beside the one that reads: it takes a third of the time in all."""
BATCH = 100
"""Entries handed over at a time."""
MANY = 4_000
"""Entries from which on processes are worth their start of a third of a second."""


class Task(NamedTuple):
    """What is to be done with every entry; called in another process, so no closure."""

    check: Callable[[Located, str, Collection[str]], Iterable[Finding]]
    """Finds what is wrong with one entry by itself."""
    file: str
    """The termbase, as the user named it."""
    codes: Collection[str]
    """The checks to make; all if none are named."""
    filed: bool
    """Whether the designations are to be filed for the check of circularity."""


class Judged(NamedTuple):
    """What was found of one entry."""

    concept: str
    """Its id."""
    findings: list[Finding]
    names: list[Name]
    """What its designations are filed under."""


def judged(entries: Iterable[Located], task: Task, total: int) -> Iterator[Judged]:
    """Do a task with every entry, in processes of their own if there are many.

    Args:
        entries: The entries.
        task: What to do.
        total: About how many there are.

    Yields:
        What was found, in the order of the entries.

    Raises:
        TermbaseError: As the entries raise, or one of the processes was ended.
    """
    if total < MANY:
        for entry in entries:
            yield _judge(entry, task)
        return
    with _Judges(task) as judges:
        yield from judges.through(iter(entries))


def _judge(entry: Located, task: Task) -> Judged:
    found = list(task.check(entry, task.file, task.codes))
    return Judged(entry.concept.id, found, list(filings(entry)) if task.filed else [])


class _Judges:
    """Some processes that are given batches of entries, one batch each at a time.

    Never two: a full pipe to one that is itself waiting to be heard would stop both.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self._crew = Crew(WORKERS, _work, task)

    def __enter__(self) -> _Judges:
        self._crew.__enter__()
        return self

    def __exit__(self, *reason: object) -> None:
        self._crew.__exit__(*reason)

    def through(self, entries: Iterator[Located]) -> Iterator[Judged]:
        """Yield what is found of all entries."""
        busy: list[int] = []
        turn = 0
        while batch := list(islice(entries, BATCH)):
            if turn in busy:
                busy.remove(turn)
                yield from self._answer(turn)
            with suppress(OSError):  # who was ended does not answer either
                self._crew.pipes[turn].send(batch)
            busy.append(turn)
            turn = (turn + 1) % WORKERS
        for one in busy:
            yield from self._answer(one)

    def _answer(self, turn: int) -> list[Judged]:
        try:
            answer = self._crew.pipes[turn].recv()
        except (EOFError, OSError) as gone:
            raise TermbaseError(
                "a process that checked was ended", file=self._task.file, remedy="try again"
            ) from gone
        if isinstance(answer, BaseException):
            raise answer
        return list(answer)


def _work(pipe: Connection, task: Task) -> None:
    """Judge batches of entries until the pipe is closed."""
    with suppress(EOFError, OSError):
        while True:
            batch = pipe.recv()
            try:
                answer: object = [_judge(entry, task) for entry in batch]
            except Exception as error:  # whatever a worker meets is told by the one that waits
                answer = error
            pipe.send(answer)
