"""Terms are marked beside what the reader does, never before it."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from glossary.embedded import IndexedGlossary
from glossary.match import RecognisedTerm
from tests.tui.conftest import OpenReader


async def test_keys_are_obeyed_while_terms_are_sought(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end, recognise = threading.Event(), threading.Event(), IndexedGlossary.recognise

    def slow(*arguments: Any, **named: Any) -> list[RecognisedTerm]:
        begun.set()
        may_end.wait(30)
        return recognise(*arguments, **named)

    async with open_reader() as reader:
        monkeypatch.setattr(IndexedGlossary, "recognise", slow)
        view = reader.screen.text.view
        await reader.pilot.press("G")
        while not begun.is_set():
            await reader.pilot.pause(0.01)
        places = []
        for key in ("k", "k", "h", "left_square_bracket"):
            await reader.pilot.press(key)
            places.append((view.block, view.at, reader.shown))
        assert not may_end.is_set()
        assert len(set(places)) >= 3  # the view has moved and been drawn, with no term found yet
        assert reader.screen.text.terms_of(view.block, 0) is None
        may_end.set()
        await reader.settle()
        assert reader.screen.text.terms_of(view.block, 0) is not None
