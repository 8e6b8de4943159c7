"""Going to other documents: the library screen, paths, the jump list, passages elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tui.conftest import OpenReader
from texts import edition
from tui.dispersion import strip
from tui.paths import common, completions, is_path


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    (folder / "more").mkdir(parents=True)
    (folder / "one.txt").write_text("Имидж туралы бірінші мәтін.\n\nЕкінші абзац.", "utf-8")
    (folder / "other.txt").write_text("Басқа мәтін, имиджі бар.", "utf-8")
    (folder / ".hidden").write_text("x", "utf-8")
    return folder


async def test_o_opens_a_file_by_path_and_back_returns(
    open_reader: OpenReader, shelf: Path
) -> None:
    async with open_reader("pr", size=(100, 30)) as reader:
        await reader.press("j", "j", "o")
        await reader.type(f"{shelf}/on")
        await reader.press("tab", "enter")
        assert reader.screen.reading.key == str(shelf / "one.txt")
        assert "бірінші мәтін" in reader.shown
        await reader.press("H")
        assert reader.screen.reading.key == "pr"
        assert reader.screen.text.view.row().row == 2
        await reader.press("L")
        assert reader.screen.reading.key == str(shelf / "one.txt")


async def test_recent_documents_come_first_with_their_progress(
    open_reader: OpenReader, shelf: Path
) -> None:
    async with open_reader(str(shelf / "one.txt")) as reader:
        await reader.press("G", "o")
        assert "100 %  one.txt" in reader.shown
        assert reader.shown.index("one.txt") < reader.shown.index("from the library")
        await reader.press("down", "enter")
        assert reader.screen.reading.key == "pr"


async def test_a_file_that_cannot_be_read_is_said_and_nothing_is_lost(
    open_reader: OpenReader, shelf: Path
) -> None:
    (shelf / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    async with open_reader("pr") as reader:
        await reader.press("o")
        await reader.type(f"{shelf}/bad.txt")
        await reader.press("enter")
        assert reader.screen.reading.key == "pr"
        assert "bad.txt" in reader.screen.status.message


async def test_gr_lists_passages_of_other_documents_too(
    open_reader: OpenReader, shelf: Path
) -> None:
    async with open_reader(str(shelf / "other.txt")) as reader:
        await reader.press("q")
    async with open_reader(str(shelf / "one.txt"), size=(100, 40)) as reader:
        await reader.press("g", "r")
        listed = [item.text for item in reader.screen.list.items]
        assert listed[0] == "one.txt (1)"
        assert "other.txt (1)" in listed
        await reader.press("G", "enter")
        assert reader.screen.reading.key == str(shelf / "other.txt")


async def test_terms_of_a_document_are_counted_and_can_be_known(
    open_reader: OpenReader, shelf: Path
) -> None:
    async with open_reader(str(shelf / "one.txt")) as reader:
        await reader.press("g", "t")
        assert "1 term; 0 learning, 0 known: 0 %" in reader.shown
        await reader.press("=")
        assert "1 term; 0 learning, 1 known: 100 %" in reader.shown
        await reader.press("enter")
        assert "passage" in str(reader.screen.list.border_title)
    async with open_reader(str(shelf / "one.txt")) as reader:
        await reader.press("=", "g", "t")
        assert "1 term; 0 learning, 0 known" in reader.shown


async def test_marking_goes_from_all_to_first_to_none(open_reader: OpenReader) -> None:
    async with open_reader("pr") as reader:
        marked = reader.screen.text._marked_terms
        every = len(list(marked(1, 0)))
        await reader.press("T")
        first = len(list(marked(1, 0)))
        await reader.press("T")
        assert every > first > len(list(marked(1, 0))) == 0


def test_completions_are_folders_then_files(shelf: Path) -> None:
    assert [Path(one.path).name for one in completions(f"{shelf}/")] == [
        "more", "one.txt", "other.txt",
    ]  # fmt: skip
    assert [one.is_folder for one in completions(f"{shelf}/")] == [True, False, False]
    assert completions(f"{shelf}/nothing/") == []
    assert common(f"{shelf}/o") == f"{shelf}/o"
    assert common(f"{shelf}/on") == f"{shelf}/one.txt"
    assert common(f"{shelf}/m") == f"{shelf}/more/"
    assert [is_path(one) for one in ("~/a", "./a", "a/b", "имидж")] == [True, True, True, False]


@pytest.mark.parametrize(
    ("places", "count", "drawn"),
    [([], 10, "····"), ([0, 0, 9], 10, "█··▄"), ([0], 1, "█···"), (list(range(8)), 8, "████")],
)
def test_a_strip_shows_where(places: list[int], count: int, drawn: str) -> None:
    assert strip(places, count, 4) == drawn


async def test_a_file_of_ones_own_is_read_beside(open_reader: OpenReader, tmp_path: Path) -> None:
    first, second = tmp_path / "kk.txt", tmp_path / "en.txt"
    lines = [
        ("Бірінші абзац осы.", "This is the first one."),
        ("Екінші, ұзағырақ абзац 2024.", "The second, a longer paragraph 2024."),
        ("Соңы.", "The end."),
    ]
    first.write_text("\n\n".join(one for one, _ in lines), "utf-8")
    second.write_text("\n\n".join(other for _, other in lines), "utf-8")
    async with open_reader(str(first), size=(120, 30), beside=str(second)) as reader:
        for one, other in lines:
            assert any(one[:9] in row and other[:9] in row for row in reader.rows)
        await reader.press("t")
        assert "The end." not in reader.shown
        await reader.press("t")
        assert "The end." in reader.shown


async def test_a_file_beside_that_is_gone_is_said(open_reader: OpenReader, tmp_path: Path) -> None:
    async with open_reader("pr", beside=str(tmp_path / "none.txt")) as reader:
        assert "none.txt" in reader.screen.status.message


async def test_an_updated_library_is_read_from_the_next_document_on(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "library"
    shutil.copytree(edition.FOLDER, folder)
    editions = edition.Editions(folder)
    monkeypatch.setattr(edition, "SETTLED", 0.0)
    monkeypatch.setattr(edition, "LOOK_EVERY", 0.0)
    monkeypatch.setattr(edition, "_SHIPPED", editions)
    other = tmp_path / "other.txt"
    other.write_text("имидж\n\nбилік")
    async with open_reader("pr") as reader:
        screen = reader.screen
        before = screen.reading.source.block(0).text
        for path in (folder / "pr.kk.txt", folder / "pr.ru.txt"):
            head, _end, rest = path.read_text("utf-8").partition("\n")
            new = tmp_path / path.name
            new.write_text(f"{head}\nЖаңа {rest}", "utf-8")
            new.rename(path)
        # What is open stays as it was, a translation that is only asked for now with it.
        assert screen.reading.source.block(0).text == before
        translation = screen.reading.translations()["ru"]
        assert not translation.block(0).text.startswith("Жаңа")
        assert screen.documents.show(str(other))
        assert screen.documents.show("pr")
        assert screen.reading.source.block(0).text == f"Жаңа {before}"
        assert screen.reading.translations()["ru"].block(0).text.startswith("Жаңа")
