"""Editing one's own termbase from the keyboard: adding, the form, conflicts, undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.concept import Concept
from glossary.own import OwnTermbase
from tests.tui.conftest import OpenReader
from tui.screens.entry_form import EntryForm
from tui.termbases import mine


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text("Сауалнамаларды өткізу керек. Имидж туралы екінші сөйлем.", "utf-8")
    return str(path)


@pytest.mark.parametrize("keys", [("a", "w"), ("ф", "ц")], ids=["Latin", "Russian layout"])
async def test_a_word_of_the_text_becomes_an_entry_that_is_found_at_once(
    open_reader: OpenReader, text: str, keys: tuple[str, str]
) -> None:
    add, save = keys
    async with open_reader(text) as reader:
        await reader.press(add)
        assert "New concept: сауалнама" in reader.shown
        await reader.press("enter")
        assert isinstance(reader.app.screen, EntryForm)
        assert "Сауалнамаларды өткізу керек." in reader.shown
        await reader.press(save)
        await reader.settle()
        entry = OwnTermbase(mine()).get("sawalnama") or next(iter(_entries()))
        assert entry.terms("kk")[0].text == "сауалнама"
        assert entry.terms("kk")[0].contexts[0].source == "a.txt#" + _block(reader.screen)
        assert entry.transactions[-1].kind == "origination"
        # The word in the text is a term now, the entry is open and says who made it.
        term = reader.screen.text.current_term()
        assert term is not None and term.surface == "Сауалнамаларды"
        assert "in your termbase" in reader.shown
        await reader.press("s")
        await reader.type("сауалнамаға")
        await reader.settle()
        assert "сауалнама" in reader.shown.split("сауалнамаға", 1)[1]


def _entries() -> list[Concept]:
    from glossary.formats.detect import read

    return list(read(mine()))


def _block(screen: object) -> str:
    text = screen.text  # type: ignore[attr-defined]
    return str(text.view.flow.sources[0].block(text.view.block).id)
