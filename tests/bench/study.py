"""``python -m tests.bench study``: a deck of 50,000 cards with a log of a million rows.

The deck is made of the shipped termbase's concepts over and over, so its cards are as long as real
ones. What is measured: the queue of a day, a grade to the next card in the core, and the same and
its bytes through a pseudo-terminal.
"""

from __future__ import annotations

import csv
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles

from glossary.cache import open_index
from glossary.embedded import IndexedGlossary
from glossary.study.card import CardKind, Content, Grade, Memory, Phase
from glossary.study.content import content_of, dump_content
from glossary.study.day import Days
from glossary.study.deck import Deck
from glossary.study.faces import Face, face
from glossary.study.queue import Limits, queue
from glossary.study.schedule import Schedule
from glossary.study.session import Session
from tests.bench.terminal import Answer, Program
from tui.state.store import FILE, State
from tui.state.study import now
from tui.termbases import shipped

CARDS, ROWS = 50_000, 1_000_000
KINDS = (CardKind.TERM_DEFINITION, CardKind.DEFINITION_TERM, CardKind.KK_RU, CardKind.RU_KK)
GRADINGS = 300
"""Gradings timed in the core."""
STEPS = 60
"""Cards reviewed in the terminal."""
DAY = 86_400_000


def main(command: list[str], environment: Mapping[str, str]) -> None:
    """Make the deck, measure, print."""
    folder = Path(tempfile.mkdtemp(), "data")
    begun = time.perf_counter()
    termbase = make(folder, Path(environment["TILMASH_CACHE_DIR"]))
    taken = time.perf_counter() - begun
    size = (folder / FILE).stat().st_size / 1e6
    print(f"\nstudy: {CARDS:,} cards, {ROWS:,} rows of the log ({size:.0f} MB, {taken:.0f} s)")
    _core(folder)
    open_index([termbase], Path(environment["TILMASH_CACHE_DIR"]), lambda _done, _all: None)
    _terminal(folder, [*command, "study", "--termbase", str(termbase)], environment)


def make(folder: Path, cache: Path) -> Path:
    """Fill a state with cards and their past; return a termbase that has their concepts."""
    glossary = IndexedGlossary(open_index([shipped()], cache, lambda _done, _all: None).store)
    found = [glossary.concept(match) for match in _ids()]
    contents = [content_of(glossary, one) for one in found if one is not None]
    state = State(folder)
    database, chance, at = state.database, random.Random(5), now()
    database.execute("PRAGMA synchronous = OFF")
    database.execute("BEGIN")
    notes = CARDS // len(KINDS)
    database.executemany(
        "INSERT INTO study_note (number, concept, content, added_at) VALUES (?, ?, ?, 0)",
        ((n, f"c{n}", dump_content(_copy(contents, n))) for n in range(1, notes + 1)),
    )
    names = ", ".join(Memory._fields)
    memories: list[Memory] = []
    for _number in range(CARDS):
        stability = chance.lognormvariate(3.5, 1.2)
        due = at + int(chance.uniform(-1, 60) * DAY)
        last = min(due - int(stability * DAY), at - DAY)
        memories.append(Memory(Phase.REVIEW, 0, stability, chance.uniform(1, 10), due, last))
    database.executemany(
        f"INSERT INTO study_card (number, note, kind, {names}) VALUES (?, ?, ?, {_marks(9)})",
        (
            (n + 1, n // len(KINDS) + 1, KINDS[n % len(KINDS)], *memory)
            for n, memory in enumerate(memories)
        ),
    )
    each = ROWS // CARDS
    database.executemany(
        f"INSERT INTO study_log (card, at, grade, done, took, was, {names}) "
        f"VALUES (?, ?, ?, 'grade', 7000, 2, {_marks(9)})",
        (
            (n + 1, memory.last - (each - k - 1) * 5 * DAY, chance.choice((1, 3, 3, 3, 4)), *memory)
            for k in range(each)
            for n, memory in enumerate(memories)
        ),
    )
    database.execute("COMMIT")
    state.close()
    path = folder / "bench.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("concept", "lang", "term", "definition"))
        for n in range(1, notes + 1):
            content = _copy(contents, n)
            for tag, terms in content.terms.items():
                writer.writerow((f"c{n}", tag, terms[0], content.definitions.get(tag, "")))
    return path


def _copy(contents: Sequence[Content], number: int) -> Content:
    """Return a content whose terms no other has."""
    content = contents[number % len(contents)]
    terms = {tag: (f"{terms[0]} {number}",) for tag, terms in content.terms.items()}
    return content._replace(terms=terms, others=(), context="")


def _core(folder: Path) -> None:
    database = sqlite3.connect(folder / FILE, isolation_level=None)
    database.execute("PRAGMA synchronous = NORMAL")
    days, limits = Days(4), Limits(20, 9999)
    queues = [_timed(lambda: queue(database, days, limits, now())) for _ in range(15)]
    _print("queue of the day", queues)
    session = Session(Deck(database), Schedule(), days, limits, now)
    grades = [_timed(lambda: session.grade(Grade.GOOD)) for _ in range(GRADINGS)]
    _print("grade to next card, core", grades)
    _print("undo (queue read again)", [_timed(session.undo) for _ in range(15)])
    while session.undo() is not None and session.graded:
        pass
    database.close()


def _terminal(folder: Path, command: list[str], environment: Mapping[str, str]) -> None:
    with tempfile.TemporaryDirectory() as config:
        variables = {**environment, "TILMASH_DATA_DIR": str(folder), "TILMASH_CONFIG_DIR": config}
        program = Program(command, variables)
        program.first_content()
        program.settle(2.0)
        shows: list[Answer] = []
        grades: list[Answer] = []
        begun = now()
        for _card in range(STEPS):
            shows.append(program.press(" "))
            grades.append(program.press("3"))
        program.end()
    texts = _texts(folder, begun)
    _print("show, terminal", [one.milliseconds for one in shows])
    _print("grade to next card, terminal", [one.milliseconds for one in grades])
    _bytes("show", [one.size for one in shows], texts)
    _bytes("grade to next card", [one.size for one in grades], texts[1:])


def _texts(folder: Path, since: int) -> list[int]:
    """Return the bytes of the text of each card reviewed, in order."""
    database = sqlite3.connect(folder / FILE, isolation_level=None)
    deck = Deck(database)
    cards = [deck.card(number) for number, *_rest in deck.log.graded(since)]
    sizes = [_size(face(deck.note(card.note), card.kind)) for card in cards]
    database.close()
    return sizes


def _size(shown: Face) -> int:
    lines = [line.text for line in (*shown.front, *shown.back)]
    return len("".join([*lines, shown.clue]).encode())


def _bytes(name: str, sizes: list[int], texts: list[int]) -> None:
    ratios = [size / text for size, text in zip(sizes, texts, strict=False)]
    count = len(ratios)
    total = sum(sizes[:count]) / sum(texts[:count])
    print(
        f"  bytes of {name:<25} p50 {median(sizes):5.0f}   text p50 {median(texts):5.0f}   "
        f"all together {total:.2f} x   median {median(ratios):.2f} x   "
        f"p95 {quantiles(ratios, n=20)[-1]:.2f} x"
    )


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begun)


def _print(name: str, times: list[float]) -> None:
    slow = quantiles(times, n=20)[-1]
    print(f"  {name:<34} p50 {median(times):7.2f} ms   p95 {slow:7.2f} ms")


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _ids() -> list[str]:
    from glossary.formats import tbx

    return [concept.id for concept in tbx.read(shipped())]
