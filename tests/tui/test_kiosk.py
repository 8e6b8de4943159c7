"""A visitor's app: what is not allowed is neither offered nor done, and a session has bounds."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.tui.conftest import Reader
from tui import actions
from tui.commands import ActionProvider
from tui.keymap import Chosen, Keymap
from tui.panes.targets import ToPlace
from tui.reading import open_reading
from tui.remote.kiosk import ALLOWED, DENIED, opened, without_paths
from tui.remote.kiosk_app import KioskApp
from tui.request import ReadRequest
from tui.screens.keys import keys_items
from tui.state.store import Note, State

PLACES = sorted({place for action in actions.ACTIONS for place in action.places})


@pytest.fixture(autouse=True)
def restricted() -> Iterator[None]:
    actions.restrict(ALLOWED)
    yield
    actions.restrict(None)


@asynccontextmanager
async def visitor(folder: Path | None = None, *, idle: float = 0.0) -> AsyncIterator[Reader]:
    request = ReadRequest(None, (), None, kiosk=True, folder=folder, idle=idle)
    state, settings = opened(folder)
    reading, _notice = open_reading(request, state)
    app = KioskApp(reading, state, request, settings)
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        yield reader
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    state.close()


def test_an_action_that_nobody_thought_about_is_denied() -> None:
    assert not actions.is_allowed("something_new")
    assert not ALLOWED & DENIED
    assert {"copy", "command", "aloud"} <= DENIED


@pytest.mark.parametrize("place", PLACES)
def test_what_is_denied_is_neither_a_key_nor_in_the_help(place: str) -> None:
    offered = {action.id for action in actions.at(place)}
    assert offered <= ALLOWED
    labels = "\n".join(item.text for item in keys_items(place))
    for action in actions.ACTIONS:
        if action.id in ALLOWED or place not in action.places:
            continue
        assert actions.tooltip(action) not in labels
        for key in action.keys:
            chosen = None
            keymap = Keymap()
            for part in key.split(" "):
                chosen = keymap.press(part, place)
            assert chosen is None or chosen.action != action.id


@pytest.mark.parametrize("name", sorted({one.id for one in actions.ACTIONS} - ALLOWED))
async def test_what_is_denied_is_not_done_by_any_way(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visitor() as reader:
        done: list[str] = []
        for control in reader.screen._controls:
            if hasattr(control, f"action_{name}"):
                monkeypatch.setattr(control, f"action_{name}", lambda *_: done.append(name))
        reader.screen.perform(Chosen(name, 0, ""))
        assert not done


async def test_the_palette_offers_only_what_is_allowed() -> None:
    async with visitor() as reader:
        offered = {run.args[0].action for _name, run, _help in _offered(reader)}
        assert offered and offered <= ALLOWED


def _offered(reader: Reader) -> list[tuple[str, Any, str]]:
    return list(ActionProvider(reader.screen)._offered())


async def test_nothing_is_copied_written_or_suspended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    async with visitor() as reader:
        written: list[str] = []
        driver = reader.app._driver
        assert driver is not None
        monkeypatch.setattr(driver, "write", written.append)
        await reader.press("v", "w", "y", "ctrl+c", "ctrl+z", "ctrl+s", "ctrl+shift+p", "escape")
        reader.app.copy_to_clipboard("secret")
        reader.app.deliver_screenshot()
        reader.app.save_screenshot()
        await reader.app.run_action("app.screenshot")
        await reader.app.run_action("app.suspend_process")
        with reader.app.suspend():
            pass
        await reader.press("s", "a", "b", "ctrl+a", "ctrl+x", "escape")
        assert not any("\x1b]52" in one for one in written)
        assert reader.app.is_running
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]


async def test_no_file_is_opened_whatever_names_it() -> None:
    async with visitor() as reader:
        for name in ("/etc/passwd", "../../etc/passwd", "./pr", "~/.ssh/id_ed25519"):
            reader.screen.places.to_place(ToPlace("p1", 0, document=name))
            await reader.settle()
            assert reader.screen.reading.key == "pr"
            assert not reader.screen.documents.show(name)
        assert "Only the library" in reader.shown
        await reader.press("o")
        await reader.type("/etc/")
        assert "passwd" not in reader.shown and "hosts" not in reader.shown


async def test_a_lost_glossary_names_no_path() -> None:
    async with visitor() as reader:
        reader.screen.recognition._failed("/srv/secret/termbase.tbx: it is damaged.")
        await reader.settle()
        assert "secret" not in reader.shown and "damaged" in reader.shown


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("/srv/t.tbx: line 3: no term", "…: line 3: no term"),
        ("kept in ~/.cache/tilmash (disk full)", "kept in … (disk full)"),
        ("50 km/h and 1/2", "50 km/h and 1/2"),
        ("see «/home/a b/c»", "see «… b/c»"),
    ],
)
def test_paths_are_left_out(sentence: str, shown: str) -> None:
    assert without_paths(sentence) == shown


async def test_a_visitor_who_types_nothing_is_shown_out(tmp_path: Path) -> None:
    async with visitor(tmp_path, idle=0.2) as reader:
        for _ in range(200):
            if reader.app.farewell:
                break
            await asyncio.sleep(0.05)
        assert "place is saved" in reader.app.farewell
        assert reader.app.return_value == 0


async def test_a_request_that_takes_too_much_is_stopped_then_ended() -> None:
    async with visitor() as reader:
        assert isinstance(reader.app, KioskApp)
        overrun = reader.app._overrun
        overrun(0, None)
        await reader.settle()
        assert "stopped" in reader.shown and not reader.app.farewell
        overrun(0, None)
        await reader.pilot.pause()
        assert "ended" in reader.app.farewell and reader.app.return_value == 2


def test_a_state_keeps_within_its_quota_and_goes_on(tmp_path: Path) -> None:
    state = State(tmp_path, quota=200_000)
    for number in range(400):
        state.save_note(Note(0, "pr", "", "p1", number, "quote", "n" * 1_000))
    assert "full" in state.notice
    kept = state.notes("pr")
    assert 0 < len(kept) < 400
    state.delete_note(kept[0].number)
    assert len(state.notes("pr")) == len(kept) - 1
    state.close()
    assert sum(one.stat().st_size for one in tmp_path.iterdir()) < 400_000


async def test_settings_and_places_of_a_key_are_kept_apart(tmp_path: Path) -> None:
    async with visitor(tmp_path / "one") as reader:
        await reader.press("F", "G", "q")
    async with visitor(tmp_path / "one") as reader:
        assert reader.screen.settings["reading.focus"] is True
        assert "100 %" in reader.shown
    async with visitor(tmp_path / "two") as reader:
        assert "100 %" not in reader.shown


def test_a_settings_file_can_bring_no_command(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[commands]\nspeak = "sh"\n[keys]\ncommand = ["y"]\n')
    _state, settings = opened(tmp_path)
    assert not settings.commands and not settings.keys
    assert os.listdir(tmp_path)


async def test_a_visitor_edits_the_card_and_not_the_termbase(tmp_path: Path) -> None:
    from glossary.study.card import CardKind, Content
    from tui.screens.edit_card import EditCardScreen

    async with visitor(tmp_path / "data") as reader:
        words = Content({"kk": ("термин",), "ru": ("слово",)}, {})
        reader.screen.study.deck.add("one", words, [CardKind.KK_RU])
        for key in ("e", "E"):
            await reader.press("g", "s", key)
            assert isinstance(reader.app.screen, EditCardScreen)
            await reader.press("end")
            await reader.type("-өз")
            await reader.press("enter")
            assert "-өз" in reader.shown
            await reader.press("q")
        assert reader.screen.study.deck.note(1).content.term("kk") == "термин-өз-өз"
