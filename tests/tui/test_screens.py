"""Whole screens, as they were looked at and found good.

Kept as text under ``captures/``; ``TILMASH_UPDATE=1 pytest tests/tui/test_screens.py`` writes them
anew, to be looked at again before they are committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.conftest import OpenReader
from tui import messages

FOLDER = Path(__file__).with_name("captures")
SMALL = [
    ("text-60", (60, 20), "ru", []),
    ("entry-60", (60, 20), "kk", ["n", "n", "enter", "tab"]),
    ("contents-60", (60, 20), "kk", ["c"]),
    ("terms-60", (60, 20), "ru", ["g", "t"]),
    ("notes-60", (60, 20), "kk", ["i", *"ой", "enter", "g", "n"]),
    ("plot-60", (60, 20), "ru", ["n", "n", "g", "l"]),
    ("candidates-60", (60, 20), "kk", ["g", "C"]),
    ("settings-60", (60, 20), "ru", ["S"]),
    ("keys-60", (60, 20), "kk", ["question_mark"]),
    ("library-60", (60, 20), "ru", ["o"]),
    ("choice-60", (60, 20), "kk", ["a"]),
    ("form-60", (60, 20), "ru", ["n", "n", "enter", "tab", "e"]),
    ("palette-60", (60, 20), "kk", ["colon"]),
    ("search-60", (60, 20), "ru", ["slash", *"имидж"]),
    ("card-60", (60, 20), "kk", ["n", "n", "plus", "g", "s", "space"]),
]
"""The smallest screen that all is promised on."""


@pytest.mark.parametrize(
    ("name", "size", "language", "keys"),
    [
        ("entry", (80, 24), "en", ["n", "n", "enter"]),
        ("beside", (120, 40), "kk", ["t", "t", "n", "n", "n", "enter"]),
        ("passages", (80, 24), "ru", ["n", "n", "g", "r"]),
        ("lookup", (60, 20), "kk", ["s", *"имиджін"]),
        ("keys", (80, 24), "ru", ["question_mark"]),
        ("tiny", (40, 10), "en", ["n", "enter"]),
        *SMALL,
    ],
    ids=lambda one: one if isinstance(one, str) else None,
)
async def test_screen(
    open_reader: OpenReader, name: str, size: tuple[int, int], language: str, keys: list[str]
) -> None:
    messages.set_language(language)
    async with open_reader(size=size) as reader:
        reader.screen.settings.path = Path("/home/aru/.config/tilmash/config.toml")
        await reader.press(*keys)
        shown = reader.shown + "\n"
    path = FOLDER / f"{name}.txt"
    if os.environ.get("TILMASH_UPDATE"):
        path.write_text(shown, "utf-8")
    assert shown == path.read_text("utf-8")
