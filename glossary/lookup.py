"""The lookup interface: everything above this core asks a :class:`Glossary` and nothing else.

There is one embedded implementation, :class:`glossary.index.IndexedGlossary`; an adapter to a
search engine elsewhere would be another, and nothing above would know.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from glossary.concept import Concept, LanguageTag
from glossary.match import Match, RecognisedTerm


class Glossary(Protocol):
    """One or more termbases, ready to answer. Safe to use from several threads."""

    def lookup(
        self,
        query: str,
        language: LanguageTag | None = None,
        *,
        limit: int = 10,
        fields: Sequence[str] = (),
    ) -> list[Match]:
        """Find the concepts that a word or phrase designates, in any form.

        Args:
            query: Anything a person typed; never raises on any string.
            language: Take designations of this language only; all languages if none is given.
            limit: The most matches wanted.
            fields: Subject fields of what is being read, the most frequent first: of equal
                matches theirs come first.

        Returns:
            Matches, best first, one per concept and at most ``limit``; empty for a word that no
            termbase has.
        """
        ...

    def suggest(self, query: str, *, limit: int = 5) -> list[str]:
        """Return designations that resemble a query without an answer, best first."""
        ...

    def complete(
        self,
        query: str,
        language: LanguageTag | None = None,
        *,
        limit: int = 20,
        fields: Sequence[str] = (),
    ) -> list[Match]:
        """Answer as one types: :meth:`lookup`, then designations that begin with the query, then
        misspelt ones, then words of definitions; best first, one per concept.
        """
        ...

    def recognise(
        self, text: str, language: LanguageTag | None = None, *, within: bool = False
    ) -> list[RecognisedTerm]:
        """Find the terms in running text.

        Args:
            text: Any text; offsets in the answer are code points of exactly this string.
            language: The language of the text; if none is given, each word is tried in each.
            within: Also name the terms that stand within longer ones.

        Returns:
            The longest terms, in text order, non-overlapping; a phrase only if there is no term
            in it. With ``within`` each term is followed by those within it.
        """
        ...

    def concept(self, concept_id: str) -> Concept | None:
        """Return a concept by its id, or None."""
        ...

    def narrower(self, concept_id: str) -> list[str]:
        """Return the ids of the concepts whose broader concept or whole this one is, sorted."""
        ...

    def is_own(self, concept_id: str) -> bool:
        """Tell whether a concept's entry is one's own: made or changed by whoever asks."""
        ...
