"""An entry as TBX in the reader's editor; what was typed is never lost."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from glossary.concept import Concept
from glossary.errors import GlossaryError
from glossary.own import text_of
from tui.messages import _, sentence
from tui.sanitise import visible

if TYPE_CHECKING:
    from tui.control.editing import Editing

EDITOR = "vi"
"""What POSIX systems have where neither VISUAL nor EDITOR is set."""


def edit(editing: Editing, concept_id: str) -> None:
    """Edit an entry; a text that could not be saved before is taken up again."""
    reader = editing.reader
    try:
        concept, base = editing.whole(concept_id)
        if concept is None:
            return
        path = _kept(editing, concept_id)
        before = path.read_text("utf-8") if path.exists() else ""
        if not before:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_text(text_of(concept), "utf-8")
        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or EDITOR)
        with reader.app.suspend():
            subprocess.run([*command, str(path)], check=True)
    except SuspendNotSupported:
        reader.notice(_("This terminal cannot be lent to an editor; e opens the form."))
        return
    except (OSError, ValueError, subprocess.CalledProcessError, GlossaryError) as error:
        reader.notice(_("The editor could not be run ({reason}).").format(reason=error))
        return
    reader.refresh()
    if not before and path.read_text("utf-8") == text_of(concept):
        path.unlink()
        reader.notice(_("The entry is as it was."))
        return
    _save(editing, path, concept, base)


def _kept(editing: Editing, concept_id: str) -> Path:
    name = "".join(one if one.isalnum() or one in "-_." else "_" for one in concept_id)
    return editing.own().path.parent / ".texts" / f"{name}.xml"


def _save(editing: Editing, path: Path, shown: Concept, base: Concept | None) -> None:
    reader = editing.reader

    def work() -> None:
        try:
            editing.save(_entry(path, shown.id), base, shown)
        except GlossaryError as error:
            kept = _("Not saved; E opens your text again. {reason}")
            said = kept.format(reason=visible(sentence(error)))
            reader.app.call_from_thread(reader.notice, said)
            return
        path.unlink(missing_ok=True)
        reader.app.call_from_thread(reader.recognition.reload)
        said = _("The entry is saved; U takes that back.")
        reader.app.call_from_thread(reader.notice, said)

    reader.run_worker(work, thread=True, group="editing")


def _entry(path: Path, concept_id: str) -> Concept:
    """Return the entry that the text says.

    Raises:
        GlossaryError: It is no TBX, or not exactly the one entry; it names the line.
    """
    from glossary.formats.tbx import read

    entries = list(read(path))
    if len(entries) != 1 or entries[0].id != concept_id:
        raise GlossaryError(
            "there must be one entry with the id {id}", file=str(path), remedy="mend the text",
            id=concept_id,
        )  # fmt: skip
    return entries[0]
