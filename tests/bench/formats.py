"""What ``python -m tests.bench termbase`` prints of formats: export of a large termbase."""

from __future__ import annotations

import time
from pathlib import Path

from glossary.formats.export import FORMATS, Job, export
from glossary.formats.tbx import Reader

WRITTEN = ("tbx", "tbx-dca", "tbx-v2", "csv", "stardict", "dictd", "html")
"""Formats measured; Anki's and print's hold all entries in memory, the others none."""


def exported(folder: Path, path: Path, concepts: int) -> None:
    """Print what exports take, reading included, beside a plain read and parsing alone."""
    begun = time.perf_counter()
    path.read_bytes()
    plain = time.perf_counter() - begun
    begun = time.perf_counter()
    for _concept in Reader(path):
        pass
    parsing = time.perf_counter() - begun
    print(f"\nexport of {concepts:,} concepts, parsing included (to reach, at 200,000: 20 s)")
    print(f"  {'parsing alone':14} {parsing:8.2f} s  {parsing / plain:7.0f} x the plain read")
    for form in WRITTEN:
        reader = Reader(path)
        job = Job(reader, lambda source=reader: source.preamble, form, "", "bench", concepts)  # type: ignore[misc]  # bound at once
        begun = time.perf_counter()
        export(job, folder / f"out{FORMATS[form].ending}")
        taken = time.perf_counter() - begun
        print(f"  {form:14} {taken:8.2f} s  {taken / plain:7.0f} x the plain read,"
              f" {taken / parsing:.1f} x parsing")  # fmt: skip
