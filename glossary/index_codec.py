"""A leaner way to write postings that Whoosh's own codec reads.

Nine in ten terms of an index of concepts occur in one document. Whoosh's format lets such postings
stand in the term's own record, but its writer (3.50, and 2.7.4) never puts them there: it asks for
fewer than ``inlinelimit`` of them, which is one, and fails where it is told more. Writing them so
halves what a commit takes and saves the reader a jump.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from pickle import dumps
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3Segment, W3TermInfo
from whoosh.filedb.filetables import HashWriter, OrderedHashWriter
from whoosh.system import pack_uint, pack_ushort
from whoosh.util.numeric import length_to_byte

from glossary.index_terms import Shape

INLINED = 64
"""Postings of a term that stand in its record at most; Whoosh alone reads more, from blocks."""
STEP = 20_000
"""Postings between two reports: some 100 ms."""
PICKLE = 3
"""Protocol of what stands in a record; that of Whoosh, 2, needs four times as long for bytes."""
SIZE = 200
"""Bytes of memory that a posting takes, by Whoosh's reckoning."""
_LENGTHS, _POINTER = struct.Struct("!ii"), struct.Struct("!Iq")
"""Sizes of key and value before them; number of a key and where it stands."""
_ONCE = pack_uint(1)
Posting = tuple[str, bytes, int, float, bytes]
"""Field, term, document, weight, value."""
_CRC32 = 1
"""Whoosh's number of the hash function that takes least time."""


def add_document(
    writer: Any,
    document_id: tuple[str, str],
    keys: Mapping[str, Sequence[str]],
    texts: Mapping[str, Sequence[str]],
) -> int:
    """Add a document as ``writer.add_document`` does, past its analysers: all is cut into terms.

    Args:
        writer: Whoosh's ``SegmentWriter``.
        document_id: Its field, of type ``ID``, and its value.
        keys: Terms without repeats of fields of type ``KEYWORD`` that are not scorable.
        texts: Terms, perhaps repeated, of fields of type ``KEYWORD`` that are scorable.

    Returns:
        How many postings it has.
    """
    pool, number = writer.pool, writer.docnum
    field, value = document_id
    postings: list[Posting] = [(field, value.encode(), number, 1.0, b"")]
    for field, terms in keys.items():
        postings += [(field, one.encode(), number, 1.0, _ONCE) for one in terms]
    document = writer.perdocwriter
    document.start_doc(number)
    for field, terms in texts.items():
        postings += [
            (field, one.encode(), number, float(count), pack_uint(count))
            for one, count in Counter(terms).items()
        ]
        document.add_field(field, None, None, len(terms))
    document.finish_doc()
    pool.current += postings
    pool.currentsize += SIZE * len(postings)
    if pool.currentsize > pool.limit:
        pool.save()
    writer._added = True
    writer.docnum = number + 1
    return len(postings)


class LeanCodec(W3Codec):
    """Whoosh's default codec, but for how rare terms are written."""

    postings: int = 0
    """How many there will be, roughly."""
    told: Callable[[float], None] = staticmethod(lambda _share: None)
    """Told the share of them that is written; may raise to cancel."""
    shape: Shape | None = None
    """How the table of terms is laid out, once it is written."""

    def field_writer(self, storage: Any, segment: Any) -> LeanFieldWriter:
        """Return the writer of a segment's terms."""
        return LeanFieldWriter(self, storage, segment)

    def new_segment(self, storage: Any, indexname: str) -> Any:
        """Return a segment that names the default codec, so that reading needs none of this."""
        return W3Segment(W3Codec(), indexname)


