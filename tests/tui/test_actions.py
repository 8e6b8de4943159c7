"""The one table of actions: what may stand in it together."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tui import actions

SOURCE = Path(actions.__file__).parent


def test_no_key_does_two_things_in_one_place() -> None:
    counted = Counter(
        (place, key) for one in actions.ACTIONS for key in one.keys for place in one.places
    )
    assert [where for where, count in counted.items() if count > 1] == []


def test_no_key_is_the_beginning_of_another_in_its_place() -> None:
    keys = {(place, key) for one in actions.ACTIONS for key in one.keys for place in one.places}
    for place, key in keys:
        begun = key.split(" ")
        for length in range(1, len(begun)):
            assert (place, " ".join(begun[:length])) not in keys, (place, key)


def test_every_action_is_done_somewhere() -> None:
    done = {
        name
        for file in SOURCE.rglob("*.py")
        for name in re.findall(r"def (?:action|do|_act|act)_(\w+)\(", file.read_text("utf-8"))
    }
    done |= {"again", "hard", "good", "easy"}  # one method takes the grades
    assert {one.id for one in actions.ACTIONS} - done == set()
