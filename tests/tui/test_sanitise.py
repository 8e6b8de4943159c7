"""Nothing from outside reaches the terminal as a control sequence."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.sanitise import BIDI_MARK, HIDDEN_MARK, REPLACEMENT, visible

ANYTHING = st.text(st.characters())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("баспасөз хатшысы", "баспасөз хатшысы", id="plain text is left alone"),
        pytest.param("\x1b[31mқызыл", "␛[31mқызыл", id="escape"),
        pytest.param("\x9b31m", f"{REPLACEMENT}31m", id="C1 CSI"),
        pytest.param("a\x7f\x00\t\n", "a␡␀␉␊", id="C0 and delete"),
        pytest.param("\u202eabc\u2066", f"{BIDI_MARK}abc{BIDI_MARK}", id="bidi"),
        pytest.param("a\u2028b", "a␤b", id="line separator"),
        pytest.param("те\u200dрмин", f"те{HIDDEN_MARK}рмин", id="joiner in a Cyrillic word"),
        pytest.param("👩\u200d🚀", "👩\u200d🚀", id="joiner in an emoji stays"),
        pytest.param("\u200d日", f"{HIDDEN_MARK}日", id="joiner with nothing to join"),
        pytest.param(" \u200d日", f" {HIDDEN_MARK}日", id="joiner after a space"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="non-joiner in Persian stays"),
        pytest.param("\udcd0", REPLACEMENT, id="lone surrogate"),
    ],
)
def test_controls_become_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_kept_controls_stay() -> None:
    assert visible("a\nb\x1b", keep="\n") == "a\nb␛"


@given(ANYTHING)
def test_offsets_are_kept_and_showing_twice_changes_nothing(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert visible(shown) == shown


@given(ANYTHING)
def test_what_is_shown_can_be_encoded_and_holds_no_control(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in shown)


@given(
    st.text(st.sampled_from("\x1b\x9b\x07\x90\x9d][?;0123456789hlmJHc2P\\ab\r\n\b"), max_size=60)
)
def test_a_terminal_obeys_nothing_of_it(text: str) -> None:
    screen = pyte.Screen(200, 2)
    pyte.Stream(screen).feed(visible(text))
    assert (screen.cursor.y, screen.cursor.x) == (0, len(text))
    assert screen.title == ""
