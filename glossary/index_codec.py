"""A leaner way to write postings that Whoosh's own codec reads.

Nine in ten terms of an index of concepts occur in one document. Whoosh's format lets such postings
stand in the term's own record, but its writer (3.50, and 2.7.4) never puts them there: it asks for
fewer than ``inlinelimit`` of them, which is one, and fails where it is told more. Writing them so
halves what a commit takes and saves the reader a jump.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pickle import dumps
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3Segment, W3TermInfo
from whoosh.system import pack_ushort
from whoosh.util.numeric import length_to_byte

INLINED = 8
"""Postings of a term that stand in its record at most; more are written in blocks."""
STEP = 20_000
"""Postings between two reports: some 100 ms."""
Posting = tuple[str, bytes, int, float, bytes]
"""Field, term, document, weight, value."""


class LeanCodec(W3Codec):
    """Whoosh's default codec, but for how rare terms are written."""

    postings: int = 0
    """How many there will be, roughly."""
    told: Callable[[float], None] = staticmethod(lambda _share: None)
    """Told the share of them that is written; may raise to cancel."""

    def field_writer(self, storage: Any, segment: Any) -> LeanFieldWriter:
        """Return the writer of a segment's terms."""
        return LeanFieldWriter(self, storage, segment)

    def new_segment(self, storage: Any, indexname: str) -> Any:
        """Return a segment that names the default codec, so that reading needs none of this."""
        return W3Segment(W3Codec(), indexname)


class LeanFieldWriter(W3FieldWriter):
    """Writes the terms of a segment."""

    _written = 0

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[Posting]) -> None:
        """Write all postings, which come in the order of field, term and document."""
        for name, of_field in groupby(items, key=itemgetter(0)):
            field = schema[name]
            self.start_field(name, field)
            length = lengths.doc_field_length_reader(name) if field.scorable else None
            self._add_field(self._counted(of_field), length)
            self.finish_field()

    def _counted(self, postings: Iterator[Posting]) -> Iterator[Posting]:
        """Pass postings on and tell how far they have come."""
        for posting in postings:
            yield posting
            self._written += 1
            if self._written % STEP == 0:
                self._codec.told(min(0.99, self._written / max(1, self._codec.postings)))

    def _add_field(self, postings: Iterator[Posting], length: Callable[[int], int] | None) -> None:
        pack, add, prefix = W3TermInfo._struct.pack, self._tindex.add, pack_ushort(self._fieldid)
        for term, group in groupby(postings, key=itemgetter(1)):
            found = list(group)
            if len(found) == 1:
                _field, _term, number, weight, value = found[0]
                size = length_to_byte(length(number)) if length else 0
                record = pack(True, weight, 1, size, size, weight, number, number)
                add(prefix + term, record + dumps(((number,), (weight,), (value or b"",)), 2))
            elif len(found) <= INLINED:
                numbers = tuple(one[2] for one in found)
                weights = tuple(one[3] for one in found)
                values = tuple(one[4] or b"" for one in found)
                sizes = [length(number) for number in numbers] if length else [0]
                record = pack(
                    True, sum(weights), len(found), length_to_byte(min(sizes)),
                    length_to_byte(max(sizes)), max(weights), numbers[0], numbers[-1],
                )  # fmt: skip
                add(prefix + term, record + dumps((numbers, weights, values), 2))
            else:
                self.start_term(term)
                for _field, _term, number, weight, value in found:
                    self.add(number, weight, value or b"", length(number) if length else 0)
                self.finish_term()
