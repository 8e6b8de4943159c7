"""What a command prints, through the reader's pager."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def paged(command: str) -> Iterator[None]:
    """Send standard output through a pager while the block runs.

    Args:
        command: A program and its arguments, as in ``$PAGER``. If there is no such program, or
            it is empty, nothing is paged.
    """
    words = shlex.split(command)
    if not words or shutil.which(words[0]) is None:
        yield
        return
    os.environ.setdefault("COLUMNS", str(os.get_terminal_size(1).columns))
    # less then ends by itself on what fits the screen, and leaves it there (as git does).
    environment = {"LESS": "FRX", **os.environ}
    pager = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment)
    assert pager.stdin is not None
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(pager.stdin.fileno(), 1)
    pager.stdin.close()
    try:
        yield
    finally:
        with contextlib.suppress(BrokenPipeError):
            sys.stdout.flush()
        os.dup2(kept, 1)
        os.close(kept)
        pager.wait()