class _Table(OrderedHashWriter):
    """Whoosh's table of terms, written in a tenth of the calls; its keys come in their order."""

    def __init__(self, file: Any) -> None:
        super().__init__(file)
        # The head once more, with another hash function than the base class names there.
        file.seek(0)
        HashWriter.__init__(self, file, hashtype=_CRC32)
        self._at = file.tell()
        self.start = 0
        """Where the positions of the records stand, once they are written."""

    def add(self, key: bytes, value: bytes) -> None:
        """Add a record; the key must be greater than the one before."""
        record = _LENGTHS.pack(len(key), len(value)) + key + value
        self.index.append(self._at)
        self.dbfile.write(record)
        number = self.hashfn(key)
        self.buckets[number & 255].append((number, self._at))
        self._at += len(record)

    def _write_hashes(self) -> None:
        empty = _POINTER.pack(0, 0)
        for entries in self.buckets:
            slots = 2 * len(entries)
            self.directory.append((self._at, slots))
            table = [empty] * slots
            for number, position in entries:
                slot = (number >> 8) % slots
                while table[slot] is not empty:
                    slot = (slot + 1) % slots
                table[slot] = _POINTER.pack(number, position)
            self.dbfile.write(b"".join(table))
            self._at += slots * _POINTER.size

    @property
    def width(self) -> int:
        """Bytes of a position."""
        return struct.calcsize(self.index.typecode)

    def _write_extras(self) -> None:
        super()._write_extras()
        self.start = self.dbfile.tell() - len(self.index) * self.width


class LeanFieldWriter(W3FieldWriter):
    """Writes the terms of a segment."""

    _written = 0

    def __init__(self, codec: LeanCodec, storage: Any, segment: Any) -> None:
        super().__init__(codec, storage, segment)
        # Nothing has been added yet to the table that the base class began: this one goes on in
        # its file, after the same head once more.
        self._tindex.dbfile.seek(0)
        self._tindex = _Table(self._tindex.dbfile)
        self._tindex.extras["fieldmap"] = self._fieldmap

    def close(self) -> None:
        """Write the table, and tell the codec how it is laid out."""
        table, name = self._tindex, self._segment.make_filename(W3Codec.TERMS_EXT)
        super().close()
        self._codec.shape = Shape(
            name, table.start, table.width, len(table.index), dict(self._fieldmap)
        )

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[Posting]) -> None:
        """Write all postings, which come in the order of field, term and document."""
        for name, of_field in groupby(items, key=itemgetter(0)):
            field = schema[name]
            self.start_field(name, field)
            length = lengths.doc_field_length_reader(name) if field.scorable else None
            self._add_field(of_field, cache(length) if length else None)
            self.finish_field()

    def _count(self, postings: int) -> None:
        """Tell how far the writing has come."""
        before, self._written = self._written, self._written + postings
        if before // STEP != self._written // STEP:
            self._codec.told(min(0.99, self._written / max(1, self._codec.postings)))

    def _add_field(self, postings: Iterator[Posting], length: Callable[[int], int] | None) -> None:
        pack, add, prefix = W3TermInfo._struct.pack, self._tindex.add, pack_ushort(self._fieldid)
        ready: dict[int, bytes] = {}
        for term, group in groupby(postings, key=itemgetter(1)):
            found = list(group)
            self._count(len(found))
            if len(found) == 1:
                _field, _term, number, weight, value = found[0]
                shared = length is None and value == _ONCE
                if shared and number in ready:
                    add(prefix + term, ready[number])
                    continue
                size = length_to_byte(length(number)) if length else 0
                record = pack(True, weight, 1, size, size, weight, number, number)
                record += dumps(((number,), (weight,), (value or b"",)), PICKLE)
                if shared:  # the other terms of the document have the same
                    ready[number] = record
                add(prefix + term, record)
            elif len(found) <= INLINED:
                numbers = tuple(one[2] for one in found)
                weights = tuple(one[3] for one in found)
                values = tuple(one[4] or b"" for one in found)
                sizes = [length(number) for number in numbers] if length else [0]
                record = pack(
                    True, sum(weights), len(found), length_to_byte(min(sizes)),
                    length_to_byte(max(sizes)), max(weights), numbers[0], numbers[-1],
                )  # fmt: skip
                add(prefix + term, record + dumps((numbers, weights, values), PICKLE))
            else:
                self.start_term(term)
                for _field, _term, number, weight, value in found:
                    self.add(number, weight, value or b"", length(number) if length else 0)
                self.finish_term()
