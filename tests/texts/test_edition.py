"""A library that is replaced while it is read: whole editions only, each to its end."""

from __future__ import annotations

import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from texts import edition, shelf
from texts.edition import Edition, Editions
from texts.errors import TextsError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library whose files all say which edition they are of."""
    made = tmp_path / "library"
    made.mkdir()
    for name, content in files(1).items():
        (made / name).write_text(content, "utf-8")
    return made


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition, "LOOK_EVERY", 0.0)
    monkeypatch.setattr(edition, "SETTLED", 0.2)


def files(number: int) -> dict[str, str]:
    title = f'[d]\ntitle = {{kk = "{number}", ru = "{number}"}}\nlanguages = ["kk", "ru"]\n'
    return {
        "catalogue.toml": f'{title}provenance = ""\nlicence = ""\n',
        "d.kk.txt": f"[b1 paragraph 0]\nбасылым {number}\n",
        "d.ru.txt": f"[b1 paragraph 0]\nиздание {number}\n",
        "d.misprints.tsv": f"block\tprinted\tcorrect\tnote\nb1\tбасылым {number}\tx\ty\n",
    }


def replace(folder: Path, number: int, pause: float = 0.0) -> None:
    """Replace the files one by one, each in one step, as a package manager does."""
    for name, content in files(number).items():
        new = folder.parent / f"{name}.new"
        new.write_text(content, "utf-8")
        new.rename(folder / name)
        time.sleep(pause)


def numbers(one: Edition) -> set[str]:
    """Return which editions the parts of one are of."""
    document, translation = shelf.load("d", None, one), shelf.load("d", "ru", one)
    texts = [document.blocks[0].text, translation.blocks[0].text, document.annotations[0].printed]
    return {document.title, *(text.split()[1] for text in texts)}


def wait_for(editions: Editions, number: int) -> Edition:
    deadline = time.monotonic() + 30
    while numbers(editions.current()) != {str(number)} and time.monotonic() < deadline:
        time.sleep(0.02)
    return editions.current()


def test_a_new_edition_is_picked_up_and_the_old_one_reads_on(folder: Path) -> None:
    editions = Editions(folder)
    old = editions.current()
    replace(folder, 2)
    assert editions.current() is old  # not settled yet
    assert numbers(wait_for(editions, 2)) == {"2"}
    assert numbers(old) == {"1"}


def test_nobody_sees_half_of_an_update(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Longer than a loaded machine stalls the writer.
    monkeypatch.setattr(edition, "SETTLED", 1.5)
    editions = Editions(folder)
    editions.current()

    def write() -> None:
        for number in range(2, 12):
            replace(folder, number, 0.01)

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        assert len(numbers(editions.current())) == 1
        assert len(numbers(Editions(folder).current())) == 1  # nor one who comes just now
    writer.join()
    assert numbers(wait_for(editions, 11)) == {"11"}


def test_a_damaged_update_is_not_taken(folder: Path) -> None:
    editions = Editions(folder)
    old = editions.current()
    (folder / "catalogue.toml").write_text("[d\n", "utf-8")
    time.sleep(0.3)
    assert editions.current() is old
    (folder / "catalogue.toml").write_text(files(2)["catalogue.toml"], "utf-8")
    (folder / "d.kk.txt").unlink()
    time.sleep(0.3)
    assert editions.current() is old
    replace(folder, 3)
    assert numbers(wait_for(editions, 3)) == {"3"}


def test_times_that_are_carried_along_hide_no_update(folder: Path) -> None:
    editions = Editions(folder)
    editions.current()
    replace(folder, 2)
    for path in folder.iterdir():
        os.utime(path, (1, 1))
    assert numbers(wait_for(editions, 2)) == {"2"}


def test_a_library_that_is_gone_is_said_only_where_none_was_read(folder: Path) -> None:
    editions = Editions(folder)
    old = editions.current()
    shutil.rmtree(folder)
    assert editions.current() is old
    with pytest.raises(TextsError, match="damaged"):
        Editions(folder).current()
