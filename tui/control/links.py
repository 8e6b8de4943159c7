"""Links of a document: followed within it, its notes seen in place; those leading out are said."""

from __future__ import annotations

import os

from texts.document import Block, Link
from texts.errors import TextsError
from texts.formats.beside import is_embedded
from texts.reach import own
from tui.control.control import Control
from tui.control.far import look
from tui.messages import _, sentence
from tui.panes.lines import Item
from tui.sanitise import visible

SHOWN = 600
"""Code points of a note that are shown in place."""
SAID = 60
"""Code points of it that the status line says."""


class Links(Control):
    """The links of the document that is read."""

    # -- actions

    def action_next_link(self, count: int, _letter: str) -> None:
        """Go to the next link or note."""
        self._to_link(1, max(1, count))

    def action_previous_link(self, count: int, _letter: str) -> None:
        """Go to the link or note before."""
        self._to_link(-1, max(1, count))

    # -- what others call

    def here(self) -> Link | None:
        """Return the link under the cursor."""
        view = self.text.view
        return next((one for one in self.text.links(view.block) if one.start <= view.at < one.end),
                    None) if not view.side else None  # fmt: skip

    def follow(self) -> bool:
        """Go where the link under the cursor leads; False if there is none."""
        link = self.here()
        if link is None:
            return False
        block = self._goal(link)
        if block is not None:
            self.reader.places.to_block(block.id, 0)
        elif is_address(link.target) and not is_embedded(link.target):
            self._say(_("The link leads to {address}; nothing is opened.").format(
                address=link.target))  # fmt: skip
        elif not self._show_picture(link):
            self._say(_("The link leads to nothing in this document."))
        return True

    def _show_picture(self, link: Link) -> bool:
        """Show the picture that a link leads to; False if it leads to none."""
        reader = self.reader
        source, text = reader.reading.source, self.text.view.text
        try:
            data = source.picture(source.block(self.text.view.block).id, link.target)
        except TextsError as error:
            self._say(sentence(error))
            return True
        if data is None:
            return False
        words = text[link.start : link.end]
        from tui.graphics import ENOUGH_COLOURS, colours

        theme = reader.settings.text("interface.theme")
        if theme in ("none", "16") or colours(os.environ) < ENOUGH_COLOURS:
            said = _("A picture needs {count} colours from terminal and theme. {words}")
            self._say(said.format(count=ENOUGH_COLOURS, words=words))
            return True
        from tui.screens.picture import PictureScreen

        reader.app.push_screen(PictureScreen(data, words))
        return True

    def peek(self) -> list[Item]:
        """Return what a note says, or where a link leads, for the box over the text."""
        link = self.here()
        if link is None:
            return []
        goal = self._goal(link)
        title = self.text.view.text[link.start : link.end]
        if goal is None:
            return [Item(title), Item(_address(link))]
        return [Item(title), Item(_said(goal, SHOWN))]

    def gloss(self) -> str:
        """Return what the status line says of the link under the cursor; empty if there is none."""
        link = self.here()
        if link is None:
            return ""
        block = self._goal(link)
        return f"→ {_said(block, SAID) if block else _address(link)}"

    def _goal(self, link: Link) -> Block | None:
        if is_address(link.target):
            return None
        source = self.reader.reading.source
        return source.destination(source.block(self.text.view.block).id, link.target)

    def _to_link(self, direction: int, count: int) -> None:
        source, view = self.reader.reading.source, self.text.view
        here, at = own(source, view.block), view.at if not view.side else 0

        def inside(block: int) -> list[int]:
            starts = [one.start for one in source.block(block).links]
            if own(source, block) == here:
                starts = [one for one in starts if (one - at) * direction > 0]
            return starts

        def missed() -> None:
            self._say(_("There is no link further on."))

        look(self.reader, inside, view.block, direction, count, self._arrive, missed)

    def _arrive(self, place: tuple[int, int]) -> None:
        self.text.go(*place, 0)

    def _say(self, said: str) -> None:
        self.reader.status.say(message=visible(said))


def is_address(target: str) -> bool:
    """Tell whether a link leads out of the document: ``https:``, ``mailto:`` and the like."""
    scheme = target.partition(":")[0]
    return (":" in target and scheme.isalnum()) or target.startswith("//")


def _said(block: Block, most: int) -> str:
    words = " ".join(filter(None, (block.marker, " ".join(block.text.split()))))
    return words if len(words) <= most else words[:most].rpartition(" ")[0] + " …"


def _address(link: Link) -> str:
    """Return where a link leads, as it is said: what a link itself holds is no address."""
    return link.target.partition(",")[0] if is_embedded(link.target) else link.target
