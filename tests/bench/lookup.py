"""``python -m tests.bench lookup``: what lookup finds, and how fast, beside the baselines."""

from __future__ import annotations

import csv
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import quantiles

from glossary.cache import open_index
from glossary.embedded import IndexedGlossary
from glossary.morphology.kazakh import generate
from tests.bench import crowd, morphology
from tui.termbases import shipped

GOLD = Path(__file__).parents[1] / "glossary" / "gold.tsv"
ENTRIES = 200_000
"""Concepts of the crowded termbase."""
QUERIES = 300
"""Queries of each kind to a warm process."""


def main(entries: int = ENTRIES) -> None:
    """Print all figures."""
    gold()
    print("\nKazakh morphology (figures and baselines as in its module)")
    if (morphology.DEFAULT / "treebank.tsv").is_file():
        morphology.measure(morphology.DEFAULT)
    else:
        print("  skipped: no development data beside the project")
    with tempfile.TemporaryDirectory() as folder:
        warm(Path(folder), entries)


def gold() -> None:
    """Print the share of the gold's queries whose concept comes first."""
    glossary = IndexedGlossary(open_index([shipped()], Path(tempfile.mkdtemp())).store)
    found: dict[str, list[bool]] = defaultdict(list)
    with GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            wanted = set(row["concepts"].split("|")) if row["concepts"] else set()
            first = glossary.lookup(row["query"])[: len(wanted) or None]
            found[row["category"]].append({match.concept for match in first} == wanted)
    print("the right concept first")
    for category, right in found.items():
        print(f"  {category:20} {sum(right) / len(right):6.3f} of {len(right)}")
    everything = [one for right in found.values() for one in right]
    print(f"  {'all':20} {sum(everything) / len(everything):6.3f} of {len(everything)}")


def warm(folder: Path, entries: int) -> None:
    """Print the times of queries in a warm process."""
    path = folder / "crowd.csv"
    known = crowd.write(path, entries)
    begun = time.perf_counter()
    glossary = IndexedGlossary(open_index([path], folder / "cache").store)
    print(f"\n{entries:,} concepts, index built in {time.perf_counter() - begun:.0f} s")
    words = [one for one in known if " " not in one]

    def miss(query: str) -> object:
        return glossary.lookup(query) or glossary.suggest(query)

    kinds: dict[str, tuple[Callable[[str], object], list[str]]] = {
        "exact": (glossary.lookup, known[:QUERIES]),
        "inflected": (
            glossary.lookup, [generate(one, ["plural", "poss.3", "abl"]) for one in words][:QUERIES]
        ),
        "a letter wrong": (miss, [f"{one[:3]}ж{one[4:]}" for one in known][:QUERIES]),
        "nothing, with suggestions": (
            miss, [f"{one[0]}ж{one[2:4]}у{one[5:]}" for one in known][:QUERIES]
        ),
        "as one types, 4 letters": (glossary.complete, [one[:4] for one in known][:QUERIES]),
        "as one types, all": (glossary.complete, known[:QUERIES]),
        "as one types, inflected": (
            glossary.complete, [generate(one, ["plural", "gen"]) for one in words][:QUERIES]
        ),
        "as one types, misspelt": (
            glossary.complete, [f"{one[0]}ж{one[2:4]}у{one[5:]}" for one in known][:QUERIES]
        ),
    }  # fmt: skip
    for name, (ask, queries) in kinds.items():
        _print(name, ask, queries)


def _print(name: str, ask: Callable[[str], object], queries: Sequence[str]) -> None:
    ask(queries[0])
    times = []
    for query in queries:
        begun = time.perf_counter()
        ask(query)
        times.append(1000 * (time.perf_counter() - begun))
    cuts = quantiles(times, n=20)
    print(f"  {name:28} p50 {cuts[9]:8.2f} ms   p95 {cuts[18]:8.2f} ms")
