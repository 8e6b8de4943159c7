"""The screens of editing and term work, as they were looked at and found good.

``TILMASH_UPDATE=1 pytest tests/tui/test_termbase_screens.py`` writes them anew, to be looked at.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from glossary.concept import Concept, Definition, LanguageSection, Term
from glossary.own import Change, OwnTermbase
from tests.glossary.exports import SMALL
from tests.tui.conftest import OpenReader, Reader
from tests.tui.test_screens import FOLDER
from tui import messages
from tui.termbases import folder, mine

TEXT = (
    "Сауалнаманы өткізу керек. Бұқаралық ақпарат құралдары сауалнама туралы жазды. "
    "Бұқаралық ақпарат құралдарымен жұмыс басталды, қоғамдық пікірді зерттеу орталығы ашылды. "
    "Қоғамдық пікірді зерттеу орталығына сауалнама келді."
)
DEFINITION = Definition("пікірді білу үшін қойылатын сұрақтар тізбесі", "editor")
ENTRY = Concept("survey", (LanguageSection("kk", (Term("сауалнама"),), (DEFINITION,)),))


def saved(concept: Concept, who: str, today: str) -> Concept:
    own = OwnTermbase(mine())
    made = own.apply(Change("survey", concept, own.get("survey")), who=who, today=today)[0]
    assert made is not None
    return made


async def form(reader: Reader) -> None:
    await reader.press("e")


async def mistake(reader: Reader) -> None:
    await reader.press("e", "t")
    await reader.type("cауалнама сұрағы")  # the first letter is Latin
    await reader.press("enter", "d")
    await reader.type("сауалнама.")
    await reader.press("enter", "t")
    await reader.type("survey")


async def clash(reader: Reader) -> None:
    await reader.press("e", "j", "enter", "ctrl+u")
    await reader.type("менікі")
    await reader.press("enter")
    saved(ENTRY._replace(note="басқаша айтылған ескертпе", subject_field="PR"), "dana",
          "2026-01-03")  # fmt: skip
    await reader.press("w")


async def termbases(reader: Reader) -> None:
    shutil.copy(SMALL.with_suffix(".tbx"), folder() / "small.tbx")
    await reader.press("g", "B")


async def history(reader: Reader) -> None:
    await reader.press("G")


async def candidates(reader: Reader) -> None:
    await reader.press("g", "C")


STATES: dict[str, Callable[[Reader], Awaitable[None]]] = {
    one.__name__: one for one in (form, mistake, clash, termbases, history, candidates)
}
SIZES = {"80x24": (80, 24), "120x40": (120, 40), "60x20": (60, 20)}
SHOWN = [
    ("form", "80x24", "kk"), ("form", "60x20", "ru"), ("mistake", "80x24", "ru"),
    ("mistake", "60x20", "kk"), ("clash", "80x24", "kk"), ("clash", "60x20", "ru"),
    ("clash", "120x40", "en"), ("termbases", "80x24", "ru"), ("termbases", "60x20", "en"),
    ("history", "80x24", "kk"), ("candidates", "80x24", "kk"), ("candidates", "60x20", "ru"),
]  # fmt: skip


@pytest.mark.parametrize(("state", "size", "language"), SHOWN)
async def test_screen(
    open_reader: OpenReader,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    state: str,
    size: str,
    language: str,
) -> None:
    messages.set_language(language)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TILMASH_DATA_DIR", "data")  # shown, so the same wherever tests run
    saved(ENTRY, "aigul", "2026-01-02")
    saved(ENTRY._replace(transactions=OwnTermbase(mine()).get("survey").transactions,  # type: ignore[union-attr]  # it was saved
                         note="сұхбаттан басқа"), "dana", "2026-01-03")  # fmt: skip
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    async with open_reader(str(path), size=SIZES[size]) as reader:
        reader.screen.settings.editor = "aigul"
        await reader.press("s")
        await reader.type("сауалнама")
        await reader.press("enter")
        if SIZES[size][0] > 100:  # beside the text the entry has no focus of itself
            await reader.press("tab")
        await STATES[state](reader)
        shown = reader.shown + "\n"
    kept = FOLDER / f"{state}-{size}-{language}.txt"
    if os.environ.get("TILMASH_UPDATE"):
        kept.write_text(shown, "utf-8")
    assert shown == kept.read_text("utf-8")
