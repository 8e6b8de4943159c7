"""Whatever the disk or the person does in mid-export, all is as it was."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from glossary.concept import Concept, LanguageSection, Term
from glossary.errors import TermbaseError
from glossary.formats import atomic, export, table
from glossary.formats.export import FORMATS
from glossary.termbase import Preamble, Termbase
from tests.glossary.exports import SMALL, job


class Full:
    """A stream whose n-th write finds the disk full."""

    def __init__(self, stream: Any, failing: list[int]) -> None:
        self._stream, self._failing = stream, failing

    def write(self, data: bytes) -> int:
        self._failing[0] -= 1
        if self._failing[0] == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return int(self._stream.write(data))

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@pytest.mark.parametrize("form", ["tbx", "csv", "html", "stardict", "dictd"])
def test_a_disk_full_at_any_write_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    target = tmp_path / f"out{FORMATS[form].ending}"
    small = table.read(SMALL)
    export.export(job(small, form), target)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    other = Termbase((small.concepts[0]._replace(id="x"),), Preamble("changed"))
    real, at, failures = open, 0, 0
    while True:
        at += 1
        failing = [at]
        monkeypatch.setattr(
            atomic, "open", lambda *words, f=failing: Full(real(*words), f), raising=False
        )
        try:
            export.export(job(other, form), target)
        except TermbaseError as error:
            failures += 1
            assert "No space left" in str(error) and error.file == str(target)
            assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
        else:
            break
    assert failures > 3


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_fault_of_the_disk_at_the_end_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    target = tmp_path / "out.tbx"
    target.write_text("old", "utf-8")

    def fail(*_words: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(TermbaseError, match="cannot be written"):
        export.export(job(table.read(SMALL), "tbx"), target)
    assert [path.name for path in tmp_path.iterdir()] == ["out.tbx"]
    assert target.read_text() == "old"


def test_whoever_cancels_leaves_all_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "out.tbx"
    target.write_text("old", "utf-8")

    def cancel(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export.export(job(table.read(SMALL), "tbx"), target, cancel)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out.tbx", "old")]


@pytest.mark.parametrize("form", ["stardict", "dictd"])
def test_files_of_a_dictionary_take_their_places_together_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    target = tmp_path / f"out{FORMATS[form].ending}"
    small = table.read(SMALL)
    without = Termbase((Concept("x", (LanguageSection("kk", (Term("сөз"),)),)),))
    for first, then in ((small, without), (without, small)):
        export.export(job(first, form), target)
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        for at in count(1):
            left = [at]

            def step(real: Callable[..., None], *words: Any, left: list[int] = left) -> None:
                left[0] -= 1
                if left[0] == 0:
                    raise OSError(errno.EIO, os.strerror(errno.EIO))
                real(*words)

            with monkeypatch.context() as patched:
                for call in ("replace", "chmod"):
                    patched.setattr(os, call, partial(step, getattr(os, call)))
                try:
                    export.export(job(then, form), target)
                except TermbaseError:
                    after = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
                    assert after == before
                else:
                    break
        assert at > 4
