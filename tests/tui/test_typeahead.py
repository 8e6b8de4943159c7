"""Keys typed ahead go where the keys before them lead: a whole burst in one write to a terminal."""

from __future__ import annotations

import pytest
from textual.events import Key

from tests.tui.conftest import OpenReader
from tests.tui.terminals import terminal
from tui.screens.lookup import LookupScreen

LAYOUTS = [("s", "/"), ("ы", "."), ("ы", "№")]
"""What the keys of *look up* and *search* send: Latin, Russian, Kazakh."""
BURST = "qjGs  Оқу әдісі jq" * 3
"""Letters that are commands, in two alphabets; long enough to come in several reads."""


@pytest.mark.parametrize(("look_up", "search"), LAYOUTS, ids=["Latin", "Russian", "Kazakh"])
def test_a_burst_goes_into_the_line_that_its_first_key_opens(look_up: str, search: str) -> None:
    with terminal() as term:
        term.wait_for("Look up")
        term.send(look_up + BURST)
        term.wait_for(BURST)
        term.send("\x1b")
        term.rest()
        term.send(search + BURST)
        term.wait_for(f"Search the text: {BURST[:40]}")
        term.send("\x1b")
        term.rest()
        # Enter closes the line; what is typed after it is for the text again.
        term.send(f"{search}имидж\rnn")
        term.wait_for("hit 3 of")
        # The answer is waited for, then the entry is open and the last key leaves.
        term.send(f"{look_up}қоғамдық пікір\rq")
        assert term.end() == 0


@pytest.mark.parametrize("opener", ["s", "ы", "/", ".", "№"])
def test_a_burst_before_the_app_is_there_is_kept_in_order(opener: str) -> None:
    with terminal() as term:
        while b"\x1b[?25l" not in term.raw:
            term._read(0.05)
        term.send(opener + BURST)
        term.wait_for(BURST)


def test_what_is_pasted_while_reading_is_looked_up_or_searched_for() -> None:
    with terminal() as term:
        term.wait_for("Look up")
        term.send("\x1b[200~/имидж\x1b[201~")
        term.wait_for("Search the text: имидж")
        term.send("\x1b")
        term.rest()
        term.send("\x1b[200~qGs билік\n\x1b[201~")
        term.wait_for("Look up a word in any form")
        term.wait_for("qGs билік")


async def test_keys_go_to_a_pane_as_soon_as_it_is_entered(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        before = reader.screen.text.view.block
        for key in ("c", "j", "j", "enter"):
            event = Key(key, key if len(key) == 1 else None)
            event.set_sender(reader.app)
            reader.app.post_message(event)
        await reader.settle()
        assert reader.screen.text.view.block != before
        assert not isinstance(reader.app.screen, LookupScreen)


async def test_a_line_that_never_opens_does_not_take_the_keyboard_away(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as reader:
        reader.app.typeahead.hold("what never comes")
        await reader.press("s")
        assert not isinstance(reader.app.screen, LookupScreen)
        monkeypatch.setattr("tui.typeahead.PATIENCE", 0.0)
        await reader.press("x")
        assert isinstance(reader.app.screen, LookupScreen)
        assert reader.app.screen._query == "x"
