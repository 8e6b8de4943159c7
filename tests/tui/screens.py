"""The screen of the README, taken from the app itself: ``python -m tests.tui.screens``."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from glossary.cache import open_index
from glossary.embedded import IndexedGlossary
from glossary.lookup import Glossary
from tui import messages
from tui.app import TilmashApp
from tui.reading import open_reading
from tui.request import Progress, ReadRequest
from tui.state.store import State
from tui.termbases import shipped

TARGET = Path(__file__).parents[2] / "docs" / "screen.svg"
SIZE = (116, 30)
TERM = "press-secretary"


async def take() -> None:
    """Read on to a term, open its entry, and save the screen."""
    with tempfile.TemporaryDirectory() as folder:

        def open_glossary(progress: Progress) -> Glossary:
            return IndexedGlossary(open_index([shipped()], Path(folder), progress).store)

        messages.set_language("en")
        state = State(None)
        request = ReadRequest("pr", (), open_glossary)
        app = TilmashApp(open_reading(request, state)[0], state, request)
        async with app.run_test(size=SIZE) as pilot:
            app.theme = "dark"
            for _ in range(2):
                await pilot.pause()
                await app.workers.wait_for_complete()
            for _ in range(300):
                if TERM in app.reader.entries.under_cursor()[1]:
                    break
                await pilot.press("n")
                await app.workers.wait_for_complete()
            await pilot.press("enter")
            await pilot.pause(0.2)
            svg = app.export_screenshot(title="tilmash")
        state.close()
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)  # no fonts from elsewhere
    TARGET.write_text("\n".join(line.rstrip() for line in svg.splitlines()) + "\n", "utf-8")


if __name__ == "__main__":
    asyncio.run(take())
