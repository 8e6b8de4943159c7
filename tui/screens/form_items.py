"""The lines of an entry's form: a field a line, under it what may be wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from glossary.draft import Draft, Path, Row
from glossary.findings import NAMELESS, findings
from tui.messages import _
from tui.panes.lines import Item
from tui.panes.paint import FAINT, STRONG, Mark
from tui.screens.form_words import field_name, language_name, sentence, value_name

if TYPE_CHECKING:
    from glossary.lookup import Glossary

COLUMN = 18
"""Cells for the name of a field before its value."""


def form_items(draft: Draft, glossary: Glossary) -> list[Item]:
    """Return the lines of a form; those of fields lead to their rows, headings to languages.

    Args:
        draft: The entry.
        glossary: Knows other concepts.
    """
    wrong: dict[Path, list[str]] = {}
    for one in findings(draft.concept, glossary):
        wrong.setdefault(one.path, []).append(sentence(one, glossary))
    concept, rows = draft.concept, draft.rows()
    head = concept.headword("kk")
    text = f"{head}  {concept.id}" if head != concept.id else head
    items = [Item(text, marks=(Mark(0, len(head), STRONG), Mark(len(head), len(text), FAINT)))]
    language = ""
    for row in rows:
        group = str(row.path[1]) if len(row.path) > 3 else ""
        if row.path[0] == "relation" and language != "relation":
            items.append(Item(_("Relations"), style=STRONG))
            language = "relation"
        elif group and group != language:
            items.append(Item(language_name(group), ("language", group), style=STRONG))
            items += _remarks(wrong.get(("language", group), ()))
            language = group
        items.append(_item(row, glossary))
        items += _remarks(wrong.get(row.path, ()))
    shown = {str(row.path[1]) for row in rows if len(row.path) > 3}
    items += [
        Item(language_name(one), ("language", one), style=STRONG)
        for one in draft.languages()
        if one not in shown
    ]
    items += [Item(f"! {said}", style=FAINT) for said in wrong.get((NAMELESS,), ())]
    return items


def _item(row: Row, glossary: Glossary) -> Item:
    value = value_name(row.path, row.value, glossary)
    lead = f"  {field_name(row.path)}".ljust(COLUMN) + " "
    text = lead + (f"‹ {value} ›" if row.choices else value or "…")
    return Item(text, row, hang=COLUMN + 1, marks=(Mark(0, len(lead), FAINT),))


def _remarks(said: Sequence[str]) -> list[Item]:
    return [Item(f"  ! {one}", style=FAINT, hang=4) for one in said]
