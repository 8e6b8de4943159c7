"""Notes: made on a selection or a sentence, seen, edited, listed, found again in a changed text."""

from __future__ import annotations

import json
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
    assert place == (len(before), len(left) + 1)


def test_of_equal_passages_the_nearest_counts() -> None:
    document = Document("a", "a", None, (Block("b0", BlockKind.PARAGRAPH, "сөз бір сөз бір сөз"),))
    assert found(Anchor("b0", 9, "сөз"), document) == (0, 8)
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
