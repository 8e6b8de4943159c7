"""One run of the app: what is remembered and set, which document, which kind of app."""

from __future__ import annotations

import os
import sys

from tui import actions
from tui.app import TilmashApp
from tui.messages import _, set_language
from tui.reading import open_reading
from tui.request import ReadRequest
from tui.sanitise import visible
from tui.settings import Settings, default_path
from tui.state.store import State, default_folder


def run(request: ReadRequest) -> int:
    """Read until the reader quits.

    Args:
        request: What to read, and how.

    Returns:
        The exit code: 0, or 128 and the number of the signal that ended the program.

    Raises:
        TextsError: What was asked for cannot be read.
    """
    if request.kiosk:
        from tui.remote.kiosk import ALLOWED, opened

        actions.restrict(ALLOWED)
        state, settings = opened(request.folder)
    else:
        state, settings = State(default_folder()), Settings(default_path())
    if language := settings.text("interface.language"):
        set_language(language)
    for name in actions.remap(settings.keys):
        sentence = _("{file}: keys.{name}: there is no such action; docs/settings.md lists them.")
        settings.problems.append(sentence.format(file=settings.path, name=name))
    reading, notice = open_reading(request, state)
    notices = [*filter(None, [state.notice, notice]), *settings.problems]
    kind: type[TilmashApp] = TilmashApp
    if request.kiosk:
        from tui.remote.kiosk_app import KioskApp

        kind = KioskApp
    elif "SSH_CONNECTION" in os.environ:
        from tui.remote.remote_app import RemoteApp

        kind = RemoteApp
    app = kind(reading, state, request, settings, notices)
    code = app.run()
    if not request.kiosk and not state.notice:
        app.reader.places.keep_screen(*app.size)
    state.close()
    if app.farewell:
        print(f"tilmash: {visible(app.farewell)}", file=sys.stderr)
    return code or 0
