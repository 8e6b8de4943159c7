"""Reading time: counted between keys, not while idle; words passed; said and listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import OpenReader
from tui.control import reading_time
from tui.control.reading_time import IDLE, duration
from tui.messages import language, set_language
from tui.state.reading_time import USUAL_SPEED, Day, add, days, speed
from tui.state.store import State


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1_000.0]
    monkeypatch.setattr(reading_time, "clock", lambda: now[0])
    return now


async def test_time_between_keys_counts_and_idleness_does_not(
    open_reader: OpenReader, tmp_path: Path, clock: list[float]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join(f"Абзац нөмірі {n} осы." for n in range(40)), "utf-8")
    async with open_reader(str(path), glossary=False) as reader:
        await reader.press("}")
        for wait in (10, 20, IDLE + 1, 30):
            clock[0] += wait
            await reader.press("}")
        await reader.press("g", "i")
        (day,) = days(reader.screen.state)
        assert (day.seconds, day.words, day.title) == (60, 4 * 4, "a.txt")
        assert "1 min" in reader.rows[-1] + reader.rows[-2]
        await reader.press("G")
        await reader.press("g", "a")
        assert "a.txt" in reader.shown and "16 words" in reader.shown


def test_days_add_up_and_speed_needs_some_time() -> None:
    state = State(None)
    assert speed(state) == USUAL_SPEED
    add(state, Day("2026-01-01", "a", "А", 100, 300))
    assert speed(state, "a") == USUAL_SPEED
    add(state, Day("2026-01-01", "a", "А", 200, 300))
    add(state, Day("2026-01-02", "b", "Ә", 600, 100))
    assert days(state)[-1] == Day("2026-01-01", "a", "А", 300, 600)
    assert speed(state, "a") == 120
    assert speed(state, "other") == pytest.approx(60 * 700 / 900)
    state.close()


@pytest.mark.parametrize(
    ("seconds", "said"), [(10, "under a minute"), (61, "1 min"), (3_725, "1 h 2 min")]
)
def test_durations(seconds: float, said: str) -> None:
    before = language()
    set_language("en")
    assert duration(seconds) == said
    set_language(before)


async def test_a_list_speaks_the_language_that_is_chosen(
    open_reader: OpenReader, tmp_path: Path, clock: list[float]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Бір абзац.\n\nЕкі абзац.\n", "utf-8")
    before = language()
    set_language("en")
    try:
        async with open_reader(str(path), glossary=False) as reader:
            await reader.press("}")
            clock[0] += 70
            await reader.press("g", "a")
            assert "1 min" in reader.screen.list.items[1].text
            set_language("ru")
            reader.screen.relabel()
            await reader.settle()
            assert "1 мин" in reader.screen.list.items[1].text
            assert reader.screen.list.has_focus
    finally:
        set_language(before)
