"""The table of checks, and running them over a file that may be larger than memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from glossary.formats.located import Located, count, located
from glossary.validation import contexts, definitions, designations, tags
from glossary.validation.crew import Task, judged
from glossary.validation.finding import Finding, Found, Severity
from glossary.validation.mentions import Circularity
from glossary.validation.whole import WHOLE, Dangling

EntryCheck = Callable[[Located], Iterator[Found]]
Progress = Callable[[int, int], None]
"""Called with how many entries are done and how many there are."""
CIRCULARITY = "T202"
"""The one check that reads the file again."""
DANGLING = "T301"
"""The one check that looks beyond the file."""
STEP = 200
"""Entries between two reports of progress."""
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class Check(NamedTuple):
    """A check: its code, how bad a finding is, and what finds it in an entry."""

    code: str
    severity: Severity
    of_entry: EntryCheck | None = None
    """None for a check of the whole termbase."""


CHECKS: tuple[Check, ...] = (
    Check("T101", WARNING),
    Check("T102", WARNING, designations.repeated),
    Check("T103", ERROR, designations.no_preferred),
    Check("T104", WARNING, designations.two_preferred),
    Check("T105", ERROR, designations.only_deprecated),
    Check("T106", ERROR, designations.look_alikes),
    Check("T107", WARNING, designations.stray_spaces),
    Check("T108", ERROR, designations.invisible),
    Check("T109", WARNING, designations.decomposed),
    Check("T110", WARNING, designations.wrong_script),
    Check("T111", WARNING, tags.unknown_language),
    Check("T112", INFO),
    Check("T113", INFO, designations.part_of_speech),
    Check("T201", WARNING, definitions.undefined),
    Check("T202", ERROR),
    Check("T203", ERROR, definitions.own_term),
    Check("T204", WARNING, definitions.too_short),
    Check("T205", ERROR),
    Check("T206", INFO, definitions.not_a_phrase),
    Check("T207", INFO, definitions.no_source),
    Check("T208", INFO, definitions.undefined_language),
    Check("T209", WARNING, definitions.two_definitions),
    Check("T301", ERROR),
    Check("T302", ERROR),
    Check("T303", ERROR, contexts.to_itself),
    Check("T304", WARNING, contexts.relation_twice),
    Check("T305", INFO),
    Check("T401", WARNING, contexts.lacks_term),
    Check("T402", INFO, contexts.no_source),
    Check("T403", INFO, contexts.repeated),
    Check("T501", ERROR, designations.no_terms),
    Check("T502", ERROR, designations.language_twice),
    Check("T503", INFO),
)
SEVERITIES: Mapping[str, Severity] = {one.code: one.severity for one in CHECKS}


def check_entry(entry: Located, file: str = "", codes: Collection[str] = ()) -> Iterator[Finding]:
    """Yield what is wrong with one entry by itself.

    Args:
        entry: The entry.
        file: Its file, as the user named it.
        codes: The checks to make; all if none are named.
    """
    for one in CHECKS:
        if one.of_entry is not None and (not codes or one.code in codes):
            for found in one.of_entry(entry):
                yield _finding(one.code, file, found)


def check(
    path: str | os.PathLike[str],
    codes: Collection[str] = (),
    progress: Progress | None = None,
    elsewhere: Collection[str] = (),
) -> Iterator[Finding]:
    """Check a termbase file.

    Args:
        path: The file.
        codes: The checks to make; all if none are named.
        progress: Told how far it has come.
        elsewhere: Ids of entries in other termbases, which relations may lead to.

    Yields:
        Findings: first those of single entries, in file order, as they are found; then those of
        the termbase as a whole, by code.

    Raises:
        TermbaseError: The file cannot be read.
    """
    file = os.fspath(path)
    passes = 2 if not codes or CIRCULARITY in codes else 1
    total = _count(path) * passes
    done = 0

    def entries(places: bool = True) -> Iterator[Located]:
        nonlocal done
        for entry in located(path, places=places):
            yield entry
            done += 1
            if progress is not None and done % STEP == 0:
                progress(min(done, total), total)

    yield from _checked(entries, Task(check_entry, file, codes, passes > 1), elsewhere, total)


def _count(path: str | os.PathLike[str]) -> int:
    try:
        return count(path)
    except OSError:
        return 0  # who reads it says why


def _checked(
    entries: Callable[[bool], Iterable[Located]], task: Task, elsewhere: Collection[str], total: int
) -> Iterator[Finding]:
    codes = task.codes
    whole = [
        (code, Dangling(elsewhere) if code == DANGLING else make())
        for code, make in WHOLE
        if not codes or code in codes
    ]
    circles = Circularity() if task.filed else None

    def noted() -> Iterator[Located]:
        for entry in entries(True):
            for _code, one in whole:
                one.take(entry)
            yield entry

    for one in judged(noted(), task, total):
        yield from one.findings
        if circles is not None:
            circles.take(one.concept, one.names)
    while whole:
        code, last = whole.pop(0)
        for found in last.finish():
            yield _finding(code, task.file, found)
    if circles is not None:
        for found in circles.finish(entries):
            yield _finding(CIRCULARITY, task.file, found)


def _finding(code: str, file: str, found: Found) -> Finding:
    return Finding(
        code, SEVERITIES[code], file, found.line, found.concept, found.language, found.values
    )
