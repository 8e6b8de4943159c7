"""Editing one's own termbase from the keyboard: adding, the form, conflicts, undo."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import os
import sys
from pathlib import Path

import pytest

from glossary.concept import Concept, LanguageSection, Term
from glossary.own import Change, OwnTermbase
from tests.tui.conftest import OpenReader, Reader
from tui.screens.entry_form import EntryForm
from tui.termbases import mine


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text("Сауалнамаларды өткізу керек. Имидж туралы екінші сөйлем.", "utf-8")
    return str(path)


@pytest.mark.parametrize("keys", [("a", "w"), ("ф", "ц")], ids=["Latin", "Russian layout"])
async def test_a_word_of_the_text_becomes_an_entry_that_is_found_at_once(
    open_reader: OpenReader, text: str, keys: tuple[str, str]
) -> None:
    add, save = keys
    async with open_reader(text) as reader:
        await reader.press(add)
        assert "New concept: сауалнама" in reader.shown
        await reader.press("enter")
        assert isinstance(reader.app.screen, EntryForm)
        assert "Сауалнамаларды өткізу керек." in reader.shown
        await reader.press(save)
        await reader.settle()
        entry = OwnTermbase(mine()).get("sawalnama") or next(iter(_entries()))
        assert entry.terms("kk")[0].text == "сауалнама"
        assert entry.terms("kk")[0].contexts[0].source == "a.txt#" + _block(reader.screen)
        assert entry.transactions[-1].kind == "origination"
        # The word in the text is a term now, the entry is open and says who made it.
        term = reader.screen.text.current_term()
        assert term is not None and term.surface == "Сауалнамаларды"
        assert "in your termbase" in reader.shown
        await reader.press("s")
        await reader.type("сауалнамаға")
        await reader.settle()
        assert "сауалнама" in reader.shown.split("сауалнамаға", 1)[1]


async def test_an_edited_entry_overlays_the_shipped_one_until_it_is_deleted(
    open_reader: OpenReader, text: str
) -> None:
    async with open_reader(text, size=(120, 40)) as reader:
        await reader.press("s")
        await reader.type("имидж")
        await reader.press("enter", "tab", "e")
        form = _form(reader)
        await _to(reader, "Note")
        await reader.press("enter", "ctrl+u")  # what was there stays unless it is taken out
        await reader.type("tried")
        await reader.press("enter", "w")
        assert "in your termbase" in reader.shown and "tried" in reader.shown
        assert form.draft.concept.note == "tried"
        mine_now = OwnTermbase(mine()).get("image")
        assert mine_now is not None and mine_now.transactions[-1].note == "note"
        assert "changed: note" in "".join(item.text for item in reader.screen.entry.items)
        await reader.press("ч")  # x on the Russian layout
        assert "in your termbase" not in reader.shown and "tried" not in reader.shown
        assert OwnTermbase(mine()).get("image") is None
        await reader.press("U")
        assert "tried" in reader.shown
        await reader.press("U")
        assert "tried" not in reader.shown
        await reader.press("U")
        assert "Nothing has been saved" in reader.shown


async def test_the_form_names_mistakes_as_one_types_and_undoes(
    open_reader: OpenReader, text: str
) -> None:
    async with open_reader(text, size=(60, 20)) as reader:
        await reader.press("a", "enter")
        form = _form(reader)
        await reader.press("enter")
        for _letter in "сауалнама":
            await reader.press("backspace")
        assert "This is empty" in reader.shown
        await reader.type("survey")
        assert "this language is not written in" in _flat(reader)
        await reader.press("escape")
        assert form.draft.concept.terms("kk")[0].text == "сауалнама"
        await reader.press("down", "enter")
        assert form.draft.concept.terms("kk")[0].status == "admitted"
        await reader.press("г")  # u on the Russian layout
        assert form.draft.concept.terms("kk")[0].status == "preferred"
        await reader.press("U")
        assert form.draft.concept.terms("kk")[0].status == "admitted"
        await reader.press("d")
        await reader.type("сауалнама")
        assert "The definition has its own term in it" in _flat(reader)
        await reader.press("enter", "escape")
        assert "not saved" in reader.shown
        await reader.press("escape")
        assert not isinstance(reader.app.screen, EntryForm)
        assert not mine().exists()


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_who_saves_second_sees_both_side_by_side_and_loses_neither(
    open_reader: OpenReader, text: str, size: tuple[int, int]
) -> None:
    other = OwnTermbase(mine())
    section = LanguageSection("kk", (Term("сауалнама"),))
    first = other.apply(Change("survey", Concept("survey", (section,)), None), who="dana")[0]
    async with open_reader(text, size=size) as reader:
        await reader.press("enter", "tab", "e")
        form = _form(reader)
        await _to(reader, "Note")
        await reader.press("enter")
        await reader.type("mine")
        await reader.press("enter")
        assert first is not None
        theirs = first._replace(
            note="theirs", subject_field="PR",
            sections=(section, LanguageSection("en", (Term("survey"),))),
        )  # fmt: skip
        other.apply(Change("survey", theirs, first), who="dana")
        await reader.press("w")
        assert reader.app.screen is form
        assert "Somebody else changed this entry" in reader.shown
        rows = [line.strip("│ ▌") for line in reader.shown.splitlines()]
        heads, values = (
            next(row.split("│") for row in rows if row.startswith(word))
            for word in ("yours", "mine")
        )
        assert [one.strip() for one in heads] == ["yours", "the other's"]
        assert [one.strip() for one in values] == ["mine", "theirs"]
        # One's own where the two differ, the other's elsewhere.
        draft = form.draft.concept
        assert (draft.note, draft.subject_field) == ("mine", "PR")
        assert draft.terms("en")[0].text == "survey"
        await reader.press("w")
        assert not isinstance(reader.app.screen, EntryForm)
        now = OwnTermbase(mine()).get("survey")
        assert now is not None and (now.note, now.subject_field) == ("mine", "PR")
        assert [one.responsibility for one in now.transactions[:2]] == ["dana", "dana"]
        assert len(now.transactions) == 3


async def test_what_only_the_other_changed_is_no_conflict(
    open_reader: OpenReader, text: str
) -> None:
    other = OwnTermbase(mine())
    section = LanguageSection("kk", (Term("сауалнама"),))
    first = other.apply(Change("survey", Concept("survey", (section,)), None), who="dana")[0]
    assert first is not None
    async with open_reader(text, size=(80, 24)) as reader:
        await reader.press("enter", "tab", "e")
        await _to(reader, "Note")
        await reader.press("enter")
        await reader.type("mine")
        await reader.press("enter")
        other.apply(Change("survey", first._replace(subject_field="PR"), first), who="dana")
        await reader.press("w")
        assert "w saves both changes" in reader.shown and "yours" not in reader.shown
        await reader.press("w")
        now = OwnTermbase(mine()).get("survey")
        assert now is not None and (now.note, now.subject_field) == ("mine", "PR")


async def test_an_entry_that_the_other_deleted_can_still_be_saved(
    open_reader: OpenReader, text: str
) -> None:
    other = OwnTermbase(mine())
    section = LanguageSection("kk", (Term("сауалнама"),))
    first = other.apply(Change("survey", Concept("survey", (section,)), None), who="dana")[0]
    async with open_reader(text, size=(80, 24)) as reader:
        await reader.press("enter", "tab", "e")
        await _to(reader, "Note")
        await reader.press("enter")
        await reader.type("mine")
        await reader.press("enter")
        other.apply(Change("survey", None, first))
        await reader.press("w")
        assert "deleted this entry meanwhile" in reader.shown
        await reader.press("w")
        now = OwnTermbase(mine()).get("survey")
        assert now is not None and now.note == "mine"


async def test_a_disk_that_is_full_keeps_the_form_open(
    open_reader: OpenReader, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(text) as reader:
        await reader.press("a", "enter")

        def full(_file: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", full)
            await reader.press("w")
        assert isinstance(reader.app.screen, EntryForm)
        assert "No space left" in reader.shown
        assert not mine().exists()
        await reader.press("w")
        assert mine().exists()


async def test_a_relation_is_chosen_by_lookup(open_reader: OpenReader, text: str) -> None:
    async with open_reader(text) as reader:
        await reader.press("a", "enter", "r")
        await reader.type("имидж")
        await reader.press("enter")
        form = _form(reader)
        assert form.draft.concept.relations[0].target == "image"
        assert "имидж" in reader.shown


async def test_termbases_are_ordered_and_switched_off(open_reader: OpenReader, text: str) -> None:
    folder = mine().parent
    folder.mkdir(parents=True)
    section = LanguageSection("kk", (Term("сөйлем"),))
    OwnTermbase(folder / "other.tbx").apply(Change("x", Concept("x", (section,)), None))
    async with open_reader(text) as reader:
        assert reader.screen.recognition.glossary is not None
        assert reader.screen.recognition.glossary.concept("x") is not None
        await reader.press("g", "B")
        assert "● other" in reader.shown and "● shipped" in reader.shown
        await reader.press("enter", "right", "escape")
        assert reader.screen.settings.order == ("shipped", "other")
        assert reader.screen.settings.off == ("other",)
        assert reader.screen.recognition.glossary.concept("x") is None


async def test_named_termbases_are_only_read(
    open_reader: OpenReader, text: str, tmp_path: Path
) -> None:
    async with open_reader(text) as reader:
        request = dataclasses.replace(reader.screen.request, termbases=(tmp_path / "t.tbx",))
        reader.screen.request = request
        await reader.press("a")
        assert "only read" in reader.shown


@pytest.mark.parametrize("writes", ["good", "broken"])
async def test_the_raw_entry_goes_to_an_editor_and_back(
    open_reader: OpenReader, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: str
) -> None:
    script = tmp_path / "editor.py"
    tag = "note" if writes == "good" else "nota"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        f"new = '<{tag}>by hand</note><langSec'\n"
        "path.write_text(path.read_text().replace('<langSec', new, 1))",
        "utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    async with open_reader(text) as reader:
        monkeypatch.setattr(reader.app, "suspend", contextlib.nullcontext)
        await reader.press("a", "enter", "w", "tab", "E")
        entry = next(iter(_entries()))
        kept = list((mine().parent / ".texts").glob("*.xml"))
        if writes == "good":
            assert entry.note == "by hand" and not kept
            assert "by hand" in reader.shown
        else:
            assert entry.note == "" and "by hand" in kept[0].read_text("utf-8")
            assert "E opens your text again" in reader.shown.replace("\n", " ")


def _form(reader: Reader) -> EntryForm:
    screen = reader.app.screen
    assert isinstance(screen, EntryForm)
    return screen


async def _to(reader: Reader, name: str) -> None:
    """Put the cursor on the first field with a name."""
    form = _form(reader)
    items = form.lines.items
    at = next(n for n, item in enumerate(items) if item.text.strip().startswith(name))
    step = "down" if at > form.lines.current else "up"
    for _press in range(abs(at - form.lines.current)):
        await reader.press(step)


def _entries() -> list[Concept]:
    from glossary.formats.detect import read

    return list(read(mine()))


def _block(screen: object) -> str:
    text = screen.text  # type: ignore[attr-defined]
    return str(text.view.flow.sources[0].block(text.view.block).id)


def _flat(reader: Reader) -> str:
    return " ".join(reader.shown.replace("│", " ").split())
