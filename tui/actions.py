"""The one table of what a reader can do: bindings, hints, help and palette are made from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tui.messages import _

TEXT, ENTRY, LIST, LOOKUP = "text", "entry", "list", "lookup"
"""Places: the text pane, the glossary pane, a list of passages or headings, the lookup screen."""


class Action(NamedTuple):
    """Something that a key does."""

    id: str
    """Stable name; the method that does it is ``action_<id>``."""
    keys: tuple[str, ...]
    """Keys on a US keyboard: a character, a name of Textual's, or several parted by spaces for a
    sequence. ``<letter>`` stands for any character."""
    label: str
    """What it is called, in the interface language's message id."""
    help: str
    """What it does, as a sentence's message id."""
    places: tuple[str, ...]
    """Where it can be done."""
    hint: bool = False
    """Whether the status line offers it."""


def _n(message: str) -> str:
    """Mark a message for translation; it is translated when it is shown."""
    return message


PANES = (TEXT, ENTRY, LIST)
ACTIONS: tuple[Action, ...] = (
    Action("lookup", ("s",), _n("Look up"), _n("Look up any word; answers come as you type"),
           (*PANES,), True),
    Action("definition", ("enter", "g d"), _n("Definition"),
           _n("Open the definition of the term or word under the cursor"), (TEXT,), True),
    Action("references", ("g r",), _n("Passages"),
           _n("List every passage with the term, in any form"), (TEXT, ENTRY), True),
    Action("peek", ("K",), _n("Peek"), _n("Show the definition in place, without leaving"),
           (TEXT,)),
    Action("next_hit", ("n",), _n("Next"), _n("Next search hit; with no search, next term"),
           (TEXT,), True),
    Action("previous_hit", ("N",), _n("Previous"),
           _n("Previous search hit; with no search, previous term"), (TEXT,)),
    Action("beside", ("t",), _n("Translation"),
           _n("Show another language beside: off, English, Russian"), (TEXT,), True),
    Action("search", ("/",), _n("Search"), _n("Search the text"), (TEXT,), True),
    Action("back", ("H", "ctrl+o", "alt+left"), _n("Back"), _n("Back in the jump list"), PANES),
    Action("forward", ("L", "alt+right"), _n("Forward"), _n("Forward in the jump list"), PANES),
    Action("contents", ("c",), _n("Contents"), _n("Contents of the document"), (TEXT, ENTRY)),
    Action("set_bookmark", ("m <letter>",), _n("Set bookmark"),
           _n("Set a bookmark named by a letter"), (TEXT,)),
    Action("go_to_bookmark", ("' <letter>",), _n("Go to bookmark"),
           _n("Go to the bookmark named by a letter"), (TEXT,)),
    Action("bookmarks", ("M",), _n("Bookmarks"), _n("List the bookmarks"), PANES),
    Action("down", ("j", "down"), _n("Down"), _n("Line down"), (*PANES, LOOKUP)),
    Action("up", ("k", "up"), _n("Up"), _n("Line up"), (*PANES, LOOKUP)),
    Action("page_down", ("space", "pagedown", "ctrl+f"), _n("Page down"), _n("Page down"), PANES),
    Action("page_up", ("pageup", "ctrl+b"), _n("Page up"), _n("Page up"), PANES),
    Action("half_down", ("d", "ctrl+d"), _n("Half a page down"), _n("Half a page down"), PANES),
    Action("half_up", ("u", "ctrl+u"), _n("Half a page up"), _n("Half a page up"), PANES),
    Action("top", ("g g", "home"), _n("Beginning"), _n("Beginning of the document"), PANES),
    Action("bottom", ("G", "end"), _n("End"), _n("End of the document"), PANES),
    Action("next_block", ("}",), _n("Next paragraph"), _n("Next paragraph"), (TEXT,)),
    Action("previous_block", ("{",), _n("Previous paragraph"), _n("Previous paragraph"), (TEXT,)),
    Action("right", ("l", "right"), _n("Right"), _n("Letter to the right; open a branch"),
           (TEXT, ENTRY)),
    Action("left", ("h", "left"), _n("Left"), _n("Letter to the left; close a branch"),
           (TEXT, ENTRY)),
    Action("next_word", ("w",), _n("Next word"), _n("Next word"), (TEXT,)),
    Action("previous_word", ("b",), _n("Previous word"), _n("Previous word"), (TEXT,)),
    Action("line_start", ("0",), _n("Line start"), _n("Beginning of the line"), (TEXT,)),
    Action("line_end", ("$",), _n("Line end"), _n("End of the line"), (TEXT,)),
    Action("follow", ("enter", "g d"), _n("Open"), _n("Open what the line points to"),
           (ENTRY, LIST), True),
    Action("next_homograph", ("n",), _n("Next entry"),
           _n("Next concept that the same word designates"), (ENTRY,), True),
    Action("previous_homograph", ("N",), _n("Previous entry"),
           _n("Previous concept that the same word designates"), (ENTRY,)),
    Action("next_pane", ("tab",), _n("Next pane"), _n("Go to the next pane"), PANES),
    Action("zoom", ("z",), _n("Zoom"), _n("Give the pane the whole screen, or take it back"),
           PANES),
    Action("close", ("escape", "ctrl+c"), _n("Close"), _n("Stop, or close the list or the search"),
           PANES),
    Action("palette", (":", "ctrl+p"), _n("Commands"), _n("Find any command by name"), PANES),
    Action("help", ("?", "f1"), _n("Keys"), _n("Keys of the place you are in"), PANES, True),
    Action("theme", (), _n("Theme"), _n("Next theme: terminal, light, dark, high contrast"),
           PANES),
    Action("language", (), _n("Interface language"),
           _n("Next interface language: Kazakh, Russian, English"), PANES),
    Action("quit", ("q", "ctrl+q"), _n("Quit"), _n("Save the place and leave"), PANES, True),
)  # fmt: skip
BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}
_NAMES = {
    "enter": "Enter", "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home",
    "end": "End", "up": "↑", "down": "↓", "left": "←", "right": "→", "escape": "Esc",
    "tab": "Tab", "alt+left": "Alt-←", "alt+right": "Alt-→", "f1": "F1",
}  # fmt: skip


def at(place: str) -> list[Action]:
    """Return the actions of a place, in the order of the table."""
    return [action for action in ACTIONS if place in action.places]


def key_name(key: str) -> str:
    """Return a key as it is shown, e.g. ``gd``, ``Ctrl-o``, ``PgDn``, ``m a–z``."""
    if " " in key:
        return "".join(key_name(part) for part in key.split(" ")).replace("<letter>", " a–z")
    if key.startswith("ctrl+"):
        return "Ctrl-" + key.removeprefix("ctrl+")
    return _NAMES.get(key, key)


def key_names(action: Action) -> str:
    """Return all keys of an action as they are shown."""
    return " ".join(key_name(key) for key in action.keys)


def label(action: Action) -> str:
    """Return the name of an action in the interface language."""
    return _(action.label)


def tooltip(action: Action) -> str:
    """Return what an action does, in the interface language."""
    return _(action.help)
