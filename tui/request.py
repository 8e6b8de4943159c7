"""What the command line asks of the app; light, so that parsing arguments stays fast."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossary.lookup import Glossary
    from texts.document import BlockSource

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is, in entries."""
OpenGlossary = Callable[[Progress], "Glossary"]
"""Opens the termbases, building their index where needed; runs in a worker thread.

Raises whatever the glossary core raises; the app shows its sentence and goes on without terms.
"""


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """One start of the reader."""

    source: str | None = None
    """A path or a library id; none means the place last read."""
    termbases: tuple[Path, ...] = ()
    """Termbases named on the command line; none means the shipped one."""
    open_glossary: OpenGlossary | None = None
    """How to open them; none means reading without a glossary."""
    encoding: str | None = None
    """What the source is in, if the reader names it."""
    beside: str | None = None
    """A path or a library id to read beside the source."""
    opened: BlockSource | None = None
    """The source, if it is open already."""
    study: bool = False
    """Whether to begin with what is due."""
    new: int | None = None
    """New cards a day at most; None for as many as the settings say."""
    kiosk: bool = False
    """Whether to show no paths and reach no file outside the library (over SSH)."""
    folder: Path | None = None
    """In a kiosk, where the visitor's own state is kept; none keeps it in memory."""
    idle: float = 0.0
    """Seconds without a key after which a kiosk's session ends; 0 for never."""
