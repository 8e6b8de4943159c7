"""A glossary whose questions another answers: said once for all that differ in how they ask it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TypeVar

from glossary.concept import Concept, LanguageTag
from glossary.lookup import Glossary
from glossary.match import Match, RecognisedTerm

Answer = TypeVar("Answer")


class DelegatingGlossary(ABC):
    """A :class:`glossary.lookup.Glossary` that puts every question to another."""

    @abstractmethod
    def _ask(self, ask: Callable[[Glossary], Answer], nothing: Answer) -> Answer:
        """Put a question to the glossary that answers now.

        Args:
            ask: The question.
            nothing: The answer where none can be had.
        """

    def lookup(
        self,
        query: str,
        language: LanguageTag | None = None,
        *,
        limit: int = 10,
        fields: Sequence[str] = (),
    ) -> list[Match]:
        """See :meth:`glossary.lookup.Glossary.lookup`."""
        return self._ask(lambda one: one.lookup(query, language, limit=limit, fields=fields), [])

    def suggest(self, query: str, *, limit: int = 5) -> list[str]:
        """See :meth:`glossary.lookup.Glossary.suggest`."""
        return self._ask(lambda one: one.suggest(query, limit=limit), [])

    def complete(
        self,
        query: str,
        language: LanguageTag | None = None,
        *,
        limit: int = 20,
        fields: Sequence[str] = (),
    ) -> list[Match]:
        """See :meth:`glossary.lookup.Glossary.complete`."""
        return self._ask(lambda one: one.complete(query, language, limit=limit, fields=fields), [])

    def recognise(
        self, text: str, language: LanguageTag | None = None, *, within: bool = False
    ) -> list[RecognisedTerm]:
        """See :meth:`glossary.lookup.Glossary.recognise`."""
        return self._ask(lambda one: one.recognise(text, language, within=within), [])

    def concept(self, concept_id: str) -> Concept | None:
        """See :meth:`glossary.lookup.Glossary.concept`."""
        return self._ask(lambda one: one.concept(concept_id), None)

    def narrower(self, concept_id: str) -> list[str]:
        """See :meth:`glossary.lookup.Glossary.narrower`."""
        return self._ask(lambda one: one.narrower(concept_id), [])

    def is_own(self, concept_id: str) -> bool:
        """See :meth:`glossary.lookup.Glossary.is_own`."""
        return self._ask(lambda one: one.is_own(concept_id), False)
