"""A glossary as an Anki package: one note a concept and language, the same ids at every export.

A note's id is made from the concept's id and the language, so a later package changes notes that
were imported before instead of doubling them, and what was learned of them is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from zlib import crc32

from glossary.concept import LANGUAGES, Concept, united
from glossary.formats.losses import Carried, Losses, uncarried

MODEL = 1_734_020_601
"""Id of the note type; never to be changed, or notes would come twice."""
_FIELDS = ("id", "term", "equivalents", "definition")
_CSS = ".card{font:20px serif;text-align:center}.more{font-size:16px;text-align:left}"


def write(
    path: Path, concepts: Iterable[Concept], language: str, title: str, losses: Losses
) -> int:
    """Write a package.

    Args:
        path: Where; it is made anew.
        concepts: The entries.
        language: That of the front of the cards.
        title: Name of the deck; its id is made from it.
        losses: Where to count what no card holds.

    Returns:
        How many notes it has.

    Raises:
        OSError: The file cannot be written.
    """
    import genanki

    model = genanki.Model(
        MODEL, "tilmash glossary", fields=[{"name": name} for name in _FIELDS],
        templates=[{
            "name": "term",
            "qfmt": "{{term}}",
            "afmt": "{{FrontSide}}<hr id=answer><div class=more>{{equivalents}}"
                    "<p>{{definition}}</p></div>",
        }],
        css=_CSS,
    )  # fmt: skip
    deck = genanki.Deck(1 << 30 | crc32(title.encode()) >> 2, title)
    carried = Carried((), definitions=1, language=language)
    count = 0
    for concept in concepts:
        concept = united(concept)
        uncarried(concept, carried, losses)
        terms = concept.terms(language)
        if not terms:
            losses.add("empty entries")
            continue
        others = [one for one in (*LANGUAGES, *(s.language for s in concept.sections))
                  if one != language and concept.terms(one)]  # fmt: skip
        equivalents = "".join(
            f"<div lang={escape(tag)}>{escape('; '.join(t.text for t in concept.terms(tag)))}</div>"
            for tag in dict.fromkeys(others)
        )
        fields = [
            escape(concept.id), escape("; ".join(term.text for term in terms)), equivalents,
            escape(concept.definition(language)),
        ]  # fmt: skip
        guid = genanki.guid_for("tilmash glossary", concept.id, language)
        deck.add_note(genanki.Note(model=model, fields=fields, guid=guid))
        count += 1
    # The time stands in the package; one that is fixed makes equal decks equal files.
    genanki.Package(deck).write_to_file(str(path), timestamp=1_700_000_000.0)
    return count
