"""Kazakh morphology against a closed vocabulary: every figure beside baselines and target.

Run as ``python -m tests.bench.morphology [FOLDER]``. The folder holds the development data, which
is not shipped (share-alike licences): ``treebank.tsv``, ``treebank_vocabulary.tsv``,
``nouns.tsv``, ``verbs.tsv``, ``distractors.txt``, ``traps.tsv``. Results are not committed.

recall@k is the share of distinct (form, lemma) pairs whose lemma is among the first k answers.
Over-recognition: with a random fifth of the vocabulary, the share of forms whose lemma is not in
it that get any answer. Each such figure is printed raw, then without other correct readings (the
accusative of байланыс in байланысты): a pair of form and answer is one if the data has it elsewhere
as a form and its lemma, or if ``judged.tsv`` beside this module, where each answer that any draw of
the treebank's vocabulary can give was judged by hand, says *right*. What is not in the table counts
as wrong. Derivations were all judged wrong: they are other words.
"""

from __future__ import annotations

import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import product
from pathlib import Path

from glossary.morphology.kazakh import Analysis, analyse

DEFAULT = Path(__file__).parents[2].parent / "shared" / "dev-data" / "kazakh"
JUDGED = Path(__file__).with_name("judged.tsv")
SEEDS = range(8)
LOOKALIKES = str.maketrans("aceiopxyɵ", "асеіорхуө")
KEYBOARD = str.maketrans("әғқңөұүһі", "агкноуухи")
RESTORED = {"и": "иі", "н": "нң", "к": "кқ", "г": "гғ", "а": "аә", "о": "оө", "у": "уұү"}

Pair = tuple[str, str]
Row = tuple[str, str, int]


def rows(path: Path) -> list[Row]:
    """Form, lemma and count of each line, in lower case."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        form, lemma, _, count = line.lower().split("\t")
        found.append((form, lemma, int(count)))
    return found


def pairs(data: Iterable[Row]) -> list[Pair]:
    """Distinct pairs of form and lemma."""
    return sorted({(form, lemma) for form, lemma, _ in data})


def recall(data: Iterable[Row], vocabulary: set[str]) -> tuple[float, float]:
    """recall@1 and recall@3."""
    first = third = 0
    wanted = pairs(data)
    for form, lemma in wanted:
        answers = [a.lemma for a in analyse(form, vocabulary.__contains__)]
        first += answers[:1] == [lemma]
        third += lemma in answers[:3]
    return first / len(wanted), third / len(wanted)


def correct(gold: dict[str, set[str]]) -> set[Pair]:
    """Return the pairs of form and answer that are right readings by the data or by judgement."""
    known = {(form, lemma) for form, lemmas in gold.items() for lemma in lemmas}
    for line in JUDGED.read_text(encoding="utf-8").splitlines()[1:]:
        form, answer, verdict, _reason = line.split("\t")
        if verdict == "right":
            known.add((form, answer))
    return known


def over_recognition(
    data: Iterable[Row], vocabulary: set[str], gold: dict[str, set[str]]
) -> tuple[float, float, float]:
    """Share of forms outside a fifth of the vocabulary answered: at all, by inflection, wrongly."""
    forms = sorted({form for form, _, _ in data})
    right = correct(gold)
    answered = inflected = wrong = asked = 0
    for seed in SEEDS:
        fifth = set(random.Random(seed).sample(sorted(vocabulary), len(vocabulary) // 5))
        for form in forms:
            if gold[form] & fifth:
                continue
            answers = analyse(form, fifth.__contains__)
            asked += 1
            answered += bool(answers)
            inflected += any(a.tier != "derivation" for a in answers)
            wrong += any((form, a.lemma) not in right for a in answers)
    return answered / asked, inflected / asked, wrong / asked


def running_text(
    data: Sequence[Row], nouns: set[str], right: Set[Pair] = frozenset()
) -> tuple[float, float, float]:
    """Recall, precision and false hits per 1,000 words of 150 nouns, without derivations.

    Args:
        data: The words; the recogniser of running text names no derivation either.
        nouns: To draw from.
        right: Pairs of form and answer that are no false hits.
    """
    words = sum(count for *_, count in data)
    hits = misses = false = 0
    for seed in SEEDS:
        terms = set(random.Random(seed).sample(sorted(nouns), 150))
        for form, lemma, count in data:
            answers = {a.lemma for a in analyse(form, terms.__contains__) if a.tier != "derivation"}
            if lemma in terms:
                hits += count * (lemma in answers)
                misses += count * (lemma not in answers)
            elif any((form, answer) not in right for answer in answers):
                false += count
    return hits / (hits + misses), hits / (hits + false), 1000 * false / words / len(SEEDS)


def speed(data: Iterable[Row], vocabulary: set[str]) -> float:
    """Distinct forms a second, the tree of endings grown by an earlier pass."""
    forms = sorted({form for form, _, _ in data})
    best = 0.0
    for _ in range(3):
        start = time.perf_counter()
        for form in forms:
            analyse(form, vocabulary.__contains__)
        best = max(best, len(forms) / (time.perf_counter() - start))
    return best


def folded(form: str, vocabulary: set[str]) -> list[Analysis]:
    """A simple stand-in for the lookup's normalisation, in its order of trust."""
    known = vocabulary.__contains__
    parts = [part if part.isascii() else part.translate(LOOKALIKES) for part in form.split("-")]
    found = analyse("-".join(parts), known)
    if not found and "\\n" in form:
        found = analyse(form.replace("-\\n", ""), known) or analyse(form.replace("\\n", ""), known)
    return found or _from_keyboard(form, vocabulary)


