"""The learner's deck, as the state keeps it and the settings want it."""

from __future__ import annotations

import contextlib
import json
import re
import time
from typing import TYPE_CHECKING

from glossary.study.card import CardKind, Milliseconds
from glossary.study.day import Days
from glossary.study.deck import Deck
from glossary.study.queue import Limits
from tui.settings import Settings
from tui.state.store import State

if TYPE_CHECKING:
    # The scheduler is imported where one reviews; a count for a prompt needs none.
    from glossary.study.schedule import Schedule
    from glossary.study.session import Session

PARAMETERS = "study.parameters"
"""Name under which the state keeps weights that were fitted to one's own log, as JSON."""
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def now() -> Milliseconds:
    """Return the time."""
    return time.time_ns() // 1_000_000


def deck_of(state: State) -> Deck:
    """Return the deck that a state keeps."""
    return Deck(state.database)


def days_of(settings: Settings) -> Days:
    """Return when days begin, by the system's time zone."""
    return Days(settings.number("study.rollover"))


def limits_of(settings: Settings, new: int | None = None) -> Limits:
    """Return how much a day is asked; ``new`` instead of the setting's number of new cards."""
    usual = settings.number("study.new_per_day")
    return Limits(usual if new is None else new, settings.number("study.reviews_per_day"))


def kinds_of(settings: Settings) -> list[CardKind]:
    """Return the kinds of cards that one wants."""
    return [kind for kind in CardKind if settings[f"study.{kind.value}"]]


def steps(text: str) -> tuple[int, ...]:
    """Return learning steps, e.g. ``1m 10m``, in seconds."""
    return tuple(int(n) * _UNITS[unit] for n, unit in re.findall(r"(\d+)([smhd])", text))


def schedule_of(state: State, settings: Settings) -> Schedule:
    """Return the scheduler, with the weights that were fitted to one's log, if any."""
    from glossary.study.schedule import USUAL, Options, Schedule

    parameters = USUAL.parameters
    # Weights that cannot be read are as good as none.
    with contextlib.suppress(ValueError, TypeError):
        parameters = tuple(map(float, json.loads(state.setting(PARAMETERS) or "[]"))) or parameters
    return Schedule(
        Options(
            settings.number("study.retention") / 100,
            steps(settings.text("study.learning_steps")),
            steps(settings.text("study.relearning_steps")),
            settings.number("study.leech"),
            parameters,
        )
    )


def session_of(state: State, settings: Settings, new: int | None = None) -> Session:
    """Begin a sitting.

    Raises:
        StudyFault: The deck cannot be read.
    """
    from glossary.study.session import Session

    return Session(
        deck_of(state), schedule_of(state, settings), days_of(settings),
        limits_of(settings, new), now,
    )  # fmt: skip
