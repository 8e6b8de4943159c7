"""What the lookup asks: the termbases in their order, each a few shards and what was edited since.

A termbase is indexed by itself, so that an edit to one's own never touches an imported one. Here
they are one: an entry of one's own takes the place of any other termbase's with the same id, and
where two termbases of others have one id for two concepts, the later one's is called by the name of
its termbase, a colon and the id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from zlib import crc32

from glossary import keys
from glossary.concept import Concept, LanguageTag
from glossary.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from glossary.delta import Delta
    from glossary.index_part import Membership, Part, Words

CACHED = 4096
"""Keys whose concepts are kept in memory, so that a text's common words are asked about once."""


class Indexed(NamedTuple):
    """One termbase, open."""

    name: str
    """What it is called: its file's name without its ending."""
    parts: tuple[Part, ...]
    """Its shards, in the order of the file."""
    size: int
    """How many concepts it has."""
    folder: Path
    """Where its index is."""
    own: bool = False
    """Whether its entries take the place of other termbases'."""
    delta: Delta | None = None
    """What has been edited since it was indexed."""
    sieve: Membership | None = None
    """The keys of all parts together, where that was written; it saves asking each."""
    lexicon: Path | None = None
    """The file of the values of its keys (see :mod:`glossary.lexicon`)."""


class _Sieves:
    """The sieves of all parts as one."""

    def __init__(self, sieves: Sequence[Membership]) -> None:
        self._sieves = sieves

    def __contains__(self, key: str) -> bool:
        """Tell whether a key may be in any termbase; False is certain."""
        number = crc32(key.encode("utf-8", "surrogatepass"))
        return any(one.has(number, key) for one in self._sieves)


