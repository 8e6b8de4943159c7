"""What a visitor over SSH may do: the one place that decides.

An action that is not named here is neither offered nor done, so a new one is safe until somebody
has thought about it. What is allowed reads the library and the given termbases, and writes the
visitor's own state; it names no path, runs no program, and sends nothing to the clipboard.
"""

from __future__ import annotations

import re
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from tui.settings import Settings
    from tui.state.store import State

ALLOWED: Final = frozenset({
    "history", "keep_up",
    "lookup", "definition", "references", "terms", "know", "marking", "peek", "next_hit",
    "previous_hit", "beside", "search", "back", "forward", "library", "contents", "set_bookmark",
    "go_to_bookmark", "bookmarks", "down", "up", "page_down", "page_up", "half_down", "half_up",
    "top", "bottom", "next_block", "previous_block", "next_sentence", "previous_sentence",
    "next_chapter", "previous_chapter", "percent", "right", "left", "next_word", "previous_word",
    "line_start", "line_end", "follow", "next_homograph", "previous_homograph", "next_pane",
    "zoom", "redraw", "close", "palette", "help", "select_words", "select_lines", "note",
    "delete_note",
    "notes", "next_link", "previous_link", "align_join", "align_part", "align_lower",
    "align_lift", "align_undo", "filter", "plot", "time_left", "statistics", "settings", "focus",
    "theme", "language", "quit", "candidates", "leave_candidate",
    # Study belongs to the visitor's key; it writes nothing but the visitor's own state.
    "ignore", "study_add", "study", "study_document", "study_branch", "progress", "show", "again",
    "hard", "good", "easy", "undo", "edit_card", "edit_words",
    "card_definition", "card_place", "bury",
    "postpone", "suspend", "typing", "card_down", "card_up", "end",
})  # fmt: skip
"""Ids of actions."""
DENIED: Final = frozenset({"copy", "command", "aloud", "accept_candidate", "export_notes"})
"""Ids of actions that were thought about and refused: the clipboard, other programs, files, a
termbase that all visitors share."""
QUOTA: Final = 8_000_000
"""Bytes of one visitor's state: 500 lookups and some ten thousand notes."""
# Compiled by re when it is first needed: few visitors meet an error.
_PATH = r"(?<![\w/])(?:~|\.{1,2})?/[^\s:;,()«»“”]+(?:/[^\s:;,()«»“”]*)*"


def without_paths(sentence: str) -> str:
    """Return a sentence with an ellipsis where it names a path of the machine."""
    return re.sub(_PATH, "…", sentence)


def opened(folder: Path | None) -> tuple[State, Settings]:
    """Open a visitor's own state and settings.

    Args:
        folder: Where they are kept; None keeps them in memory.
    """
    # Here, for a one-shot lookup needs neither.
    from tui.settings import FILE, Settings
    from tui.state.store import State

    if folder is None:
        return State(None), Settings(None)
    state, settings = State(folder, quota=QUOTA), Settings(folder / FILE)
    # The file is written by the app alone; what it cannot have written is not obeyed.
    settings.commands.clear()
    settings.keys.clear()
    return state, settings
