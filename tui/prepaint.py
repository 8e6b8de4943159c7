"""The first page on the screen before Textual has been imported, and handing the terminal over.

Importing Textual takes ten times as long as starting Python. Meanwhile the page that the app will
show at first is read already: laid out by the code that the app lays it out with, or taken from
what was kept of it when the document was left (:mod:`tui.kept_screen`). Keys pressed meanwhile
wait in the terminal, which is raw by then, for the app.
"""

from __future__ import annotations

import os
import termios
from typing import TYPE_CHECKING, Any, NamedTuple

from tui import kept_screen

if TYPE_CHECKING:
    from texts.document import BlockSource
    from tui.panes.flow import Look

LEAST = (20, 4)
"""Columns and rows of the smallest screen that is painted on."""
ENTER = "\x1b[?1049h"
"""To the alternate screen (xterm, *Control Sequences*, private modes). Sent once: some terminals
clear it again when it is sent again."""
_HIDE = "\x1b[?25l"
_LEAVE = "\x1b[?1049l\x1b[?25h"
_INPUT, _LOCAL = 0, 3
"""Indices into what ``tcgetattr`` returns."""


class Painted(NamedTuple):
    """What stands on the screen."""

    attributes: list[Any]
    """Of the terminal, as they were."""
    name: str
    """What was asked for: a path, an id of the library, or empty for what was read last."""
    source: BlockSource | None
    """The document, if it had to be opened."""


_painted: Painted | None = None


def paint(name: str, encoding: str | None) -> None:
    """Paint the first page of a document, if that can be done cleanly.

    Args:
        name: Its path or id in the library; empty for the document read last.
        encoding: What it is in, if it was named.
    """
    global _painted
    if {"COLUMNS", "LINES"} & os.environ.keys():
        return  # the app believes these before the terminal
    try:
        size = os.get_terminal_size(1)
        if size.columns < LEAST[0] or size.lines < LEAST[1]:
            return
        made = kept_screen.take(name, encoding, size)
        source = None
        if made is None:
            made, source = _made(name, encoding, size)
    except Exception:
        # Whatever is wrong with the document, the state or the settings, the program says in a
        # moment, each in its own words; here is nothing to say it with.
        return
    if made is not None:
        _painted = Painted(_enter(made), name, source)


def handed_over() -> list[Any] | None:
    """Take the terminal over; return its attributes as they were, None if nothing was painted."""
    global _painted
    if _painted is None:
        return None
    attributes, _painted = _painted.attributes, None
    return attributes


def opened(name: str) -> BlockSource | None:
    """Return a document that was opened to paint its page."""
    return _painted.source if _painted is not None and _painted.name == name else None


def restore() -> None:
    """Give the terminal back as it was, if the app has not taken it over."""
    attributes = handed_over()
    if attributes is not None:
        termios.tcsetattr(0, termios.TCSANOW, attributes)
        os.write(2, _LEAVE.encode())


def _enter(page: str) -> list[Any]:
    """Make the terminal raw as the app will, and show a page; return its attributes of before."""
    global _painted
    import signal

    attributes = termios.tcgetattr(0)
    # Before anything changes: whoever ends the program now leaves the terminal as it was.
    _painted = Painted(attributes, "", None)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _ended)
    raw = termios.tcgetattr(0)
    raw[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    raw[_INPUT] &= ~(
        termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
    )  # fmt: skip
    termios.tcsetattr(0, termios.TCSANOW, raw)
    data = f"{ENTER}{_HIDE}{page}".encode()
    while data:
        # The app writes to standard error, and so do we.
        data = data[os.write(2, data) :]
    return attributes


def _ended(number: int, _frame: object) -> None:
    restore()
    os._exit(128 + number)


def _made(
    name: str, encoding: str | None, size: os.terminal_size
) -> tuple[str | None, BlockSource | None]:
    """Return a page laid out now, and its document, open; no page where the app shows another."""
    from tui.panes.flow import USUAL, Look

    look, theme = USUAL, kept_screen.TERMINAL
    config = kept_screen.config_file()
    if os.path.exists(config):
        from pathlib import Path

        from tui.settings import Settings

        settings = Settings(Path(config))
        look, theme = Look.of(settings), settings.text("interface.theme")
    place = None
    if os.path.exists(kept_screen.state_file()):
        from tui.state.glance import glance

        place = glance(kept_screen.state_file(), name and kept_screen.key_of(name))
    if place is not None and place.beside:
        return None, None
    from texts.opening import FIRST, open_beginning, open_source

    whole = True
    if place is None:
        rows = size.lines * look.columns
        source, whole = open_beginning(name or FIRST, rows, look.measure, encoding)
    else:
        source = open_source(name or place.document, encoding=encoding)
    left = place and (place.block, place.offset, place.quote)
    page = drawn(source, left, size, look, theme)
    return page, source if whole else None


def drawn(
    source: BlockSource,
    place: tuple[str, int, str] | None,
    size: os.terminal_size,
    look: Look,
    theme: str,
) -> str | None:
    """Return the page that the app shows first of a document.

    Args:
        source: The document.
        place: Id of the block and block offset where it was left, and the words that stood
            there; None for its beginning.
        size: Of the screen.
        look: How text is set.
        theme: In which colours.

    Returns:
        None where the app would show it otherwise at first: a place that takes time to find,
        colours that the terminal has not got, text from right to left, which takes ICU to set.
    """
    from texts.reach import share_of
    from tui.palette import COLOURLESS, PALETTES
    from tui.panes.page import page, text_width
    from tui.panes.view import View
    from tui.panes.wrap import TURNED

    if os.environ.get("NO_COLOR"):
        theme = COLOURLESS
    if theme in PALETTES and os.environ.get("COLORTERM", "") not in ("truecolor", "24bit"):
        return None
    view = View([source], look)
    if place is not None:
        number = source.number(place[0])
        if number is None and not source.complete:
            return None
        if place[2] and (
            number is None or not source.block(number).text.startswith(place[2], place[1])
        ):
            return None  # the document has changed: the app looks where these words are now
        if number is not None:
            view.go(number, place[1], middle=True)
    view.resize(text_width(size.columns), size.lines - 1)
    rows = [row for row in view.rows() if row is not None]
    if any(TURNED.search(view.flow.laid(row.block).texts[0]) for row in rows):
        return None
    share = f"{int(100 * share_of(source, view.block))} %"
    return page(view, size.columns, source.title, share, theme)
