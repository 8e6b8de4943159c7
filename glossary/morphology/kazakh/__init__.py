"""Kazakh: an inflected or derived form to the headwords of a closed vocabulary, and back."""

from glossary.morphology.kazakh.analyser import analyse
from glossary.morphology.kazakh.analysis import Analysis, Morpheme, Tier
from glossary.morphology.kazakh.names import MORPHEME_NAMES

__all__ = ["MORPHEME_NAMES", "Analysis", "Morpheme", "Tier", "analyse"]
