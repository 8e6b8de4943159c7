"""Screens of studying, as they were looked at and found good; see :mod:`tests.tui.test_screens`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from glossary.study.card import CardKind, Content, Grade, Sentence
from glossary.study.deck import Deck
from glossary.study.schedule import Schedule
from tests.tui.conftest import OpenReader
from tests.tui.study_keys import LAYOUTS, deck, graded, status, typed
from tui import messages

__all__ = ["deck"]
FOLDER = Path(__file__).with_name("captures")
NOON = 1_718_020_800_000
"""A Monday in June 2024, 12:00 UTC: the same date in nearly every zone."""
DAY = 86_400_000
NOTES = {
    "opinion": Content(
        {"kk": ("қоғамдық пікір", "жұртшылық пікірі"), "ru": ("общественное мнение",),
         "en": ("public opinion",)},
        {"kk": "қоғамның едәуір бөлігінің өздеріне ортақ мәселелер жөніндегі "
               "көзқарастарының жиынтығы"},
        "саясаттану", ("қоғам",),
    ),
    "image": Content(
        {"kk": ("имидж",), "ru": ("имидж",), "en": ("image",)},
        {"kk": "адам, ұйым не ел туралы мақсатты түрде қалыптастырылған бейне"},
        branch=("қоғам", "қоғамдық пікір"),
    ),
}  # fmt: skip
READ = Sentence("Мемлекеттік органдардың имиджін көтеру керек.", 24, 31)


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("state.study", "control.study", "screens.progress"):
        monkeypatch.setattr(f"tui.{module}.now", lambda: NOON)


def fill(deck: Deck, kind: CardKind = CardKind.TERM_DEFINITION) -> None:
    deck.add("opinion", NOTES["opinion"], [CardKind.RU_KK], now=NOON)
    deck.add("image", NOTES["image"], [kind], READ, NOON)


def learn(deck: Deck) -> None:
    """Give the deck a past of some weeks."""
    after = Schedule().after
    for number in range(12):
        kept = Content({"kk": (f"термин{number}",), "ru": (f"слово{number}",)}, {},
                       branch=("қоғам",) if number % 2 else ("билік",))  # fmt: skip
        deck.add(f"c{number}", kept, [CardKind.KK_RU], now=NOON - 40 * DAY)
    for card in deck.cards():
        grades = (Grade.EASY, Grade.GOOD, Grade.AGAIN if card.number % 5 == 0 else Grade.GOOD)
        for at, grade in zip((39, 20, 3), grades, strict=True):
            deck.grade(deck.card(card.number), grade, NOON - at * DAY + card.number, after)


SCREENS = [
    ("question", "kk", ["g", "s"]),
    ("answer", "ru", ["g", "s", "space"]),
    ("typed", "ru", ["g", "s", "t", *"когамдык", "space", *"пикер", "enter"]),
    ("cloze", "kk", ["g", "s", "space", "4", "space"]),
    ("end", "ru", ["g", "s", "space", "4", "space", "4"]),
    ("empty", "kk", ["g", "s"]),
    ("progress", "ru", ["g", "p"]),
    ("progress-end", "kk", ["g", "p", "G"]),
    ("words", "ru", ["g", "s", "E"]),
    ("review-keys", "kk", ["g", "s", "question_mark"]),
]


@pytest.mark.usefixtures("noon")
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize(("name", "language", "keys"), SCREENS, ids=[one[0] for one in SCREENS])
async def test_screen(
    open_reader: OpenReader, deck: Deck, name: str, size: tuple[int, int], language: str,
    keys: list[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("NO_COLOR", "1")
    messages.set_language(language)
    if name.startswith("progress"):
        learn(deck)
    elif name != "empty":
        fill(deck, CardKind.CLOZE if name == "cloze" else CardKind.TERM_DEFINITION)
    async with open_reader(glossary=False, size=size) as reader:
        await reader.press(*keys)
        shown = reader.shown + "\n"
    path = FOLDER / f"study-{name}-{size[0]}.txt"
    if os.environ.get("TILMASH_UPDATE"):
        path.write_text(shown, "utf-8")
    assert shown == path.read_text("utf-8")


@pytest.mark.parametrize("layout", ["russian", "kazakh"])
async def test_a_whole_session_in_a_small_window(
    open_reader: OpenReader, deck: Deck, layout: str
) -> None:
    messages.set_language("ru" if layout == "russian" else "kk")
    fill(deck)
    keys = LAYOUTS[layout]
    async with open_reader(glossary=False, size=(60, 20)) as reader:
        await typed(reader, keys, "gs_")
        assert "қоғамдық пікір" in reader.shown
        assert all(len(row) <= 60 for row in reader.rows)
        await typed(reader, keys, "3_")
        assert "Елдің" in reader.shown or "имидж" in reader.shown
        await typed(reader, keys, "lu")
        assert graded(deck) == [3]
        await typed(reader, keys, "q")
        assert "1" in status(reader)
