"""Notes: made on a selection or a sentence, seen, edited, listed, found again in a changed text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.conftest import OpenReader
from texts.anchor import Anchor, found
from texts.document import Block, BlockKind, Document
from tui.cli import main
from tui.state.store import Note, State


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("Бірінші сөйлем. Екінші сөйлем.\n\nСоңғы абзац осында.", "utf-8")
    return path


async def test_a_note_is_made_seen_edited_listed_and_deleted(
    open_reader: OpenReader, path: Path
) -> None:
    async with open_reader(str(path)) as reader:
        await reader.press(")", "i")
        await reader.type("маңызды")
        await reader.press("enter")
        assert reader.rows[0].startswith("▌•")
        assert "маңызды" not in path.read_text("utf-8")
        await reader.press("k", "w", "b")
    async with open_reader(str(path)) as reader:
        await reader.press("g", "g", ")")
        assert "маңызды" in reader.rows[-1]
        await reader.press("i")
        await reader.type("өте")
        await reader.press("enter", "g", "n")
        texts = [item.text for item in reader.screen.list.items]
        assert texts == ["a.txt", "өте  “Екінші сөйлем.”"]
        await reader.press("enter")
        assert reader.screen.text.view.at == 16
        await reader.press("escape", "X")
        assert reader.screen.state.notes() == []


async def test_esc_keeps_no_note_and_a_selection_is_noted_on(
    open_reader: OpenReader, path: Path
) -> None:
    async with open_reader(str(path)) as reader:
        await reader.press("i")
        await reader.type("жоқ")
        await reader.press("escape")
        assert reader.screen.state.notes() == []
        await reader.press("v", "w", "i", "enter")
        assert [note.quote for note in reader.screen.state.notes()] == ["Бірінші сөйлем"]
        assert reader.screen.text.view.anchor is None


async def test_a_note_follows_its_words(open_reader: OpenReader, path: Path) -> None:
    async with open_reader(str(path)) as reader:
        await reader.press("}", "i", "enter")
    path.write_text("Жаңа бас.\n\nБасқа.\n\nАлдымен: Соңғы абзац осында.", "utf-8")
    async with open_reader(str(path)) as reader:
        await reader.press("G")
        assert reader.screen.notes.here() is not None


_WORDS = st.lists(st.sampled_from(["бір", "екі", "үш", "сөз"]), max_size=6).map(" ".join)


@given(st.lists(_WORDS, max_size=6), st.lists(_WORDS, max_size=6), _WORDS, _WORDS)
def test_a_passage_is_found_wherever_it_moves(
    before: list[str], after: list[str], left: str, right: str
) -> None:
    texts = [*before, f"{left} ЕРЕКШЕ ҮЗІНДІ {right}", *after]
    blocks = [Block(f"b{n}", BlockKind.PARAGRAPH, text) for n, text in enumerate(texts)]
    place = found(Anchor("b3", 5, "ЕРЕКШЕ ҮЗІНДІ"), Document("a", "a", None, tuple(blocks)))
    assert place is not None
    assert place[:2] == (len(before), len(left) + 1)


def test_of_equal_passages_the_nearest_counts() -> None:
    document = Document("a", "a", None, (Block("b0", BlockKind.PARAGRAPH, "сөз бір сөз бір сөз"),))
    assert found(Anchor("b0", 9, "сөз"), document) == (0, 8, 11)
    assert found(Anchor("b9", 0, "жоқ"), document) is None


def test_notes_are_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TILMASH_DATA_DIR", str(tmp_path))
    assert main(["notes"]) == 1
    state = State(tmp_path)
    state.save_note(Note(0, "pr", "Кітап", "p01", 4, "имидж\x1b[31m", "маңызды"))
    state.save_note(Note(0, str(tmp_path / "a"), "a", "b1", 0, "басқа", ""))
    state.close()
    assert main(["notes", "pr"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("# Кітап\n\n> имидж") and "маңызды" in printed
    assert "\x1b" not in printed and "басқа" not in printed
    assert main(["notes", "--json", "--search", "БАСҚА"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    note = json.loads(line)
    assert note["quote"] == "басқа"
    assert note["place"] == {"block": "b1", "start": 0, "end": 5}
    assert note["created"].endswith("+00:00")


@pytest.mark.parametrize(
    ("quote", "text", "found_text"),
    [
        ("бұл өте маңызды сөйлем еді", "Алдымен бұл тым маңызды сөйлем еді деп жазды.",
         "бұл тым маңызды сөйлем еді"),
        ("бұл өте маңызды сөйлем еді", "бұл өте маңызды, сөйлем  еді",
         "бұл өте маңызды, сөйлем  еді"),
        ("бұл өте маңызды сөйлем еді", "мүлде басқа сөз осында тұр", None),
        ("бір екі", "екі бір", None),
    ],
)  # fmt: skip
def test_a_passage_that_was_changed_a_little_is_known_again(
    quote: str, text: str, found_text: str | None
) -> None:
    blocks = (Block("b0", BlockKind.PARAGRAPH, "Басы."), Block("b1", BlockKind.PARAGRAPH, text))
    place = found(Anchor("b0", 0, quote), Document("a", "a", None, blocks))
    assert (place and text[place.start : place.end]) == found_text


async def test_what_is_remembered_follows_a_file_that_was_moved(
    open_reader: OpenReader, path: Path, tmp_path: Path
) -> None:
    async with open_reader(str(path), glossary=False) as reader:
        await reader.press("}", "i", "enter", "m", "a", "q")
    moved = tmp_path / "folder" / "b.txt"
    moved.parent.mkdir()
    path.rename(moved)
    async with open_reader(str(moved), glossary=False) as reader:
        assert reader.screen.text.view.block == 1
        assert str(path) in reader.rows[-1] or "a.txt" in reader.shown
        assert reader.screen.notes.here() is not None
        assert [one.name for one in reader.screen.state.bookmarks(str(moved))] == ["a"]


def _paragraphs(numbers: range, what: str) -> str:
    """Return paragraphs of ten words, none of which another document has."""
    return "\n\n".join(
        " ".join(f"{what}{number}сөз{word}" for word in range(10)) for number in numbers
    )


CHANGED = {
    "some words": lambda text: text.replace("құжат3сөз5", "басқа").replace("құжат17сөз0", "өзге"),
    "a new chapter": lambda text: f"{_paragraphs(range(9), 'кіріспе')}\n\n{text}",
    "a part left out": lambda text: text.partition("құжат6сөз0")[0] + text.partition("құжат9")[2],
    "set otherwise": lambda text: text.replace(" ", "\n").replace("\n\n\n", "\n\n"),
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=CHANGED)
async def test_what_is_remembered_follows_a_file_that_was_moved_and_changed(
    open_reader: OpenReader,
    tmp_path: Path,
    change: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.control.moved.LATER", 0.01)
    path, moved = tmp_path / "a.txt", tmp_path / "other.txt"
    path.write_text(_paragraphs(range(30), "құжат"), "utf-8")
    async with open_reader(str(path), glossary=False) as reader:
        await reader.press("1", "2", "G", "i")
        await reader.type("ой")
        await reader.press("enter", "}", "}", "m", "a", "q")
    path.unlink()
    moved.write_text(change(_paragraphs(range(30), "құжат")), "utf-8")
    async with open_reader(str(moved), glossary=False) as reader:
        await reader.settle()
        assert "a.txt" in reader.shown
        text = reader.screen.text
        assert text.view.text.startswith("құжат13сөз0")
        await reader.press("{", "{")
        note = reader.screen.notes.here()
        assert note is not None and note.text == "ой"
        await reader.press("g", "g", "'", "a")
        assert text.view.text.startswith("құжат13сөз0")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (_paragraphs(range(30), "құжат"), _paragraphs(range(30), "басқа")),
        # A form that both were made from: nine paragraphs of thirty.
        (_paragraphs(range(9), "ортақ") + "\n\n" + _paragraphs(range(21), "құжат"),
         _paragraphs(range(9), "ортақ") + "\n\n" + _paragraphs(range(21), "басқа")),
        # Too short to tell anything by.
        ("Қысқа мәтін.", "Қысқа мәтін бұл."),
        # A book that quotes it whole.
        (_paragraphs(range(8), "құжат"),
         _paragraphs(range(8), "құжат") + "\n\n" + _paragraphs(range(200), "басқа")),
    ],
    ids=["different", "one form", "short", "quoted"],
)  # fmt: skip
async def test_another_document_does_not_get_the_notes(
    open_reader: OpenReader,
    tmp_path: Path,
    before: str,
    after: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.control.moved.LATER", 0.01)
    path, other = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text(before, "utf-8")
    async with open_reader(str(path), glossary=False) as reader:
        await reader.press("i", "enter", "q")
    path.unlink()
    other.write_text(after, "utf-8")
    async with open_reader(str(other), glossary=False) as reader:
        await reader.settle()
        assert len(reader.screen.state.notes(str(path))) == 1
        assert not reader.screen.state.notes(str(other))
        # Opened again it is known, and stays what it is.
        other.write_text(before, "utf-8")
    async with open_reader(str(other), glossary=False) as reader:
        await reader.settle()
        assert not reader.screen.state.notes(str(other))


async def test_who_reads_on_meanwhile_is_not_taken_away(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.control.moved.LATER", 0.01)
    path, moved = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text(_paragraphs(range(30), "құжат"), "utf-8")
    async with open_reader(str(path), glossary=False) as reader:
        await reader.press("1", "2", "G", "q")
    path.unlink()
    moved.write_text("Жаңа.\n\n" + _paragraphs(range(30), "құжат"), "utf-8")
    monkeypatch.setattr("tui.control.moved.LATER", 0.3)
    async with open_reader(str(moved), glossary=False) as reader:
        await reader.press("5", "G")
        await reader.pilot.pause(0.35)
        await reader.settle()
        assert reader.screen.text.view.text.startswith("құжат3сөз0")
        assert "a.txt" in reader.shown
        await reader.press("H")
        assert reader.screen.text.view.text.startswith("құжат11сөз0")


@pytest.mark.parametrize("step", [1, 40, 300])
async def test_the_place_is_found_again_in_a_file_that_was_changed(
    open_reader: OpenReader, tmp_path: Path, step: int
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(_paragraphs(range(2_000), "құжат"), "utf-8")
    async with open_reader(str(path), glossary=False) as reader:
        await reader.press(*"1500G", "i", "enter", "q")
    path.write_text(
        _paragraphs(range(step), "кіріспе") + "\n\n" + _paragraphs(range(2_000), "құжат"), "utf-8"
    )
    async with open_reader(str(path), glossary=False) as reader:
        assert reader.screen.text.view.text.startswith("құжат1499сөз0")
        assert reader.screen.notes.here() is not None


async def test_a_copy_keeps_its_own_notes(
    open_reader: OpenReader, path: Path, tmp_path: Path
) -> None:
    async with open_reader(str(path), glossary=False) as reader:
        await reader.press("i", "enter", "q")
    copy = tmp_path / "b.txt"
    copy.write_bytes(path.read_bytes())
    async with open_reader(str(copy), glossary=False) as reader:
        assert reader.screen.notes.here() is None
        assert len(reader.screen.state.notes(str(path))) == 1


async def test_the_list_of_notes_is_searched_edited_and_written(
    open_reader: OpenReader, path: Path, tmp_path: Path
) -> None:
    async with open_reader(str(path), glossary=False) as reader:
        for keys, words in (("",), "бірі"), (("}",), "соңы"):
            await reader.press(*filter(None, keys), "i")
            await reader.type(words)
            await reader.press("enter")
        await reader.press("g", "n", "/")
        await reader.type("соң")
        await reader.press("enter")
        assert len(reader.screen.list.items) == 2 and reader.screen.list.has_focus
        await reader.press("j", "i")
        await reader.type("өзге")
        await reader.press("enter")
        assert sorted(note.text for note in reader.screen.state.notes()) == ["бірі", "өзге"]
        out = tmp_path / "out.md"
        for _again in range(2):
            await reader.press("W", "backspace")
            await reader.type(str(out))
            await reader.press("enter")
        assert "already" in reader.rows[-1]
        assert out.read_text("utf-8").startswith("# a.txt\n\n> Бірінші сөйлем.\n\nбірі\n")
        await reader.press("g", "n", "j", "X")
        assert len(reader.screen.state.notes()) == 1
