"""StarDict dictionaries: ``.ifo``, ``.idx``, ``.dict`` (packed ``.dict.dz``) and ``.syn``.

Source: the format's description in StarDict's own ``doc/StarDictFileFormat``. Words are UTF-8,
ended by NUL, offset and size follow in network order, 32 bits, or 64 for the offset where the
``.ifo`` says so. Words stand in the order of ``g_ascii_strcasecmp``, then of their bytes.
"""

from __future__ import annotations

import gzip
import html
import re
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from glossary.errors import TermbaseError
from glossary.formats.atomic import replacing
from glossary.formats.dictionary import Entry
from glossary.formats.dictzip import Packed, Pieces, Plain, pack
from glossary.formats.losses import Losses
from glossary.formats.unreadable import unreadable

MAGIC = "StarDict's dict ifo file"
LONGEST = 255
"""Bytes of the longest word that StarDict takes."""
_STEP = 2000
_LOWER = bytes(one + 32 if 65 <= one <= 90 else one for one in range(256))
_TEXTS = b"mltygxhkw"
"""Types whose data is text ended by NUL; of the others none is read."""
_MARKUP = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h\d)>", re.I)
_TAG = re.compile(r"<[^<>]*>")
Progress = Callable[[int, int], None]


class StarDictError(TermbaseError):
    """A file of a dictionary is not what it must be.

    Args:
        problem: What is wrong.
        path: The ``.ifo`` file.
        line: Its line.
        values: What stands in the braces.
    """

    def __init__(self, problem: str, path: Path, line: int | None = None, **values: object) -> None:
        super().__init__(
            problem, file=str(path), line=line, remedy="restore the dictionary from a copy",
            **values,
        )  # fmt: skip


def order(word: bytes) -> tuple[bytes, bytes]:
    """Return what words are sorted by."""
    return word.translate(_LOWER), word


def write(
    path: Path,
    entries: Iterable[Entry],
    title: str,
    losses: Losses,
    *,
    packed: bool = True,
    wide: bool = False,
) -> int:
    """Write a dictionary; all its files take their places together, the ``.ifo`` last.

    Args:
        path: The ``.ifo`` file; the others stand beside it.
        entries: Taken one by one.
        title: The dictionary's name.
        losses: Where to count words that are too long.
        packed: Write ``.dict.dz``; a text of more than 1.9 GB stays unpacked.
        wide: Write offsets of 64 bits.

    Returns:
        How many entries were written.

    Raises:
        TermbaseError: The files cannot be written.
    """
    stem = path.with_suffix("") if path.suffix == ".ifo" else path
    endings = (".ifo", ".syn", ".idx", ".dict", ".dict.dz")
    names = [stem.with_name(stem.name + ending) for ending in endings]
    # One of the two texts is empty, and so may be the synonyms: StarDict wants none of those.
    optional = {names[1], names[3] if packed else names[4], names[4]}
    with replacing(*names, optional=optional) as (ifo, syn, idx, text, dz):
        index, synonyms = _texts(entries, text, losses)
        # Where an entry stands in the index is known only once all are sorted.
        sequence = sorted(range(len(index)), key=lambda one: order(index[one][0]))
        form = ">QI" if wide else ">II"
        for one in sequence:
            word, offset, size = index[one]
            idx.write(word + b"\0" + struct.pack(form, offset, size))
        places = {one: place for place, one in enumerate(sequence)}
        for word, one in sorted(synonyms, key=lambda pair: (order(pair[0]), places[pair[1]])):
            syn.write(word + b"\0" + struct.pack(">I", places[one]))
        if packed and pack(text, dz):
            text.seek(0)
            text.truncate()
        ifo.write(_ifo(title, len(index), len(synonyms), idx.tell(), wide).encode())
    return len(index)


def _texts(
    entries: Iterable[Entry], stream: BinaryIO, losses: Losses
) -> tuple[list[tuple[bytes, int, int]], list[tuple[bytes, int]]]:
    index: list[tuple[bytes, int, int]] = []
    synonyms: list[tuple[bytes, int]] = []
    offset = 0
    for entry in entries:
        words = [word.encode("utf-8", "replace") for word in entry.words]
        fitting = [word for word in words if len(word) <= LONGEST]
        losses.add("words of a headword", len(words) - len(fitting))
        if not fitting:
            continue
        data = entry.text.encode("utf-8", "replace")
        stream.write(data)
        synonyms += [(word, len(index)) for word in fitting[1:]]
        index.append((fitting[0], offset, len(data)))
        offset += len(data)
    return index, synonyms


def _ifo(title: str, words: int, synonyms: int, size: int, wide: bool) -> str:
    lines = [MAGIC, f"version={'3.0.0' if wide else '2.4.2'}", f"wordcount={words}"]
    if synonyms:
        lines.append(f"synwordcount={synonyms}")
    lines.append(f"idxfilesize={size}")
    if wide:
        lines.append("idxoffsetbits=64")
    lines += [f"bookname={' '.join(title.split()) or 'tilmash'}", "sametypesequence=m"]
    return "\n".join(lines) + "\n"


