"""A disk that is really full, a folder that is really closed: by limits of the system itself."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from glossary.concept import Concept, LanguageSection, Term
from glossary.formats.export import FORMATS
from glossary.formats.tbx_write import dumps
from glossary.termbase import Termbase

MANY = Termbase(
    tuple(
        Concept(f"c{number:05}", (LanguageSection("kk", (Term(f"сөз{number}"),)),))
        for number in range(3000)
    )
)
SMALL = 20_000
"""Bytes that a file may have."""


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))


def tilmash(*words: str, full: bool) -> subprocess.CompletedProcess[str]:
    # Python ignores SIGXFSZ, so that a write beyond the limit fails as on a full disk.
    return subprocess.run(
        [sys.executable, "-m", "tui", *words], capture_output=True, text=True, check=False,
        preexec_fn=limited if full else None, cwd=Path(__file__).parents[3],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "many.tbx"
    path.write_text(dumps(MANY), "utf-8")
    return path


@pytest.mark.parametrize("form", ["tbx", "csv", "html", "stardict", "dictd"])
def test_an_export_that_does_not_fit_leaves_the_old_one(
    tmp_path: Path, source: Path, form: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / f"out{FORMATS[form].ending}"
    target.write_text("old", "utf-8")
    words = ["export", "--format", form, "--termbase", str(source), "--force", str(target)]
    answer = tilmash(*words, full=True)
    assert answer.returncode == 2 and "nothing was changed" in answer.stderr
    assert answer.stderr.count("\n") == 1 and "Traceback" not in answer.stderr
    assert [one.name for one in folder.iterdir()] == [target.name] and target.read_text() == "old"


def test_an_import_that_does_not_fit_leaves_the_old_one(tmp_path: Path, source: Path) -> None:
    folder = Path(os.environ["TILMASH_DATA_DIR"]) / "termbases"
    folder.mkdir(parents=True)
    (folder / "many.tbx").write_text("old", "utf-8")
    answer = tilmash("import", str(source), full=True)
    assert answer.returncode == 2 and "nothing was changed" in answer.stderr
    left = {one.name for one in folder.iterdir() if not one.name.endswith(".lock")}
    assert left == {"many.tbx"} and (folder / "many.tbx").read_text() == "old"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_closed_is_named(tmp_path: Path, source: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    answer = tilmash("export", "--termbase", str(source), str(folder / "out.tbx"), full=False)
    assert answer.returncode == 2 and "Permission denied" in answer.stderr
