"""Starting the app: what must happen before Textual is imported."""

from __future__ import annotations

import gc

from tui.request import ReadRequest


def run(request: ReadRequest) -> int:
    """Read until the reader quits; see :func:`tui.app.run`."""
    # Half of the time to the first paint is imports, whose objects all stay: collecting among
    # them finds nothing and takes 10 ms of 170. It is switched on again after the first paint.
    gc.disable()
    from tui.app import run as run_app

    return run_app(request)
