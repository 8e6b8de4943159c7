"""The glossary pane that follows the term under the cursor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import OpenReader, Reader
from tui.control.entries import REST


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("Имидж\n\nжай сөз\n\nСеминар\n\nИмидж", "utf-8")
    return path


async def _rest(reader: Reader) -> None:
    await reader.pilot.pause(2 * REST)
    await reader.settle()


def _head(reader: Reader) -> str:
    return reader.screen.entry.items[0].text


@pytest.mark.parametrize("size", [(120, 30), (80, 24)], ids=["wide", "narrow"])
async def test_the_open_pane_follows_the_cursor_and_nothing_else_changes(
    open_reader: OpenReader, path: Path, size: tuple[int, int]
) -> None:
    async with open_reader(str(path), size) as reader:
        await reader.press("enter", "g", "f")
        assert "имидж" in _head(reader)
        await reader.press("j", "j")
        await _rest(reader)
        assert "семинар" in _head(reader) and reader.screen.text.has_focus
        # Where no term is, the last one stays.
        await reader.press("k")
        await _rest(reader)
        assert "семинар" in _head(reader)
        # Following is no jump, and no lookup.
        assert len(reader.screen.state.lookups()) == 1
        await reader.press("g", "f", "j", "j")
        await _rest(reader)
        assert "семинар" in _head(reader)


async def test_a_term_that_is_passed_is_not_drawn(
    open_reader: OpenReader, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(str(path), (120, 30)) as reader:
        await reader.press("enter", "g", "f")
        shown: list[str] = []
        draw = reader.screen.entries.show

        def drawn() -> None:
            shown.append(reader.screen.entries.concept)
            draw()

        monkeypatch.setattr(reader.screen.entries, "show", drawn)
        first = reader.screen.entries.concept
        for key in ("j", "j", "j"):
            reader.screen.press(key)
        await _rest(reader)
        # Through the seminar and on to the same term as before: nothing to draw.
        assert (shown, reader.screen.entries.concept) == ([], first)


async def test_a_closed_pane_stays_closed(open_reader: OpenReader, path: Path) -> None:
    async with open_reader(str(path)) as reader:
        await reader.press("g", "f", "j", "j")
        await _rest(reader)
        assert not reader.screen.entry.display
