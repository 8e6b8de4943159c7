"""A glossary that notices when its termbases change, and is never half changed.

A question asks either the old index or the new one, whole: the new is built beside the old, under
another name, while the old goes on answering, and takes its place in one step.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from glossary.cache import Progress, open_index
from glossary.delegating import Answer, DelegatingGlossary
from glossary.embedded import IndexedGlossary
from glossary.errors import GlossaryError, IndexFault
from glossary.lookup import Glossary

LOOK_EVERY = 1.0
"""Seconds between two looks at the files: one system call a file, two microseconds."""
SETTLED = 2.0
"""Seconds that a file must have been left alone: one that is being written is not read."""
PATIENCE = 3.0
"""Seconds that a question waits for an index that was lost to be opened or built anew."""
Stamp = tuple[tuple[int, int, int], ...]
"""Size, time of change and inode of each file."""


class FreshGlossary(DelegatingGlossary):
    """A :class:`glossary.lookup.Glossary` over termbases that may be replaced while it is used.

    Args:
        files: Termbase files, the first asked first.
        cache: The cache folder.
        progress: Told how the first build is coming on.
        own: Those whose entries take the place of other termbases' with the same id.
        folder: Where termbases may come and go; need not be there.
        listed: Tells the files anew when something came to that folder or went.

    Raises:
        GlossaryError: A termbase cannot be read at first. Later the old index goes on answering.
            An index whose files are lost is opened or built anew, and raises if that fails; while
            it is being built (``renewing``), nothing is found.
    """

    def __init__(
        self,
        files: Sequence[Path],
        cache: Path,
        progress: Progress = lambda done, total: None,
        *,
        own: Collection[Path] = (),
        folder: Path | None = None,
        listed: Callable[[], Sequence[Path]] | None = None,
    ) -> None:
        self._files, self._cache, self._own = tuple(files), cache, own
        self._folder, self._listed = folder, listed
        # In this order: what comes between the caller's list and the first look is seen too.
        self._folder_stamp = _stamp((folder,) if folder else ())
        self._latest = tuple(listed()) if folder and listed else self._files
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

    def together(self, ask: Callable[[Glossary], Answer], nothing: Answer) -> Answer:
        """Return the answers to several questions, all of one index.

        Args:
            ask: Asks them; called again of another index if the first was lost meanwhile.
            nothing: What is returned while an index that was lost is being built.
        """
        return self._ask(ask, nothing)

    def _ask(self, ask: Callable[[Glossary], Answer], nothing: Answer) -> Answer:
        now = self._fresh()
        try:
            return ask(now)
        except IndexFault:
            # Its folder went while it was open: pruned, or the cache was emptied.
            if self._renewing.acquire(False):
                worker = threading.Thread(target=self._renew, args=(self._files,), daemon=True)
                worker.start()
                worker.join(PATIENCE)
            if self._current is now:
                if self.renewing:
                    return nothing
                raise
        return ask(self._current)

    def _fresh(self) -> IndexedGlossary:
        now = time.monotonic()
        if now - self._looked >= LOOK_EVERY:
            self._looked = now
            files = self._files_now()
            stamp = _stamp(files)
            changed = files != self._files or stamp != self._stamp
            if changed and _is_settled(stamp) and self._renewing.acquire(False):
                threading.Thread(target=self._renew, args=(files,), daemon=True).start()
        return self._current

    def _files_now(self) -> tuple[Path, ...]:
        """Return the termbases of this moment; the list is made again only if it may be another."""
        if self._folder is None or self._listed is None:
            return self._files
        stamp = _stamp((self._folder,))
        if stamp != self._folder_stamp:
            self._folder_stamp, self._latest = stamp, tuple(self._listed())
        return self._latest

    def _renew(self, files: tuple[Path, ...]) -> None:
        stamp = _stamp(files)
        try:
            opened = open_index(files, self._cache, own=self._own)
            if _stamp(files) == stamp:
                self._current = IndexedGlossary(opened.store)
                self._files, self._stamp = files, stamp
        except (GlossaryError, OSError):
            # Not a termbase (yet): it is tried again when the file has changed once more.
            self._files, self._stamp = files, stamp
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
