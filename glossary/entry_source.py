"""One entry out of a termbase file, with everything that the index leaves out of it."""

from __future__ import annotations

import mmap
import tempfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

from glossary.concept import Concept
from glossary.errors import TermbaseError

_END = b"</conceptEntry>"
_CLOSING = b"</body></text></tbx>"


def entry(file: Path, concept_id: str) -> Concept | None:
    """Return an entry of a TBX file without reading the rest of it.

    Args:
        file: The file.
        concept_id: Of the entry.

    Returns:
        The entry; None if the file has none of that id, or is not written in a way in which it
        could be found so (then what the index has of it must do).
    """
    from glossary.formats.tbx import read

    mark = b"<conceptEntry id=" + quoteattr(concept_id).encode()
    try:
        with file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=1) as data:
            start, body = data.find(mark), data.find(b"<body>")
            end = data.find(_END, start)
            if min(start, body, end) < 0:
                return None
            alone = data[: body + len(b"<body>")] + data[start : end + len(_END)] + _CLOSING
        with tempfile.NamedTemporaryFile(suffix=".tbx") as scratch:
            scratch.write(alone)
            scratch.flush()
            return next(iter(read(scratch.name)), None)
    except (OSError, ValueError, TermbaseError):
        return None
