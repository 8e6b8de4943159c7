"""``python -m tests.bench lookup``: what lookup finds, and how fast, beside the baselines."""

from __future__ import annotations

import csv
import random
import shutil
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path
from statistics import quantiles

from glossary.cache import open_index
from glossary.concept import LANGUAGES
from glossary.embedded import IndexedGlossary
from glossary.lookup import Glossary
from glossary.morphology.kazakh import generate
from tests.bench import crowd, morphology, slips
from tests.bench.processes import in_turns, print_ratios, process
from tests.glossary.test_running_text import f1
from tui.termbases import shipped

GOLD = Path(__file__).parents[1] / "glossary" / "gold.tsv"
ENTRIES = 200_000
"""Concepts of the crowded termbase."""
SHORTEST = 5
"""Letters of the shortest designation that is misspelt."""
PAGE = 250
"""Words of a page: 40 lines of six."""
NAP = 0.005
"""Seconds between two keys, as it were."""
QUERIES = 300
"""Queries of each kind to a warm process."""
RUNS = 15
"""Runs of each whole process."""
TILMASH = str(Path(sys.executable).with_name("tilmash"))
REACH = {
    **dict.fromkeys(("inflected kk", "inflected ru", "inflected en"), "to reach .99"),
    **dict.fromkeys(("misspelt kk", "misspelt ru", "misspelt en"), "to reach .90"),
    **dict.fromkeys(("Latin 2021", "Latin 2018", "Latin ASCII", "Latin BGN"), "to reach .90"),
    "all": "to reach .97; sdcv and dict find no inflected form",
}  # fmt: skip
"""What the gold's categories are held to."""
SHIPPED_QUERIES = {
    "exact: билік (to reach 8 x)": "билік",
    "inflected: имиджінің (to reach 8 x)": "имиджінің",
    "multiword: мемлекеттік органдарымыздағы": "мемлекеттік органдарымыздағы",
    "English: press secretaries": "press secretaries",
    "Russian: связей с общественностью (20 x)": "связей с общественностью",
    "nothing: жоқсөз": "жоқсөз",
}
"""One-shot queries to the shipped termbase."""
WARM_REACH = {
    "exact": "p95 to reach 1 ms", "inflected": "p95 to reach 5 ms",
    "nothing, with suggestions": "p95 to reach 60 ms", "a letter wrong": "p95 to reach 60 ms",
    "as one types, 4 letters": "p95 to reach 30 ms", "as one types, all": "p95 to reach 30 ms",
    "as one types, inflected": "p95 to reach 30 ms",
    "as one types, misspelt": "p95 to reach 30 ms",
}  # fmt: skip
"""What warm lookups are held to."""


def main(entries: int = ENTRIES) -> None:
    """Print all figures."""
    glossary = IndexedGlossary(open_index([shipped()], Path(tempfile.mkdtemp())).store)
    gold(glossary)
    slipped(glossary)
    foreign(glossary)
    score, _remarks = f1(glossary)
    print(f"\nterms of running text in three languages: span F1 {score:.3f} (to reach .97)")
    print("\nKazakh morphology (figures and baselines as in its module)")
    if (morphology.DEFAULT / "treebank.tsv").is_file():
        morphology.measure(morphology.DEFAULT)
    else:
        print("  skipped: no development data beside the project")
    with tempfile.TemporaryDirectory() as folder:
        whole(Path(folder), "the shipped termbase", (), SHIPPED_QUERIES)
        path = Path(folder, "crowd.csv")
        known = crowd.write(path, entries)
        warm(Path(folder), path, known)
        first = next(one for one in known if " " not in one)
        inflected = generate(first, ["plural", "poss.3", "abl"])
        queries = {"exact (to reach 10 x)": first, "inflected (to reach 10 x)": inflected}
        whole(Path(folder), f"{entries:,} concepts", ("--termbase", str(path)), queries)


def gold(glossary: Glossary) -> None:
    """Print the share of the gold's queries whose concept comes first."""
    found: dict[str, list[bool]] = defaultdict(list)
    with GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            wanted = set(row["concepts"].split("|")) if row["concepts"] else set()
            first = glossary.lookup(row["query"])[: len(wanted) or None]
            found[row["category"]].append({match.concept for match in first} == wanted)
    print("the right concept first")
    found["all"] = [one for right in found.values() for one in right]
    for category, right in found.items():
        share = sum(right) / len(right)
        print(f"  {category:20} {share:6.3f} of {len(right):4}  {REACH.get(category, '')}")


