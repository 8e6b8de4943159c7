"""Kazakh: an inflected or derived form to the headwords of a closed vocabulary, and back.

``generate``, ``spellings`` and ``MORPHEME_NAMES`` are loaded when first used: a one-shot lookup
needs none of them.
"""

from __future__ import annotations

from glossary.morphology.kazakh.analyser import analyse
from glossary.morphology.kazakh.analysis import Analysis, Morpheme, Tier

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from glossary.morphology.kazakh.generator import generate, spellings
    from glossary.morphology.kazakh.names import MORPHEME_NAMES

__all__ = ["MORPHEME_NAMES", "Analysis", "Morpheme", "Tier", "analyse", "generate", "spellings"]


def __getattr__(name: str) -> Any:
    if name in ("generate", "spellings"):
        from glossary.morphology.kazakh import generator

        return getattr(generator, name)
    if name == "MORPHEME_NAMES":
        from glossary.morphology.kazakh.names import MORPHEME_NAMES

        return MORPHEME_NAMES
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
