"""Readings of a form: cut an ending off, ask the vocabulary, verify the seam."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from glossary.morphology.kazakh.analysis import Analysis, Morpheme, Tier
from glossary.morphology.kazakh.closed import FORMS
from glossary.morphology.kazakh.endings import EndingTree, Node, Reading
from glossary.morphology.kazakh.lexicon import (
    NOT_VERBS,
    NUMERALS,
    PARTICLES,
    RELATIONAL,
)
from glossary.morphology.kazakh.phonology import is_abbreviation, is_loan
from glossary.morphology.kazakh.stems import accepts, noun_candidates, seam, verb_candidates
from glossary.morphology.kazakh.verb_rules import VERB_RULES

MAX_LETTERS = 64
"""Longer strings are no words; the longest form in 1.9 M words of text has 38."""

_VERBAL = frozenset(rule.tag for rule in VERB_RULES if rule.tag.partition(".")[0] != "pred")

LEAST = 0.15
"""The cheapest inflected reading stays dearer than the headword itself."""


class _Asker:
    """The vocabulary, asked no question twice."""

    __slots__ = ("answers", "known")

    def __init__(self, known: Callable[[str], bool]) -> None:
        self.known = known
        self.answers: dict[str, bool] = {}

    def __call__(self, word: str) -> bool:
        answer = self.answers.get(word)
        if answer is None:
            answer = self.answers[word] = self.known(word)
        return answer


@cache
def _tree() -> EndingTree:
    return EndingTree()


def analyse(form: str, known: Callable[[str], bool], *, limit: int = 8) -> list[Analysis]:
    """The headwords of a vocabulary whose inflected or derived form a word is.

    Args:
        form: NFC, lower case, without soft hyphens; every hyphen is ``-``.
        known: Whether a string is a headword; asked no string twice.
        limit: How many readings to return at most.

    Returns:
        One reading for each headword, best first; empty if there is none.
    """
    form = form.strip()
    if not form or len(form) > MAX_LETTERS:
        return []
    asker = _Asker(known)
    best: dict[str, Analysis] = {}
    if asker(form):
        _keep(best, Analysis(form, form, (), "identity", 0.0))
    _walk(form, asker, best)
    _closed(form, asker, best)
    if "-" in form:
        _hyphenated(form, asker, best)
    return sorted(best.values(), key=_rank)[:limit]


def _closed(form: str, asker: Callable[[str], bool], best: dict[str, Analysis]) -> None:
    """Pronouns, verbs of posture and contracted verbs."""
    found = FORMS.get(form)
    if found is not None and asker(found[0]):
        lemma, stem, suffixes = found
        morphemes = tuple(Morpheme(surface, tag) for surface, tag in suffixes)
        _keep(best, Analysis(lemma, stem, morphemes, "inflection", 0.9))


def _keep(best: dict[str, Analysis], found: Analysis) -> None:
    old = best.get(found.lemma)
    if old is None or found.cost < old.cost:
        best[found.lemma] = found


def _rank(analysis: Analysis) -> tuple[float, int]:
    """Cheapest first; of equals the shorter stem, which explains more of the form."""
    return analysis.cost, len(analysis.stem)


def _walk(form: str, asker: Callable[[str], bool], best: dict[str, Analysis]) -> None:
    tree = _tree()
    node: Node | None = tree.root
    at = len(form)
    following = ""
    while node is not None and at > 1:
        stem = form[:at]
        if not following:
            for lemma, _, surcharge in noun_candidates(stem, "")[1:]:
                if asker(lemma):
                    _keep(best, Analysis(lemma, stem, (), "inflection", surcharge))
        else:
            if node.nouns:
                for lemma, final, surcharge in noun_candidates(stem, following):
                    if asker(lemma):
                        _read(lemma, stem, final, surcharge, node.nouns, best)
            if (
                following == "н"
                and node.possessed
                and stem[-1] in "ыі"
                and stem not in NUMERALS
                and asker(stem)
            ):
                _read(stem, stem, 0, 0.3, node.possessed, best)
        if node.verbs:
            for lemma, final, surcharge in verb_candidates(stem, following):
                if lemma not in NOT_VERBS and asker(lemma):
                    _read(lemma, stem, final, surcharge, node.verbs, best)
        at -= 1
        following = form[at]
        child = node.following.get(following, 0)
        # The one branch that mypy cannot see: what is not 0 is a node or None.
        node = tree.grow(node, following) if child == 0 else child  # type: ignore[assignment]


def _read(
    lemma: str,
    stem: str,
    final: int,
    surcharge: float,
    readings: list[Reading],
    best: dict[str, Analysis],
) -> None:
    """Keep the cheapest reading whose first suffix may follow the stem."""
    final, harmonies = seam(lemma, stem, final)
    for _, follows, asks, morphemes, cost, derivations in readings:
        if follows & final and (not asks or asks & harmonies):
            if not accepts(lemma, stem, morphemes[0]):
                continue
            if lemma in RELATIONAL and morphemes[0].tag == "poss.3":
                surcharge -= 0.5
            tier: Tier = "derivation" if derivations else "inflection"
            _keep(
                best, Analysis(lemma, stem, morphemes, tier, max(cost + surcharge + LEAST, LEAST))
            )
            return


def _hyphenated(form: str, asker: Callable[[str], bool], best: dict[str, Analysis]) -> None:
    head, _, tail = form.rpartition("-")
    if not head or not tail:
        return
    if tail in PARTICLES:
        for found in analyse(head, asker):
            morphemes = (*found.morphemes, Morpheme(tail, "particle"))
            _keep(
                best, Analysis(found.lemma, found.stem, morphemes, "inflection", found.cost + 0.5)
            )
    node: Node | None = _tree().root
    for letter in reversed(tail):
        if node is None:
            break
        node = node.following[letter] if letter in node.following else _tree().grow(node, letter)
    if node is not None and node.nouns and asker(head):
        reading = node.nouns[0]
        tier: Tier = "derivation" if reading.derivations else "inflection"
        _keep(best, Analysis(head, head, reading.morphemes, tier, reading.cost))
    _compound(head, tail, asker, best)


def _is_borrowed(part: str) -> bool:
    return is_loan(part) or is_abbreviation(part)


def _compound(
    head: str, tail: str, asker: Callable[[str], bool], best: dict[str, Analysis]
) -> None:
    """Both parts of ``PR-бөлімдер``, if both are headwords and one is a loan or an abbreviation.

    Two native words so joined are a paired word (қос сөз: азық-түлік, әке-шеше), which means
    neither of its parts (Muhamedowa 2016, on compounds). Nor is a part of one a verb's form.
    """
    if not asker(head) or not (_is_borrowed(head) or _is_borrowed(tail)):
        return
    for found in analyse(tail, asker):
        if found.tier == "derivation" or any(part.tag in _VERBAL for part in found.morphemes):
            continue
        _keep(
            best,
            Analysis(head, head, (Morpheme(tail, "compound"),), "derivation", 3.0 + found.cost),
        )
        morphemes = (Morpheme("", "compound"), *found.morphemes)
        stem = head + found.stem
        _keep(best, Analysis(found.lemma, stem, morphemes, "derivation", 3.1 + found.cost))
        return
