"""Starting the app: what must happen before Textual is imported."""

from __future__ import annotations

import gc
import sys

from tui.request import ReadRequest

SWITCH = 0.0005
"""Seconds after which a worker gives way to a key: Python's own 0.005 are, several times over, what
a page may take."""


def run(request: ReadRequest) -> int:
    """Read until the reader quits; see :func:`tui.run.run`."""
    # Half of the time to the first paint is imports, whose objects all stay: collecting among
    # them finds nothing and takes 10 ms of 170. It is switched on again after the first paint.
    gc.disable()
    sys.setswitchinterval(SWITCH)
    from tui.run import run as run_app

    return run_app(request)
