"""Replies of late: asked once, of one index, and not for ever."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from glossary.fresh import FreshGlossary
from glossary.lookup import Glossary
from tests.tui.dict.sources import Fixed
from tui.dict import recent
from tui.dict.protocol import Session
from tui.dict.recent import Recent
from tui.termbases import open_glossary


class Counted:
    """Makes replies and counts them."""

    def __init__(self, reply: str = "150 ok") -> None:
        self.times = 0
        self._reply = reply

    def __call__(self, _glossary: Glossary) -> list[str]:
        self.times += 1
        return [self._reply]


def test_what_was_asked_is_not_asked_again_of_the_same_index() -> None:
    source, made = Fixed(open_glossary([])), Counted()
    kept = Recent(source)
    assert [kept.reply(("a",), made) for _ in range(3)] == ["150 ok"] * 3
    assert made.times == 1
    kept.reply(("b",), made)
    assert made.times == 2
    source.glossary = open_glossary([])
    kept.reply(("a",), made)
    assert made.times == 3


def test_the_oldest_is_forgotten_and_what_is_long_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recent, "KEPT", 2)
    kept, made = Recent(Fixed(open_glossary([]))), Counted()
    for question in ("a", "b", "a", "c", "a", "b"):  # b goes when c comes: a was asked since
        kept.reply((question,), made)
    assert made.times == 4
    long = Counted("x" * (recent.LONGEST + 1))
    kept.reply(("long",), long)
    kept.reply(("long",), long)
    assert long.times == 2


def test_mime_is_part_of_the_question() -> None:
    session = Session(Recent(Fixed(open_glossary([]))))
    plain = session.answer("DEFINE kk имидж")
    session.answer("OPTION MIME")
    assert "Content-type" in session.answer("DEFINE kk имидж")
    assert "Content-type" not in plain


@pytest.fixture
def lost(tmp_path: Path) -> Session:
    """A session over an index whose folder went before it was asked."""
    file = tmp_path / "own.tsv"
    file.write_text("concept\tlang\tterm\nc0\tkk\tалма\n", "utf-8")
    glossary = FreshGlossary([file], tmp_path / "cache")
    shutil.rmtree(tmp_path / "cache" / "index")
    return Session(Recent(glossary))


@pytest.mark.parametrize("command", ["DEFINE * алма", "MATCH * . алма", "MATCH kk prefix ал"])
def test_an_index_that_was_lost_is_built_anew(lost: Session, command: str) -> None:
    assert lost.answer(command).startswith(("150 1", "152 1"))


def test_one_that_cannot_be_built_anew_is_said_and_the_session_goes_on(
    lost: Session, tmp_path: Path
) -> None:
    (tmp_path / "own.tsv").unlink()
    assert lost.answer("DEFINE * алма") == "420 server temporarily unavailable\r\n"
    assert lost.answer("STATUS").startswith("210 ")