class Index:
    """The termbases, the first asked first. Safe to use from several threads.

    Args:
        termbases: In their order; there is at least one.
    """

    def __init__(self, termbases: Sequence[Indexed]) -> None:
        self.termbases = tuple(termbases)
        # One's own entries take the place of others', wherever it stands.
        self._order = sorted(range(len(termbases)), key=lambda at: not termbases[at].own)
        self._parts = [(at, part) for at, one in enumerate(termbases) for part in _parts(one)]
        self.sieve = _Sieves([one for termbase in termbases for one in _sieves(termbase)])
        self.concepts = lru_cache(maxsize=CACHED)(self._concepts)
        self.similar = lru_cache(maxsize=CACHED)(self._similar)

    def __len__(self) -> int:
        return sum(one.size for one in self.termbases)

    @property
    def folder(self) -> Path:
        """Where the index of the first termbase is."""
        return self.termbases[0].folder

    def _concepts(self, key: str) -> list[Concept]:
        """Return the concepts that have a key, in the order of the termbases."""
        number = crc32(key.encode("utf-8", "surrogatepass"))
        return [
            found
            for at, part in self._parts
            if part.sieve.has(number, key)
            for concept in part.concepts(key)
            if (found := self._seen(at, part, concept)) is not None
        ]

    def concept(self, concept_id: str) -> Concept | None:
        """Return a concept by its id, or None."""
        for at in self._order:
            found = self._in(at, concept_id)
            if found is not None:
                return found if self.termbases[at].own else self._public(at, found)
        name, colon, own_id = concept_id.partition(":")
        for at, one in enumerate(self.termbases):
            if colon and one.name == name:
                found = self._in(at, own_id)
                return self._public(at, found) if found is not None else None
        return None

    def home(self, concept_id: str) -> int | None:
        """Return the number of the termbase whose entry :meth:`concept` gives; None if none."""
        for at in self._order:
            if self._in(at, concept_id) is not None:
                return at
        name = concept_id.partition(":")[0]
        return next((at for at, one in enumerate(self.termbases) if one.name == name), None)

    def beneath(self, concept_id: str) -> Concept | None:
        """Return the entry that one's own has taken the place of, or None."""
        for at, one in enumerate(self.termbases):
            if not one.own and (found := self._in(at, concept_id)) is not None:
                return found
        return None

    def narrower(self, concept_id: str) -> list[str]:
        """Return the ids of the concepts directly under one, sorted."""
        found: set[str] = set()
        for at, part in self._parts:
            plain = self._plain(at, concept_id)
            for narrow in part.narrower(plain) if plain is not None else ():
                concept = part.concept(narrow)
                seen = None if concept is None else self._seen(at, part, concept)
                if seen is not None:
                    found.add(seen.id)
        return sorted(found)

    def with_prefix(self, value: str, limit: int, family: str = keys.FORM) -> list[str]:
        """Return the values of keys that begin with a value, in the order of their code points.

        Args:
            value: The beginning.
            limit: The most wanted.
            family: The tag of the keys: of spelled designations unless said.

        Raises:
            IndexFault: A lexicon cannot be read.
        """
        found = {one for words in self._lexicons for one in words.with_prefix(family, value, limit)}
        return sorted(found)[:limit]

    def _similar(
        self, family: str, value: str, edits: int, prefix: int = 0, whole: int = 1
    ) -> tuple[str, ...]:
        """Return the values of keys within some edits of a value.

        Args:
            family: The tag of the keys.
            value: What was typed.
            edits: Letters put in, left out or exchanged.
            prefix: Letters at the beginning that must be the same.
            whole: Edits that may be of any letters; of which are neither doubled nor taken for each
                other (two neighbours swapped count once). What needs more may lack.

        Raises:
            IndexFault: A lexicon cannot be read.
        """
        return tuple(
            dict.fromkeys(
                one
                for words in self._lexicons
                for one in words.within(family, value, edits, prefix, whole)
            )
        )

    @cached_property
    def _lexicons(self) -> list[Words]:
        """The values of all keys; opened when first asked: what is found as it is needs none."""
        found: list[Words] = []
        for termbase in self.termbases:
            if termbase.delta is not None:
                found.append(termbase.delta)
            if termbase.lexicon is not None:
                from glossary.lexicon import opened

                found.append(opened(termbase.lexicon))
        return found

    def containing(
        self, query: str, language: LanguageTag, limit: int
    ) -> list[tuple[Concept, frozenset[str]]]:
        """Search definitions and contexts in full text, by BM25F.

        Args:
            query: A key (see :func:`glossary.normalise.key`). All of its words must occur, in any
                form; the last may be unfinished.
            language: Of the texts.
            limit: The most answers wanted.

        Returns:
            Concepts with the stems found, best first within each part; nothing for words that are
            in a great part of all texts.
        """
        ranked = []
        for at, part in self._parts:
            for rank, (concept, stems) in enumerate(part.containing(query, language, limit)):
                seen = self._seen(at, part, concept)
                if seen is not None:
                    ranked.append((rank, (seen, stems)))
        ranked.sort(key=lambda one: one[0])
        return [found for _, found in ranked[:limit]]

    # -- which termbase's entry counts

    def _in(self, at: int, concept_id: str) -> Concept | None:
        """Return the entry of one termbase, edits made; None if it has none."""
        termbase = self.termbases[at]
        if termbase.delta is not None and concept_id in termbase.delta.touched:
            return termbase.delta.concept(concept_id)
        for part in termbase.parts:
            found = part.concept(concept_id)
            if found is not None:
                return found
        return None

    def _seen(self, at: int, part: Part, concept: Concept) -> Concept | None:
        """Return an entry as it is seen: itself, under another id, or not at all."""
        termbase = self.termbases[at]
        delta = termbase.delta
        if delta is not None and part is not delta and concept.id in delta.touched:
            return None
        if len(self.termbases) == 1:
            return concept
        if not termbase.own:
            concept = self._public(at, concept)
        for other, one in enumerate(self.termbases):
            # Of two of one's own the first counts.
            earlier = other < at or not termbase.own
            if one.own and other != at and earlier and self._in(other, concept.id) is not None:
                return None
        return concept

    def _is_taken(self, at: int, concept_id: str) -> bool:
        """Tell whether a termbase of others before this one has an id that this one has too."""
        return self._in(at, concept_id) is not None and any(
            not one.own and self._in(other, concept_id) is not None
            for other, one in enumerate(self.termbases[:at])
        )

    def _public(self, at: int, concept: Concept) -> Concept:
        """Return an entry as others see it: ids that are taken with its termbase's name before."""
        if not any(not one.own for one in self.termbases[:at]):
            return concept
        name = self.termbases[at].name
        relations = tuple(
            one._replace(target=f"{name}:{one.target}") if self._is_taken(at, one.target) else one
            for one in concept.relations
        )
        taken = self._is_taken(at, concept.id)
        return concept._replace(
            id=f"{name}:{concept.id}" if taken else concept.id, relations=relations
        )

    def _plain(self, at: int, concept_id: str) -> str | None:
        """Return what a termbase itself calls an id; None if it means another's by it."""
        termbase = self.termbases[at]
        if termbase.own or len(self.termbases) == 1:
            return concept_id
        if concept_id.startswith(f"{termbase.name}:"):
            return concept_id[len(termbase.name) + 1 :]
        return None if self._is_taken(at, concept_id) else concept_id


def _parts(termbase: Indexed) -> Iterator[Part]:
    if termbase.delta is not None:
        yield termbase.delta
    yield from termbase.parts


def _sieves(termbase: Indexed) -> Iterator[Membership]:
    if termbase.delta is not None:
        yield termbase.delta.sieve
    if termbase.sieve is not None:
        yield termbase.sieve
    else:
        yield from (part.sieve for part in termbase.parts)
