"""Progress in pictures: forecast, retention, calendar, stability, branches.

Charts are drawn by Plotext through its Textual widget, without colours: bars and points tell all.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Static
from textual_plotext import PlotextPlot

from glossary.study.figures import WEEKS, figures
from tui import actions
from tui.keymap import Keymap
from tui.messages import _
from tui.pictures import (
    EDGES,
    branch_rows,
    calendar,
    nothing,
    retention_rows,
    summary,
    ticks,
)
from tui.sanitise import visible
from tui.state.study import days_of, now
from tui.typeahead import TakesKeys

if TYPE_CHECKING:
    from glossary.study.deck import Deck
    from tui.settings import Settings

FORECAST = 14
"""Days of the forecast that 60 columns have room for."""


class ProgressScreen(TakesKeys, Screen[None]):
    """Shows progress; any key that closes a list closes it, moves scroll.

    Args:
        deck: The deck.
        settings: When days begin.

    Raises:
        StudyFault: The deck cannot be read.
    """

    def __init__(self, deck: Deck, settings: Settings) -> None:
        super().__init__()
        days, at = days_of(settings), now()
        self._figures = figures(deck, days, at)
        self._today = days.day(at)
        self._keymap = Keymap()

    def compose(self) -> ComposeResult:
        """One picture under another."""
        found, empty = self._figures, nothing(self._figures, FORECAST)
        with VerticalScroll(id="progress"):
            first = empty.get("deck") or summary(found)
            yield self._text([*first, _("Esc closes, j and k scroll.")])
            if not found.cards:
                return
            if "forecast" in empty:
                yield self._text([_("Due in the next days"), *empty["forecast"]])
            else:
                yield Forecast(found.forecast[:FORECAST], self._today)
            if "retention" in empty:
                yield self._text([_("Remembered"), *empty["retention"]])
            else:
                yield self._text([_("Remembered"), *retention_rows(found)])
            if any(one.of for one in found.weekly):
                yield Retention([one.percent for one in found.weekly])
            heat = empty.get("calendar") or calendar(dict(found.calendar), self._today)
            yield self._text([_("Reviews by day"), *heat])
            if "stability" in empty:
                yield self._text([_("Stability in days"), *empty["stability"]])
            else:
                yield Stability(found.stability)
            rows = branch_rows(found.branches, min(100, self.app.size.width - 4))
            yield self._text([_("Concepts known by branch"), *rows])

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def on_key(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
        key = event.character if event.character and event.is_printable else event.key
        chosen = self._keymap.press(key, actions.LIST)
        if chosen is None:
            return
        pane, times = self.query_one(VerticalScroll), max(1, chosen.times)
        page = max(1, pane.size.height - 2)
        rows = {"down": 1, "up": -1, "half_down": page // 2, "half_up": -(page // 2),
                "page_down": page, "page_up": -page}  # fmt: skip
        if chosen.action in ("close", "quit", "progress"):
            self.dismiss(None)
        elif chosen.action == "top":
            pane.scroll_home(animate=False)
        elif chosen.action == "bottom":
            pane.scroll_end(animate=False)
        elif chosen.action in rows:
            pane.scroll_relative(y=times * rows[chosen.action], animate=False)

    def _text(self, rows: list[str]) -> Static:
        return Static(Text(visible("\n".join(rows), keep="\n")), classes="rows")


class _Chart(PlotextPlot):
    """A chart without colours."""

    DEFAULT_CSS = "_Chart { height: 12; margin: 1 0 0 0; }"

    def on_mount(self) -> None:
        """Draw it: the theme of Plotext is its colourless one."""
        self.auto_theme = False
        self.plt.theme("clear")
        self.chart()

    def chart(self) -> None:
        """Say what is drawn."""
        raise NotImplementedError

    def bars(self, labels: list[str], counts: tuple[int, ...]) -> None:
        """Draw counts, on a scale of whole numbers from nothing on."""
        steps: list[float] = [*ticks(max(counts))]
        self.plt.bar(labels, counts, marker="█", width=0.5)
        self.plt.ylim(0, steps[-1])
        self.plt.yticks(steps, [f"{step:.0f}" for step in steps])


class Forecast(_Chart):
    """Cards due on each of the next days."""

    def __init__(self, counts: tuple[int, ...], today: int) -> None:
        super().__init__()
        self._counts, self._today = counts, today

    def chart(self) -> None:
        """A bar a day, under it the day of the month."""
        days = [date.fromordinal(self._today + n).strftime("%d") for n in range(len(self._counts))]
        self.bars(days, self._counts)
        self.plt.title(_("Due in the next days"))


class Retention(_Chart):
    """The share remembered, week by week."""

    def __init__(self, percents: list[int | None]) -> None:
        super().__init__()
        self._percents = percents

    def chart(self) -> None:
        """A point a week that had reviews."""
        points = [(n - WEEKS + 1, one) for n, one in enumerate(self._percents) if one is not None]
        self.plt.scatter([x for x, _y in points], [y for _x, y in points], marker="●")
        self.plt.ylim(0, 100)
        self.plt.yticks([0, 25, 50, 75, 100])
        self.plt.xlim(1 - WEEKS, 0)
        self.plt.xticks(list(range(-5 * (WEEKS // 5), 1, 5)))
        self.plt.title(_("Remembered, per cent by week"))


class Stability(_Chart):
    """How many cards are remembered for how long."""

    def __init__(self, counts: tuple[int, ...]) -> None:
        super().__init__()
        self._counts = counts

    def chart(self) -> None:
        """A bar a span of days, under it where the span begins: all of it fits into 60 columns."""
        self.bars(EDGES, self._counts)
        self.plt.title(_("Stability, at least so many days"))
