"""Figures of study as text: a calendar of shades, bars of blocks. Plain functions: no app.

Everything is told by shape and number, never by colour, and fits into 60 columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from glossary.study.figures import STABILITIES, WEEKS, Branch, Figures
from tui.messages import N_, _, ngettext

SHADES = " ·░▒▓█"
"""From nothing to the most; a day of the calendar is one of them."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"
EDGES = ["0", *map(str, STABILITIES)]
"""Days from which on a card stands in a bar of the histogram of stabilities."""
BRANCH = 24
"""Cells for the name of a branch."""
WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
SPANS = {"today": N_("today"), "week": N_("7 days"), "month": N_("30 days"),
         "year": N_("365 days"), "all": N_("all")}  # fmt: skip


def calendar(days: Mapping[int, int], today: int, weeks: int = WEEKS) -> list[str]:
    """Return a heat map: a row a weekday, a column a week, the present one last.

    Args:
        days: Gradings by day, as an ordinal.
        today: The present day.
        weeks: Columns.

    Returns:
        Eight rows; the first names the months. Each cell is one of :data:`SHADES`.
    """
    monday = today - date.fromordinal(today).weekday() - 7 * (weeks - 1)
    most = max((days.get(day, 0) for day in range(monday, today + 1)), default=0)
    months = ""
    for week in range(weeks):
        first = date.fromordinal(monday + 7 * week)
        if first.day <= 7 and 2 * week >= len(months):
            months = months.ljust(2 * week) + f"{first:%m}"
    rows = [" " * 5 + months]
    for weekday in range(7):
        cells = ""
        for week in range(weeks):
            day = monday + 7 * week + weekday
            count = days.get(day, 0)
            step = -(-count * (len(SHADES) - 2) // most) + 1 if count else 1
            cells += " " + (SHADES[step] if day <= today else " ")
        rows.append(f"{_(WEEKDAYS[weekday]):<4}{cells}")
    return rows


def bar(share: float, width: int) -> str:
    """Return a bar of blocks for a share from 0 to 1; what is more than nothing shows."""
    eighths = round(share * width * 8)
    if share > 0:
        eighths = max(1, eighths)
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "")


def branch_rows(branches: tuple[Branch, ...], width: int, most: int = 12) -> list[str]:
    """Return a row a branch of the concept tree: known ``█``, learning ``▒``, new ``·``."""
    room = max(10, min(40, width - BRANCH - 12))
    rows = []
    for one in branches[:most]:
        total = one.new + one.learning + one.known
        known = one.known * room // total
        learning = -(-one.learning * room // total)
        drawn = ("█" * known + "▒" * learning)[:room].ljust(room, "·")
        name = (one.name or _("under no concept"))[:BRANCH]
        rows.append(f"{name:<{BRANCH}} {drawn} {one.known}/{total}")
    return rows


def histogram_labels() -> list[str]:
    """Return what the bars of the histogram of stabilities stand for, in days."""
    return [f"<{edge}" for edge in STABILITIES] + [f"{STABILITIES[-1]}+"]


def ticks(most: int) -> list[int]:
    """Return the marks of a scale of counts: whole numbers, at most six, evenly from 0 to ``most``.

    Args:
        most: The greatest count; the last mark is not below it, nor below 1.
    """
    step = next(
        factor * ten // 10
        for ten in (10**power for power in range(20))
        for factor in (10, 20, 25, 50)
        if factor * ten % 10 == 0 and factor * ten // 10 * 5 >= most
    )
    return list(range(0, max(1, -(-most // step)) * step + 1, step))


def nothing(figures: Figures, ahead: int) -> dict[str, list[str]]:
    """Return what to say instead of pictures that have nothing to show.

    Args:
        figures: What would be drawn.
        ahead: Days of the forecast.

    Returns:
        By picture (``deck``, ``forecast``, ``retention``, ``calendar``, ``stability``) a sentence;
        one that has something to show is not there.
    """
    said = {
        "deck": (
            figures.cards,
            _("The deck is empty; + in the reader adds the term under the cursor to it."),
        ),
        "forecast": (sum(figures.forecast[:ahead]), _("No card is due in the next days.")),
        "retention": (
            any(share.of for _name, share in figures.retention),
            _("No card has come back for review yet."),
        ),
        "calendar": (figures.calendar, _("Nothing has been reviewed in the last half-year.")),
        "stability": (sum(figures.stability), _("No card has been learnt yet.")),
    }
    return {name: [sentence] for name, (something, sentence) in said.items() if not something}


def summary(figures: Figures) -> list[str]:
    """Return the figures that are no picture, a sentence a row."""
    cards = ngettext("{count} card", "{count} cards", figures.cards).format(count=figures.cards)
    first = _("{cards}: {new} new, {learning} learning, {known} known, {suspended} put aside.")
    today = ngettext(
        "Today {count} review in {minutes} min; {streak} in a row.",
        "Today {count} reviews in {minutes} min; {streak} in a row.",
        figures.today,
    )
    if not figures.today:
        today = _("Nothing reviewed today yet; {streak} in a row.")
    days = ngettext("{count} day", "{count} days", figures.streak).format(count=figures.streak)
    return [
        first.format(cards=cards, new=figures.new, learning=figures.learning, known=figures.known,
                     suspended=figures.suspended),
        today.format(count=figures.today, minutes=figures.minutes, streak=days),
    ]  # fmt: skip


def retention_rows(figures: Figures) -> Iterator[str]:
    """Yield a row a span of time: the share remembered, as a bar and in per cent."""
    for name, share in figures.retention:
        percent = share.percent
        if percent is None:
            yield f"{_(SPANS[name]):<10} –"
        else:
            drawn = bar(percent / 100, 30)
            yield f"{_(SPANS[name]):<10} {drawn:<30} {percent:3} %  ({share.of})"


def count_rows(counts: tuple[int, ...], labels: list[str], width: int) -> Iterator[str]:
    """Yield a row a count, with its label and a bar in proportion to the most."""
    most = max(counts, default=0)
    for label, count in zip(labels, counts, strict=False):
        drawn = bar(count / most, max(10, width - 20)) if most else ""
        yield f"{label:<8} {drawn} {count}".rstrip() if count else f"{label:<8} 0"
