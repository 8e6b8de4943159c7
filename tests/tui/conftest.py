"""Driving the app as a reader does: keys in, rows of the screen out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from glossary.embedded import IndexedGlossary
from glossary.lookup import Glossary
from tui.app import TilmashApp
from tui.reading import open_reading
from tui.request import Progress, ReadRequest
from tui.screens.reader import ReaderScreen
from tui.settings import FILE, Settings
from tui.state.store import State
from tui.termbases import open_chosen


class Reader:
    """The app under a pilot."""

    def __init__(self, app: TilmashApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> ReaderScreen:
        """The main screen, whatever lies over it."""
        return self.app.reader

    @property
    def rows(self) -> list[str]:
        """What is on the terminal, row by row, without trailing spaces."""
        strips = self.app.screen._compositor.render_strips(self.app.size)
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def shown(self) -> str:
        """What is on the terminal, as one text."""
        return "\n".join(self.rows)

    async def press(self, *keys: str) -> None:
        """Press keys, then wait until everything they started is done."""
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def type(self, words: str) -> None:
        """Type words in one burst, as a fast line brings them."""
        for letter in words:
            key = Key("space" if letter == " " else _character_to_key(letter), letter)
            key.set_sender(self.app)
            self.app.post_message(key)
        await self.settle()

    async def to_term(self, concept: str) -> None:
        """Put the cursor on the first term of a concept, as pressing ``n`` so often would."""
        glossary, source = self.screen.recognition.glossary, self.screen.reading.source
        assert glossary is not None
        for number in range(source.known):
            for term in glossary.recognise(source.block(number).text, source.language or "kk"):
                if concept in term.concepts:
                    self.screen.text.go(number, term.start)
                    await self.settle()
                    return
        raise AssertionError(f"no term of {concept}")

    async def settle(self) -> None:
        """Wait until no worker runs and the screen is drawn."""
        await self.pilot.pause()
        with suppress(WorkerCancelled):  # a screen that closes ends its own, which asked it to
            await self.app.workers.wait_for_complete()
        await self.pilot.pause(0.02)


OpenReader = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def open_reader(tmp_path: Path, cache_folder: Path) -> OpenReader:
    """Open the app: on a file or a library id, in a size, with the shipped termbase or none."""

    def open_glossary(progress: Progress) -> Glossary:
        return IndexedGlossary(open_chosen((), progress).store)

    @asynccontextmanager
    async def opened(
        source: str | None = None,
        size: tuple[int, int] = (80, 24),
        *,
        glossary: bool = True,
        beside: str | None = None,
    ) -> AsyncIterator[Reader]:
        request = ReadRequest(source, (), open_glossary if glossary else None, beside=beside)
        state = State(tmp_path / "data")
        settings = Settings(tmp_path / "config" / FILE)
        reading, notice = open_reading(request, state)
        app = TilmashApp(reading, state, request, settings, [notice] if notice else [])
        async with app.run_test(size=size) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            await reader.settle()
            yield reader
        state.close()

    return opened
