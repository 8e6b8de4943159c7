"""Whole processes measured in turns, so that what slows the machine slows each alike."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median


def process(command: Sequence[str], environment: Mapping[str, str]) -> Callable[[], float]:
    """Return a measure: milliseconds of a whole process, its output thrown away."""

    def run() -> float:
        begun = time.perf_counter()
        subprocess.run(
            command, env={**os.environ, **environment}, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return 1000 * (time.perf_counter() - begun)

    return run


def in_turns(measures: Mapping[str, Callable[[], float]], runs: int) -> dict[str, list[float]]:
    """Measure each in turn, again and again; the first round only warms up."""
    times: dict[str, list[float]] = {name: [] for name in measures}
    for round_ in range(runs + 1):
        for name, measure in measures.items():
            taken = measure()
            if round_:
                times[name].append(taken)
    return times


def print_ratios(times: Mapping[str, Sequence[float]]) -> None:
    """Print medians in milliseconds, and their ratios to the first."""
    base = median(next(iter(times.values())))
    for name, taken in times.items():
        middle = median(taken)
        print(f"  {name:<46}{middle:9.1f} ms{middle / base:8.2f} x")
