"""A file that is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from glossary.study.faults import ExchangeError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the path of a fresh file that takes the place of another once it is written.

    Raises:
        ExchangeError: It cannot be written; what was there stands.
    """
    fresh = ""
    try:
        number, fresh = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(number)
        yield Path(fresh)
        with open(fresh, "rb+") as file:
            os.fsync(file.fileno())
        os.replace(fresh, path)
    except OSError as error:
        raise ExchangeError(
            "it cannot be written ({reason})", file=str(path), remedy="name another file",
            reason=error.strerror or str(error),
        ) from error  # fmt: skip
    finally:
        with contextlib.suppress(OSError):
            if fresh:
                os.unlink(fresh)
