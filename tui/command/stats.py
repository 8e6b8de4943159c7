"""``tilmash stats``: progress, as text or JSON."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from datetime import date

from glossary.study.figures import STABILITIES, Figures, figures
from tui.cli import FOUND, NOTHING, fail
from tui.json_lines import json_line
from tui.messages import _
from tui.pictures import (
    branch_rows,
    calendar,
    count_rows,
    histogram_labels,
    nothing,
    retention_rows,
    summary,
)
from tui.sanitise import visible
from tui.settings import Settings, default_path
from tui.state.store import State, default_folder
from tui.state.study import days_of, deck_of, now

WIDEST = 100
"""Columns that the text takes at most."""
WEEK = 14
"""Days of the forecast that the text shows."""


def run(arguments: argparse.Namespace) -> int:
    """Print the figures; return 0 if there is a deck, else 1."""
    state, settings = State(default_folder()), Settings(default_path())
    try:
        if not state.kept:
            return fail(state.notice)
        days, at = days_of(settings), now()
        found = figures(deck_of(state), days, at)
    finally:
        state.close()
    if arguments.json:
        print(_json(found, days.day(at)))
    else:
        width = min(WIDEST, shutil.get_terminal_size().columns)
        for row in _text(found, days.day(at), width):
            print(visible(row))
    return FOUND if found.cards else NOTHING


def _text(found: Figures, today: int, width: int) -> Iterator[str]:
    empty = nothing(found, WEEK)
    yield from summary(found)
    if not found.cards:
        yield from empty["deck"]
        return
    yield from ("", _("Due in the next days"))
    labels = [date.fromordinal(today + n).strftime("%m-%d") for n in range(WEEK)]
    yield from empty.get("forecast") or count_rows(found.forecast[:WEEK], labels, width)
    yield from ("", _("Remembered"))
    yield from empty.get("retention") or retention_rows(found)
    yield from ("", _("Reviews by day"))
    yield from empty.get("calendar") or calendar(dict(found.calendar), today)
    yield from ("", _("Stability in days"))
    yield from empty.get("stability") or count_rows(found.stability, histogram_labels(), width)
    yield from ("", _("Concepts known by branch"))
    yield from branch_rows(found.branches, width)


def _json(found: Figures, today: int) -> str:
    """Return the figures as one line of JSON; see docs/cli.md for its shape."""
    return json_line(
        {
            **{
                name: getattr(found, name)
                for name in (
                    "cards", "new", "learning", "known", "suspended", "reviews", "today",
                    "minutes", "streak",
                )
            },
            "forecast": [
                {"date": date.fromordinal(today + n).isoformat(), "due": count}
                for n, count in enumerate(found.forecast)
            ],
            "retention": {
                name: {"passed": share.passed, "of": share.of} for name, share in found.retention
            },
            "weekly": [{"passed": one.passed, "of": one.of} for one in found.weekly],
            "calendar": [
                {"date": date.fromordinal(day).isoformat(), "reviews": count}
                for day, count in found.calendar
            ],
            "stability": {"edges": list(STABILITIES), "cards": list(found.stability)},
            "branches": [one._asdict() for one in found.branches],
        }
    )  # fmt: skip
