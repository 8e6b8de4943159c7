"""What keeps a deck from being read or written, in the language of the interface."""

from __future__ import annotations

from glossary.errors import GlossaryError
from glossary.study.faults import DAMAGED, FULL, LOCKED, UNWRITABLE, StudyFault
from tui.messages import N_, _

SENTENCES = {
    LOCKED: N_("Another program is writing the deck; nothing was changed, try again."),
    FULL: N_("There is no room to write the deck; nothing was changed, make room and try again."),
    DAMAGED: N_("The deck is damaged; `tilmash restore` puts a backup in its place."),
    UNWRITABLE: N_(
        "The deck cannot be written; nothing was changed, `tilmash doctor` may say why."
    ),
}


def said(error: GlossaryError) -> str:
    """Return the sentence of an error."""
    return _(SENTENCES[error.code]) if isinstance(error, StudyFault) else str(error)
