"""A glossary that is lost while it is used answers nothing more, and says so once."""

from __future__ import annotations

from collections.abc import Callable

from glossary.delegating import Answer, DelegatingGlossary
from glossary.errors import GlossaryError
from glossary.lookup import Glossary


class GuardedGlossary(DelegatingGlossary):
    """A :class:`glossary.lookup.Glossary` that never raises.

    Damage in an index shows up wherever it is read, hours after it was opened.

    Args:
        glossary: What answers.
        lost: Told the error when it first raises one, in the thread that asked.
    """

    def __init__(self, glossary: Glossary, lost: Callable[[GlossaryError], None]) -> None:
        self._glossary = glossary
        self._lost = lost
        self._is_lost = False

    def _ask(self, ask: Callable[[Glossary], Answer], nothing: Answer) -> Answer:
        if self._is_lost:
            return nothing
        try:
            return ask(self._glossary)
        except GlossaryError as error:
            self._is_lost = True
            self._lost(error)
            return nothing
