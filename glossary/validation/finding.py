"""What a check says: a code, where, and the values that fill its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """The entry cannot be relied on: it contradicts itself or points nowhere."""
    WARNING = "warning"
    """It breaks a rule of ISO 704 or will mislead someone who looks a term up."""
    INFO = "info"
    """Something is missing or unusual; an editor may have a reason."""


RANKS: Mapping[Severity, int] = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}
"""For comparing: the worse, the higher."""


class Found(NamedTuple):
    """What one check found in one place."""

    concept: str
    """Id of the concept."""
    line: int
    """Line of what is wrong, counted from 1."""
    values: Mapping[str, str] = {}
    """What fills the sentence of its code."""
    language: str = ""
    """Language concerned; empty if none."""


class Finding(NamedTuple):
    """A finding as it is reported."""

    code: str
    """E.g. ``T101``; stable."""
    severity: Severity
    file: str
    """As the user named it."""
    line: int
    """Counted from 1."""
    concept: str
    """Id of the concept."""
    language: str
    """Language concerned; empty if none."""
    values: Mapping[str, str]
    """What fills the sentence of its code."""
