"""The tables' suffixes spelt out: every pattern in each harmony, with what it asks and offers."""

from __future__ import annotations

from functools import cache

from glossary.morphology.kazakh.analysis import Morpheme
from glossary.morphology.kazakh.noun_rules import NOUN_RULES, Rule
from glossary.morphology.kazakh.phonology import (
    BACK,
    BACK_VOWELS,
    CLASSES,
    EITHER,
    FRONT,
    FRONT_VOWELS,
    final_class,
    mask,
)
from glossary.morphology.kazakh.verb_rules import VERB_RULES
from glossary.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_NAMES: Final = (
    "n d pl x1 x2 x3 dat loc abl ins ki kg part aor aorn adj prv sim vn des end "
    "v vr vc vp neg pst prs ip imp"
)
_STATES: Final = {name: 1 << i for i, name in enumerate(_NAMES.split())}
NOUN_STEM: Final = _STATES["n"]
VERB_STEM: Final = _STATES["v"]
POSSESSED: Final = _STATES["x3"]
_UNFINISHED: Final = ("v", "vr", "vc", "vp", "neg", "prs", "ip", "des")
FINISHED: Final = sum(bit for name, bit in _STATES.items() if name not in _UNFINISHED)
IMPERATIVE: Final = _STATES["v"] | _STATES["neg"]
"""What may stand bare as a command; a passive is never one, and the stem of another voice has its
own headword where it is (білдір! is of білдіру)."""


class Suffix(NamedTuple):
    """One spelling of one suffix."""

    surface: str
    morpheme: Morpheme
    sources: int
    target: int
    follows: int
    """Final classes it may follow."""
    asks: int
    """Harmony of what stands before it; 0 if it passes the question on (-м, -п)."""
    final: int
    """Its own final class, for the suffix after it."""
    harmony: int
    """Its own harmony; 0 if it has no vowel that tells."""
    cost: float
    derives: bool


def spellings(pattern: str) -> list[tuple[str, int]]:
    """The spellings of a pattern with the harmony that each asks for.

    Args:
        pattern: As in the tables; ``=`` before it ties a fixed spelling to its own vowel.

    Returns:
        Pairs of surface and BACK, FRONT, EITHER, or 0 where it passes the question on.
    """
    if pattern.startswith("="):
        return [(pattern[1:], _own_harmony(pattern))]
    back = pattern.replace("A", "а").replace("Y", "ы").replace("G", "ғ").replace("K", "қ")
    front = pattern.replace("A", "е").replace("Y", "і").replace("G", "г").replace("K", "к")
    if back == front:
        return [(back, EITHER if _own_harmony(back) else 0)]
    return [(back, BACK), (front, FRONT)]


def _own_harmony(surface: str) -> int:
    for letter in reversed(surface):
        if letter in BACK_VOWELS:
            return BACK
        if letter in FRONT_VOWELS:
            return FRONT
    return 0


@cache
def followed(classes: str, vowel_initial: bool) -> int:
    """The final classes a suffix follows, as bits.

    Before a consonant, T includes the X of -лық, -рақ, which voices elsewhere.
    """
    bits = mask(classes.replace("E", "V"))
    if "V" in classes:
        bits |= CLASSES["W"] | CLASSES["H"]
    if "T" in classes and not vowel_initial:
        bits |= CLASSES["X"]
    return bits


def expand(rule: Rule) -> list[Suffix]:
    """All spellings of a rule.

    Args:
        rule: A row of the tables.

    Returns:
        One suffix for each pattern, harmony and, where it ends in қ/к, voicing.
    """
    found = []
    sources = sum(_STATES[name] for name in rule.sources.split())
    target = _STATES[rule.target]
    for pattern, classes in rule.forms.items():
        for surface, asks in spellings(pattern):
            follows = followed(classes, surface[0] in "аеыіяиу")
            own = _own_harmony(surface)
            final = final_class(surface) & ~(CLASSES["X"] | CLASSES["D"])
            variants = [(surface, final)]
            if pattern.endswith("K") and rule.target != "end":
                voiced = surface[:-1] + ("ғ" if surface[-1] == "қ" else "г")
                variants = [(surface, CLASSES["X"]), (voiced, CLASSES["D"])]
            for spelt, final in variants:
                found.append(
                    Suffix(
                        spelt,
                        Morpheme(spelt, rule.tag),
                        sources,
                        target,
                        follows,
                        asks,
                        final,
                        own,
                        rule.cost,
                        rule.derives,
                    )
                )
    return found


@cache
def suffixes() -> tuple[Suffix, ...]:
    """All spellings of all suffixes, in the order of the tables."""
    return tuple(suffix for rule in NOUN_RULES + VERB_RULES for suffix in expand(rule))


def is_finished(state: int) -> bool:
    """Whether a word may end in a state."""
    return bool(state & FINISHED)
