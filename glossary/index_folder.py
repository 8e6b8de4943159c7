"""An index folder: the shards of one termbase, or the edits that part it from another's.

After an edit the file has another content and so another index. Instead of building that anew, its
folder says which index it follows, and what has been edited since: opening both takes milliseconds.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from glossary.errors import IndexFault
from glossary.index import Indexed
from glossary.index_schema import LEXICON, MANIFEST, SCHEMA, SIEVE, damaged, read_manifest
from glossary.index_shard import Shard
from glossary.sieve import Sieve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from glossary.delta import Edited

EDITS = "edits.json"
FOLLOWED = 300
"""Edits after which the index is built anew rather than followed on."""


def open_folder(folder: Path, name: str, *, own: bool = False) -> Indexed:
    """Open the index in a folder.

    Args:
        folder: The folder.
        name: What the termbase is called.
        own: Whether it is one's own.

    Raises:
        IndexFault: It, or the one that it follows, is missing, incomplete, damaged or of another
            version.
    """
    manifest = read_manifest(folder)
    try:
        if "follows" not in manifest:
            parts = tuple(Shard(folder / one) for one in manifest["shards"])
            whole = Sieve(folder / SIEVE) if SIEVE in manifest["files"] else None
            size, lexicon = int(manifest["concepts"]), folder / LEXICON
            return Indexed(name, parts, size, folder, own, sieve=whole, lexicon=lexicon)
        from glossary.delta import Delta

        edits = _read(folder / EDITS, int(manifest["crc"]))
        base = open_folder(folder.parent / str(manifest["follows"]), name, own=own)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(folder) from error
    return base._replace(size=int(manifest["concepts"]), folder=folder, delta=Delta(edits))


def follow(base: Path, folder: Path, edits: Mapping[str, Edited | None], concepts: int) -> bool:
    """Make the index of a file that a few edits part from one that is indexed.

    Args:
        base: The index of the file as it was; it may itself follow another.
        folder: Where that of the file as it is shall be; not there, or anything that may go.
        edits: What is new or changed, and None for what is gone, by id.
        concepts: How many entries the file has.

    Returns:
        Whether it was made. It was not if there is no whole index to follow, if it would follow
        too far, or if it cannot be written: the index is then built when it is next opened.
    """
    with suppress(IndexFault):
        read_manifest(folder)
        return True  # an edit was undone: the file is as it was once, and its index is still there
    try:
        manifest = read_manifest(base)
        root, known = base.name, dict(edits)
        if "follows" in manifest:
            root = str(manifest["follows"])
            known = {**_read(base / EDITS, int(manifest["crc"])), **edits}
        if len(known) > FOLLOWED:
            return False
        from glossary import record

        folder.mkdir(mode=0o700, exist_ok=True)
        data = json.dumps(
            [
                [one, None if edit is None else [record.dumps(edit.concept), list(edit.keys)]]
                for one, edit in known.items()
            ],
            ensure_ascii=False,
        ).encode()
        (folder / EDITS).write_bytes(data)
        _write_manifest(folder, root, concepts, data)
    except Exception:  # an index is derived: whatever is wrong, it can be built anew
        return False
    if "follows" in manifest and base != folder:
        with suppress(OSError):
            for entry in base.iterdir():
                entry.unlink()
            base.rmdir()
    return True


def followed(folder: Path) -> str:
    """Return the name of the index that one follows; its own if it follows none."""
    with suppress(OSError, ValueError, KeyError, AttributeError):
        return str(json.loads((folder / MANIFEST).read_bytes()).get("follows", folder.name))
    return folder.name


def _read(path: Path, checksum: int) -> dict[str, Edited | None]:
    from glossary import record
    from glossary.delta import Edited

    data = path.read_bytes()
    if crc32(data) != checksum:
        raise ValueError("damaged")
    return {
        one: None if edit is None else Edited(record.loads(edit[0]), edit[1])
        for one, edit in json.loads(data)
    }


def _write_manifest(folder: Path, root: str, concepts: int, data: bytes) -> None:
    content = {
        "schema": SCHEMA, "concepts": concepts, "follows": root, "crc": crc32(data),
        "files": {EDITS: len(data)},
    }  # fmt: skip
    scratch = folder / f".{MANIFEST}.{os.getpid()}"
    scratch.write_text(json.dumps(content), "utf-8")
    scratch.replace(folder / MANIFEST)
