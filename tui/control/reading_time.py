"""Reading time: measured while one reads, said on demand, listed by day and document."""

from __future__ import annotations

import re
from datetime import date
from time import monotonic as clock
from typing import TYPE_CHECKING

from texts.document import BlockKind
from texts.reach import exists, share_of
from tui.control.control import Control
from tui.messages import _, ngettext
from tui.panes.lines import Item
from tui.panes.paint import FAINT, STRONG, Mark
from tui.panes.targets import ToPlace
from tui.state.reading_time import Day, add, days, speed

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen

IDLE = 150.0
"""Seconds without a key after which one is not counted as reading: a full screen of 120x40 takes
as long as that at a slow pace."""
STRIDE = 30
"""Paragraphs that a move may pass and still count as reading, not as a jump."""
SAMPLE = 200
"""Blocks from which the length of the rest is estimated."""
FAR = 3_000
"""Blocks of the longest chapter whose words are counted."""
_WORD = re.compile(r"\w+(?:[-’']\w+)*")


class ReadingTime(Control):
    """The time read in the document."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self._document = ""
        self._last = 0.0
        self._block = 0
        self._seconds = 0.0
        self._words = 0

    # -- actions

    def action_time_left(self, _count: int, _letter: str) -> None:
        """Say how long one has read today and how long the chapter and the document still take."""
        self.save()
        reading = self.reader.reading
        today = sum(one.seconds for one in days(self.reader.state)
                    if one.day == date.today().isoformat())  # fmt: skip
        pace = speed(self.reader.state, reading.key)
        chapter, whole = self._left()
        sentence = _("Read today: {today}; {pace} words a minute; left: {chapter} in the chapter, "
                     "{whole} in all.")  # fmt: skip
        self.reader.status.say(message=sentence.format(
            today=duration(today), pace=round(pace),
            chapter=duration(60 * chapter / pace), whole=duration(60 * whole / pace),
        ))  # fmt: skip

    def action_statistics(self, _count: int, _letter: str) -> None:
        """List what was read, by day and document."""
        self.save()
        rows = days(self.reader.state)
        if not rows:
            self.reader.status.say(message=_("Nothing has been read yet."))
            return
        total = ngettext("{time}, {count} word in all", "{time}, {count} words in all",
                         sum(one.words for one in rows))  # fmt: skip
        items = [Item(total.format(time=duration(sum(one.seconds for one in rows)),
                                   count=sum(one.words for one in rows)), style=FAINT)]  # fmt: skip
        day = ""
        for one in rows:
            if one.day != day:
                day = one.day
                seconds = sum(other.seconds for other in rows if other.day == day)
                items.append(Item(f"{day}  {duration(seconds)}", style=STRONG))
            words = ngettext("{count} word", "{count} words", one.words).format(count=one.words)
            text = f"{duration(one.seconds):>8}  {one.title}  {words}"
            place = self.reader.state.place(one.document)
            target = ToPlace(place.block, place.offset, document=one.document) if place else None
            items.append(
                Item(text, target, marks=(Mark(len(text) - len(words), len(text), FAINT),))
            )
        self.reader.show_list(_("Reading time"), items, 2)

    # -- what others call

    def tick(self) -> None:
        """Count the time since the last key and the paragraphs passed since."""
        now, key, block = clock(), self.reader.reading.key, self.text.view.block
        if key != self._document:
            self.save()
            self._document, self._block = key, block
        elif self._last and now - self._last <= IDLE:
            self._seconds += now - self._last
            if 0 < block - self._block <= STRIDE:
                self._words += self._counted(self._block, block)
        self._last, self._block = now, block

    def save(self) -> None:
        """Keep what was counted."""
        if self._document and self._seconds >= 1:
            reading = self.reader.reading
            title = reading.source.title if reading.key == self._document else ""
            place = self.reader.state.place(self._document)
            title = title or (place.title if place else "") or self._document
            today = date.today().isoformat()
            add(self.reader.state, Day(today, self._document, title, self._seconds, self._words))
            self._seconds, self._words = 0.0, 0

    def _left(self) -> tuple[int, int]:
        """Return how many words are left in the chapter and, about, in the whole document."""
        source, view = self.reader.reading.source, self.text.view
        end = view.block + 1
        while end - view.block < FAR and exists(source, end):
            if source.block(end).kind is BlockKind.HEADING:
                break
            end += 1
        chapter = self._counted(view.block, end)
        first = max(0, view.block - SAMPLE // 2)
        last = first
        while last - first < SAMPLE and exists(source, last):
            last += 1
        covered = share_of(source, last - 1) - (share_of(source, first - 1) if first else 0.0)
        left = 1 - share_of(source, view.block)
        words = self._counted(first, last) / covered * left if covered > 0 else 0
        return chapter, max(chapter if left else 0, round(words))

    def _counted(self, start: int, end: int) -> int:
        source = self.reader.reading.source
        return sum(len(_WORD.findall(source.block(at).text)) for at in range(start, end))


def duration(seconds: float) -> str:
    """Return a time in hours and minutes."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return _("under a minute")
    if minutes < 60:
        return _("{minutes} min").format(minutes=minutes)
    return _("{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)
