"""C-value and NC-value: how likely strings of words are to be terms, by count and nesting.

Frantzi, Ananiadou and Mima 2000, section 2.3::

    C-value(a) = log2 |a| · f(a)                              a is nested in no other candidate
    C-value(a) = log2 |a| · (f(a) - 1/P(Ta) · sum f(b))       b in Ta, the candidates that hold a

where |a| is the number of words. As in the paper's algorithm the sum takes of each b only what no
longer candidate has taken already. One-word candidates, which the paper leaves out (log2 1 = 0),
come in with ``1 + log2 |a|`` (Barrón-Cedeño, Sierra, Drouin and Ananiadou, *An improved automatic
term recognition method for Spanish*, CICLing 2009, 3.2).

Section 3: the words around the best candidates are weighed by how many of them they stand beside,
and a candidate gains by good company::

    NC-value(a) = 0.8 · C-value(a) + 0.2 · sum f_a(w) · weight(w)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import log2

Words = tuple[int, ...]
"""A candidate as numbers of lemmas."""
SHARE = 0.8
"""Of the C-value in the NC-value (section 3.4)."""
BEST = 200
"""Candidates whose company tells which context words go with terms; the paper took the top of the
list too (section 3.2)."""


def c_values(counts: Mapping[Words, int], *, single: float = 1.0) -> dict[Words, float]:
    """Return the C-value of candidates.

    Args:
        counts: How often each occurs, within longer ones too.
        single: Added to the logarithm: 1 lets single words in, 0 is the paper's formula.
    """
    nested: dict[Words, int] = {}
    holders: dict[Words, int] = {}
    values: dict[Words, float] = {}
    for words in sorted(counts, key=len, reverse=True):
        count = counts[words]
        within = nested.get(words, 0)
        fewer = within / holders[words] if words in holders else 0.0
        values[words] = (single + log2(len(words))) * (count - fewer)
        for part in set(_parts(words)):
            if part in counts:
                nested[part] = nested.get(part, 0) + count - within
                holders[part] = holders.get(part, 0) + 1
    return values


def pieces(counts: Mapping[Words, int]) -> set[Words]:
    """Return candidates that never stand but in one longer candidate: they are pieces of it.

    Of *relations service*, always within *public relations service*, C-value takes less away the
    more lengths of holders there are, for it divides by their number; a string as frequent as one
    that holds it tells nothing of its own (Lü, Zhang and Hu, *Statistical substring reduction in
    linear time*, IJCNLP 2004). What occurs once could as well be a term in a longer wording.
    """
    return {
        part
        for words, count in counts.items()
        if count > 1
        for part in _parts(words)
        if counts.get(part) == count
    }


def _parts(words: Words) -> Iterator[Words]:
    """Yield the shorter strings within one."""
    for length in range(1, len(words)):
        for start in range(len(words) - length + 1):
            yield words[start : start + length]


def nc_values(
    values: Mapping[Words, float], company: Iterable[tuple[Words, int]]
) -> dict[Words, float]:
    """Return the NC-value of candidates.

    Args:
        values: Their C-values.
        company: Each occurrence of a candidate with the lemma of a content word beside it.
    """
    best = set(sorted(values, key=lambda one: (-values[one], one))[:BEST])
    beside: dict[Words, Counter[int]] = defaultdict(Counter)
    for words, lemma in company:
        beside[words][lemma] += 1
    spread: Counter[int] = Counter()
    for words in best:
        spread.update(beside[words].keys())
    found = {}
    for words, value in values.items():
        company_value = sum(count * spread[lemma] for lemma, count in beside[words].items())
        found[words] = SHARE * value + (1 - SHARE) * company_value / max(1, len(best))
    return found
