"""A search through the bytes of a file finds what a search through its paragraphs finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from texts.paged import PagedText
from tui.search.seeking import Hits, Place, Wanted, count, seek
from tui.search.sieve import Sieve

WORDS = (
    "имидж", "Имиджін", "ИМИДЖ", "ими-\nджін", "ими\u00adдж", "и\u0306ога", "Йога", "замо\u0301к",
    "замок", "кітабын", "КІТАП", "китап", "resume", "Résumé", "re\u0301sume\u0301", "связей",
    "ёлка", "Елка", "іс-\n    шара", "қоғам", "ґ", "—", ".\n\n", "\n", "№ 5",
)  # fmt: skip
SOUGHT = (
    "имидж",
    "йога",
    "замок",
    "кітап",
    "китап",
    "resume",
    "связи",
    "елка",
    "іс-шара",
    "а",
    "қ",
)


def _brute(source: PagedText, wanted: Wanted) -> list[Place]:
    find = wanted.find()
    assert find is not None
    while source.grow():
        pass
    return [
        (source.own(number), start)
        for number in range(source.known)
        for start, _end in find(source.block(number).text)
    ]


def _offsets(source: PagedText, wanted: Wanted):  # type: ignore[no-untyped-def]
    find = wanted.find()
    assert find is not None
    return lambda number: [start for start, _end in find(source.block(number).text)]


def _go_on(_share: float) -> bool:
    return True


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40),
    st.sampled_from(SOUGHT),
    st.booleans(),
    st.integers(20, 200),
    st.sampled_from(["utf-8", "cp1251", "utf-16-le"]),
    st.data(),
)
def test_by_bytes_as_by_blocks(
    tmp_path_factory: pytest.TempPathFactory,
    words: list[str], sought: str, lemmas: bool, step: int, encoding: str, data: st.DataObject,
) -> None:  # fmt: skip
    path = tmp_path_factory.mktemp("seek") / "a.txt"
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    path.write_bytes((mark + "бас. " + " ".join(words)).encode(encoding, "ignore"))
    source = PagedText(path, encoding=None if mark else encoding, step=step)
    wanted = Wanted(sought, lemmas)
    expected = _brute(source, wanted)
    offsets = _offsets(source, wanted)
    hits = count(source, wanted, offsets, _go_on)
    assert len(hits) == len(expected)
    assert [hits.number(*place) for place in expected] == [*range(1, len(expected) + 1)]
    if not expected:
        assert seek(source, wanted, offsets, (0, -1), 1, 1, _go_on) is None
        return
    at = data.draw(st.integers(0, len(expected) - 1))
    for direction in (1, -1):
        following = expected[(at + direction) % len(expected)]
        assert seek(source, wanted, offsets, expected[at], direction, 1, _go_on) == following


def test_what_is_far_is_found_without_reflowing_what_is_before(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    paragraph = "Мемлекеттік органдар қызметінің ашықтығы олардың жұмысы болып табылады.\n\n"
    path.write_text(paragraph * 20_000 + "Ақырында имиджін\n\n" + paragraph, "utf-8")
    source = PagedText(path)
    reflowed: list[int] = []
    reflow = source._reflow
    source._reflow = lambda segment: reflowed.append(segment) or reflow(segment)  # type: ignore
    wanted = Wanted("имидж")
    place = seek(source, wanted, _offsets(source, wanted), (0, 0), 1, 1, _go_on)
    assert place is not None and source.block(place[0]).text[place[1] :].startswith("имиджін")
    assert len(reflowed) < 5


def test_it_stops_when_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("сөз сөйлем жол.\n\n" * 100_000, "utf-8")
    source = PagedText(path)
    told: list[float] = []

    def go_on(share: float) -> bool:
        told.append(share)
        return len(told) < 3

    wanted = Wanted("жоқсөз")
    assert seek(source, wanted, _offsets(source, wanted), (0, 0), 1, 1, go_on) is None
    assert len(told) == 3
    assert told[0] < told[1] < told[2] < 1


def test_more_hits_than_are_held_are_said_to_be_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.search.seeking.MOST", 3)
    assert not Hits([(0, 1), (0, 2), (1 << 32, 0)]).more
    hits = Hits([(0, 1), (0, 2), (1 << 32, 0), (1 << 32, 1)])
    assert hits.more and len(hits) == 3


@given(st.lists(st.sampled_from("аАbЙй -\n\u0301é"), max_size=60))
@example(list("аааааааа"))
def test_a_sieve_places_the_first_candidate_not_behind_it(letters: list[str]) -> None:
    sieve = Sieve([("йЙ", "аА")], "utf-8")
    data = ("x" * 3000 + "".join(letters) + "йа" + "y" * 3000).encode()
    first, last = sieve.first(data), sieve.last(data)
    assert first is not None and first <= data.index("йа".encode())
    assert last is not None and last >= data.rindex("йа".encode())
