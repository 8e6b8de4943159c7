"""A long text: its end, its middle and what is searched for are there at once."""

from __future__ import annotations

import asyncio
import os
import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from texts.document import Block
from texts.paged import PagedText
from tui.app import TilmashApp
from tui.reading import open_named
from tui.request import ReadRequest
from tui.state.store import Bookmark, State

PARAGRAPH = (
    "Жол {n} мемлекеттік органдар қызметінің ашықтығы олардың жұмыс істеуінің маңызды көрсеткіші "
    "болып табылады.\n\n"
)


@pytest.fixture
def long_text(tmp_path: Path) -> Path:
    path = tmp_path / "long.txt"
    many = [PARAGRAPH.format(n=n) for n in range(9000)]
    many[300] = "Кенеттен басқа сөз.\n\n"
    many[7000] = "Осында имиджінің өзі келді.\n\n"
    path.write_text("".join(many), "utf-8")
    return path


def _app(path: Path, state: State | None = None) -> TilmashApp:
    return TilmashApp(open_named(str(path)), state or State(None), ReadRequest(str(path)))


def _source(app: TilmashApp) -> PagedText:
    source = app.reader.reading.source
    assert isinstance(source, PagedText)
    return source


async def _until(pilot: Pilot[int], words: str, app: TilmashApp) -> None:
    for _try in range(400):
        if words in app.reader.status.message:
            return
        await pilot.pause(0.02)
    raise AssertionError(app.reader.status.message)


async def test_end_and_middle_are_a_key_away(long_text: Path) -> None:
    app = _app(long_text)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("G")
        assert app.reader.text.view.text.startswith("Жол 8999 ")
        assert app.reader.places.share() == 1.0
        await pilot.press("5", "0", "%")
        assert 0.48 < app.reader.places.share() < 0.52
        await pilot.press("H")
        assert app.reader.text.view.text.startswith("Жол 8999 ")
        await pilot.press("g", "g")
        assert app.reader.text.view.block == 0
        assert _source(app).share < 0.1  # nothing between has been reflowed


async def test_a_hit_far_away_is_found_and_counted(long_text: Path) -> None:
    app = _app(long_text)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"имидж", "enter")
        await _until(pilot, "hit 1 of 1", app)
        view = app.reader.text.view
        assert view.text[view.at :].startswith("имиджінің")
        assert _source(app).share < 0.1
        await pilot.press("n")
        await _until(pilot, "hit 1 of 1", app)
        await pilot.press("slash", *"жоқсөзбар", "enter")
        await _until(pilot, "is not in the text", app)


async def test_a_selection_reaches_across_a_jump(long_text: Path) -> None:
    app = _app(long_text)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", "slash", *"кенеттен", "enter")
        for _try in range(200):
            if app.reader.text.view.text.startswith("Кенеттен"):
                break
            await pilot.pause(0.02)
        selected = app.reader.text.view.selected_text()
        assert selected.startswith("Жол 0 ") and "\n\nЖол 299 " in selected


async def test_places_of_before_are_found(long_text: Path) -> None:
    state = State(None)
    app = _app(long_text, state)
    async with app.run_test(size=(80, 24)) as pilot:
        state.set_bookmark(os.path.abspath(long_text), Bookmark("a", "b0008", 0))
        state.set_bookmark(os.path.abspath(long_text), Bookmark("b", "b3001", 0))
        await pilot.press("'", "a")
        assert app.reader.text.view.text.startswith("Жол 7 ")
        await pilot.press("'", "b")
        for _try in range(400):
            if app.reader.text.view.text.startswith("Жол 3000 "):
                break
            await pilot.pause(0.02)
        assert app.reader.text.view.text.startswith("Жол 3000 ")


async def test_a_file_that_changes_meanwhile_is_told_of(long_text: Path) -> None:
    app = _app(long_text)
    async with app.run_test(size=(80, 24)) as pilot:
        long_text.write_text("Қысқа.\n", "utf-8")
        await pilot.press("G", "g", "g")
        app.reader.places.save()
        await pilot.pause()
        assert "has changed while it was read" in app.reader.status.message
        await asyncio.sleep(0)


@pytest.mark.parametrize(("key", "said"), [("]", "no heading"), (">", "no link")])
async def test_what_may_be_far_is_sought_while_keys_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, said: str
) -> None:
    """A text without headings or links: the search holds at its middle until keys have moved."""
    path = tmp_path / "long.txt"
    path.write_text("".join(PARAGRAPH.format(n=n) for n in range(4000)), "utf-8")
    app = _app(path)
    go, reached = threading.Event(), threading.Event()
    block = PagedText.block

    def held(self: PagedText, number: int) -> Block:
        if threading.current_thread() is not threading.main_thread():
            reached.set()
            go.wait(30)
        return block(self, number)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.reader.workers.cancel_group(app.reader, "terms")
        monkeypatch.setattr(PagedText, "block", held)
        await pilot.press(key)
        while not reached.is_set():
            await pilot.pause(0.01)
        before = app.reader.text.view.row()
        await pilot.press("j", "j")
        assert app.reader.text.view.row() > before
        assert said not in app.reader.status.message
        go.set()
        await _until(pilot, said, app)
        reached.clear()
        go.clear()
        await pilot.press(key)
        while not reached.is_set():
            await pilot.pause(0.01)
        await pilot.press("escape")
        go.set()
        for _try in range(20):
            await pilot.pause(0.01)
        assert said not in app.reader.status.message
