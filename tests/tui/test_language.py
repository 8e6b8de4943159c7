"""The interface language is changed while a list or a dialog is open: all of it follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.tui.conftest import OpenReader, Reader
from tui import messages

LISTS: dict[str, Sequence[str]] = {
    "contents": ("c",),
    "terms": ("g", "t"),
    "candidates": ("g", "C"),
    "notes": ("i", "enter", "g", "n"),
    "passages": ("n", "n", "g", "r"),
    "plot": ("n", "n", "g", "l"),
    "entry": ("n", "n", "enter"),
    "lookups": ("n", "n", "enter", "g", "h"),
    "bookmarks": ("m", "a", "M"),
}
"""Keys that open each list of the reader."""


@pytest.mark.parametrize("keys", LISTS.values(), ids=LISTS)
async def test_a_list_follows_the_language(open_reader: OpenReader, keys: Sequence[str]) -> None:
    """What is shown after changing to Russian is what Russian shows from the beginning."""

    async def seen(reader: Reader, change: bool) -> list[str]:
        await reader.press(*keys)
        at, place = reader.screen.list.current, reader.screen.place()
        if change:
            reader.screen.preferences.change("interface.language", "ru")
            await reader.settle()
        assert (reader.screen.list.current, reader.screen.place()) == (at, place)
        titles = [str(reader.screen.list.border_title)]
        return [*titles, *reader.rows[:-1]]

    async with open_reader() as reader:
        changed = await seen(reader, True)
    messages.set_language("ru")
    state = Path(str(reader.screen.settings.path)).parents[1] / "data"
    for one in state.glob("state*"):
        one.unlink()
    async with open_reader() as reader:
        reader.screen.settings.change("interface.language", "ru")
        assert changed == await seen(reader, False)


async def test_settings_that_are_open_speak_the_language_chosen_in_them(
    open_reader: OpenReader,
) -> None:
    async with open_reader(size=(60, 20)) as reader:
        await reader.press("c", "S")
        for _turn in range(4):
            await reader.press("enter")
            said = messages._(
                "Settings. Enter or → takes the next value, ← the one before, Esc closes."
            )
            shown = re.sub(r"[│\s]+", " ", reader.shown)
            assert said in shown
            assert reader.screen.list.border_title == messages._("Contents")
        await reader.press("escape")
        assert reader.screen.place() == "list"


async def test_what_opens_after_a_change_speaks_the_language(open_reader: OpenReader) -> None:
    """Dialogs lie over everything: the language cannot be changed under them, so they are new."""
    openings = {
        ("o",): "Open a document: part of its title, or a path",
        ("s",): "Look up a word in any form, in Kazakh, English or Russian",
        ("question_mark",): "Keys here. Enter does what the line says, Esc closes.",
        ("g", "B"): "Termbases, the first asked first",
        ("colon",): "Part of a command's name",
    }
    async with open_reader(size=(120, 30)) as reader:
        for language in ("kk", "ru", "en"):
            reader.screen.preferences.change("interface.language", language)
            for keys, said in openings.items():
                await reader.press(*keys)
                assert messages._(said) in reader.shown, (language, keys)
                await reader.press("escape")
            assert reader.app.screen is reader.screen
