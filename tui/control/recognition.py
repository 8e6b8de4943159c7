"""Opening the glossary, and marking the terms of what is in sight, without delaying a key."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from texts.document import BlockSource
from texts.reach import exists, is_found, is_quick
from tui.control.control import Control
from tui.messages import _, sentence

if TYPE_CHECKING:
    from glossary.lookup import Glossary
    from glossary.match import RecognisedTerm
    from tui.screens.reader import ReaderScreen

AHEAD = 48
"""Blocks after those in sight whose terms are found before they are seen: two pages or more. A page
is then drawn once, with its terms, rather than twice."""
BREATH = 0.06
"""Seconds before terms are found that are not in sight: the page is drawn in them."""
ANSWER = 0.03
"""Seconds after a key in which its answer is drawn. Two threads that both compute take turns, and
the answer takes twice as long: the one that finds terms stands still meanwhile."""
ASIDE = "terms"
"""Group of the workers that recognise terms; a new one takes the place of the one before."""


class Recognition(Control):
    """The glossary, as soon as it is open, and the terms that it finds."""

    glossary: Glossary | None = None
    """The open glossary; None until then, and without one."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self._waiting: list[Callable[[Glossary], None]] = []
        self._asked: Glossary | None = None

    @property
    def is_opening(self) -> bool:
        """Whether an index is being built or opened, at first or because a termbase changed."""
        if self._asked is None:
            return self.reader.request.open_glossary is not None
        return bool(getattr(self._asked, "renewing", False))

    def open(self) -> None:
        """Open the glossary in a worker; terms are marked when it is there."""
        opener = self.reader.request.open_glossary
        if opener is None:
            return
        app = self.reader.app
        shown = -1

        def progress(done: int, total: int) -> None:
            nonlocal shown
            percent = 100 * done // max(1, total)
            if percent != shown and done < total:
                shown = percent
                sentence = _("Building the glossary's index: {percent} %").format(percent=percent)
                app.call_from_thread(self.reader.status.say, progress=sentence)

        def work() -> None:
            try:
                glossary = opener(progress)
            except Exception as error:
                if not _is_sentence(error):
                    raise
                app.call_from_thread(self._failed, sentence(error))
                return
            app.call_from_thread(self._opened, glossary)

        self.reader.run_worker(work, thread=True, group="glossary", exclusive=True)

    def reload(self) -> None:
        """Open the glossary anew after a termbase was changed; what is shown stays until then."""
        self.open()

    def _opened(self, glossary: Glossary) -> None:
        from glossary.guarded import GuardedGlossary

        def lost(error: Exception) -> None:
            self.reader.call_later(self._failed, sentence(error))

        again = self.glossary is not None
        self._asked = glossary
        self.glossary = GuardedGlossary(glossary, lost)
        self.reader.status.say(progress="")
        if again:
            self.text.terms.clear()
            self.text.refresh()
            self.reader.vocabulary.forget()
            self.reader.entries.show(self.reader.entry.current)
        self.text.ask_for_terms()
        for wants in self._waiting:
            wants(self.glossary)
        self._waiting.clear()

    def when_open(self, wants: Callable[[Glossary], None]) -> None:
        """Hand the glossary over as soon as it is open; at once if it is."""
        if self.glossary is not None:
            wants(self.glossary)
        else:
            self._waiting.append(wants)

    def fields(self) -> list[str]:
        """Return the subject fields of the terms marked around the cursor, most frequent first."""
        if self.glossary is None:
            return []
        from glossary.ranking import fields_of

        here = self.text.view.block
        marked = (self.text.terms_of(block, 0) or () for block in range(here - AHEAD, here + AHEAD))
        ids = {one for terms in marked for term in terms for one in term.concepts}
        concepts = (self.glossary.concept(one) for one in sorted(ids))
        return fields_of(one for one in concepts if one is not None)

    def _failed(self, reason: str) -> None:
        self.glossary = None
        sentence = _("Reading without a glossary. {reason}").format(
            reason=self.reader.sayable(reason)
        )
        self.reader.status.say(progress="")
        self.reader.notice(sentence)

    def expose(self, blocks: tuple[tuple[int, int], ...]) -> None:
        """Recognise the terms of blocks that have come into sight, then of those around them.

        Args:
            blocks: Block number and side of each in sight, in text order.
        """
        glossary = self.glossary
        if glossary is None:
            return
        app, text = self.reader.app, self.text
        sources = text.view.flow.sources
        main = sources[0]
        numbers = [block for block, _side in blocks]
        around = [
            *range(numbers[-1] + 1, numbers[-1] + AHEAD),
            *range(numbers[0] - AHEAD // 2, numbers[0]),
        ]
        unknown = [one for one in blocks if text.terms_of(*one) is None]
        later = [
            (block, side)
            for block in around
            for side in range(len(sources))
            if text.terms_of(block, side) is None
        ]

        def work() -> None:
            worker = get_current_worker()
            if not unknown:
                time.sleep(BREATH)
            there = exists if is_quick(main) else is_found
            for batch in (unknown, *([one] for one in later if there(main, one[0]))):
                found: dict[int, dict[int, list[RecognisedTerm]]] = {}
                for block, side in batch:
                    left = ANSWER - (time.monotonic() - self.reader.pressed)
                    if left > 0:
                        time.sleep(left)
                    if worker.is_cancelled:
                        return
                    terms = recognised(glossary, main, sources[side], block)
                    found.setdefault(side, {})[block] = terms
                for side, terms_of in found.items():
                    app.call_from_thread(text.learn, sources[side], terms_of)

        self.reader.run_worker(work, thread=True, group=ASIDE, exclusive=True)


def recognised(
    glossary: Glossary,
    main: BlockSource,
    source: BlockSource,
    block: int,
    *,
    within: bool = False,
) -> list[RecognisedTerm]:
    """Return the terms of a block in one of a document's languages.

    Args:
        glossary: What knows terms.
        main: The document in its leading language, which numbers the blocks.
        source: The document in the language wanted.
        block: Block number.
        within: Also those within longer ones.
    """
    number: int | None = block
    if source is not main:
        number = source.number(main.block(block).id)
    if number is None:
        return []
    return glossary.recognise(source.block(number).text, source.language, within=within)


def _is_sentence(error: Exception) -> bool:
    """Tell whether an error is a sentence for the user, without importing a core to know."""
    if isinstance(error, OSError):
        return True
    return any(kind.__name__ in ("GlossaryError", "TextsError") for kind in type(error).__mro__)
