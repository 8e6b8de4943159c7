"""Replies of late: what one client has asked, another will; and a slip is made again and again.

The sessions of a worker share them. They are those of one index: after a termbase has changed, or
the index was lost and built anew, none is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from glossary.errors import IndexFault
from glossary.lookup import Glossary

KEPT = 2048
"""Replies kept: at some two kilobytes each, four megabytes."""
LONGEST = 16_384
"""Characters of the longest that is kept."""
Answer = TypeVar("Answer")


class Source(Protocol):
    """What answers: see :class:`glossary.fresh.FreshGlossary`."""

    def together(self, ask: Callable[[Glossary], Answer], nothing: Answer) -> Answer:
        """Return the answers to several questions, all of one index."""
        ...


class Recent:
    """Asks what has not been asked of late.

    Args:
        source: What answers.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._asked: Glossary | None = None
        self._replies: dict[tuple[str, ...], str] = {}

    def reply(
        self, question: tuple[str, ...], made: Callable[[Glossary], Sequence[str]]
    ) -> str | None:
        """Return the reply to a question.

        Args:
            question: What the reply depends on, but for the index.
            made: Makes its pieces; called again if the index was lost meanwhile.

        Returns:
            The pieces as one; None while there is no index to ask.
        """

        def known(glossary: Glossary) -> str | None:
            if glossary is not self._asked:
                self._asked, self._replies = glossary, {}
            found = self._replies.pop(question, None)
            if found is None:
                found = "".join(made(glossary))
            if len(found) <= LONGEST:
                self._replies[question] = found  # the latest last
                if len(self._replies) > KEPT:
                    del self._replies[next(iter(self._replies))]
            return found

        try:
            return self._source.together(known, None)
        except IndexFault:
            return None
