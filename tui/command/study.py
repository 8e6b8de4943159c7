"""``tilmash study``: review what is due; count it, exchange it, fit the scheduler."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.study.queue import next_due, queue
from tui.cli import FOUND, NOTHING, fail
from tui.durations import moment, short
from tui.messages import _, ngettext
from tui.sanitise import visible
from tui.settings import Settings, default_path
from tui.state.store import State, default_folder
from tui.state.study import PARAMETERS, days_of, deck_of, limits_of, now, schedule_of

if TYPE_CHECKING:
    from glossary.study.deck import Deck


def run(arguments: argparse.Namespace) -> int:
    """Do what the options ask, or open the review; return the exit code."""
    state, settings = State(default_folder()), Settings(default_path())
    try:
        if not state.kept:
            # Grades that are forgotten at the end are worse than none.
            return fail(state.notice)
        deck = deck_of(state)
        if arguments.count:
            return _count(deck, settings, arguments.new)
        if arguments.export is not None:
            return _export(deck, arguments.export)
        if arguments.import_ is not None:
            return _import(deck, state, settings, arguments.import_)
        if arguments.optimise:
            return _optimise(deck, state)
        nothing = _nothing(deck, settings, arguments.new)
    finally:
        state.close()
    if nothing:
        print(visible(" ".join(filter(None, [state.notice, nothing]))))
        return NOTHING
    from tui.command import read as command_read

    return command_read.run(arguments)


def _count(deck: Deck, settings: Settings, new: int | None) -> int:
    """Print how many cards are due now: a number alone, for a prompt or a status bar."""
    at = now()
    count = queue(deck.database, days_of(settings), limits_of(settings, new), at).due(at)
    print(count)
    return FOUND if count else NOTHING


def _nothing(deck: Deck, settings: Settings, new: int | None) -> str:
    """Return the sentence that there is nothing to review, and when there is; else empty."""
    days, limits, at = days_of(settings), limits_of(settings, new), now()
    if queue(deck.database, days, limits, at).due(at):
        return ""
    if not deck.count():
        return _("The deck is empty; + in the reader adds the term under the cursor to it.")
    due = next_due(deck.database, days, limits, at)
    if due is None:
        return _("Nothing is due.")
    return _("Nothing is due; the next card comes {moment} (in {span}).").format(
        moment=moment(due, at, days), span=short(due - at)
    )


def _export(deck: Deck, path: Path) -> int:
    if path.suffix.lower() == ".csv":
        from glossary.study.file import replacing
        from glossary.study.table import table

        with replacing(path) as fresh:
            fresh.write_text(table(deck), "utf-8", newline="")
        count = deck.count()
        said = ngettext("{file}: {count} card.", "{file}: {count} cards.", count)
    elif path.suffix.lower() == ".apkg":
        from glossary.study.anki import export_package

        count = export_package(deck, path)
        said = ngettext("{file}: {count} note.", "{file}: {count} notes.", count)
    else:
        return fail(_("{file}: name a file that ends in .apkg or .csv.").format(file=path))
    print(visible(said.format(file=path, count=count)))
    return FOUND if count else NOTHING


def _import(deck: Deck, state: State, settings: Settings, path: Path) -> int:
    from glossary.study.anki_review import import_reviews

    taken = import_reviews(deck, path, schedule_of(state, settings).after)
    said = ngettext(
        "{count} review taken from Anki.", "{count} reviews taken from Anki.", taken.answers
    ).format(count=taken.answers)
    if taken.strangers:
        said += " " + ngettext(
            "{count} belongs to a card that the deck does not have.",
            "{count} belong to cards that the deck does not have.",
            taken.strangers,
        ).format(count=taken.strangers)
    print(visible(said))
    return FOUND if taken.answers else NOTHING


def _optimise(deck: Deck, state: State) -> int:
    from glossary.study.optimise import optimised

    def begun(count: int) -> None:
        told = ngettext(
            "Fitting to {count} review; this may take minutes.",
            "Fitting to {count} reviews; this may take minutes.",
            count,
        )
        print(told.format(count=count), file=sys.stderr, flush=True)

    parameters = optimised(deck.log, begun)
    state.save_setting(PARAMETERS, json.dumps(parameters))
    print(_("The scheduler is fitted to your own reviews from the next grade on."))
    return FOUND
