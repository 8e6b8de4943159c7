"""From key presses to actions: sequences, counts, and any layout. A plain class: no app."""

from __future__ import annotations

from typing import NamedTuple

from tui import actions
from tui.layouts import positional

MOST = 9999
"""The largest count; beyond it figures are ignored."""
ANY = "<letter>"


class Chosen(NamedTuple):
    """An action that the keys so far mean."""

    action: str
    """Its id."""
    times: int
    """How often; 0 if no count was typed."""
    letter: str
    """The character typed for ``<letter>``; empty if the action takes none."""


class Keymap:
    """The keys pressed so far and what they may become."""

    def __init__(self) -> None:
        self._table: dict[tuple[str, tuple[str, ...]], str] = {}
        self._prefixes: set[tuple[str, tuple[str, ...]]] = set()
        for action in actions.current():
            for keys in action.keys:
                parts = tuple(keys.split(" "))
                for place in action.places:
                    self._table[place, parts] = action.id
                    self._prefixes.update((place, parts[:n]) for n in range(1, len(parts)))
        self._pressed: tuple[str, ...] = ()
        self._count = ""

    @property
    def pending(self) -> str:
        """What has been typed of a sequence or count; shown in the status line."""
        return self._count + "".join(self._pressed)

    def clear(self) -> None:
        """Forget what has been typed."""
        self._pressed, self._count = (), ""

    def press(self, key: str, place: str) -> Chosen | None:
        """Take a key.

        Args:
            key: The character, if it is printable, else Textual's name of the key.
            place: Where the cursor is (see :mod:`tui.actions`).

        Returns:
            What the keys mean, once they mean something; None while they do not or never will.
        """
        if key == " ":
            key = "space"
        for candidate in dict.fromkeys((key, positional(key))):
            if not self._pressed and self._is_figure(candidate, place):
                self._count = (self._count + candidate)[-4:]
                return None
            parts = (*self._pressed, candidate)
            found = self._table.get((place, parts))
            if found is not None:
                return self._done(found, "")
            if (place, parts) in self._prefixes:
                self._pressed = parts
                return None
            if self._pressed and len(key) == 1:
                found = self._table.get((place, (*self._pressed, ANY)))
                if found is not None:
                    return self._done(found, key)
        pending = bool(self.pending)
        self.clear()
        if pending and key != "escape":
            # A key that ends no sequence begins anew: ``g j`` is ``j``.
            return self.press(key, place)
        return None

    def _is_figure(self, key: str, place: str) -> bool:
        """Tell whether a key counts; where figures are actions (grades), they do not."""
        if key == "0":
            return bool(self._count)
        return len(key) == 1 and key in "123456789" and (place, (key,)) not in self._table

    def _done(self, action: str, letter: str) -> Chosen:
        count = min(int(self._count or 0), MOST)
        self.clear()
        return Chosen(action, count, letter)
