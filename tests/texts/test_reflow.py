"""Hard-wrapped lines become blocks, and every character knows where it came from."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.document import Block, BlockKind
from texts.reflow import Override, reflow

WRAPPED = """\
Бұл мәтін қатаң жолдарға бөлінген, сондықтан әр жолдың соңы сөйлемнің
соңы емес екенін оқырман бірден түсінеді деп ойлаймыз, бірақ бағдарлама
оны тек ережелерден ғана біле алады. Ол жолдың ұзындығын өлшейді де, осы
жол толық па, жоқ па, соны анықтайды және келесі жолды соған қарай қосады.
"""
"""Four lines of about 72 code points: enough to measure the width by."""


def texts_of(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


def after(body: str) -> list[Block]:
    """Return the blocks that follow a wrapped paragraph."""
    return reflow(f"{WRAPPED}\n{body}")[1:]


P, B, S, N, H = (
    BlockKind.PARAGRAPH,
    BlockKind.BULLET,
    BlockKind.SUBBULLET,
    BlockKind.NUMBERED,
    BlockKind.HEADING,
)
FULL = "осы жол әдейі толық болсын деп жазылды, сондықтан ол келесі жолға"
"""A full line that does not end a sentence."""

CASES = [
    pytest.param(f"{FULL}\nжалғасады.", [(P, f"{FULL} жалғасады.")], id="full line goes on"),
    pytest.param("Қысқа.\nТағы да.", [(P, "Қысқа."), (P, "Тағы да.")], id="ended short line"),
    pytest.param(f"{FULL}\n\nжалғасады.", [(P, f"{FULL} жалғасады.")], id="page break"),
    pytest.param(
        f"{FULL[:-7]} бітті.\n   Жаңа абзац бар.",
        [(P, f"{FULL[:-7]} бітті."), (P, "Жаңа абзац бар.")],
        id="indent after a full ended line",
    ),
    pytest.param("1) бір;\n2) екі.", [(N, "бір;"), (N, "екі.")], id="numbered"),
    pytest.param("• бір;\n•  екі.", [(B, "бір;"), (B, "екі.")], id="bullets"),
    pytest.param("\uf0b7бір;\n\uf0b7 екі.", [(B, "бір;"), (B, "екі.")], id="private-use bullets"),
    pytest.param("\uf0b7\nБір.\n•\nЕкі.", [(B, "Бір."), (B, "Екі.")], id="bullets alone on a line"),
    pytest.param(
        "• Орталық, оның міндеттері:\n– жинау;\n– талдау.\n• Жүйе:\n– тіркеу.",
        [(B, "Орталық, оның міндеттері:"), (S, "жинау;"), (S, "талдау."), (B, "Жүйе:"),
         (S, "тіркеу.")],
        id="sub-bullets",
    ),
    pytest.param(
        f"{FULL}\n– жалғасады.", [(P, f"{FULL} – жалғасады.")], id="dash of the sentence itself"
    ),
    pytest.param(f"{FULL}\n(1) болды.", [(P, f"{FULL} (1) болды.")], id="citation at a line start"),
    pytest.param("— Жоқ.\n— Иә.", [(P, "— Жоқ."), (P, "— Иә.")], id="em dash opens speech"),
    pytest.param("Бірінші бөлім\n\nМәтін.", [(H, "Бірінші бөлім"), (P, "Мәтін.")], id="heading"),
    pytest.param("1. Кіріспе\n\nМәтін.", [(H, "1. Кіріспе"), (P, "Мәтін.")], id="numbered heading"),
    pytest.param(
        "1. Бір\n\n2. Екі\n\n3. Үш", [(N, "Бір"), (N, "Екі"), (N, "Үш")], id="spaced list"
    ),
    pytest.param("ТАРАУ I.\n\nМәтін.", [(H, "ТАРАУ I."), (P, "Мәтін.")], id="heading in capitals"),
    pytest.param(
        "Көзімнің қарасы,\nкөңлімнің санасы,\nБітпейді іштегі",
        [(BlockKind.VERSE, "Көзімнің қарасы,\nкөңлімнің санасы,\nБітпейді іштегі")],
        id="verse keeps its lines",
    ),
    pytest.param(
        "Аты        Жылы\nАбай       1845\n  Ілияс    1894",
        [(BlockKind.PREFORMATTED, "Аты        Жылы\nАбай       1845\n  Ілияс    1894")],
        id="columns keep their spaces",
    ),
    pytest.param(
        "Соңы.\n\n* * *\n\nБасы.",
        [(P, "Соңы."), (BlockKind.BREAK, ""), (P, "Басы.")],
        id="stars part sections",
    ),
    pytest.param("?!\n\n😀", [(P, "?!"), (P, "😀")], id="signs are text"),
    pytest.param("Соңы.\n\n* * *\n", [(P, "Соңы.")], id="stars at the end part nothing"),
    pytest.param(
        "https://example.org/a?b=c", [(BlockKind.REFERENCE, "https://example.org/a?b=c")],
        id="address",
    ),
    pytest.param(f"{FULL}\n12\n\fжалғасады.", [(P, f"{FULL} жалғасады.")], id="page number"),
    pytest.param("1845\n\nМәтін.", [(H, "1845"), (P, "Мәтін.")], id="a number elsewhere stays"),
    pytest.param("\tа\tб  в.", [(P, "а б в.")], id="tabs and double spaces become one space"),
    pytest.param("қо\u00adғам", [(P, "қоғам")], id="soft hyphen"),
    pytest.param(
        f"{FULL[:-6]} қо\u00ad\nғамда болды.", [(P, f"{FULL[:-6]} қоғамда болды.")],
        id="soft hyphen at a line end",
    ),
    pytest.param("10\u00a0000 теңге.", [(P, "10\u00a0000 теңге.")], id="no-break space stays"),
    pytest.param("жай\r\nғана.\r\n", [(P, "жай ғана.")], id="CRLF"),
    pytest.param("и\u0306од.", [(P, "и\u0306од.")], id="decomposed letters stay"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_lines_become_blocks(body: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert [(block.kind, block.text) for block in after(body)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Бірінші абзац. Ол ұзын.\nЕкінші.\n", 2, id="a line a paragraph"),
        pytest.param("", 0, id="empty"),
        pytest.param("\n \n\f\n", 0, id="white space only"),
        pytest.param("бір сөз", 1, id="no line break"),
        pytest.param("А" * 5000 + "\n" + "Б" * 5000, 2, id="long lines"),
        pytest.param(
            "\n".join("Ақ киімді, денелі, ақ сақалды, соқыр мылқау" for _ in range(9)), 9,
            id="lines that all begin with a capital are not wrapped",
        ),
    ],
)  # fmt: skip
def test_text_that_is_not_wrapped_keeps_its_lines(text: str, expected: int) -> None:
    assert len(reflow(text)) == expected


OVERRIDES = [
    pytest.param("drop", ["а.", "в."], id="drop"),
    pytest.param("join", ["а. Б.", "в."], id="join"),
    pytest.param("begin", ["а.", "Б.", "в."], id="begin"),
    pytest.param("break", ["а.", "", "Б.", "в."], id="break"),
]


@pytest.mark.parametrize(("action", "expected"), OVERRIDES)
def test_override_decides_what_no_rule_can(action: str, expected: list[str]) -> None:
    overrides = [Override(2, action, "to test"), Override(3, "begin", "to test")]
    assert texts_of(reflow("а.\nБ.\nв.\n", overrides, width=70)) == expected


def test_override_names_a_kind_or_gives_a_lost_bullet_back() -> None:
    overrides = [Override(1, "reference", "to test"), Override(2, "item •", "to test")]
    first, second = reflow("С. 236.\nбір;\n", overrides)
    assert first.kind is BlockKind.REFERENCE
    assert (second.kind, second.marker) == (BlockKind.BULLET, "•")


def test_blocks_are_numbered_on() -> None:
    blocks = reflow("а.\nб.\n", prefix="b", digits=4, first=12)
    assert [block.id for block in blocks] == ["b0012", "b0013"]


# -- properties

WORDS = st.text("абвгдәіңғүұқөһabcPR-–«»().,;:!?1290\u00ad\ue0b7😀\u0306", min_size=1, max_size=12)
LINES = st.lists(WORDS, max_size=14).map(" ".join)
BREAKS = st.sampled_from(["\n", "\n", "\n", "\n\n", "\r\n", " \n", "\n  ", "\f", "\n• ", "\n1) "])
TEXTS = st.lists(st.tuples(LINES, BREAKS), max_size=25).map(
    lambda pairs: "".join(line + end for line, end in pairs)
)
WIDTHS = st.sampled_from([None, 0, 30, 60])


@given(TEXTS, WIDTHS)
def test_every_character_maps_to_its_place(text: str, width: int | None) -> None:
    last = -1
    for block in reflow(text, width=width):
        for offset, character in enumerate(block.text):
            place = block.origin.to_source(offset)
            assert place > last, "the map is monotone and no character is used twice"
            last = place
            if character in " \n":
                assert text[place].isspace()
            else:
                assert text[place] == character


@given(TEXTS, WIDTHS)
def test_map_leads_back(text: str, width: int | None) -> None:
    for block in reflow(text, width=width):
        for offset in range(len(block.text)):
            assert block.origin.from_source(block.origin.to_source(offset)) == offset


@given(TEXTS, WIDTHS)
def test_no_letter_is_lost(text: str, width: int | None) -> None:
    blocks = reflow(text, width=width)
    printed = [character for character in text if character.isalnum()]
    shown = [
        character
        for block in blocks
        for character in block.marker + block.text
        if character.isalnum()
    ]
    if "\f" not in text:
        assert shown == printed


@given(TEXTS, st.integers(1, 5000))
def test_base_shifts_the_map(text: str, base: int) -> None:
    plain = reflow(text)
    shifted = reflow(text, base=base)
    assert plain == shifted
    for one, other in zip(plain, shifted, strict=True):
        if one.text:
            assert other.origin.to_source(0) == one.origin.to_source(0) + base


def test_block_without_text_has_no_source() -> None:
    (block,) = [one for one in after("а.\n\n***\n\nб.") if one.kind is BlockKind.BREAK]
    with pytest.raises(IndexError):
        block.origin.to_source(0)
    with pytest.raises(IndexError):
        block.origin.from_source(0)


def test_offset_beyond_the_block_has_no_source() -> None:
    (block,) = reflow("сөз")
    assert block.origin.to_source(3) == 3, "the end of the text is a place"
    with pytest.raises(IndexError):
        block.origin.to_source(4)
    with pytest.raises(IndexError):
        block.origin.to_source(-1)


def test_time_grows_with_length_and_not_faster() -> None:
    page = WRAPPED + "\nмемлекеттік органдардағы PR-\nбөлімдер мен қыз-\nметінің іс-шаралары.\n\n"

    def seconds(pages: int) -> float:
        text = page * pages
        start = time.perf_counter()
        reflow(text)
        return time.perf_counter() - start

    seconds(10)
    small = min(seconds(250) for _ in range(3))
    large = seconds(4000)  # 3 MB
    assert large < 16 * small * 4