def read(
    path: Path, progress: Progress = lambda done, total: None, losses: Losses | None = None
) -> Iterator[Entry]:
    """Yield the entries of a dictionary in the order of its index, one in memory at a time.

    Args:
        path: The ``.ifo`` file.
        progress: Told how many words were read, and how many there are.
        losses: Where to count synonyms that lead nowhere.

    Raises:
        TermbaseError: A file is missing or says what cannot be; what the header claims is
            compared with the files before anything is read, and nothing is reserved for it.
    """
    about = header(path)
    stem = path.with_suffix("")
    idx = _index(stem, about, path)
    synonyms = _synonyms(stem, path)
    total = int(about["wordcount"])
    losses = Losses() if losses is None else losses
    texts: Pieces
    if stem.with_name(stem.name + ".dict.dz").exists():
        texts = Packed(stem.with_name(stem.name + ".dict.dz"))
    else:
        texts = Plain(stem.with_name(stem.name + ".dict"))
    wide = about.get("idxoffsetbits") == "64"
    same = about.get("sametypesequence", "").encode()
    for number, (word, offset, size) in enumerate(_words(idx, wide, path)):
        if number % _STEP == 0:
            progress(number, total)
        data = texts.read(offset, size) if offset + size <= texts.size else b""
        if len(data) < size:
            raise StarDictError(
                "entry {number} claims {size} bytes where the text ends before",
                path, number=number + 1, size=size,
            )  # fmt: skip
        words = dict.fromkeys((word, *synonyms.pop(number, ())))
        yield Entry(tuple(words), _text(data, same))
    losses.add("synonyms of no entry", sum(map(len, synonyms.values())))
    progress(total, total)


def header(path: Path) -> dict[str, str]:
    """Return what an ``.ifo`` file says.

    Raises:
        TermbaseError: It cannot be read, is none, or lacks what it must say.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(1 << 16)
    except OSError as error:
        raise unreadable(str(path), error) from error
    lines = raw.decode("utf-8-sig", "replace").splitlines()
    if not lines or lines[0].strip() != MAGIC:
        raise StarDictError("this is not the .ifo file of a StarDict dictionary", path, 1)
    found = {}
    for number, one in enumerate(lines[1:], 2):
        key, sign, value = one.partition("=")
        if one.strip() and not sign:
            raise StarDictError("the line says nothing", path, number)
        found[key.strip()] = value.strip()
        if key.strip() in ("wordcount", "idxfilesize") and not value.strip().isdecimal():
            raise StarDictError("“{key}” is no number", path, number, key=key.strip())
    for key in ("wordcount", "idxfilesize"):
        if key not in found:
            raise StarDictError("the header lacks “{key}”", path, key=key)
    return found


def _index(stem: Path, about: Mapping[str, str], path: Path) -> bytes:
    plain, packed = (stem.with_name(stem.name + ending) for ending in (".idx", ".idx.gz"))
    claimed = int(about["idxfilesize"])
    try:
        if not plain.exists() and packed.exists():
            with gzip.open(packed) as stream:
                raw = stream.read(min(claimed, 1 << 31) + 1)
        elif plain.stat().st_size != claimed:
            raw = b""
        else:
            raw = plain.read_bytes()
    except (OSError, EOFError) as error:
        if isinstance(error, OSError) and error.strerror:
            raise unreadable(str(plain), error) from error
        raise StarDictError("the index is damaged", path) from error
    if len(raw) != claimed:
        raise StarDictError("the header claims an index of {size} bytes, which it has not", path,
                     size=claimed)  # fmt: skip
    return raw


def _words(idx: bytes, wide: bool, path: Path) -> Iterator[tuple[str, int, int]]:
    form = struct.Struct(">QI" if wide else ">II")
    place = 0
    while place < len(idx):
        end = idx.find(b"\0", place)
        if end < 0 or end + 1 + form.size > len(idx):
            raise StarDictError("the index is cut short", path)
        offset, size = form.unpack_from(idx, end + 1)
        word = " ".join(idx[place:end].decode("utf-8", "replace").split())
        yield word or "?", offset, size
        place = end + 1 + form.size


def _synonyms(stem: Path, path: Path) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    file = stem.with_name(stem.name + ".syn")
    try:
        raw = file.read_bytes() if file.exists() else b""
    except OSError as error:
        raise unreadable(str(file), error) from error
    place = 0
    while place < len(raw):
        end = raw.find(b"\0", place)
        if end < 0 or end + 5 > len(raw):
            raise StarDictError("the list of synonyms is cut short", path)
        (number,) = struct.unpack_from(">I", raw, end + 1)
        word = " ".join(raw[place:end].decode("utf-8", "replace").split())
        if word:
            found.setdefault(number, []).append(word)
        place = end + 5
    return found


def _text(data: bytes, same: bytes) -> str:
    """Return the texts of an entry's data, markup taken away."""
    parts = []
    for place, kind in enumerate(same) if same else ():
        last = place == len(same) - 1
        piece, data = (data, b"") if last else _cut(data, kind)
        parts.append(_plain(piece, kind))
    while not same and data:
        kind = data[0]
        piece, data = _cut(data[1:], kind)
        parts.append(_plain(piece, kind))
    return "\n".join(filter(None, parts))


def _cut(data: bytes, kind: int) -> tuple[bytes, bytes]:
    if chr(kind).isupper():  # a size, then as many bytes
        size = int.from_bytes(data[:4], "big")
        return data[4 : 4 + size], data[4 + size :]
    piece, _nul, rest = data.partition(b"\0")
    return piece, rest


def _plain(piece: bytes, kind: int) -> str:
    if kind not in _TEXTS:
        return ""
    said = piece.decode("utf-8", "replace").rstrip("\0")
    if kind in b"ghxk":
        said = html.unescape(_TAG.sub("", _MARKUP.sub("\n", said)))
    return said
