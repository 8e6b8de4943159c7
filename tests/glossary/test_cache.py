"""The index in its folder: built once, never stale, mended when damaged."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from glossary.cache import Opened, open_index
from glossary.embedded import IndexedGlossary
from glossary.errors import IndexFault, TermbaseError

ROWS = "concept,lang,term\nimage,kk,имидж\n"


@pytest.fixture
def termbase(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(ROWS, "utf-8")
    return path


def _opened(termbase: Path, cache: Path, *, rebuild: bool = False) -> Opened:
    return open_index([termbase], cache, rebuild=rebuild)


def _finds(opened: Opened, query: str) -> bool:
    return bool(IndexedGlossary(opened.store).lookup(query))


def test_it_is_built_once(termbase: Path, tmp_path: Path) -> None:
    first = _opened(termbase, tmp_path / "cache")
    again = _opened(termbase, tmp_path / "cache")
    assert (first.built, again.built) == (True, False)
    assert _opened(termbase, tmp_path / "cache", rebuild=True).built
    assert not first.notice


def test_other_content_is_another_index(termbase: Path, tmp_path: Path) -> None:
    before = _opened(termbase, tmp_path / "cache")
    termbase.write_text(ROWS + "press,kk,баспасөз\n", "utf-8")
    after = _opened(termbase, tmp_path / "cache")
    assert after.built
    assert _finds(after, "баспасөзді") and not _finds(before, "баспасөзді")


def test_it_is_private_and_in_separate_files(termbase: Path, tmp_path: Path) -> None:
    folder = _opened(termbase, tmp_path / "cache").store.folder
    assert folder.stat().st_mode & 0o077 == 0
    # A compound segment would be copied into memory at each open.
    assert not list(folder.rglob("*.seg"))


@pytest.mark.parametrize("content", [b"", b"damaged"])
def test_any_damaged_file_is_noticed_and_the_index_built_anew(
    termbase: Path, tmp_path: Path, content: bytes
) -> None:
    opened = _opened(termbase, tmp_path / "cache")
    # Names of segments change with each build; their endings do not.
    for suffix in {path.suffix for path in opened.store.folder.rglob("*") if path.is_file()}:
        files = [one for one in opened.store.folder.rglob(f"*{suffix}") if one.is_file()]
        for damaged in files:
            # Postings so few stand with their terms: their file is empty when it is whole.
            damaged.write_bytes(content if damaged.stat().st_size else b"damaged")
        opened = _opened(termbase, tmp_path / "cache")
        assert opened.built, suffix
        assert _finds(opened, "имиджін")


def test_a_build_that_is_cancelled_leaves_nothing_behind(termbase: Path, tmp_path: Path) -> None:
    class Cancelled(Exception):
        pass

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        open_index([termbase], tmp_path / "cache", cancel)
    assert _opened(termbase, tmp_path / "cache").built


def test_progress_goes_from_nothing_to_all(termbase: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    open_index([termbase], tmp_path / "cache", lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1] == (1, 1)


def test_a_folder_that_cannot_be_made_is_done_without_and_said(
    termbase: Path, tmp_path: Path
) -> None:
    obstacle = tmp_path / "file"
    obstacle.write_text("in the way", "utf-8")
    opened = _opened(termbase, obstacle / "cache")
    assert _finds(opened, "имиджін")
    assert str(obstacle) in opened.notice


def test_two_that_come_at_once_build_once(termbase: Path, tmp_path: Path) -> None:
    found: list[Opened] = []
    threads = [
        threading.Thread(target=lambda: found.append(_opened(termbase, tmp_path / "cache")))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(opened.built for opened in found) == [False, False, False, True]
    assert all(_finds(opened, "имидж") for opened in found)


def test_a_termbase_that_cannot_be_read_is_its_own_error(tmp_path: Path) -> None:
    with pytest.raises(TermbaseError):
        _opened(tmp_path / "none.tbx", tmp_path / "cache")
    assert not issubclass(TermbaseError, IndexFault)


def test_several_termbases_are_asked_together(termbase: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("concept,lang,term\npress,kk,баспасөз\n", "utf-8")
    opened = open_index([termbase, other], tmp_path / "cache")
    assert _finds(opened, "имиджін") and _finds(opened, "баспасөздің")