def whole(folder: Path, name: str, options: Sequence[str], queries: Mapping[str, str]) -> None:
    """Print the times of one-shot lookups as whole processes."""
    print(f"\none-shot, whole process, median of {RUNS}: {name}")
    environment = {"TILMASH_CACHE_DIR": str(folder / "cache")}
    measures = {"python -c pass": process([sys.executable, "-c", "pass"], environment)}
    for kind, query in queries.items():
        measures[kind] = process([TILMASH, "lookup", *options, query], environment)
    if shutil.which("sdcv"):
        first = next(iter(queries.values()))
        dictionary = _for_sdcv(folder / f"sdcv-{len(options)}", options)
        asked = ["sdcv", "-n", "-2", str(dictionary), first]
        measures["sdcv, the same words: exact"] = process(["sdcv", "-e", *asked[1:]], environment)
        measures["sdcv, the same words: with its fuzzy search"] = process(
            [*asked[:-1], f"{first}ж"], environment
        )
    else:
        print("  sdcv is not installed: not compared")
    print_ratios(in_turns(measures, RUNS))


def _for_sdcv(folder: Path, options: Sequence[str]) -> Path:
    """Write the termbase that is asked as a StarDict dictionary, and return its folder."""
    from glossary.formats import stardict
    from glossary.formats.detect import read
    from glossary.formats.dictionary import entries
    from glossary.formats.losses import Losses

    folder.mkdir()
    termbase = read(Path(options[1]) if options else shipped())
    stardict.write(folder / "bench.ifo", entries(termbase, "", Losses()), "bench", Losses())
    return folder


def foreign(glossary: Glossary) -> None:
    """Print how many headwords that the shipped termbase lacks get another's answer."""
    path = morphology.DEFAULT / "distractors.txt"
    if not path.is_file():
        return
    words = path.read_text(encoding="utf-8").split()
    kinds: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for match in glossary.lookup(word)[:1]:
            kinds[match.kind].append(word)
    print(
        f"\nother Kazakh headwords answered, of {len(words):,} (to reach 0 but for other readings)"
    )
    for kind, found in kinds.items():
        print(f"  {kind:20} {len(found):4}  {' '.join(found) if kind != 'exact' else ''}")


def slipped(glossary: Glossary) -> None:
    """Print the share of misspellings (see :mod:`tests.bench.slips`) whose concept comes first."""
    from glossary.formats.detect import read

    rng = random.Random(7)
    found: dict[str, list[bool]] = defaultdict(list)
    for concept in read(shipped()):
        for language in LANGUAGES:
            for term in concept.terms(language):
                whole, wrong = term.text, slips.slip(term.text, rng)
                if len(whole) < SHORTEST or wrong == whole:
                    continue
                wanted = {match.concept for match in glossary.lookup(whole)}
                right = any(match.concept in wanted for match in glossary.lookup(wrong)[:1])
                found[f"{language}, all"].append(right)
                if " " not in whole:
                    found[f"{language}, one word"].append(right)
    print("\na slip of finger or ear, the right concept first (to reach .90)")
    for kind, right_ones in sorted(found.items()):
        print(f"  {kind:20} {sum(right_ones) / len(right_ones):6.3f} of {len(right_ones):4}")


def warm(folder: Path, path: Path, known: list[str]) -> None:
    """Print the times of queries in a warm process, from the termbase at a path."""
    begun = time.perf_counter()
    glossary = IndexedGlossary(open_index([path], folder / "cache").store)
    print(f"\n{path.name}: index built in {time.perf_counter() - begun:.0f} s; processor time")
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
    unknown = [generate(f"{one[0]}ж{one[2:]}", ["plural", "poss.1pl", "loc"]) for one in words]
    beside(glossary, unknown[:PAGE])


def beside(glossary: Glossary, words: Sequence[str]) -> None:
    """Print how late a thread wakes up, as the one that takes keys, while terms are sought."""
    ended = threading.Event()
    page = " ".join(words)

    def late() -> list[float]:
        found = []
        for _time in range(QUERIES):
            begun = time.perf_counter()
            time.sleep(NAP)
            found.append(1000 * (time.perf_counter() - begun - NAP))
        return found

    def seek() -> None:
        for number in count():
            if ended.is_set():
                return
            glossary.recognise(f"{page} {number}", "kk")

    begun = time.process_time()
    glossary.recognise(page, "kk")
    taken = 1000 * (time.process_time() - begun)
    print(f"  a page of {len(words)} unknown words: terms sought in {taken:.1f} ms")
    figures = {"nothing else done": late()}
    worker = threading.Thread(target=seek)
    worker.start()
    figures["terms sought all the while"] = late()
    ended.set()
    worker.join()
    for name, times in figures.items():
        cuts = quantiles(times, n=20)
        print(f"    a key is late, {name:26} p50 {cuts[9]:6.2f} ms   p95 {cuts[18]:6.2f} ms")


def _print(name: str, ask: Callable[[str], object], queries: Sequence[str]) -> None:
    ask(queries[0])
    times = []
    for query in queries:
        begun = time.process_time()
        ask(query)
        times.append(1000 * (time.process_time() - begun))
    cuts = quantiles(times, n=20)
    print(f"  {name:28} p50 {cuts[9]:8.2f} ms   p95 {cuts[18]:8.2f} ms   {WARM_REACH[name]}")
