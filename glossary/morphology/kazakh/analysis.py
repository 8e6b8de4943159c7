"""What the Kazakh morphology answers: a lemma of the vocabulary and the chain that leads to it.

Named tuples, because importing ``dataclasses`` takes longer than starting Python.
"""

from __future__ import annotations

from glossary.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

Tier: TypeAlias = "Literal['identity', 'inflection', 'derivation']"


class Morpheme(NamedTuple):
    """One suffix of a form."""

    surface: str
    """As written in the form, e.g. ``дар``; empty where only the stem changes."""
    tag: str
    """Stable id of its meaning, a key of ``MORPHEME_NAMES``."""


class Analysis(NamedTuple):
    """One reading of a form."""

    lemma: str
    """A member of the vocabulary, in its normalised spelling."""
    stem: str
    """The surface of the lemma in the form, e.g. ``кітаб`` for кітап in кітабы."""
    morphemes: tuple[Morpheme, ...]
    """In text order; stem and surfaces together spell the form, but for a hyphen."""
    tier: Tier
    """The headword itself, a form of it, or a word derived from it."""
    cost: float
    """How unlikely the reading is: 0 for the headword itself, lower is better."""
