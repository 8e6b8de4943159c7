"""Exporting in tests: a job, and what comes of it."""

from __future__ import annotations

import io
from pathlib import Path

from glossary.formats import export
from glossary.formats.export import Job
from glossary.termbase import Termbase

DATA = Path(__file__).parents[1] / "data"
"""Files to be read, and as they are to be written."""
SMALL = DATA / "small.csv"
"""Two concepts."""


def job(termbase: Termbase, form: str, language: str = "") -> Job:
    """Return the job of exporting a termbase."""
    return Job(termbase, lambda: termbase.preamble, form, language, "Small", len(termbase))


def exported(termbase: Termbase, form: str, language: str = "") -> bytes:
    """Return a termbase in a format that is a stream."""
    stream = io.BytesIO()
    export.export(job(termbase, form, language), stream)
    return stream.getvalue()
