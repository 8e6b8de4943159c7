"""The one table of what a reader can do: bindings, hints, help and palette are made from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tui.messages import N_, _

TEXT, ENTRY, LIST, LOOKUP, REVIEW, FORM = "text", "entry", "list", "lookup", "review", "form"
"""Places: the text pane, the glossary pane, a list of passages or headings, the lookup screen, the
review, the form of an entry."""


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


PANES = (TEXT, ENTRY, LIST)
ACTIONS: tuple[Action, ...] = (
    Action("lookup", ("s",), N_("Look up"), N_("Look up any word; answers come as you type"),
           (*PANES,), True),
    Action("history", ("g h",), N_("Lookups"),
           N_("List what you have looked up; Enter looks it up again"), PANES),
    Action("definition", ("enter", "g d"), N_("Definition"),
           N_("Follow the link under the cursor, else open the definition of the term or word"),
           (TEXT,), True),
    Action("keep_up", ("g f",), N_("Follow"),
           N_("Let the glossary show the term under the cursor as you read, or no longer"), PANES),
    Action("references", ("g r",), N_("Passages"),
           N_("List every passage with the term, in any form"), (TEXT, ENTRY), True),
    Action("terms", ("g t",), N_("Terms"),
           N_("List all terms of the document: how often, where, and which you know"), PANES),
    Action("candidates", ("g C",), N_("Candidates"),
           N_("List what may be a term of the document and is in no termbase"), PANES),
    Action("accept_candidate", ("a",), N_("Accept"),
           N_("Add the candidate to your own termbase, with its passage"), (LIST,)),
    Action("leave_candidate", ("x",), N_("Leave out"),
           N_("Propose the candidate no more, or again"), (LIST,)),
    Action("plot", ("g l",), N_("Plot"),
           N_("Show where in the document the term occurs, chapter by chapter"), PANES),
    Action("know", ("=",), N_("Known"), N_("You know this term, or no longer"), PANES),
    Action("ignore", ("-",), N_("Ignore"),
           N_("Leave this term out of all counting, or no longer"), PANES),
    Action("study_add", ("+",), N_("Learn"),
           N_("Put this term into the deck, with the sentence it stands in"), PANES),
    Action("study", ("g s",), N_("Study"), N_("Review what is due"), PANES),
    Action("study_document", ("g +",), N_("Learn the document"),
           N_("Put the document's terms into the deck, the most frequent first, less those known"),
           PANES),
    Action("study_branch", ("g b",), N_("Learn the branch"),
           N_("Put this concept and all under it in the concept tree into the deck"), PANES),
    Action("progress", ("g p",), N_("Progress"),
           N_("Progress of study in pictures: forecast, retention, calendar"), (*PANES, REVIEW)),
    Action("marking", ("T",), N_("Marking"),
           N_("Mark all terms, the first of each in a paragraph, or none"), (TEXT,)),
    Action("peek", ("K",), N_("Peek"),
           N_("Show the definition or the note in place, without leaving"), (TEXT,)),
    Action("next_link", (">",), N_("Next link"), N_("Next link or note of the document"), (TEXT,)),
    Action("previous_link", ("<",), N_("Previous link"),
           N_("Previous link or note of the document"), (TEXT,)),
    Action("next_hit", ("n",), N_("Next"), N_("Next search hit; with no search, next term"),
           (TEXT,), True),
    Action("previous_hit", ("N",), N_("Previous"),
           N_("Previous search hit; with no search, previous term"), (TEXT,)),
    Action("beside", ("t",), N_("Translation"),
           N_("Show other languages beside: English, Russian, both, none"), (TEXT,), True),
    Action("align_join", ("g j",), N_("Join"),
           N_("Take the next paragraph of the text beside to this one"), (TEXT,)),
    Action("align_part", ("g k",), N_("Part"),
           N_("Give the last paragraph beside this one to the next"), (TEXT,)),
    Action("align_lower", ("g >",), N_("Lower"),
           N_("Move all of the text beside from here on down by a paragraph"), (TEXT,)),
    Action("align_lift", ("g <",), N_("Lift"),
           N_("Move all of the text beside below this paragraph up by one"), (TEXT,)),
    Action("align_undo", ("g u",), N_("Take back"),
           N_("Take the last correction of the alignment back"), (TEXT,)),
    Action("search", ("/",), N_("Search"), N_("Search the text"), (TEXT,), True),
    Action("back", ("H", "ctrl+o", "alt+left"), N_("Back"), N_("Back in the jump list"), PANES),
    Action("forward", ("L", "alt+right"), N_("Forward"), N_("Forward in the jump list"), PANES),
    Action("library", ("o",), N_("Open"),
           N_("Open another document: one read lately, one of the library, any file"), PANES),
    Action("contents", ("c",), N_("Contents"), N_("Contents of the document"), (TEXT, ENTRY)),
    Action("set_bookmark", ("m <letter>",), N_("Set bookmark"),
           N_("Set a bookmark named by a letter"), (TEXT,)),
    Action("go_to_bookmark", ("' <letter>",), N_("Go to bookmark"),
           N_("Go to the bookmark named by a letter"), (TEXT,)),
    Action("bookmarks", ("M",), N_("Bookmarks"), N_("List the bookmarks"), PANES),
    Action("down", ("j", "down"), N_("Down"), N_("Line down"), (*PANES, LOOKUP, FORM)),
    Action("up", ("k", "up"), N_("Up"), N_("Line up"), (*PANES, LOOKUP, FORM)),
    Action("page_down", ("space", "pagedown", "ctrl+f"), N_("Page down"), N_("Page down"),
           (*PANES, FORM)),
    Action("page_up", ("pageup", "ctrl+b"), N_("Page up"), N_("Page up"), (*PANES, FORM)),
    Action("half_down", ("d", "ctrl+d"), N_("Half a page down"), N_("Half a page down"), PANES),
    Action("half_up", ("u", "ctrl+u"), N_("Half a page up"), N_("Half a page up"), PANES),
    Action("top", ("g g", "home"), N_("Beginning"), N_("Beginning of the document"),
           (*PANES, FORM)),
    Action("bottom", ("G", "end"), N_("End"), N_("End of the document"), (*PANES, FORM)),
    Action("next_block", ("}",), N_("Next paragraph"), N_("Next paragraph"), (TEXT,)),
    Action("previous_block", ("{",), N_("Previous paragraph"), N_("Previous paragraph"), (TEXT,)),
    Action("next_sentence", (")",), N_("Next sentence"), N_("Next sentence"), (TEXT,)),
    Action("previous_sentence", ("(",), N_("Previous sentence"), N_("Previous sentence"), (TEXT,)),
    Action("next_chapter", ("]",), N_("Next chapter"), N_("Next heading"), (TEXT,)),
    Action("previous_chapter", ("[",), N_("Previous chapter"), N_("Previous heading"), (TEXT,)),
    Action("percent", ("%",), N_("Percentage"),
           N_("Go as far as the number before it says, e.g. to the middle by 50%"), (TEXT,)),
    Action("right", ("l", "right"), N_("Right"), N_("Letter to the right; open a branch"),
           (TEXT, ENTRY)),
    Action("left", ("h", "left"), N_("Left"), N_("Letter to the left; close a branch"),
           (TEXT, ENTRY)),
    Action("next_word", ("w",), N_("Next word"), N_("Next word"), (TEXT,)),
    Action("previous_word", ("b",), N_("Previous word"), N_("Previous word"), (TEXT,)),
    Action("line_start", ("0",), N_("Line start"), N_("Beginning of the line"), (TEXT,)),
    Action("line_end", ("$",), N_("Line end"), N_("End of the line"), (TEXT,)),
    Action("follow", ("enter", "g d"), N_("Open"), N_("Open what the line points to"),
           (ENTRY, LIST), True),
    Action("next_homograph", ("n",), N_("Next entry"),
           N_("Next concept that the same word designates"), (ENTRY,), True),
    Action("previous_homograph", ("N",), N_("Previous entry"),
           N_("Previous concept that the same word designates"), (ENTRY,)),
    Action("next_pane", ("tab",), N_("Next pane"), N_("Go to the next pane"), PANES),
    Action("zoom", ("z",), N_("Zoom"), N_("Give the pane the whole screen, or take it back"),
           PANES),
    Action("redraw", ("ctrl+l",), N_("Redraw"),
           N_("Draw the screen anew, after another program has written on it"), PANES),
    Action("close", ("escape", "ctrl+c"), N_("Close"), N_("Stop, or close the list or the search"),
           (*PANES, FORM)),
    Action("palette", (":", "ctrl+p"), N_("Commands"), N_("Find any command by name"), PANES),
    Action("show", ("space", "enter"), N_("Show"),
           N_("Show the answer; again: the grade that suggests itself"), (REVIEW,), True),
    Action("again", ("1", "h"), N_("Again"), N_("Not remembered"), (REVIEW,)),
    Action("hard", ("2", "j"), N_("Hard"), N_("Remembered with effort"), (REVIEW,)),
    Action("good", ("3", "k"), N_("Good"), N_("Remembered after a moment"), (REVIEW,)),
    Action("easy", ("4", "l"), N_("Easy"), N_("Remembered at once"), (REVIEW,)),
    Action("undo", ("u",), N_("Undo"), N_("Take back what was done last, as often as you like"),
           (REVIEW, FORM), True),
    Action("edit_card", ("e",), N_("Edit"),
           N_("Edit the entry of the card's concept in your termbase"), (REVIEW,), True),
    Action("edit_words", ("E",), N_("Own words"),
           N_("Edit what the card says; the termbase stays as it is"), (REVIEW,)),
    Action("card_definition", ("g d",), N_("Definition"),
           N_("Open the entry of the card's concept"), (REVIEW,), True),
    Action("card_place", ("o",), N_("Sentence"),
           N_("Open the sentence where it was read; H comes back"), (REVIEW,), True),
    Action("bury", ("b",), N_("Bury"), N_("Ask this card no more today"), (REVIEW,)),
    Action("postpone", ("p",), N_("Postpone"), N_("Ask this card some days later"), (REVIEW,)),
    Action("suspend", ("x",), N_("Put aside"), N_("Ask this card no more"), (REVIEW,)),
    Action("typing", ("t",), N_("Type"), N_("Type the answers, or no longer"), (REVIEW,)),
    Action("card_down", ("down", "pagedown", "ctrl+f"), N_("Down"), N_("Rest of a long card"),
           (REVIEW,)),
    Action("card_up", ("up", "pageup", "ctrl+b"), N_("Up"), N_("Beginning of a long card"),
           (REVIEW,)),
    Action("end", ("q", "escape", "ctrl+c", "ctrl+q"), N_("End"),
           N_("End the review; all that was graded is kept"), (REVIEW,), True),
    Action("help", ("?", "f1"), N_("Keys"), N_("Keys of the place you are in"),
           (*PANES, REVIEW, FORM), True),
    Action("select_words", ("v",), N_("Select words"),
           N_("Select from here on by words; again or Esc drops the selection"), (TEXT,)),
    Action("select_lines", ("V",), N_("Select lines"),
           N_("Select from here on by lines; again or Esc drops the selection"), (TEXT,)),
    Action("copy", ("y",), N_("Copy"),
           N_("Copy the selection, or the sentence, through the terminal"), (TEXT,)),
    Action("note", ("i",), N_("Note"),
           N_("Highlight the selection or sentence and note on it; edit the note there"),
           (TEXT, LIST)),
    Action("delete_note", ("X",), N_("Delete note"), N_("Delete the note under the cursor"),
           (TEXT, LIST)),
    Action("time_left", ("g i",), N_("Time left"),
           N_("Say how long you have read today and how long chapter and document still take"),
           PANES),
    Action("statistics", ("g a",), N_("Reading time"),
           N_("List what you have read, by day and document"), PANES),
    Action("export_notes", ("W",), N_("Write notes"),
           N_("Write the notes listed, or those on this document, to a Markdown or JSON file"),
           PANES),
    Action("filter", ("/",), N_("Only"), N_("Show only the lines of the list with some words"),
           (LIST,)),
    Action("notes", ("g n",), N_("Notes"), N_("List all notes"), PANES),
    Action("command", ("!",), N_("External command"),
           N_("Hand the word or sentence to a program that the settings name"), (TEXT,)),
    Action("aloud", ("R",), N_("Read aloud"),
           N_("Read aloud through the command “speak”, sentence by sentence"), (TEXT,)),
    Action("add", ("a",), N_("Add to termbase"),
           N_("Add the word under the cursor or the selection to your termbase"), (TEXT,), True),
    Action("edit", ("e",), N_("Edit"),
           N_("Edit the entry; one that is not yours is copied to your termbase"), (ENTRY,), True),
    Action("edit_raw", ("E",), N_("Edit as TBX"),
           N_("Edit the entry as TBX in $VISUAL or $EDITOR"), (ENTRY,)),
    Action("delete_entry", ("x",), N_("Delete entry"),
           N_("Delete your entry, or go back to the one that it replaced"), (ENTRY,)),
    Action("undo_edit", ("U",), N_("Undo edit"),
           N_("Take the last saved change of an entry back"), PANES),
    Action("termbases", ("g B",), N_("Termbases"),
           N_("Termbases: which are asked, and in which order"), PANES),
    Action("change", ("enter", "right"), N_("Change"),
           N_("Edit the field, or take its next value"), (FORM,), True),
    Action("change_back", ("left",), N_("Value before"), N_("Take the value before"), (FORM,)),
    Action("new_term", ("t",), N_("Designation"),
           N_("Add a designation in the language of the line"), (FORM,), True),
    Action("new_definition", ("d",), N_("Definition"),
           N_("Add a definition in the language of the line"), (FORM,), True),
    Action("new_context", ("c",), N_("Context"),
           N_("Add a context of the designation of the line"), (FORM,)),
    Action("new_relation", ("r",), N_("Relation"),
           N_("Relate to another concept; look it up"), (FORM,)),
    Action("remove", ("x",), N_("Remove"),
           N_("Take out the designation, definition, context or relation of the line"), (FORM,),
           True),
    Action("redo", ("U", "ctrl+r"), N_("Redo"), N_("Make it again"), (FORM,)),
    Action("save", ("w", "ctrl+s"), N_("Save"), N_("Save the entry"), (FORM,), True),
    Action("settings", ("S",), N_("Settings"),
           N_("Look of the text, colours, interface language"), PANES),
    Action("focus", ("F",), N_("Focus"), N_("Dim all but the paragraph, or no longer"), (TEXT,)),
    Action("theme", (), N_("Theme"), N_("Next theme: terminal, light, dark, high contrast"),
           PANES),
    Action("language", (), N_("Interface language"),
           N_("Next interface language: Kazakh, Russian, English"), PANES),
    Action("quit", ("q", "ctrl+q"), N_("Quit"), N_("Save the place and leave"), PANES, True),
)  # fmt: skip
BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}
_NAMES = {
    "enter": "Enter", "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home",
    "end": "End", "up": "↑", "down": "↓", "left": "←", "right": "→", "escape": "Esc",
    "tab": "Tab", "alt+left": "Alt-←", "alt+right": "Alt-→", "f1": "F1",
}  # fmt: skip


_current = ACTIONS
_allowed: frozenset[str] | None = None


def current() -> tuple[Action, ...]:
    """Return the table with the keys in force, without what may not be done here."""
    return tuple(action for action in _current if is_allowed(action.id))


def restrict(names: frozenset[str] | None) -> None:
    """Offer and do only some actions from now on, whatever the table holds.

    Args:
        names: Their ids; None allows all again.
    """
    global _allowed
    _allowed = names


def is_allowed(name: str) -> bool:
    """Tell whether an action may be done here; one without a word on it may not."""
    return _allowed is None or name in _allowed


def remap(keys: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Let other keys do some actions from now on; all others do what the table says.

    Args:
        keys: Keys by id of the action, written as in the table; none takes the action its keys.

    Returns:
        The ids that are no action's. A key that is given to one action is taken from any other
        action of the same place.
    """
    global _current
    taken = {
        (place, key)
        for name, chosen in keys.items()
        if name in BY_ID
        for key in chosen
        for place in BY_ID[name].places
    }
    _current = tuple(
        action._replace(keys=keys[action.id])
        if action.id in keys
        else action._replace(
            keys=tuple(
                key for key in action.keys
                if not any((place, key) in taken for place in action.places)
            )
        )
        for action in ACTIONS
    )  # fmt: skip
    return [name for name in keys if name not in BY_ID]


def at(place: str) -> list[Action]:
    """Return the actions of a place, in the order of the table."""
    return [action for action in current() if place in action.places]


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


def hints(place: str) -> list[tuple[str, str]]:
    """Return the key and the name of each action that is offered at a place.

    The keys themselves come last: the status line keeps that one where it has room for few.
    """
    offered = [action for action in at(place) if action.hint and action.keys]
    offered.sort(key=lambda action: action.id == "help")
    return [(key_name(action.keys[0]), label(action)) for action in offered]
