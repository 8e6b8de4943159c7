"""The package's face is one page and costs nothing until it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import texts


def test_public_names_are_sorted_and_there() -> None:
    assert texts.__all__ == sorted(texts.__all__)
    for name in texts.__all__:
        assert getattr(texts, name).__name__ == name
    with pytest.raises(AttributeError):
        _ = texts.nothing


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("texts", {"icu", "re", "dataclasses", "typing"}),
        ("texts.shelf", {"icu", "texts.reflow", "textual", "rich", "glossary", "tui"}),
        ("texts.opening", {"icu", "textual", "rich", "glossary", "tui"}),
        ("texts.segment", {"textual", "rich", "glossary", "tui"}),
    ],
)
def test_import_brings_in_no_more_than_it_needs(module: str, unwanted: set[str]) -> None:
    # Without site: what an environment's .pth files import is not ours.
    program = f"import sys; sys.path[:0] = {sys.path!r}; import {module}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", program], capture_output=True, text=True, check=True
    )
    assert not unwanted & set(done.stdout.split())
