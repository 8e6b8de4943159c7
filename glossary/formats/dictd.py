"""dictd databases: an ``.index`` of words, offsets and sizes, and a ``.dict`` (``.dict.dz``).

Numbers are in base 64 with dictd's digits, most significant first (dictfmt(1), dictd(8)). The
database says of itself that it is UTF-8 and that all characters count in sorting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from glossary.errors import TermbaseError
from glossary.formats.atomic import replacing
from glossary.formats.dictionary import Entry
from glossary.formats.dictzip import Packed, Pieces, Plain, pack
from glossary.formats.unreadable import unreadable

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {digit: value for value, digit in enumerate(DIGITS)}
_STEP = 2000
Progress = Callable[[int, int], None]


def number(value: int) -> str:
    """Return a number in dictd's base 64."""
    digits = DIGITS[value % 64]
    while value := value // 64:
        digits = DIGITS[value % 64] + digits
    return digits


def value(digits: str) -> int:
    """Return the value of a number in dictd's base 64; raises ValueError if it is none."""
    found = 0
    for digit in digits:
        if digit not in _VALUES or found >= 1 << 48:
            raise ValueError(digits)
        found = found * 64 + _VALUES[digit]
    if not digits:
        raise ValueError(digits)
    return found


def write(path: Path, entries: Iterable[Entry], title: str, *, packed: bool = True) -> int:
    """Write a database; its files take their places together, the ``.index`` last.

    Args:
        path: The ``.index`` file; the other stands beside it.
        entries: Taken one by one.
        title: The database's short name.
        packed: Write ``.dict.dz``; a text of more than 1.9 GB stays unpacked.

    Returns:
        How many entries were written.

    Raises:
        TermbaseError: The files cannot be written.
    """
    stem = path.with_suffix("") if path.suffix == ".index" else path
    names = [stem.with_name(stem.name + ending) for ending in (".index", ".dict", ".dict.dz")]
    count = offset = 0
    lines: list[tuple[bytes, bytes]] = []
    name = " ".join(title.split()) or "tilmash"
    about = [
        Entry(("00-database-allchars",), ""),
        Entry(("00-database-short",), f"     {name}\n"),
        Entry(("00-database-utf8",), ""),
    ]
    optional = {names[1] if packed else names[2], names[2]}  # one of the two texts is empty
    with replacing(*names, optional=optional) as (index, text, dz):
        for place, entry in enumerate((*about, *entries)):
            special = place < len(about)
            count += not special
            said = "".join(f"   {line}\n" for line in entry.text.split("\n"))
            block = entry.text if special else f"{', '.join(entry.words)}\n{said}"
            data = block.encode("utf-8", "replace")
            text.write(data)
            for word in entry.words:
                at = f"\t{number(offset)}\t{number(len(data))}\n"
                key = word.lower().encode("utf-8", "replace")
                lines.append((key, word.encode("utf-8", "replace") + at.encode()))
            offset += len(data)
        lines.sort()
        index.writelines(line for _key, line in lines)
        if packed and pack(text, dz):
            text.seek(0)
            text.truncate()
    return count


def read(path: Path, progress: Progress = lambda done, total: None) -> Iterator[Entry]:
    """Yield the entries of a database in the order of its text; words of one text are one entry.

    Args:
        path: The ``.index`` file.
        progress: Told how many entries were read, and how many there are.

    Raises:
        TermbaseError: A file is missing or says what cannot be.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise unreadable(str(path), error) from error
    places: dict[tuple[int, int], list[str]] = {}
    for line, one in enumerate(raw.decode("utf-8", "replace").splitlines(), 1):
        cells = one.split("\t")
        try:
            word, place = cells[0], (value(cells[1]), value(cells[2]))
        except (IndexError, ValueError):
            raise TermbaseError(
                "the line is no entry of a dictd index", file=str(path), line=line,
                remedy="restore the dictionary from a copy",
            ) from None  # fmt: skip
        if word and not word.startswith(("00-database", "00database")):
            places.setdefault(place, []).append(word)
    stem = path.with_suffix("")
    packed = stem.with_name(stem.name + ".dict.dz")
    texts: Pieces
    texts = Packed(packed) if packed.exists() else Plain(stem.with_name(stem.name + ".dict"))
    for count, ((offset, size), words) in enumerate(sorted(places.items())):
        if count % _STEP == 0:
            progress(count, len(places))
        data = texts.read(offset, size) if offset + size <= texts.size else b""
        if len(data) < size:
            raise TermbaseError(
                "entry {number} claims {size} bytes where the text ends before", file=str(path),
                remedy="restore the dictionary from a copy", number=count + 1, size=size,
            )  # fmt: skip
        head, _break, said = data.decode("utf-8", "replace").partition("\n")
        listed = head.split(", ")
        first = [word for word in listed if word in words]
        chief = tuple(dict.fromkeys((*first, *words)))
        body = "\n".join(line.removeprefix("   ") for line in said.rstrip("\n").split("\n"))
        yield Entry(chief, body)
    progress(len(places), len(places))
