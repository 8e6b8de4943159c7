"""What may be a term of the document and is in no termbase: listed, accepted, left out."""

from __future__ import annotations

import getpass
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from glossary.errors import GlossaryError
from tui.control.control import Control
from tui.messages import _, ngettext
from tui.messages import sentence as sentence_of
from tui.panes.lines import Item
from tui.panes.paint import FAINT, STRONG, TERM, Mark
from tui.panes.targets import ToCandidate, ToPlace

if TYPE_CHECKING:
    from glossary.candidates import Candidate
    from glossary.concept import Concept
    from glossary.own import OwnTermbase
    from texts.document import BlockSource

CONTEXT = 40
"""Code points of the passage on each side of a candidate in the list."""
LIMIT = 300
"""Candidates listed at most."""
DONE, LEFT = "✓", "–"
"""Before a candidate that was accepted, or left out."""


class _Stopped(Exception):
    """The worker is to end."""


class Candidates(Control):
    """The list of candidates."""

    _found: Sequence[Candidate] = ()
    _source: BlockSource | None = None
    _key = ""
    """The document that they are of."""
    _accepted: frozenset[tuple[str, str]] = frozenset()
    _own: OwnTermbase | None = None

    # -- actions

    def action_candidates(self, _count: int, _letter: str) -> None:
        """List the candidates of the document."""
        if self.reader.recognition.glossary is None:
            self.reader.status.say(message=_("The glossary is not open (yet)."))
        elif self._key == self.reader.reading.key:
            self._show()
        else:
            self._search()

    def action_accept_candidate(self, _count: int, _letter: str) -> None:
        """Add the candidate under the cursor to one's own termbase, with its first passage."""
        candidate = self._pointed()
        if candidate is None:
            return
        if self.reader.request.kiosk:
            self.reader.status.say(message=_("Nothing can be added here."))
            return
        if _name(candidate) in self._accepted:
            sentence = _("“{term}” is in your termbase already.")
        else:
            try:
                self._append(candidate)
            except GlossaryError as error:
                self.reader.status.say(message=sentence_of(error))
                return
            self._accepted |= {_name(candidate)}
            sentence = _("“{term}” is in your termbase now.")
        self._show(self.reader.list.current + 1)
        self.reader.status.say(message=sentence.format(term=candidate.term))

    def action_leave_candidate(self, _count: int, _letter: str) -> None:
        """Propose the candidate under the cursor no more, or again."""
        candidate = self._pointed()
        if candidate is None:
            return
        left = _name(candidate) not in self.reader.state.left_candidates()
        self.reader.state.leave_candidate(*_name(candidate), left=left)
        self._show(self.reader.list.current + 1)
        sentence = _("“{term}” will not be proposed again.") if left else (
            _("“{term}” is proposed again.")
        )  # fmt: skip
        self.reader.status.say(message=sentence.format(term=candidate.term))

    # -- finding

    def _search(self) -> None:
        """Look for candidates in a worker; Esc stops it."""
        glossary, app, reading = (
            self.reader.recognition.glossary, self.reader.app, self.reader.reading
        )  # fmt: skip
        source = self.text.view.flow.sources[0]
        left = self.reader.state.left_candidates()
        shown = -1

        def report(percent: int) -> None:
            nonlocal shown
            if get_current_worker().is_cancelled:
                raise _Stopped
            if percent != shown:
                shown = percent
                sentence = _("Looking for terms: {percent} % (Esc stops)").format(percent=percent)
                app.call_from_thread(self.reader.status.say, progress=sentence)

        def work() -> None:
            from tui.candidates import candidates

            found: Sequence[Candidate] | None = None
            try:
                found = candidates(source, glossary, LIMIT + len(left), report)
            except _Stopped:
                pass
            finally:
                app.call_from_thread(done, found)

        def done(found: Sequence[Candidate] | None) -> None:
            self.reader.status.say(progress="")
            if found is None or reading is not self.reader.reading:
                return
            self._found = [one for one in found if _name(one) not in left][:LIMIT]
            self._source, self._key, self._accepted = source, reading.key, frozenset()
            self._show()

        self.reader.run_worker(work, thread=True, group="vocabulary", exclusive=True)

    # -- the list

    def _pointed(self) -> Candidate | None:
        target = self.reader.list.target()
        if self.reader.place() != "list" or not isinstance(target, ToCandidate):
            self.reader.status.say(message=_("Put the cursor on a candidate."))
            return None
        return self._found[target.number]

    def _show(self, current: int = 0) -> None:
        if not self._found:
            sentence = _("Nothing in this document seems to be a term that is in no termbase.")
            self.reader.status.say(message=sentence)
            return
        left = self.reader.state.left_candidates()
        widest = max(len(one.term) for one in self._found[:60])
        width = min(widest, max(16, self.reader.size.width // 3))
        items = [self._item(number, left, width) for number in range(len(self._found))]
        count = len(items)
        title = ngettext("{count} candidate", "{count} candidates", count).format(count=count)
        self.reader.show_list(title, items, current, self._show)

    def _item(self, number: int, left: frozenset[tuple[str, str]], width: int) -> Item:
        """Return a candidate as a line: count, score, term, and its first passage."""
        from texts.concordance import concordance

        candidate, source = self._found[number], self._source
        assert source is not None
        first = candidate.occurrences[0]
        block = source.block(first.block)
        (line,) = concordance(block, [(first.start, first.end)], CONTEXT)
        sign = DONE if _name(candidate) in self._accepted else (
            LEFT if _name(candidate) in left else " "
        )  # fmt: skip
        lead = f"{sign}{candidate.frequency:5} {candidate.score:7.1f}  "
        head = f"{lead}{candidate.term:<{width}}  "
        room = max(0, self.reader.size.width - 2 - len(head) - len(line.node))
        before = line.left.replace("\n", " ")[max(0, len(line.left) - room // 2) :]
        after = line.right.replace("\n", " ")
        text = head + before + line.node + after
        node = len(head) + len(before)
        marks = (
            Mark(len(lead), len(lead) + len(candidate.term), STRONG),
            Mark(len(head), node, FAINT),
            Mark(node, node + len(line.node), TERM),
            Mark(node + len(line.node), len(text), FAINT),
        )
        place = ToPlace(block.id, first.start)
        return Item(text, ToCandidate(number, place), marks=marks, unwrapped=True)

    # -- the termbase

    def _append(self, candidate: Candidate) -> None:
        from glossary.own import OwnTermbase
        from tui.termbases import mine

        self._own = self._own or OwnTermbase(mine())
        is_first = not mine().exists()
        glossary = self.reader.recognition.glossary
        self._own.append(
            self._concept(candidate), who=getpass.getuser(), today=time.strftime("%Y-%m-%d"),
            taken=lambda one: glossary is not None and glossary.concept(one) is not None,
        )  # fmt: skip
        if is_first:
            # Changes of files that are open are noticed; one that was not there is not.
            self.reader.recognition.open()

    def _concept(self, candidate: Candidate) -> Concept:
        """Return the entry of a candidate: its term, with the sentence where it first stands."""
        from glossary.concept import Concept, Context, LanguageSection, Term
        from texts.segment import sentences

        assert self._source is not None
        first = candidate.occurrences[0]
        block = self._source.block(first.block)
        spans = [span for span in sentences(block.text) if span[0] <= first.start < span[1]]
        start, end = spans[0] if spans else (0, len(block.text))
        text = " ".join(block.text[start:end].split())
        document = self._source.id if self.reader.reading.shipped else self._source.title
        context = Context(text, f"{document}#{block.id}")
        term = Term(candidate.term, contexts=(context,))
        return Concept("", (LanguageSection(candidate.language, (term,)),))


def _name(candidate: Candidate) -> tuple[str, str]:
    """Return what the state knows a candidate by."""
    from glossary.normalise import fold

    return candidate.language, fold(candidate.term)
