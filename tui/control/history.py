"""What was looked up: listed by day, and looked up again."""

from __future__ import annotations

from datetime import datetime

from tui.control.control import Control
from tui.messages import _
from tui.panes.lines import Item
from tui.panes.paint import FAINT, STRONG, Mark
from tui.panes.targets import ToLookup
from tui.state.history import Lookup, lookups


class History(Control):
    """The lookups of before."""

    def action_history(self, _count: int, _letter: str) -> None:
        """List the lookups, the latest first."""
        rows = lookups(self.reader.state)
        if not rows:
            self.reader.status.say(message=_("Nothing has been looked up yet."))
            return
        items: list[Item] = []
        day = ""
        for one in rows:
            when = datetime.fromtimestamp(one.at)
            if when.date().isoformat() != day:
                day = when.date().isoformat()
                items.append(Item(day, style=STRONG))
            items.append(self._item(one, f"{when:%H:%M}"))
        self.reader.show_list(_("Looked up"), items, 1)

    def _item(self, one: Lookup, time: str) -> Item:
        """Return the line of a lookup: when, what, and the term that was opened."""
        glossary = self.reader.recognition.glossary
        concept = glossary.concept(one.concept) if glossary is not None and one.concept else None
        heads = [] if concept is None else [concept.headword(tag) for tag in ("kk", "en", "ru")]
        opened = " — ".join(dict.fromkeys(filter(None, heads)))
        text = f"{time}  {one.query}" + (f"  → {opened}" if opened else "")
        faint = (Mark(0, len(time), FAINT), Mark(len(time) + 2 + len(one.query), len(text), FAINT))
        return Item(text, ToLookup(one.query), hang=len(time) + 2, marks=faint)
