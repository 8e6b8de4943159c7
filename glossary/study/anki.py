"""The deck as an Anki package.

A note of the deck is a note in Anki and its cards are that note's cards, so Anki buries siblings as
tilmash does. The note's guid comes from the concept's id, the model and the deck have fixed ids and
a card's template is the place of its kind: a package imported again updates the notes, and Anki's
own scheduling of their cards stays. Package format: https://github.com/kerrickstaley/genanki.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

import genanki

from glossary.study.card import CardKind, Note
from glossary.study.deck import Deck
from glossary.study.faces import Line, face
from glossary.study.file import replacing

MODEL, DECK = 1_717_900_011, 1_717_900_012
"""Ids that Anki knows the model and the deck by; drawn once, never to be changed."""
NAME = "tilmash"
TITLES = {
    CardKind.TERM_DEFINITION: "Term → definition",
    CardKind.DEFINITION_TERM: "Definition → term",
    CardKind.KK_RU: "Kazakh → Russian",
    CardKind.RU_KK: "Russian → Kazakh",
    CardKind.KK_EN: "Kazakh → English",
    CardKind.EN_KK: "English → Kazakh",
    CardKind.CLOZE: "Sentence with a blank",
    CardKind.HOMOGRAPH: "Which concept?",
}
"""Names of the templates; their order is that of the kinds and stays."""
_STYLE = """
.card { font-family: "Noto Sans", "Segoe UI", Arial, sans-serif; font-size: 22px; line-height: 1.4;
  text-align: center; max-width: 38em; margin: 1em auto; padding: 0 1em;
  color: #1c1c1c; background: #fdfdfb; }
.card.nightMode { color: #e8e6e3; background: #1e1e1e; }
.lang { font-size: 60%; opacity: .6; margin-right: .5em; font-variant: small-caps; }
.faint { opacity: .75; font-size: 80%; }
b { text-decoration: underline; text-underline-offset: .2em; }
hr#answer { border: 0; border-top: 1px solid currentColor; opacity: .3; margin: 1em 4em; }
"""


def guid(concept: str) -> str:
    """Return the id that Anki knows the note of a concept by."""
    return str(genanki.guid_for(NAME, concept))


def export_package(deck: Deck, path: Path) -> int:
    """Write the deck as a package, whole or not at all.

    Args:
        deck: What to write.
        path: The file, replaced if it is there.

    Returns:
        How many notes were written.

    Raises:
        ExchangeError: The file cannot be written.
        StudyFault: The deck cannot be read.
    """
    kinds: dict[int, list[CardKind]] = defaultdict(list)
    for card in deck.cards():
        kinds[card.note].append(card.kind)
    model, package = _model(), genanki.Deck(DECK, NAME)
    count = 0
    for note in deck.notes():
        if kinds[note.number]:
            package.add_note(_note(model, note, kinds[note.number]))
            count += 1
    with replacing(path) as fresh:
        genanki.Package(package).write_to_file(fresh)
    return count


def tags(note: Note) -> list[str]:
    """Return a note's tags: its branch of the concept tree, as Anki nests tags."""
    parts = [part.replace(" ", "_") for part in note.content.branch]
    return [NAME, *(["::".join([NAME, *parts])] if parts else [])]


def _model() -> Any:
    fields = ["Concept", "Kazakh", "Russian", "English", "Definition"]
    fields += [f"{side} {kind.value}" for kind in CardKind for side in ("Front", "Back")]
    templates = [
        {
            "name": TITLES[kind],
            "qfmt": f"{{{{#Front {kind}}}}}{{{{Front {kind}}}}}{{{{/Front {kind}}}}}",
            "afmt": f"{{{{FrontSide}}}}<hr id=answer>{{{{Back {kind}}}}}",
        }
        for kind in CardKind
    ]
    return genanki.Model(
        MODEL, NAME, fields=[{"name": name} for name in fields], templates=templates, css=_STYLE
    )


def _note(model: Any, note: Note, kinds: Iterable[CardKind]) -> Any:
    content = note.content
    fields = [note.concept, *(content.term(tag) for tag in ("kk", "ru", "en"))]
    fields = [escape(text) for text in [*fields, content.definition()]]
    wanted = set(kinds)
    for kind in CardKind:
        shown = face(note, kind) if kind in wanted else None
        clue = (Line(shown.clue, faint=True),) if shown and shown.clue else ()
        fields += ["", ""] if shown is None else [_html((*shown.front, *clue)), _html(shown.back)]
    return genanki.Note(model, fields, guid=guid(note.concept), tags=tags(note))


def _html(lines: Iterable[Line]) -> str:
    return "".join(_line(line) for line in lines if line.text)


def _line(line: Line) -> str:
    start, end = line.strong
    text = escape(line.text[:start])
    if end > start:
        text += f"<b>{escape(line.text[start:end])}</b>"
    text += escape(line.text[end:])
    language = f'<span class="lang">{line.language}</span>' if line.language else ""
    return f"<div{' class=faint' if line.faint else ''}>{language}{text}</div>"
