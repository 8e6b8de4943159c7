"""Spans and instants of time, as one says them. Plain functions: no app."""

from __future__ import annotations

from datetime import datetime

from glossary.study.card import Milliseconds
from glossary.study.day import Days
from tui.messages import _

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
"""Milliseconds."""
MONTH, YEAR = 30.44 * DAY, 365.25 * DAY
"""Mean months and years, in milliseconds."""


def short(span: Milliseconds) -> str:
    """Return a span in its largest fitting unit, e.g. ``10 min``, ``4 d``, ``1.5 mo``."""
    if span < MINUTE:
        return _("<1 min")
    if span < HOUR:
        return _("{n} min").format(n=round(span / MINUTE))
    if span < DAY:
        return _("{n} h").format(n=round(span / HOUR))
    if span < MONTH:
        return _("{n} d").format(n=round(span / DAY))
    if span < YEAR:
        return _("{n} mo").format(n=_tenths(span / MONTH))
    return _("{n} y").format(n=_tenths(span / YEAR))


def moment(at: Milliseconds, now: Milliseconds, days: Days) -> str:
    """Return an instant to come, e.g. ``at 14:20``, ``tomorrow``, ``on 2024-06-14``."""
    ahead = days.day(at) - days.day(now)
    local: datetime = days.local(at)
    if ahead <= 0:
        return _("at {time}").format(time=local.strftime("%H:%M"))
    if ahead == 1:
        return _("tomorrow")
    return _("on {date}").format(date=local.date().isoformat())


def _tenths(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
