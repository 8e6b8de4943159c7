"""A glossary that notices when its termbases change, and is never half changed.

A question asks either the old index or the new one, whole: the new is built beside the old, under
another name, while the old goes on answering, and takes its place in one step.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Sequence
from pathlib import Path

from glossary.cache import Progress, open_index
from glossary.concept import Concept, LanguageTag
from glossary.embedded import IndexedGlossary
from glossary.errors import GlossaryError
from glossary.match import Match, RecognisedTerm

LOOK_EVERY = 1.0
"""Seconds between two looks at the files: one system call a file, two microseconds."""
SETTLED = 2.0
"""Seconds that a file must have been left alone: one that is being written is not read."""
Stamp = tuple[tuple[int, int, int], ...]
"""Size, time of change and inode of each file."""


class FreshGlossary:
    """A :class:`glossary.lookup.Glossary` over termbases that may be replaced while it is used.

    Args:
        files: Termbase files, the first asked first.
        cache: The cache folder.
        progress: Told how the first build is coming on.
        own: Those whose entries take the place of other termbases' with the same id.

    Raises:
        GlossaryError: A termbase cannot be read at first. Later the old index goes on answering.
    """

    def __init__(
        self,
        files: Sequence[Path],
        cache: Path,
        progress: Progress = lambda done, total: None,
        *,
        own: Collection[Path] = (),
    ) -> None:
        self._files, self._cache, self._own = tuple(files), cache, own
        self._stamp = _stamp(self._files)
        opened = open_index(self._files, cache, progress, own=own)
        self.notice = opened.notice
        """One sentence if the index could not be kept, else empty."""
        self._current = IndexedGlossary(opened.store)
        self._looked = time.monotonic()
        self._renewing = threading.Lock()

    @property
    def renewing(self) -> bool:
        """Whether a new index is being opened or built."""
        return self._renewing.locked()

    def lookup(
        self,
        query: str,
        language: LanguageTag | None = None,
        *,
        limit: int = 10,
        fields: Sequence[str] = (),
    ) -> list[Match]:
        """See :meth:`glossary.lookup.Glossary.lookup`."""
        return self._fresh().lookup(query, language, limit=limit, fields=fields)

    def suggest(self, query: str, *, limit: int = 5) -> list[str]:
        """See :meth:`glossary.lookup.Glossary.suggest`."""
        return self._current.suggest(query, limit=limit)

    def complete(
        self,
        query: str,
        language: LanguageTag | None = None,
        *,
        limit: int = 20,
        fields: Sequence[str] = (),
    ) -> list[Match]:
        """See :meth:`glossary.lookup.Glossary.complete`."""
        return self._fresh().complete(query, language, limit=limit, fields=fields)

    def recognise(
        self, text: str, language: LanguageTag | None = None, *, within: bool = False
    ) -> list[RecognisedTerm]:
        """See :meth:`glossary.lookup.Glossary.recognise`."""
        return self._fresh().recognise(text, language, within=within)

    def concept(self, concept_id: str) -> Concept | None:
        """See :meth:`glossary.lookup.Glossary.concept`."""
        return self._current.concept(concept_id)

    def narrower(self, concept_id: str) -> list[str]:
        """See :meth:`glossary.lookup.Glossary.narrower`."""
        return self._current.narrower(concept_id)

    def is_own(self, concept_id: str) -> bool:
        """See :meth:`glossary.lookup.Glossary.is_own`."""
        return self._current.is_own(concept_id)

    def snapshot(self) -> IndexedGlossary:
        """Return what answers now; all of its answers belong together."""
        return self._fresh()

    def _fresh(self) -> IndexedGlossary:
        now = time.monotonic()
        if now - self._looked >= LOOK_EVERY:
            self._looked = now
            stamp = _stamp(self._files)
            if stamp != self._stamp and _is_settled(stamp) and self._renewing.acquire(False):
                threading.Thread(target=self._renew, args=(stamp,), daemon=True).start()
        return self._current

    def _renew(self, stamp: Stamp) -> None:
        try:
            opened = open_index(self._files, self._cache, own=self._own)
            if _stamp(self._files) == stamp:
                self._current, self._stamp = IndexedGlossary(opened.store), stamp
        except (GlossaryError, OSError):
            # Not a termbase (yet): it is tried again when the file has changed once more.
            self._stamp = stamp
        finally:
            self._renewing.release()


def _stamp(files: Sequence[Path]) -> Stamp:
    found = []
    for file in files:
        try:
            status = file.stat()
        except OSError:
            found.append((-1, 0, 0))
        else:
            found.append((status.st_size, status.st_mtime_ns, status.st_ino))
    return tuple(found)


def _is_settled(stamp: Stamp) -> bool:
    newest = max((changed for _size, changed, _inode in stamp), default=0)
    return all(size >= 0 for size, _c, _i in stamp) and time.time_ns() - newest > SETTLED * 1e9
