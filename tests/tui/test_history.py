"""What was looked up and searched for before: listed, asked again, printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.conftest import OpenReader
from tui.cli import main
from tui.screens.lookup import LookupScreen
from tui.state.history import lookups, save_search, searches
from tui.state.store import REMEMBERED, State


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("Имидж туралы. Бірінші сөйлем.\n\nСоңғы абзац осында.", "utf-8")
    return path


async def test_lookups_are_listed_and_looked_up_again(open_reader: OpenReader, path: Path) -> None:
    async with open_reader(str(path)) as reader:
        await reader.press("g", "h")
        assert "Nothing has been looked up yet" in reader.rows[-1]
        for word in ("имидж", "беделін"):
            await reader.press("s")
            await reader.type(word)
            await reader.press("enter")
        await reader.press("tab", "g", "h")
        lines = [item.text for item in reader.screen.list.items]
        assert len(lines) == 3  # the day above both
        assert "беделін  → " in lines[1] and "имидж  → " in lines[2] and "image" in lines[2]
        await reader.press("j", "enter")
        assert isinstance(reader.app.screen, LookupScreen)
        assert reader.app.screen.query_one(Input).value == "имидж"
        await reader.press("enter")
        assert [one.query for one in lookups(reader.screen.state)] == ["имидж", "беделін"]


async def test_the_arrow_keys_go_through_earlier_searches(
    open_reader: OpenReader, path: Path
) -> None:
    async with open_reader(str(path), glossary=False) as reader:
        for word in ("соңғы", "имидж"):
            await reader.press("/")
            await reader.type(word)
            await reader.press("enter")
        await reader.press("/")
        field = reader.screen.query_one(Input)
        seen = []
        for key in ("up", "up", "down", "down"):
            await reader.press(key)
            seen.append(field.value)
        # The line begins with the latest search; up goes to the one before, and no further.
        assert seen == ["соңғы", "соңғы", "имидж", "имидж"]
        await reader.press("up", "enter")
        assert reader.screen.text.view.text.startswith("Соңғы")
        assert searches(reader.screen.state) == ["соңғы", "имидж"]


async def test_what_is_being_typed_comes_back(open_reader: OpenReader, path: Path) -> None:
    async with open_reader(str(path), glossary=False) as reader:
        save_search(reader.screen.state, "абзац")
        await reader.press("/")
        await reader.type("им")
        await reader.press("up")
        assert reader.screen.query_one(Input).value == "абзац"
        await reader.press("down")
        assert reader.screen.query_one(Input).value == "им"
        await reader.press("escape")
        assert searches(reader.screen.state) == ["абзац"]


def test_the_oldest_searches_are_forgotten() -> None:
    state = State(None)
    for number in range(REMEMBERED + 5):
        save_search(state, str(number))
    kept = searches(state)
    assert (len(kept), kept[0], kept[-1]) == (REMEMBERED, str(REMEMBERED + 4), "5")


def test_lookups_are_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TILMASH_DATA_DIR", str(tmp_path))
    assert main(["notes", "--lookups"]) == 1
    state = State(tmp_path)
    state.save_lookup("имидж", "c1")
    state.save_lookup("a\x1b[31mb")
    state.close()
    assert main(["notes", "--lookups"]) == 0
    newest, oldest = capsys.readouterr().out.splitlines()
    assert "\x1b" not in newest and oldest.endswith("\tимидж")
    assert main(["notes", "--lookups", "--json", "--search", "ИМИДЖ"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert (told["query"], told["concept"]) == ("имидж", "c1") and "T" in told["asked"]
