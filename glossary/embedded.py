"""The lookup over an index on this machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary import keys, recognition
from glossary.concept import LANGUAGES, Concept, LanguageTag
from glossary.index import Index
from glossary.match import Match, MatchKind, RecognisedTerm
from glossary.normalise import key
from glossary.pipeline import AS_TYPED, exact, keeps, misspelt, prepare, run
from glossary.ranking import best, score


class IndexedGlossary:
    """A :class:`glossary.lookup.Glossary` over a Whoosh index.

    Args:
        index: The open index; it may be shared between threads.
    """

    def __init__(self, index: Index) -> None:
        self._index = index

    def lookup(
        self,
        query: str,
        language: LanguageTag | None = None,
        *,
        limit: int = 10,
        fields: Sequence[str] = (),
    ) -> list[Match]:
        """See :meth:`glossary.lookup.Glossary.lookup`."""
        return run(prepare(query, language, fields), self._index, limit)

    def suggest(self, query: str, *, limit: int = 5) -> list[str]:
        """See :meth:`glossary.lookup.Glossary.suggest`."""
        matches = self._resembling(key(query), None, limit)
        return list(dict.fromkeys(match.headword for match in best(matches)))[:limit]

    def complete(
        self,
        query: str,
        language: LanguageTag | None = None,
        *,
        limit: int = 20,
        fields: Sequence[str] = (),
    ) -> list[Match]:
        """See :meth:`glossary.lookup.Glossary.complete`."""
        folded = prepare(query, language, fields)
        if not folded.key:
            return []
        more = run(folded, self._index, limit, AS_TYPED)
        more += self._begun(folded.key, language, limit)
        if not more:
            more = run(folded, self._index, limit, ((misspelt,),))
        if not more:
            more += self._resembling(folded.key, language, limit)
        if len(more) < limit:
            more += self._containing(folded.key, language, limit)
        return best(more)[:limit]

    def recognise(
        self, text: str, language: LanguageTag | None = None, *, within: bool = False
    ) -> list[RecognisedTerm]:
        """See :meth:`glossary.lookup.Glossary.recognise`."""
        return recognition.recognise(text, language, self._index, within=within)

    def concept(self, concept_id: str) -> Concept | None:
        """See :meth:`glossary.lookup.Glossary.concept`."""
        return self._index.concept(concept_id)

    def narrower(self, concept_id: str) -> list[str]:
        """See :meth:`glossary.lookup.Glossary.narrower`."""
        return self._index.narrower(concept_id)

    def is_own(self, concept_id: str) -> bool:
        """See :meth:`glossary.lookup.Glossary.is_own`."""
        at = self._index.home(concept_id)
        return at is not None and self._index.termbases[at].own

    def _spelled(
        self, spelled: str, kind: MatchKind, cost: float, language: LanguageTag | None
    ) -> Iterator[Match]:
        """Yield the matches of a designation found by another way than its own spelling."""
        for match in exact(prepare(spelled, language), self._index):
            yield Match(match.concept, match.headword, match.language, kind, (), score(kind, cost))

    def _begun(self, query: str, language: LanguageTag | None, limit: int) -> Iterator[Match]:
        for spelled in self._index.with_prefix(query, limit):
            if spelled != query:
                cost = min(9.0, (len(spelled) - len(query)) / 4)
                yield from self._spelled(spelled, MatchKind.PREFIX, cost, language)
        if language in (None, "kk"):
            yield from self._begun_through_keyboard(query, limit)

    def _begun_through_keyboard(self, query: str, limit: int) -> Iterator[Match]:
        """Yield Kazakh designations that begin with what a Russian or Latin keyboard has typed."""
        from glossary.skeleton import SHORTEST, skeleton

        begun = skeleton(query)
        if len(begun) < SHORTEST:
            return
        for value in self._index.with_prefix(begun, limit, keys.KEYBOARD):
            for concept in self._index.concepts(keys.through_keyboard(value)):
                for term in concept.terms("kk"):
                    spelled = key(term.text)
                    if skeleton(spelled).startswith(begun) and keeps(query, spelled[: len(query)]):
                        cost = min(9.0, 1 + (len(value) - len(begun)) / 4)
                        worth = score(MatchKind.PREFIX, cost)
                        yield Match(concept.id, term.text, "kk", MatchKind.PREFIX, (), worth)

    def _resembling(self, query: str, language: LanguageTag | None, limit: int) -> Iterator[Match]:
        from glossary.suggestion import nearest

        for spelled, cost in nearest(query, self._index, limit):
            yield from self._spelled(spelled, MatchKind.MISSPELT, cost, language)

    def _containing(self, query: str, language: LanguageTag | None, limit: int) -> Iterator[Match]:
        from glossary import fulltext

        for one in (language,) if language else LANGUAGES:
            for rank, (concept, stems) in enumerate(self._index.containing(query, one, limit)):
                worth = score(MatchKind.FULLTEXT, min(9.0, rank / 4))
                shown = fulltext.excerpt(fulltext.texts(concept, one), one, stems)
                yield Match(
                    concept.id, concept.headword(one), one, MatchKind.FULLTEXT, shown, worth
                )
