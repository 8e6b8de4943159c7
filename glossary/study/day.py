"""Study days: from one rollover by local time to the next, whatever clocks and zones do.

A day is an ordinal (``datetime.date.toordinal``) of the local date on which it begins. Days have 23
or 25 hours when clocks change; an instant belongs to exactly one.
"""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo

from glossary.study.card import Milliseconds

HOUR = 3_600_000
"""Milliseconds."""


class Days:
    """The study days of a place.

    Args:
        rollover: The hour at which a day begins, 0 to 23.
        zone: The time zone; None is the system's, with its changes of clocks.
    """

    def __init__(self, rollover: int = 4, zone: tzinfo | None = None) -> None:
        self._rollover = time(rollover)
        self._zone = zone

    def day(self, at: Milliseconds) -> int:
        """Return the day that an instant belongs to."""
        local = self.local(at)
        day = local.date().toordinal() - (local.time() < self._rollover)
        # Where the hour of the rollover comes twice or never, the beginnings of days decide.
        while at < self.start(day):
            day -= 1
        while at >= self.start(day + 1):
            day += 1
        return day

    def start(self, day: int) -> Milliseconds:
        """Return the instant at which a day begins."""
        local = datetime.combine(date.fromordinal(day), self._rollover, self._zone)
        return round(local.timestamp() * 1000)

    def local(self, at: Milliseconds) -> datetime:
        """Return an instant as a local time."""
        return datetime.fromtimestamp(at / 1000, self._zone)
