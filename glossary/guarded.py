"""A glossary that is lost while it is used answers nothing more, and says so once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from glossary.concept import Concept, LanguageTag
from glossary.errors import GlossaryError
from glossary.lookup import Glossary
from glossary.match import Match, RecognisedTerm

Answer = TypeVar("Answer")


class GuardedGlossary:
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

    def _ask(self, ask: Callable[[], Answer], nothing: Answer) -> Answer:
        if self._is_lost:
            return nothing
        try:
            return ask()
        except GlossaryError as error:
            self._is_lost = True
            self._lost(error)
            return nothing

    def lookup(
        self,
        query: str,
        language: LanguageTag | None = None,
        *,
        limit: int = 10,
        fields: Sequence[str] = (),
    ) -> list[Match]:
        """See :meth:`glossary.lookup.Glossary.lookup`."""
        return self._ask(
            lambda: self._glossary.lookup(query, language, limit=limit, fields=fields), []
        )

    def suggest(self, query: str, *, limit: int = 5) -> list[str]:
        """See :meth:`glossary.lookup.Glossary.suggest`."""
        return self._ask(lambda: self._glossary.suggest(query, limit=limit), [])

    def complete(
        self,
        query: str,
        language: LanguageTag | None = None,
        *,
        limit: int = 20,
        fields: Sequence[str] = (),
    ) -> list[Match]:
        """See :meth:`glossary.lookup.Glossary.complete`."""
        return self._ask(
            lambda: self._glossary.complete(query, language, limit=limit, fields=fields), []
        )

    def recognise(
        self, text: str, language: LanguageTag | None = None, *, within: bool = False
    ) -> list[RecognisedTerm]:
        """See :meth:`glossary.lookup.Glossary.recognise`."""
        return self._ask(lambda: self._glossary.recognise(text, language, within=within), [])

    def concept(self, concept_id: str) -> Concept | None:
        """See :meth:`glossary.lookup.Glossary.concept`."""
        return self._ask(lambda: self._glossary.concept(concept_id), None)

    def narrower(self, concept_id: str) -> list[str]:
        """See :meth:`glossary.lookup.Glossary.narrower`."""
        return self._ask(lambda: self._glossary.narrower(concept_id), [])

    def is_own(self, concept_id: str) -> bool:
        """See :meth:`glossary.lookup.Glossary.is_own`."""
        return self._ask(lambda: self._glossary.is_own(concept_id), False)
