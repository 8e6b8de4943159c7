"""Days by local time, through changes of clocks."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.study.day import HOUR, Days

ZONES = ["Asia/Almaty", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
         "America/Sao_Paulo", "Asia/Beirut", "Pacific/Apia", "UTC"]  # fmt: skip
TEN_YEARS = st.integers(1_293_840_000_000, 1_735_689_600_000)


@given(st.sampled_from(ZONES), st.integers(0, 23), TEN_YEARS)
def test_an_instant_belongs_to_one_day(zone: str, rollover: int, at: int) -> None:
    days = Days(rollover, ZoneInfo(zone))
    day = days.day(at)
    assert days.start(day) <= at < days.start(day + 1)


@pytest.mark.parametrize(
    ("zone", "local", "day"),
    [
        ("Asia/Almaty", (2024, 6, 10, 3, 59), (2024, 6, 9)),
        ("Asia/Almaty", (2024, 6, 10, 4, 0), (2024, 6, 10)),
        ("Europe/Berlin", (2024, 3, 31, 4, 0), (2024, 3, 31)),
        ("Europe/Berlin", (2024, 10, 27, 3, 59), (2024, 10, 26)),
    ],
    ids=["before the rollover", "at it", "after a lost hour", "after an hour that came twice"],
)
def test_rollover(zone: str, local: tuple[int, ...], day: tuple[int, int, int]) -> None:
    at = datetime(*local, tzinfo=ZoneInfo(zone)).timestamp() * 1000  # type: ignore[misc,arg-type]
    assert Days(4, ZoneInfo(zone)).day(int(at)) == date(*day).toordinal()


@pytest.mark.parametrize(
    ("day", "hours"), [((2024, 3, 30), 23), ((2024, 10, 26), 25), ((2024, 6, 10), 24)]
)
def test_days_are_as_long_as_clocks_make_them(day: tuple[int, int, int], hours: int) -> None:
    days = Days(4, ZoneInfo("Europe/Berlin"))
    ordinal = date(*day).toordinal()
    assert days.start(ordinal + 1) - days.start(ordinal) == hours * HOUR


def test_the_systems_zone_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Asia/Almaty")
    time.tzset()
    try:
        at = 1_718_002_800_000
        assert Days(4).start(Days(4).day(at)) == Days(4, ZoneInfo("Asia/Almaty")).start(
            date(2024, 6, 10).toordinal()
        )
    finally:
        monkeypatch.undo()
        time.tzset()