def _from_keyboard(form: str, vocabulary: set[str]) -> list[Analysis]:
    for lemma in sorted(vocabulary, key=len, reverse=True):
        if len(lemma) > 3 and form.startswith(lemma.translate(KEYBOARD)):
            ending = form[len(lemma) :]
            for letters in product(*(RESTORED.get(letter, letter) for letter in ending)):
                found = analyse(lemma + "".join(letters), {lemma}.__contains__)
                if found:
                    return found
    return []


def halves(data: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Part rows by lemma into two random halves, as the data were parted from what is held out."""
    lemmas = sorted({lemma for _, lemma, _ in data})
    chosen = set(random.Random(0).sample(lemmas, len(lemmas) // 2))
    return [row for row in data if row[1] in chosen], [row for row in data if row[1] not in chosen]


def measure_halves(sets: dict[str, tuple[list[Row], set[str]]], gold: dict[str, set[str]]) -> None:
    """Print the figures of each half beside one another: what one half was fitted on shows."""
    print("by halves of the lemmas")
    for name, (data, vocabulary) in sets.items():
        for label, figures in (
            ("@1 / @3", [recall(half, vocabulary) for half in halves(data)]),
            ("over-rec.", [over_recognition(half, vocabulary, gold) for half in halves(data)]),
        ):
            text = "   ".join(" / ".join(f"{one:.4f}" for one in half) for half in figures)
            print(f"  {name + ' ' + label:32} {text}")


def missed_traps(folder: Path, vocabulary: set[str]) -> list[str]:
    """Traps whose lemma, or one of whose lemmas, does not come first."""
    missed = []
    lines = (folder / "traps.tsv").read_text(encoding="utf-8").lower().splitlines()[1:]
    table = [line.split("\t") for line in lines]
    whole = vocabulary | {lemma for _, _, lemmas in table for lemma in lemmas.split("|")}
    for kind, form, lemmas in table:
        wanted = set(lemmas.split("|"))
        if {a.lemma for a in folded(form, whole)[: len(wanted)]} != wanted:
            missed.append(f"{kind} {form!r}")
    return missed


def show(name: str, figures: Sequence[float], baseline: str, target: str) -> None:
    """Print one line of the table."""
    text = " / ".join(f"{figure:.4f}" if figure < 100 else f"{figure:,.0f}" for figure in figures)
    print(f"{name:34} {text:26} {baseline:38} {target}")


def measure(folder: Path) -> None:
    """Print every figure for the data in a folder."""
    treebank, nouns, verbs = (rows(folder / f"{n}.tsv") for n in ("treebank", "nouns", "verbs"))
    lines = (folder / "treebank_vocabulary.tsv").read_text(encoding="utf-8").lower().splitlines()
    entries = [line.split("\t") for line in lines[1:]]
    vocabulary = {lemma for lemma, _ in entries}
    distractors = set((folder / "distractors.txt").read_text(encoding="utf-8").lower().split())
    noun_lemmas, verb_lemmas = ({lemma for _, lemma, _ in data} for data in (nouns, verbs))
    gold: dict[str, set[str]] = defaultdict(set)
    for form, lemma, _ in treebank + nouns + verbs:
        gold[form].add(lemma)
    terms = {lemma for lemma, pos in entries if pos == "noun"} & {row[1] for row in treebank}
    everything = treebank + nouns + verbs
    table: list[tuple[str, Callable[[], Sequence[float]], str, str]] = [
        (
            "treebank @1 / @3",
            lambda: recall(treebank, vocabulary),
            "strict .967/.989, apertium .925/.943",
            ".980 / .997",
        ),
        (
            "with distractors @1 / @3",
            lambda: recall(treebank, vocabulary | distractors),
            "strict .948, wide .952",
            ".965",
        ),
        (
            "over-rec.: all / inflected / wrong",
            lambda: over_recognition(treebank, vocabulary, gold),
            "strict .018, wide .036, prefix .066",
            ".010",
        ),
        (
            "nouns @1 / @3",
            lambda: recall(nouns, noun_lemmas),
            "strict .998/.999, inflector .992",
            ".998 / .999",
        ),
        (
            "over-recognition of nouns",
            lambda: over_recognition(nouns, noun_lemmas, gold),
            "strict .005, wide .024",
            ".002",
        ),
        ("verbs @1 / @3", lambda: recall(verbs, verb_lemmas), "strict .975, apertium .995", ".995"),
        (
            "150 nouns: recall / prec. / false",
            lambda: running_text(treebank, terms),
            "wide .998/.921/6.2, prefix .898/.864/10",
            "",
        ),
        (
            "  without other correct readings",
            lambda: running_text(treebank, terms, correct(gold)),
            "wide .998/.921/6.2, prefix .898/.864/10",
            ".995 / .98 / 1",
        ),
        (
            "forms a second",
            lambda: [speed(everything, vocabulary | noun_lemmas | verb_lemmas)],
            "strict 22,000, apertium 30,000",
            "30,000",
        ),
    ]
    show("measure", (), "baselines", "to reach")
    for name, figures, baseline, target in table:
        show(name, figures(), baseline, target)
    measure_halves(
        {
            "treebank": (treebank, vocabulary),
            "nouns": (nouns, noun_lemmas),
            "verbs": (verbs, verb_lemmas),
        },
        gold,
    )
    missed = missed_traps(folder, vocabulary)
    print(f"{'traps missed':34} {len(missed):<26} {'':38} 3   {'; '.join(missed)}")


def main() -> int:
    """Measure, or say that there is nothing to measure."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    if not (folder / "treebank.tsv").is_file():
        print(f"skipped: no development data in {folder}")
        return 0
    measure(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
