"""What an index folder holds: fields, files, and the manifest that declares it complete."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from glossary.concept import LANGUAGES
from glossary.errors import IndexFault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SCHEMA = 12
"""Version of the index's layout and of every rule that makes keys; raise it when either changes."""
MANIFEST = "manifest.json"
SIEVE = "sieve.crc"
LEXICON = "lexicon"
WORDS = "words"
RECORDS = "records.json.z"
_UNNAMED = (MANIFEST, WORDS)
"""Files that a manifest does not name: itself, and what goes when all shards are there."""
KEY, UP, ID = "key", "up", "id"
"""Fields: keys of :mod:`glossary.keys`; ids of superordinate concepts; the concept's own id."""


def schema() -> Any:
    """Return the schema: keys as they are, and the stems of :mod:`glossary.fulltext`.

    Whoosh's own analysers are not used: they know no Kazakh, and a schema that names one makes
    every start import all languages' stemmers.
    """
    from whoosh.fields import ID as EXACT
    from whoosh.fields import KEYWORD, Schema

    return Schema(
        **{ID: EXACT(), KEY: KEYWORD(scorable=False), UP: KEYWORD(scorable=False)},
        **{language: KEYWORD(scorable=True) for language in LANGUAGES},
    )


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of an index after checking that all its files are whole.

    Raises:
        IndexFault: The manifest is missing or damaged, is of another version, or a file that it
            names has another size.
    """
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        whole = manifest["schema"] == SCHEMA and all(
            (folder / name).stat().st_size == size for name, size in manifest["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(folder) from error
    if not whole:
        raise damaged(folder)
    return manifest


def write_manifest(folder: Path, concepts: int, shards: Sequence[str] = (), **more: object) -> None:
    """Write the manifest that declares an index, or a shard of one, complete; the last step.

    Args:
        folder: The index, or the shard.
        concepts: How many it has.
        shards: Names of its shards, in the order of their first concepts.
        more: What else it says, by name.

    Raises:
        OSError: It cannot be written.
    """
    files = {
        entry.relative_to(folder).as_posix(): entry.stat().st_size
        for entry in sorted(folder.rglob("*"))
        if entry.is_file() and not entry.name.endswith("WRITELOCK") and entry.name not in _UNNAMED
    }
    content = {"schema": SCHEMA, "concepts": concepts, "shards": list(shards), "files": files}
    content |= more
    scratch = folder / f".{MANIFEST}"
    scratch.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
    scratch.replace(folder / MANIFEST)


def damaged(folder: Path) -> IndexFault:
    """Return the error that says so."""
    return IndexFault(
        "the index is damaged or of another version",
        file=str(folder),
        remedy="run `tilmash index --rebuild`",
    )


def decoded(value: bytes | str) -> str:
    """Return a term of the index, which Whoosh gives as bytes or as text."""
    return value.decode() if isinstance(value, bytes) else value
