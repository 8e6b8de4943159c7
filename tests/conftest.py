"""What all tests share: folders of their own, and English messages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui import messages


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for the run, shared by its processes: the shipped index is built once."""
    base = tmp_path_factory.getbasetemp()
    shared = base if base.parent.name.startswith("pytest-of") else base.parent
    folder = shared / "cache"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(autouse=True)
def own_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cache_folder: Path
) -> Iterator[None]:
    """Keep every test away from the user's folders and locale."""
    monkeypatch.setenv("TILMASH_CACHE_DIR", str(cache_folder))
    monkeypatch.setenv("TILMASH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("TILMASH_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("NO_COLOR", raising=False)
    messages.set_language("en")
    yield
    messages.set_language("en")
